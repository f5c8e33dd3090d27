"""The rows of a list over the library: as many lines each, drawn by the screen that owns them."""

from collections.abc import Callable
from dataclasses import replace

from summitreader.tui.viewmodel.fitting import filled, wrapped_parts
from summitreader.tui.viewmodel.row_layout import DrawnLine, RowLayout, RowLine, TextPart

_BESIDE = 3  # cells: the margin with the cursor, a blank one before the words and one behind them
_ENDLESS = 100_000


class ScreenRows:
    """So many rows of so many lines, but for the `whole` one, which takes as many as its words do.

    `draw` gives a row's lines for a width.
    """

    def __init__(
        self,
        count: int,
        lines: int,
        draw: Callable[[int, int], tuple[RowLine, ...]],
        whole: int | None = None,
    ) -> None:
        self._layout, self._draw, self._whole = RowLayout(count, lines), draw, whole
        self._last: tuple[tuple[int, int], tuple[RowLine, ...]] = (-1, 0), ()

    def layout(self, width: int) -> RowLayout:
        """Return where the rows stand."""
        if self._whole is None or width <= _BESIDE:
            return self._layout
        more = len(self._lines(self._whole, width - _BESIDE)) - self._layout.head_lines
        return replace(self._layout, tall=((self._whole, more),)) if more > 0 else self._layout

    def turned(self, row: int) -> "ScreenRows":
        """Return the rows with one of them in as many lines as its words take, or again cut as the others are."""
        count, lines = self._layout.heads, self._layout.head_lines
        return ScreenRows(count, lines, self._draw, None if row == self._whole else row)

    def line(self, row: int, line: int, width: int, is_cursor: bool) -> DrawnLine:
        """Return one of a row's lines, between a margin in which the cursor shows and a blank cell."""
        lines = self._lines(row, width - _BESIDE, anew=line == 0)
        words = filled(lines[line] if line < len(lines) else RowLine(()), width - _BESIDE)
        margin = TextPart("▌" if is_cursor else " ", "key")
        return DrawnLine((margin, TextPart(" "), *words, TextPart(" ")), ("cursor",) if is_cursor else ())

    def _lines(self, row: int, width: int, anew: bool = False) -> tuple[RowLine, ...]:
        # Lines are asked for from the top: a row is drawn once for all of its lines.
        if anew or (row, width) != self._last[0]:
            lines = self._draw(row, _ENDLESS if row == self._whole else width)
            if row == self._whole:
                # Drawn for a line without end nothing was cut.
                said = [(*line.left, *line.right) for line in lines if any(map(_words, line.left))]
                lines = tuple(line for parts in said for line in wrapped_parts(parts, width))
            self._last = (row, width), lines
        return self._last[1]


def _words(part: TextPart) -> str:
    return part.words.strip()
