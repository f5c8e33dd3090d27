"""The rows of a list over the library: as many lines each, drawn by the screen that owns them."""

from collections.abc import Callable

from summitreader.tui.viewmodel.fitting import filled
from summitreader.tui.viewmodel.row_layout import DrawnLine, RowLayout, RowLine, TextPart


class ScreenRows:
    """So many rows of so many lines. `draw` gives a row's lines for a width."""

    def __init__(self, count: int, lines: int, draw: Callable[[int, int], tuple[RowLine, ...]]) -> None:
        self._layout, self._draw = RowLayout(count, lines), draw
        self._last: tuple[tuple[int, int], tuple[RowLine, ...]] = (-1, 0), ()

    def layout(self, width: int) -> RowLayout:
        """Return where the rows stand."""
        return self._layout

    def line(self, row: int, line: int, width: int, is_cursor: bool) -> DrawnLine:
        """Return one of a row's lines, between a margin in which the cursor shows and a blank cell."""
        if line == 0 or (row, width) != self._last[0]:
            # Lines are asked for from the top: a row is drawn once for all of its lines.
            self._last = (row, width), self._draw(row, width - 3)
        lines = self._last[1]
        words = filled(lines[line] if line < len(lines) else RowLine(()), width - 3)
        margin = TextPart("▌" if is_cursor else " ", "key")
        return DrawnLine((margin, TextPart(" "), *words, TextPart(" ")), ("cursor",) if is_cursor else ())
