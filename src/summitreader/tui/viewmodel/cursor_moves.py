"""Where the reader stands, and where each move leads. Pure: rows and sentences in, a new stand out."""

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from summitreader.model import Span
from summitreader.tui.viewmodel.row_index import RowIndex, RowPlace, TextChunks

Split = Callable[[str, Span], tuple[Span, ...]]
"""Sentences of one block: text and block in, spans out."""


class CursorState(NamedTuple):
    """The topmost row of the screen, the row of it that is being read, and the offset the reader is at."""

    top: RowPlace
    row: int
    at: int


class Sentences:
    """The sentences of an article, found a block at a time and forgotten again."""

    def __init__(self, pieces: TextChunks, split: Split) -> None:
        self._pieces, self._split = pieces, split
        self._found: dict[tuple[int, int], tuple[Span, ...]] = {}

    def at(self, offset: int) -> Span:
        """Return the sentence that holds an offset, else the one before it in its block.

        An empty span without blocks.
        """
        block, piece = self._pieces.at(offset)
        if block < 0:
            return Span(0, 0)
        spans = self._of(block, piece)
        return spans[max(0, bisect_right(spans, offset, key=_start) - 1)]

    def moved(self, span: Span, steps: int) -> Span:
        """Return the sentence so many steps after (or before) the one that starts a span.

        The last (first) one at the end.
        """
        at = self._pieces.at(span.start)
        if at[0] < 0:
            return span
        spans = self._of(*at)
        index = max(0, bisect_right(spans, span.start, key=_start) - 1) + steps
        while not 0 <= index < len(spans):
            beyond = self._pieces.after(*at) if index > 0 else self._pieces.before(*at)
            if beyond is None:
                return spans[-1] if index > 0 else spans[0]
            index -= len(spans) if index > 0 else 0
            at, spans = beyond, self._of(*beyond)
            index += len(spans) if index < 0 else 0
        return spans[index]

    def _of(self, block: int, piece: int) -> tuple[Span, ...]:
        key = (block, piece)
        if key not in self._found:
            if len(self._found) >= 500:
                self._found.clear()
            span = self._pieces.span(block, piece)
            self._found[key] = self._split(self._pieces.text, span) or (span,)
        return self._found[key]


def settled(lines: RowIndex, height: int, stand: CursorState) -> CursorState:
    """Return the stand with no empty rows below the text where there is text
    above, and the row being read on the screen.
    """
    lowest = lines.moved(lines.last, 1 - max(1, height))
    top = min(max(stand.top, lines.first), lowest)
    row = lines.between(top, lines.place_of(stand.at), height)
    return CursorState(top, max(0, min(row, height - 1)), stand.at)


def read_on(lines: RowIndex, height: int, stand: CursorState, rows: int) -> CursorState:
    """Reading on by rows: the screen moves and the reader keeps their row of it; at either end the row moves."""
    lowest = lines.moved(lines.last, 1 - max(1, height))
    top = min(lines.moved(stand.top, rows), lowest)
    moved = lines.between(stand.top, top, abs(rows)) if rows else 0
    row = max(0, min(height - 1, stand.row + rows - moved))
    return _on_row(lines, CursorState(top, row, stand.at), 1 if rows > 0 else -1)


def rolled(lines: RowIndex, height: int, stand: CursorState, rows: int) -> CursorState:
    """Return the screen moved by rows (the wheel): the reader stays where they are until that leaves the screen."""
    lowest = lines.moved(lines.last, 1 - max(1, height))
    return kept(lines, height, stand, min(lines.moved(stand.top, rows), lowest))


def kept(lines: RowIndex, height: int, stand: CursorState, top: RowPlace) -> CursorState:
    """Return the screen with another top: the reader stays where they are if
    that is on the screen, else at its edge.
    """
    row = lines.between(top, lines.place_of(stand.at), height)
    if 0 <= row < height:
        return CursorState(top, row, stand.at)
    return _on_row(lines, CursorState(top, 0 if row < 0 else height - 1, stand.at), 1 if row < 0 else -1)


def jumped(lines: RowIndex, height: int, stand: CursorState, span: Span) -> CursorState:
    """Return the reader at the start of a span: the screen stays if it shows all of it, else it starts a third down."""
    place, margin = lines.place_of(span.start), min(2, height // 4)
    end = lines.place_of(max(span.start, span.end - 1))
    row = lines.between(stand.top, place, height)
    below = row + lines.between(place, end, height)
    if row >= 0 and below < height - (0 if end == lines.last else margin):
        return CursorState(stand.top, row, span.start)
    return settled(lines, height, CursorState(lines.moved(place, -(height // 3)), 0, span.start))


def paragraph(pieces: TextChunks, offset: int, steps: int) -> int:
    """Return the start of the next block, or of this one, or of the one before if this one's start is where we are."""
    block = pieces.block_at(offset)
    if block < 0:
        return 0
    if steps < 0 and offset > pieces.blocks[block].span.start:
        steps += 1
    return pieces.blocks[max(0, min(len(pieces.blocks) - 1, block + steps))].span.start


def _on_row(lines: RowIndex, stand: CursorState, step: int) -> CursorState:
    """Return the stand at the text of the row being read.

    A blank row counts for the nearest one on the side of the move.
    """
    place = lines.moved(stand.top, stand.row)
    row = lines.row(place)
    if row is not None and row.start == row.end and step < 0:
        place = lines.moved(place, -1)
    return stand._replace(at=lines.offset_of(place))


def _start(span: Span) -> int:
    return span.start
