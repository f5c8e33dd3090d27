"""A scroll bar, drawn by the widget that scrolls. Pure.

Textual's own is a widget: drawn a second time 17 ms after every new size, and all of it at every move.
"""

from math import ceil
from typing import NamedTuple

_PARTS = 8  # of a row: the thumb begins and ends between them
_FILLED = " ▁▂▃▄▅▆▇"


class Scrollbar(NamedTuple):
    """How many rows there are, how many of them are seen, and which is the topmost."""

    rows: int
    height: int
    top: int

    @property
    def needed(self) -> bool:
        """Whether there is more than is seen."""
        return self.rows > self.height > 0

    @property
    def thumb(self) -> tuple[int, int]:
        """Where the thumb begins and ends, in eighths of a row; both 0 where no bar is needed."""
        if not self.needed:
            return 0, 0
        start = int(self.top / self._step * _PARTS)
        return start, start + ceil(self._size * _PARTS)

    def cell(self, y: int, thumb: tuple[int, int]) -> tuple[str, tuple[str, ...]]:
        """Return the sign in a row, and the names of its style."""
        (start, end), above, below = thumb, y * _PARTS, (y + 1) * _PARTS
        if start <= above and below <= end:
            return " ", ("thumb", "thumb-filled")
        if above < start < below:
            return _FILLED[below - start], ("thumb",)
        if above < end < below:
            return _FILLED[below - end], ("thumb", "thumb-filled")
        return " ", ()

    def pulled(self, start: int, y: int) -> int:
        """Return the topmost row when the mouse took hold in one row and is in another now.

        Where the thumb is not, it first comes to the mouse.
        """
        if not self.needed:
            return self.top
        first, last = self.thumb
        holds = first < (start + 1) * _PARTS and start * _PARTS < last
        top = self.top if holds else self.rows * start // self.height
        return max(0, min(top + round((y - start) * self._step), self.rows - self.height))

    @property
    def _size(self) -> float:
        """Rows of the thumb."""
        return max(1.0, self.height * self.height / self.rows)

    @property
    def _step(self) -> float:
        """Rows that go by while the thumb moves by one; a bar of one row has no room to move."""
        return (self.rows - self.height) / max(1 / _PARTS, self.height - self._size)
