"""Spelling twins: what a search takes for the same word (Kyiv and Kiev, programme and program)."""

import re
from functools import cache
from importlib.resources import files

_ISE = re.compile(r"(\w{3,}[^\W\d_])(is|iz)(e|ed|es|er|ers|ing|ation|ations|ational)")


def twins_of(word: str) -> tuple[str, ...]:
    """Other spellings of a word or name, given and returned in lower case; () where there is none.

    >>> twins_of("denuclearisation")
    ('denuclearization',)
    """
    groups, stems = _twins()
    plain = word.translate(_ACCENTS)
    found = [other for other in groups.get(plain, ()) if other != plain]
    for stem, other in stems:
        if plain.startswith(stem) and not (other.startswith(stem) and plain.startswith(other)):
            found.append(other + plain[len(stem) :])
            break
    if ise := _ISE.fullmatch(plain):
        found.append(ise[1] + ("iz" if ise[2] == "is" else "is") + ise[3])
    return tuple(found)


_ACCENTS = str.maketrans("üıéèôóğç", "uieeoogc")


@cache
def _twins() -> tuple[dict[str, tuple[str, ...]], list[tuple[str, str]]]:
    # Imported here: opening the library does not need it.
    import tomllib

    words = tomllib.loads(files("summitreader.data").joinpath("twins.toml").read_text(encoding="utf-8"))
    groups = {word: tuple(group) for group in words["groups"] for word in group}
    stems = [pair for one, other in words["stems"] for pair in ((one, other), (other, one))]
    return groups, stems
