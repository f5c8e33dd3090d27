"""The rows of an article at one width, wrapped only where somebody looks.

Opening costs the same at any size: what lies near the screen is wrapped and remembered, the rest has an estimated
height. Where the reader is, is a `RowPlace`; heights serve the scroll bar alone, so estimates never move the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from summitreader.model import Article, Block, Span
from summitreader.tui.viewmodel.wrap import cluster_after, columns, wrap

PIECE = 4_096
"""Code points: a block of more than two pieces is wrapped piece by piece, each beginning on a row of its own."""

EXACT = 200_000
"""Code points: up to here every row is counted (wrapping 1 MB takes 21 ms), beyond it heights are estimated."""

_EXACT_BLOCKS = 4_000
_REMEMBERED = 2_000  # pieces whose rows are kept: some 100 screens, less than 1 MB
_MARKER = re.compile(r"(?:[-*•‣◦·–—▪●■o]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.)]|§ ?\d+)[ \t]+(?=\S)")
_SPACE = re.compile(r"[ \t\n]+")


class TextChunks:
    """An article's blocks, the very long ones cut in pieces: wrapping and segmenting never touch more than one."""

    def __init__(self, article: Article) -> None:
        self.text, self.blocks = article.text, article.blocks

    def count(self, block: int) -> int:
        """Return how many pieces a block has."""
        if not 0 <= block < len(self.blocks):
            return 1
        size = self.blocks[block].span.end - self.blocks[block].span.start
        return size // PIECE if size > 2 * PIECE else 1

    def span(self, block: int, piece: int) -> Span:
        """Return the range of a piece. The pieces of a block cover it."""
        span, last = self.blocks[block].span, self.count(block) - 1
        start = self._cut(span.start + piece * PIECE) if piece else span.start
        return Span(start, self._cut(span.start + (piece + 1) * PIECE) if piece < last else span.end)

    def block_at(self, offset: int) -> int:
        """Return the block that holds an offset, or the nearest one after it, else the last; -1 without blocks."""
        block = bisect_right(self.blocks, offset, key=_start) - 1
        if block + 1 < len(self.blocks) and (block < 0 or offset >= self.blocks[block].span.end):
            return block + 1
        return block

    def at(self, offset: int) -> tuple[int, int]:
        """Return the block and piece that hold an offset."""
        block = self.block_at(offset)
        if block < 0:
            return -1, 0
        piece = max(0, min((offset - self.blocks[block].span.start) // PIECE, self.count(block) - 1))
        return block, piece - 1 if piece and self.span(block, piece).start > offset else piece

    def after(self, block: int, piece: int) -> tuple[int, int] | None:
        """Return the next piece of the article."""
        if piece + 1 < self.count(block):
            return block, piece + 1
        return (block + 1, 0) if block + 1 < len(self.blocks) else None

    def before(self, block: int, piece: int) -> tuple[int, int] | None:
        """Return the piece before."""
        if piece > 0:
            return block, piece - 1
        return (block - 1, self.count(block - 1) - 1) if block > 0 else None

    def _cut(self, offset: int) -> int:
        """Return where a piece may start: behind the next white space, else between two clusters."""
        if match := _SPACE.search(self.text, offset, offset + 200):
            return match.end()
        return cluster_after(self.text, offset)


class RowPlace(NamedTuple):
    """One row: of a block (-1 is the header above the first), of a piece of that block, counted from its gap on."""

    block: int
    piece: int = 0
    row: int = 0


class Row(NamedTuple):
    """What a row shows: a range of the text, set in by some cells. `start == end` on blank rows."""

    start: int
    end: int
    indent: int = 0
    first: bool = False


class RowIndex:
    """An article's rows at one width. `head` rows stand above the text; the view fills them."""

    def __init__(self, pieces: TextChunks, width: int, head: int = 0) -> None:
        self.pieces, self.width, self.head = pieces, max(1, width), max(head, not pieces.blocks)
        self._text, self._blocks = pieces.text, pieces.blocks
        self._rows: dict[tuple[int, int], tuple[int, ...]] = {}
        exact = len(self._text) <= EXACT and len(self._blocks) <= _EXACT_BLOCKS
        self._tops = self._count() if exact else None
        sample = columns(self._text, 0, min(2_000, len(self._text))) / max(1, min(2_000, len(self._text)))
        self._per_row = max(1.0, (self.width - 3.5) / max(0.5, sample))
        self.height = self._tops[-1] if self._tops else round(self._top(len(self._blocks)))

    @property
    def first(self) -> RowPlace:
        """The topmost row."""
        return RowPlace(-1) if self.head else RowPlace(0)

    @property
    def last(self) -> RowPlace:
        """The lowest row."""
        if not self._blocks:
            return RowPlace(-1, 0, self.head - 1)
        block = len(self._blocks) - 1
        piece = self.pieces.count(block) - 1
        return RowPlace(block, piece, self.rows_in(block, piece) - 1)

    def row(self, place: RowPlace) -> Row | None:
        """Return what stands in a row; None in the header."""
        block, piece, number = place
        if block < 0:
            return None
        number -= self._gap(block) if piece == 0 else 0
        starts = self._starts(block, piece)
        if number < 0:
            return Row(starts[0], starts[0])
        first = number == 0 and piece == 0
        stop = starts[number + 1] if number + 1 < len(starts) else self.pieces.span(block, piece).end
        return Row(starts[number], stop, self._indent(block)[0 if first else 1], first)

    def place_of(self, offset: int) -> RowPlace:
        """Return the row that shows an offset."""
        block, piece = self.pieces.at(offset)
        if block < 0:
            return self.first
        row = max(0, bisect_right(self._starts(block, piece), offset) - 1)
        return RowPlace(block, piece, row + (self._gap(block) if piece == 0 else 0))

    def offset_of(self, place: RowPlace) -> int:
        """Return where a row's text starts; on a blank row and in the header that of the next row with text."""
        row = self.row(place)
        if row is not None:
            return row.start
        return self._blocks[0].span.start if self._blocks else 0

    def moved(self, place: RowPlace, rows: int) -> RowPlace:
        """Return the row so many rows further down or, when negative, up.

        The last or first one where the text ends.
        """
        block, piece, row = place
        row += rows
        while row < 0:
            above = self.pieces.before(block, piece) or ((-1, 0) if block == 0 and self.head else None)
            if above is None:
                return self.first
            block, piece = above
            row += self.rows_in(block, piece)
        while row >= (size := self.rows_in(block, piece)):
            below = self.pieces.after(block, piece)
            if below is None:
                return self.last
            block, piece = below
            row -= size
        return RowPlace(block, piece, row)

    def between(self, upper: RowPlace, lower: RowPlace, limit: int) -> int:
        """Return rows from one place down to another: negative when it lies above, at most `limit` either way."""
        if lower < upper:
            return -self.between(lower, upper, limit)
        rows, at = -upper.row, (upper.block, upper.piece)
        while at != (lower.block, lower.piece) and rows < limit:
            rows += self.rows_in(*at)
            at = self.pieces.after(*at) or (lower.block, lower.piece)
        return min(limit, rows + lower.row)

    def screen(self, top: RowPlace, count: int) -> Iterator[RowPlace]:
        """Yield the rows of a screen, from the topmost on."""
        last = self.last
        for _ in range(count):
            yield top
            if top == last:
                return
            top = self.moved(top, 1)

    def y_of(self, place: RowPlace) -> int:
        """Return how far down a row stands, for the scroll bar: exact up to `EXACT`, estimated beyond."""
        block, piece, row = place
        if block < 0:
            return row
        if self._tops:
            return self._tops[block] + row + sum(self.rows_in(block, before) for before in range(piece))
        share = (piece + row / self.rows_in(block, piece)) / self.pieces.count(block)
        return round(self._top(block) + share * (self._top(block + 1) - self._top(block)))

    def place_at(self, y: int) -> RowPlace:
        """Return the row that stands so far down, by the same measure as `y_of`."""
        if y < self.head or not self._blocks:
            return RowPlace(-1, 0, max(0, min(y, self.head - 1))) if self.head else RowPlace(0)
        block = self._block_at(y)
        if self._tops:
            return self.moved(RowPlace(block), y - self._tops[block])
        pieces = self.pieces.count(block)
        share = pieces * min(0.999, (y - self._top(block)) / (self._top(block + 1) - self._top(block)))
        piece = max(0, int(share))
        return RowPlace(block, piece, max(0, int((share - piece) * self.rows_in(block, piece))))

    def offset_near(self, y: float) -> int:
        """About which offset stands so far down: good enough for the map, and wraps nothing."""
        if y < self.head or not self._blocks:
            return 0
        block = self._block_at(y)
        span, top = self._blocks[block].span, self._top(block)
        return span.start + round((span.end - span.start) * min(1.0, (y - top) / (self._top(block + 1) - top)))

    def rows_in(self, block: int, piece: int) -> int:
        """Return rows of a piece of a block, the blank one above a block among them."""
        if block < 0:
            return self.head
        return len(self._starts(block, piece)) + (self._gap(block) if piece == 0 else 0)

    def _starts(self, block: int, piece: int) -> tuple[int, ...]:
        key = (block, piece)
        if key not in self._rows:
            if len(self._rows) >= _REMEMBERED:
                for old in list(self._rows)[: _REMEMBERED // 2]:
                    del self._rows[old]
            first, others = self._indent(block)
            start, end = self.pieces.span(block, piece).start, self.pieces.span(block, piece).end
            room = self.width - (others if piece else first)
            self._rows[key] = wrap(self._text, start, end, room, 0 if piece else others - first)
        return self._rows[key]

    def _indent(self, block: int) -> tuple[int, int]:
        """Cells that the first row and the others are set in. An item without a marker of its own gets one drawn."""
        if self._blocks[block].kind != "item" or self.width < 20:
            return 0, 0
        span = self._blocks[block].span
        marker = _MARKER.match(self._text, span.start, span.end)
        return (0, min(8, columns(self._text, *marker.span()))) if marker else (2, 2)

    def _gap(self, block: int) -> int:
        """Blank rows above a block: between items there are none, nor between a label and its words."""
        if block <= 0:
            return 0
        kind, above = self._blocks[block].kind, self._blocks[block - 1].kind
        return 0 if kind == above == "item" or above == "label" else 1

    def _count(self) -> list[int]:
        pieces, blocks = self.pieces, range(len(self._blocks))
        heights = (sum(self.rows_in(block, piece) for piece in range(pieces.count(block))) for block in blocks)
        return list(accumulate(heights, initial=self.head))

    def _top(self, block: int) -> float:
        """Return rows above a block; estimated: its text at the sample's characters a row, 1.5 rows lost a block."""
        if self._tops:
            return self._tops[block]
        blocks = self._blocks
        start = blocks[block].span.start if block < len(blocks) else blocks[-1].span.end
        return self.head + start / self._per_row + 1.5 * block

    def _block_at(self, y: float) -> int:
        """Return the block that stands so far down."""
        return max(0, bisect_right(range(len(self._blocks)), y, key=self._top) - 1)


def has_marker(text: str, span: Span) -> bool:
    """Return whether a list item's text begins with its own bullet or number."""
    return _MARKER.match(text, span.start, span.end) is not None


def _start(block: Block) -> int:
    return block.span.start
