"""By which rule what a search found was found: the index does not know, the readings do."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from summitreader.answers import SearchHit
from summitreader.library.storage.file import Library
from summitreader.model import Span
from summitreader.session.library.readings import findings_version, read_kept

__all__ = ["rules_of_hits"]

_READINGS = 64  # that are kept: the hits of an article do not stand beside each other


def rules_of_hits(library: Library) -> Callable[[SearchHit], str | None]:
    """Return what tells the rule of a statement that was found; None for a passage that is none."""
    version = findings_version()

    @lru_cache(_READINGS)
    def rules(key: str) -> Mapping[Span, str]:
        reading = read_kept(library, key, version)
        return {Span(one.start, one.end): one.rule for one in reading.statements} if reading else {}

    return lambda hit: rules(hit.article).get(hit.span)
