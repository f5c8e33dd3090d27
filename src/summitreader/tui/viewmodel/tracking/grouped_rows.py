"""Rows of one line each, some with a heading above them, and one with all that it has to say. Pure."""

from collections.abc import Callable, Sequence

from summitreader.tui.viewmodel.fitting import filled, wrapped_parts
from summitreader.tui.viewmodel.row_layout import DrawnLine, RowLine, TextPart, UnevenLayout

_BESIDE = 3  # cells: the margin with the cursor, a blank one before the words and one behind them

Draw = Callable[[int, int, bool], RowLine]
"""Gives the line of a row for a width, with or without the cursor on it."""


class GroupedRows:
    """Rows that `draw` gives. A heading belongs to the row below it, and is not chosen; "" is none.

    `words` says all of a row, for the one that is shown whole.
    """

    def __init__(
        self, headings: Sequence[str], draw: Draw, words: Callable[[int], str], whole: int | None = None
    ) -> None:
        self._headings, self._draw, self._words, self._whole = headings, draw, words, whole
        self._kept: tuple[int, UnevenLayout] | None = None

    def layout(self, width: int) -> UnevenLayout:
        """Return where the rows stand."""
        # Asked for with each line that is drawn: it is worked out once.
        if self._kept is None or self._kept[0] != width:
            heights = [
                self._above(row) + (len(self._said(row, width)) if row == self._whole else 1)
                for row in range(len(self._headings))
            ]
            self._kept = width, UnevenLayout(heights)
        return self._kept[1]

    def turned(self, row: int) -> "GroupedRows":
        """Return the rows with one of them in as many lines as its words take, or again cut as the others are."""
        return GroupedRows(self._headings, self._draw, self._words, None if row == self._whole else row)

    def line(self, row: int, line: int, width: int, is_cursor: bool) -> DrawnLine:
        """Return one of a row's lines, between a margin in which the cursor shows and a blank cell."""
        room = width - _BESIDE
        if line < self._above(row):
            heading = self._headings[row] if line == self._above(row) - 1 else ""
            words = RowLine((TextPart(heading, "quiet"),))
            return DrawnLine((TextPart("  "), *filled(words, room), TextPart(" ")))
        if row == self._whole:
            words = self._said(row, width)[line - self._above(row)]
        else:
            words = self._draw(row, room, is_cursor)
        margin = TextPart("▌" if is_cursor else " ", "key")
        return DrawnLine((margin, TextPart(" "), *filled(words, room), TextPart(" ")), ("cursor",) if is_cursor else ())

    def _above(self, row: int) -> int:
        return 0 if not self._headings[row] else 2 if row else 1

    def _said(self, row: int, width: int) -> tuple[RowLine, ...]:
        return wrapped_parts((TextPart(self._words(row)),), max(2, width - _BESIDE))
