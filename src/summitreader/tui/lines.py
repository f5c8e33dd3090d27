"""The rows of an article at one width, wrapped only where somebody looks.

Opening costs the same at any size: what lies near the screen is wrapped and remembered, the rest has an estimated
height. Where the reader is, is a `Place`; heights serve the scroll bar alone, so estimates never move the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from summitreader.model import Article, Block, Span
from summitreader.tui.wrap import cluster_after, columns, wrap

PIECE = 4_096
"""Code points: a block of more than two pieces is wrapped piece by piece, each beginning on a row of its own."""

EXACT = 200_000
"""Code points: up to here every row is counted (wrapping 1 MB takes 21 ms), beyond it heights are estimated."""

_EXACT_BLOCKS = 4_000

_REMEMBERED = 2_000  # pieces whose rows are kept: some 40 screens, 1 MB at most
_MARKER = re.compile(r"(?:[-*•‣◦·–—▪●■o]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,5})[.)]|§ ?\d+)[ \t]+(?=\S)")
_SPACE = re.compile(r"[ \t\n]+")


class Place(NamedTuple):
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


class Lines:
    """An article's rows at one width. `head` rows stand above the text; the view fills them."""

    def __init__(self, article: Article, width: int, head: int = 0) -> None:
        self.text, self.blocks, self.width, self.head = article.text, article.blocks, max(1, width), head
        self._rows: dict[tuple[int, int], tuple[int, ...]] = {}
        self._tops = self._count() if len(self.text) <= EXACT and len(self.blocks) <= _EXACT_BLOCKS else None
        sample = columns(self.text, 0, min(2_000, len(self.text))) / max(1, min(2_000, len(self.text)))
        self._per_row = max(1.0, (self.width - 3.5) / max(0.5, sample))
        self.height = max(1, self._tops[-1] if self._tops else round(self._estimate(len(self.blocks))))

    @property
    def first(self) -> Place:
        """The topmost row."""
        return Place(-1) if self.head else Place(0)

    @property
    def last(self) -> Place:
        """The lowest row."""
        if not self.blocks:
            return Place(-1, 0, max(0, self.head - 1))
        block = len(self.blocks) - 1
        piece = self.pieces(block) - 1
        return Place(block, piece, self.rows_in(block, piece) - 1)

    def row(self, place: Place) -> Row | None:
        """What stands in a row; None in the header."""
        block, piece, number = place
        if block < 0 or not self.blocks:
            return None
        number -= self._gap(block) if piece == 0 else 0
        starts, (_, end) = self._starts(block, piece), self._piece(block, piece)
        if number < 0:
            return Row(starts[0], starts[0])
        first = number == 0 and piece == 0
        stop = starts[number + 1] if number + 1 < len(starts) else end
        return Row(starts[number], stop, self._indent(block)[0 if first else 1], first)

    def block_at(self, offset: int) -> int:
        """The block that holds an offset, or the nearest one after it; -1 without blocks."""
        block = bisect_right(self.blocks, offset, key=_start) - 1
        if block + 1 < len(self.blocks) and (block < 0 or offset >= self.blocks[block].span.end):
            return block + 1
        return block

    def place_of(self, offset: int) -> Place:
        """The row that shows an offset."""
        block = self.block_at(offset)
        if block < 0:
            return self.first
        piece = min(max(0, offset - self.blocks[block].span.start) // PIECE, self.pieces(block) - 1)
        if piece and self._piece(block, piece)[0] > offset:
            piece -= 1
        row = max(0, bisect_right(self._starts(block, piece), offset) - 1)
        return Place(block, piece, row + (self._gap(block) if piece == 0 else 0))

    def offset_of(self, place: Place) -> int:
        """Where a row's text starts; on a blank row and in the header that of the next row with text."""
        row = self.row(place)
        if row is not None:
            return row.start
        return self.blocks[0].span.start if self.blocks else 0

    def moved(self, place: Place, rows: int) -> Place:
        """The row so many rows further down or, when negative, up; the last or first one where the text ends."""
        block, piece, row = place
        row += rows
        while row < 0:
            if piece > 0:
                piece -= 1
            elif block > self.first.block:
                block -= 1
                piece = self.pieces(block) - 1
            else:
                return self.first
            row += self.rows_in(block, piece)
        while row >= (size := self.rows_in(block, piece)):
            if piece + 1 < self.pieces(block):
                piece += 1
            elif block + 1 < len(self.blocks):
                block, piece = block + 1, 0
            else:
                return self.last
            row -= size
        return Place(block, piece, row)

    def between(self, upper: Place, lower: Place, limit: int) -> int:
        """Rows from one place down to another: negative when it lies above, at most `limit` either way."""
        if lower < upper:
            return -self.between(lower, upper, limit)
        rows, (block, piece, row) = -upper.row, upper
        while (block, piece) != lower[:2] and rows < limit:
            rows += self.rows_in(block, piece)
            block, piece = (block, piece + 1) if piece + 1 < self.pieces(block) else (block + 1, 0)
        return min(limit, rows + lower.row) if (block, piece) == lower[:2] else limit

    def from_place(self, place: Place, count: int) -> Iterator[Place]:
        """The rows of a screen, from the topmost on."""
        last = self.last
        for _ in range(count):
            yield place
            if place == last:
                return
            place = self.moved(place, 1)

    def y_of(self, place: Place) -> int:
        """How far down a row stands, for the scroll bar: exact up to `EXACT`, estimated beyond."""
        block, piece, row = place
        if block < 0:
            return row
        if self._tops:
            return self._tops[block] + row + sum(self.rows_in(block, before) for before in range(piece))
        share = (piece + row / max(1, self.rows_in(block, piece))) / self.pieces(block)
        top = self._estimate(block)
        return round(top + share * (self._estimate(block + 1) - top))

    def place_at(self, y: int) -> Place:
        """The row that stands so far down, by the same measure as `y_of`."""
        if y < self.head or not self.blocks:
            return Place(-1, 0, max(0, min(y, self.head - 1))) if self.head else Place(0)
        if self._tops:
            block = min(bisect_right(self._tops, y), len(self.blocks)) - 1
            return self.moved(Place(block), y - self._tops[block])
        block = max(0, bisect_right(range(len(self.blocks)), y, key=self._estimate) - 1)
        top = self._estimate(block)
        share = min(0.999, (y - top) / (self._estimate(block + 1) - top))
        piece = int(share * self.pieces(block))
        return Place(block, piece, int((share * self.pieces(block) - piece) * self.rows_in(block, piece)))

    def rows_in(self, block: int, piece: int) -> int:
        """Rows of a piece of a block, the blank one above a block among them."""
        if block < 0:
            return self.head
        return len(self._starts(block, piece)) + (self._gap(block) if piece == 0 else 0)

    def pieces(self, block: int) -> int:
        """How many pieces a block is wrapped in."""
        if block < 0 or not self.blocks:
            return 1
        span = self.blocks[block].span
        return max(1, (span.end - span.start) // PIECE) if span.end - span.start > 2 * PIECE else 1

    def _piece(self, block: int, piece: int) -> tuple[int, int]:
        span = self.blocks[block].span
        start = span.start if piece == 0 else self._cut(span.start + piece * PIECE)
        return start, span.end if piece + 1 >= self.pieces(block) else self._cut(span.start + (piece + 1) * PIECE)

    def _cut(self, offset: int) -> int:
        """Where a piece may start: behind the next white space, else between two clusters."""
        if match := _SPACE.search(self.text, offset, offset + 200):
            return match.end()
        return min(offset + 200, cluster_after(self.text, offset))

    def _starts(self, block: int, piece: int) -> tuple[int, ...]:
        key = (block, piece)
        if key not in self._rows:
            if len(self._rows) >= _REMEMBERED:
                for old in list(self._rows)[: _REMEMBERED // 2]:
                    del self._rows[old]
            first, indent = self._indent(block)
            start, end = self._piece(block, piece)
            width = max(1, self.width - (first if piece == 0 else indent))
            self._rows[key] = wrap(self.text, start, end, width, indent - first if piece == 0 else 0)
        return self._rows[key]

    def _indent(self, block: int) -> tuple[int, int]:
        """Cells that the first row and the others are set in. An item without a marker of its own gets one drawn."""
        if self.blocks[block].kind != "item" or self.width < 20:
            return 0, 0
        marker = _MARKER.match(self.text, *_ends(self.blocks[block]))
        return (0, min(8, columns(self.text, *marker.span()))) if marker else (2, 2)

    def _gap(self, block: int) -> int:
        """Blank rows above a block: between items there are none, nor between a label and its words."""
        if block <= 0:
            return 0
        kind, above = self.blocks[block].kind, self.blocks[block - 1].kind
        return 0 if (kind == above == "item") or above == "label" else 1

    def _count(self) -> list[int]:
        blocks = range(len(self.blocks))
        heights = (sum(self.rows_in(block, piece) for piece in range(self.pieces(block))) for block in blocks)
        return list(accumulate(heights, initial=self.head))

    def _estimate(self, block: int) -> float:
        """Rows above a block: its text at the sample's characters a row, half a row lost and a blank one a block."""
        if not self.blocks:
            return self.head
        start = self.blocks[block].span.start if block < len(self.blocks) else self.blocks[-1].span.end
        return self.head + start / self._per_row + 1.5 * block


def has_marker(text: str, span: Span) -> bool:
    """Whether a list item's text begins with its own bullet or number."""
    return _MARKER.match(text, span.start, span.end) is not None


def _start(block: Block) -> int:
    return block.span.start


def _ends(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end
