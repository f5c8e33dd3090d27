"""Identifiers that stay the same for the same thing, whoever exports it and whenever."""

from uuid import UUID, uuid5

_SPACE = UUID("5d0f6f6e-4b0e-5c0b-9a53-0c8e3b6f5f0a")  # of summitreader's own names
_BETWEEN = "\x1f"


def guid_of(kind: str, *names: str) -> str:
    """Return the identifier of a thing: of its kind and of all that tells it from others of that kind.

    >>> guid_of("code", "Themes", "Trade") == guid_of("code", "Themes", "Trade") != guid_of("code", "Trade")
    True
    """
    name = _BETWEEN.join((kind, *names))
    return str(uuid5(_SPACE, name.encode("utf-8", "replace").decode("utf-8")))  # a lone surrogate is no text
