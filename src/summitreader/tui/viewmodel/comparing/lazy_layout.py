"""Where rows stand of which only those near what is seen are wrapped: of all others the height is a guess. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate

_PIECE = 16  # rows that are wrapped at once, with as many before and behind them
_FEW = 96  # rows that are all wrapped


class LazyLayout:
    """Rows that differ in height: few are wrapped at once, of many those alone that are asked for."""

    def __init__(self, guesses: Iterable[int], height: Callable[[int], int]) -> None:
        """Make the layout.

        Args:
            guesses: About how many lines each row takes.
            height: Gives how many a row takes indeed.
        """
        self._heights, self._height = [*guesses], height
        self._unknown = {*range(0, len(self._heights), _PIECE)}
        self._tops = [*accumulate(self._heights, initial=0)]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self._heights)

    @property
    def lines(self) -> int:
        """How many lines all rows take, as far as that is known."""
        if self.rows <= _FEW and self._unknown:
            for row in range(_PIECE, self.rows + _PIECE, 3 * _PIECE):
                self._look(row)
        return self._tops[-1]

    def top(self, row: int) -> int:
        """Return the first line of a row."""
        self._look(row)
        return self._tops[row]

    def height(self, row: int) -> int:
        """Return how many lines a row takes."""
        self._look(row)
        return self._heights[row]

    def at(self, line: int) -> int:
        """Return the row that a line belongs to."""
        row = bisect_right(self._tops, line) - 1
        while self._look(row):
            row = bisect_right(self._tops, line) - 1
        return row

    def _look(self, row: int) -> bool:
        """Wrap the rows around one; return whether that was news."""
        piece = row - row % _PIECE
        wanted = {piece - _PIECE, piece, piece + _PIECE} & self._unknown
        for first in wanted:
            for near in range(first, min(first + _PIECE, self.rows)):
                self._heights[near] = self._height(near)
        if wanted:
            self._tops = [*accumulate(self._heights, initial=0)]
            self._unknown -= wanted
        return bool(wanted)
