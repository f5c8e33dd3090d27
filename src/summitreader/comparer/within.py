"""What begins inside a passage of a text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import Generic, TypeVar

from summitreader.model import Reading, Span

Item = TypeVar("Item")


class Within(Generic[Item]):
    """What stands in a text, by where it begins."""

    def __init__(self, rows: Iterable[tuple[int, Item]]) -> None:
        """Take what stands there with where it begins, in any order."""
        ordered = sorted(rows, key=itemgetter(0))
        self._starts = [start for start, _ in ordered]
        self._items = [item for _, item in ordered]

    def of(self, span: Span) -> list[Item]:
        """Return what begins in a passage."""
        return self._items[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def last(self, at: int) -> Item | None:
        """Return what begins last up to a place, None where nothing does."""
        begun = bisect_right(self._starts, at)
        return self._items[begun - 1] if begun else None


def theme_terms(reading: Reading) -> Within[str]:
    """Return the theme of each of its terms in a reading."""
    return Within((term.start, theme.name) for theme in reading.themes for term in theme.terms)
