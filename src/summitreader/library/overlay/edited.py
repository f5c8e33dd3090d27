"""A long sequence with a few of its items changed: what stays is asked for where it is, and not copied."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar, overload

T = TypeVar("T")


class _Piece(NamedTuple, Generic[T]):
    """Items of a sequence from `start` to `end`."""

    items: Sequence[T]
    start: int
    end: int


class Edited(Sequence[T]):
    """A sequence made of pieces of others. Equal to the tuple of the same items.

    >>> edited = Edited("abcd")
    >>> edited.put(1, "B"); edited.insert(4, "e"); edited.pop(0)
    'a'
    >>> "".join(edited), len(edited), edited[1], edited[-1]
    ('Bcde', 4, 'c', 'e')
    """

    __slots__ = ("_ends", "_pieces", "is_edited")

    def __init__(self, items: Sequence[T], is_edited: bool = False) -> None:
        self._pieces: list[_Piece[T]] = (
            [*items._pieces] if isinstance(items, Edited) else [_Piece(items, 0, len(items))]
        )
        self._ends = self._counted()
        self.is_edited = is_edited

    def put(self, place: int, item: T) -> None:
        """Put an item in the place of another."""
        self._splice(place, place + 1, (item,))

    def insert(self, place: int, item: T) -> None:
        """Put an item before the one at a place."""
        self._splice(place, place, (item,))

    def pop(self, place: int) -> T:
        """Take out an item, and return it."""
        item = self[place]
        self._splice(place, place + 1, ())
        return item

    def _splice(self, start: int, end: int, items: Sequence[T]) -> None:
        """Put items in the place of those from `start` to `end`, which are one at most."""
        self.is_edited = True
        at = min(bisect_right(self._ends, start), len(self._pieces) - 1)
        piece = self._pieces[at]
        offset = piece.start + start - (self._ends[at] - (piece.end - piece.start))
        parts = (
            _Piece(piece.items, piece.start, offset),
            _Piece(items, 0, len(items)),
            _Piece(piece.items, offset + end - start, piece.end),
        )
        self._pieces[at : at + 1] = [part for part in parts if part.end > part.start]
        # So that there always is one to be divided.
        self._pieces = self._pieces or [_Piece((), 0, 0)]
        self._ends = self._counted()

    def _counted(self) -> list[int]:
        return [*accumulate(piece.end - piece.start for piece in self._pieces)]

    def __len__(self) -> int:
        return self._ends[-1]

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        places = range(len(self))[index]
        return self._item(places) if isinstance(places, int) else tuple(map(self._item, places))

    def _item(self, place: int) -> T:
        at = bisect_right(self._ends, place)
        piece = self._pieces[at]
        return piece.items[piece.end - (self._ends[at] - place)]

    def __iter__(self) -> Iterator[T]:
        return map(self._item, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{len(self)} items, {len(self._pieces)} pieces>"
