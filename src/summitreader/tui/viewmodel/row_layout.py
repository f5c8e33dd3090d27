"""What the rows of a list consist of, and where they stand: by arithmetic alone, 50,000 cost no object each. Pure."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple


class TextPart(NamedTuple):
    """A few words of one look; `look` is the name of a component class of the list ("quiet", "voice-3", …)."""

    words: str
    look: str = ""


class RowLine(NamedTuple):
    """One line of a row: `left` is cut where room is short, `right` is kept whole."""

    left: tuple[TextPart, ...]
    right: tuple[TextPart, ...] = ()


class DrawnLine(NamedTuple):
    """One line as it is drawn: parts that fill its width, and the looks that lie under all of them."""

    parts: tuple[TextPart, ...]
    looks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowLayout:
    """A list of heads of which one may be open and show its children. Heights are in lines, indices from 0.

    Rows are as high as their kind, but for the few of `tall`: each with how many lines it has more, sorted.
    """

    heads: int
    head_lines: int = 1
    opened: int | None = None
    children: int = 0
    child_lines: int = 1
    tall: tuple[tuple[int, int], ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are, the open head's children included."""
        return self.heads + (self.children if self.opened is not None else 0)

    @property
    def lines(self) -> int:
        """How many lines all rows take."""
        few = self.heads * self.head_lines + (self.rows - self.heads) * self.child_lines
        return few + sum(more for _, more in self.tall)

    def what(self, row: int) -> tuple[int, int | None]:
        """Return the head a row belongs to, and which of its children it is, None for the head itself."""
        if self.opened is None or row <= self.opened:
            return row, None
        if row <= self.opened + self.children:
            return self.opened, row - self.opened - 1
        return row - self.children, None

    def row_of(self, head: int) -> int:
        """Return the row of a head."""
        return head if self.opened is None or head <= self.opened else head + self.children

    def top(self, row: int) -> int:
        """Return the first line of a row."""
        return self._even_top(row) + sum(more for other, more in self.tall if other < row)

    def height(self, row: int) -> int:
        """Return how many lines a row takes."""
        return self._even_height(row) + sum(more for other, more in self.tall if other == row)

    def at(self, line: int) -> int:
        """Return the row that a line belongs to."""
        passed = 0
        for row, more in self.tall:
            end = self._even_top(row) + passed + self._even_height(row)
            if line < end:
                break
            if line < end + more:
                return row
            passed += more
        return self._even_at(line - passed)

    def _even_top(self, row: int) -> int:
        """Return the first line of a row, were no row taller than its kind."""
        head, child = self.what(row)
        inside = 0
        if self.opened is not None and (child is not None or head > self.opened):
            inside = self.child_lines * (self.children if child is None else child)
        return inside + self.head_lines * (head if child is None else head + 1)

    def _even_height(self, row: int) -> int:
        return self.head_lines if self.what(row)[1] is None else self.child_lines

    def _even_at(self, line: int) -> int:
        if self.opened is None:
            return line // self.head_lines
        before = (self.opened + 1) * self.head_lines
        if line < before:
            return line // self.head_lines
        if line < before + self.children * self.child_lines:
            return self.opened + 1 + (line - before) // self.child_lines
        return (line - self.children * self.child_lines) // self.head_lines + self.children


class UnevenLayout:
    """Where rows stand that differ in height."""

    def __init__(self, heights: Iterable[int]) -> None:
        self._tops = [*accumulate(heights, initial=0)]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self._tops) - 1

    @property
    def lines(self) -> int:
        """How many lines all rows take."""
        return self._tops[-1]

    def top(self, row: int) -> int:
        """Return the first line of a row."""
        return self._tops[row]

    def height(self, row: int) -> int:
        """Return how many lines a row takes."""
        return self._tops[row + 1] - self._tops[row]

    def at(self, line: int) -> int:
        """Return the row that a line belongs to."""
        return bisect_right(self._tops, line) - 1


def shares(available: int, wanted: tuple[int, ...], favoured: int | None = None, part: float = 0.6) -> tuple[int, ...]:
    """Return how many lines each pane of a column gets: the modest what they want, the rest an equal share.

    The favoured one is served first, up to its part. Where room is short, every pane keeps its title line as long as
    there are lines to give; the sum never exceeds what is available.
    """
    given = [0] * len(wanted)
    order = [*range(len(wanted))]
    if favoured is not None:
        rest = len(wanted) - 1
        given[favoured] = max(0, min(wanted[favoured], max(int(available * part), 1), max(available - rest, 1)))
        order.remove(favoured)
    left = available - sum(given)
    for position, pane in enumerate(sorted(order, key=lambda pane: wanted[pane])):
        given[pane] = max(0, min(wanted[pane], left // (len(order) - position)))
        left -= given[pane]
    if favoured is not None:
        given[favoured] += max(0, min(left, wanted[favoured] - given[favoured]))
    return tuple(given)
