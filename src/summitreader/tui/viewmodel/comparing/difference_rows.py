"""The rows of the list of differences: a heading above each group, what a line is, and the quotes of both. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitreader.comparison import SIDE_NAMES
from summitreader.tui.viewmodel.comparing.lazy_layout import LazyLayout
from summitreader.tui.viewmodel.comparing.listing import ListedDifference, counted, heading
from summitreader.tui.viewmodel.comparing.shares import Shares
from summitreader.tui.viewmodel.fitting import filled, hanging, in_full, wrapped, wrapped_parts
from summitreader.tui.viewmodel.row_layout import DrawnLine, RowLine, TextPart

_MARGIN, _LETTER, _BEHIND = 2, 2, 1
_QUOTED = 3  # lines of a quote, unless the row is shown whole

Lines = tuple[RowLine, ...]


class DifferenceRows:
    """The list as it is shown; the row `whole` says all its words, of the others long quotes are cut."""

    def __init__(
        self,
        lines: Sequence[ListedDifference],
        texts: Sequence[str],
        shares: Shares | None = None,
        whole: int | None = None,
    ) -> None:
        self._lines, self._texts, self._shares, self._whole = tuple(lines), tuple(texts), shares, whole
        self._counts = counted(self._lines)
        self._layouts: dict[int, LazyLayout] = {}
        self._wrapped: dict[tuple[int, int], Lines] = {}

    def layout(self, width: int) -> LazyLayout:
        """Return where the rows stand."""
        if width not in self._layouts:
            self._layouts.clear()
            self._wrapped.clear()
            self._layouts[width] = LazyLayout(self._guesses(width), lambda row: len(self._row(row, width)))
        return self._layouts[width]

    def turned(self, row: int) -> DifferenceRows:
        """Return the list with one row in as many lines as its words take, or again cut as the others are."""
        return DifferenceRows(self._lines, self._texts, self._shares, None if row == self._whole else row)

    def line(self, row: int, line: int, width: int, is_cursor: bool) -> DrawnLine:
        """Return one line of a row; the heading above a group belongs to its first row."""
        self.layout(width)
        lines = self._row(row, width)
        is_own = is_cursor and len(self._above(row, width)) <= line < len(lines) - 1
        margin = TextPart("▌ " if is_own else "  ", "key")
        return DrawnLine((margin, *filled(lines[line], width - _MARGIN)), ("cursor",) if is_own else ())

    def _guesses(self, width: int) -> Iterator[int]:
        """Yield about how many lines each row takes."""
        room, group = max(1, width - _MARGIN - _BEHIND - _LETTER), ""
        for one in self._lines:
            quotes = one.quotes if one.group != "shares" else ()
            quoted = sum(min(_QUOTED, (span.end - span.start + 2) // room + 1) for _, span in quotes)
            yield 2 * (one.group != group) + len(one.words) // room + (one.strip is not None) + quoted + 2
            group = one.group

    def _row(self, row: int, width: int) -> Lines:
        if (row, width) not in self._wrapped:
            one, room = self._lines[row], width - _MARGIN - _BEHIND
            lines: list[RowLine] = [*self._above(row, width)]
            lines += wrapped_parts((TextPart(one.words, "quiet" if one.quotes else ""),), room)
            if one.strip is not None and self._shares:
                lines.append(RowLine((TextPart(self._shares.strip(one.strip, max(1, room)), "strip"),)))
            for side, span in one.quotes if one.group != "shares" else ():
                lines += self._quote(side, " ".join(span.of(self._texts[side]).split()), room, row == self._whole)
            self._wrapped[row, width] = (*lines, RowLine(()))
        return self._wrapped[row, width]

    def _above(self, row: int, width: int) -> Lines:
        group = self._lines[row].group
        if row and self._lines[row - 1].group == group:
            return ()
        told = wrapped_parts((TextPart(heading(group, self._counts[group]), "heading"),), width - _MARGIN - _BEHIND)
        return (*told, RowLine(()))

    def _quote(self, side: int, words: str, room: int, is_whole: bool) -> Lines:
        letter = (TextPart(f"{SIDE_NAMES[side]} ", "letter"),)
        quoted = f"“{words}”"
        if is_whole or len(in_full(quoted, room - _LETTER)) <= _QUOTED:
            return hanging(letter, quoted, room)
        first, *rest = wrapped(quoted, room - _LETTER, _QUOTED)
        blank = (TextPart(" " * _LETTER),)
        return (RowLine((*letter, TextPart(first))), *(RowLine((*blank, TextPart(line))) for line in rest))
