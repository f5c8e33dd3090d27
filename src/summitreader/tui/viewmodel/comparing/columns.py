"""The rows of the columns: a head for each matter, below it each side's words, beside or below each other. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from summitreader.comparison import SIDE_NAMES
from summitreader.model import Span
from summitreader.tui.viewmodel.comparing.alignment import AlignedRow
from summitreader.tui.viewmodel.comparing.cell_words import (
    CellWords,
    LookedSpan,
    cell_words,
    line_parts,
    told_lines,
)
from summitreader.tui.viewmodel.comparing.lazy_layout import LazyLayout
from summitreader.tui.viewmodel.fitting import filled, wrapped_parts
from summitreader.tui.viewmodel.row_layout import DrawnLine, RowLine, TextPart

_MARGIN, _LETTER, _BEHIND = 2, 3, 1
_KEPT = 8  # widths whose lines are remembered

Parts = tuple[TextPart, ...]


class RowWords(NamedTuple):
    """What stands in a row beside the passages: its head, by side who says it, and what stands where nothing is told;
    the look of the words, and words of them that have another one."""

    head: Parts = ()
    speakers: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    look: str = ""
    marks: tuple[tuple[LookedSpan, ...], ...] = ()


NO_WORDS = RowWords(look="quiet")
LACKING = "–"
"""What stands where a side has no words, and nothing is claimed of that."""


class CellLine(NamedTuple):
    """A line of a cell: what is told beside the passages, or else from where to where their words stand in it."""

    told: str
    start: int = 0
    end: int = 0


class ComparedRows:
    """Texts and their rows, wrapped for a few widths; `about` gives what stands in a row beside the passages."""

    def __init__(self, texts: Sequence[str], rows: Sequence[AlignedRow], about: Callable[[int], RowWords]) -> None:
        self.texts, self.rows, self._about = tuple(texts), tuple(rows), about
        self._words: dict[int, RowWords] = {}
        self._cells: dict[tuple[int, int], CellWords] = {}
        self._layouts: dict[tuple[int, bool], LazyLayout] = {}
        self._lines: dict[tuple[int, int, int], tuple[CellLine, ...]] = {}

    def about(self, row: int) -> RowWords:
        """Return what stands in a row beside the passages."""
        if row not in self._words:
            self._words[row] = self._about(row)
        return self._words[row]

    def cell(self, row: int, side: int) -> CellWords:
        """Return the words of a side in a row."""
        if (row, side) not in self._cells:
            self._cells[row, side] = cell_words(self.texts[side], self.rows[row].cells[side])
        return self._cells[row, side]

    def layout(self, width: int, is_stacked: bool) -> LazyLayout:
        """Return where the rows stand."""
        found = self._layouts.get((width, is_stacked))
        if found is None:
            if len(self._layouts) >= _KEPT:
                self._layouts.clear()
                self._lines.clear()
            guesses = self._guesses(text_rooms(width, len(self.texts), is_stacked)[0], is_stacked)
            found = LazyLayout(guesses, lambda row: self._height(row, width, is_stacked))
            self._layouts[width, is_stacked] = found
        return found

    def head(self, row: int, width: int) -> tuple[RowLine, ...]:
        """Return the lines of a row's head; none where nothing was found about it."""
        head = self.about(row).head
        return wrapped_parts(head, width - _MARGIN - _BEHIND) if head else ()

    def lines(self, row: int, side: int, room: int) -> tuple[CellLine, ...]:
        """Return the lines of a side in so many cells: who says it, what is missing, or its words."""
        found = self._lines.get((row, side, room))
        if found is None:
            found = self._lines[row, side, room] = (*self._wrapped(row, side, room),)
        return found

    def below(self, row: int, room: int) -> list[tuple[int, tuple[CellLine, ...]]]:
        """Return the lines of the sides that stand one below the other; one that only lacks words takes no room."""
        found = [(side, self.lines(row, side, room)) for side in range(len(self.texts))]
        return [(side, lines) for side, lines in found if [line.told for line in lines] != [LACKING]]

    def _wrapped(self, row: int, side: int, room: int) -> Iterator[CellLine]:
        about = self.about(row)
        if not self.rows[row].cells[side]:
            missing = about.missing[side] if about.missing else ""
            yield from (CellLine(line) for line in told_lines(missing, room) if missing)
            return
        who, cell = about.speakers[side] if about.speakers else "", self.cell(row, side)
        yield from (CellLine(line) for line in told_lines(f"{who}:", room) if who)
        yield from (CellLine("", start, end) for start, end in pairwise((*cell.starts(room), len(cell.words))))

    def _guesses(self, room: int, is_stacked: bool) -> Iterator[int]:
        """Yield about how many lines each row takes: a line of words is seldom full."""
        for row, by_side in zip(self.rows, self._lengths, strict=True):
            counts = [length // room + 1 for length in by_side]
            yield row.is_compared + (sum(counts) if is_stacked else max(counts)) + 1

    @cached_property
    def _lengths(self) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(sum(span.end - span.start for span in spans) for spans in row.cells) for row in self.rows)

    def _height(self, row: int, width: int, is_stacked: bool) -> int:
        head, rooms = len(self.head(row, width)), text_rooms(width, len(self.texts), is_stacked)
        if is_stacked:
            return head + sum(len(lines) for _, lines in self.below(row, rooms[0])) + 1
        return head + max(len(self.lines(row, side, room)) for side, room in enumerate(rooms)) + 1


class MatterRows:
    """The rows as a list shows them. `side` is the one that the keys are about, `lit` where the reader is."""

    def __init__(
        self, shown: ComparedRows, is_stacked: bool, side: int = 0, lit: tuple[tuple[int, Span], ...] = ()
    ) -> None:
        self.shown, self.is_stacked, self.side, self.lit = shown, is_stacked, side, lit

    def layout(self, width: int) -> LazyLayout:
        """Return where the rows stand."""
        return self.shown.layout(width, self.is_stacked)

    def turned(self, row: int) -> MatterRows:
        """Return the same: every row says all its words."""
        return self

    def line(self, row: int, line: int, width: int, is_cursor: bool) -> DrawnLine:
        """Return one line of a row."""
        shown, head = self.shown, self.shown.head(row, width)
        if line < len(head):
            margin = TextPart("▌ " if is_cursor else "  ", "key")
            return DrawnLine((margin, *filled(head[line], width - _MARGIN)), ("cursor",) if is_cursor else ())
        line -= len(head)
        rooms = text_rooms(width, len(shown.texts), self.is_stacked)
        if self.is_stacked:
            return DrawnLine(self._below(row, line, rooms, width, is_cursor))
        parts: list[TextPart] = []
        for side, room in enumerate(rooms):
            lines = shown.lines(row, side, room)
            is_last = line >= shown.layout(width, False).height(row) - len(head) - 1
            sign = "▌ " if is_cursor and side == self.side and not is_last else "│ " if side else "  "
            parts.append(TextPart(sign, "key" if sign == "▌ " else "line"))
            own = self._parts(row, side, lines[line]) if line < len(lines) else ()
            parts += filled(RowLine(own), room + _BEHIND)
        left = width - sum(room + _MARGIN + _BEHIND for room in rooms)
        return DrawnLine((*parts, TextPart(" " * left)))

    def _below(self, row: int, line: int, rooms: Sequence[int], width: int, is_cursor: bool) -> Parts:
        """Return one line of a row whose sides stand one below the other."""
        for side, lines in self.shown.below(row, rooms[0]):
            if line < len(lines):
                sign = TextPart("▌ " if is_cursor and side == self.side else "  ", "key")
                letter = TextPart(f"{'' if line else SIDE_NAMES[side]:{_LETTER}}", "letter")
                return sign, letter, *filled(RowLine(self._parts(row, side, lines[line])), width - _MARGIN - _LETTER)
            line -= len(lines)
        return (TextPart(" " * width),)

    def _parts(self, row: int, side: int, line: CellLine) -> Parts:
        told, start, end = line
        if told:
            return (TextPart(told, "quiet"),)
        about, cell = self.shown.about(row), self.shown.cell(row, side)
        marks = about.marks[side] if about.marks else ()
        lit = [(span, "lit") for other, span in self.lit if other == side]
        return line_parts(cell.words, start, end, cell.looks((*marks, *lit)), about.look)


def text_rooms(width: int, sides: int, is_stacked: bool) -> tuple[int, ...]:
    """Return the cells that each side's words have in a line."""
    if is_stacked:
        return (max(2, width - _MARGIN - _LETTER - _BEHIND),) * sides
    return (max(2, width // sides - _MARGIN - _BEHIND),) * sides
