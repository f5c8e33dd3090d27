"""Spans by where they stand: those that meet a place, found without a look at all others."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from summitreader.model import Span

_WIDE = 512  # code points of a shelf

Kept = TypeVar("Kept")


class SpansByPlace(Generic[Kept]):
    """What stands in a text, by its span: a question costs what is near the place, however long the text is."""

    def __init__(self, placed: Iterable[tuple[Span, Kept]]) -> None:
        """Put each on every stretch of the text that it reaches into."""
        self._shelves: dict[int, list[tuple[Span, int, Kept]]] = {}
        for number, (span, kept) in enumerate(placed):
            for shelf in range(span.start // _WIDE, span.end // _WIDE + 1):
                self._shelves.setdefault(shelf, []).append((span, number, kept))

    def meeting(self, place: Span) -> list[Kept]:
        """Return what shares words with a place, in the order in which it was given."""
        found = {
            number: kept
            for shelf in range(place.start // _WIDE, place.end // _WIDE + 1)
            for span, number, kept in self._shelves.get(shelf, ())
            if span.start < place.end and place.start < span.end
        }
        return [found[number] for number in sorted(found)]
