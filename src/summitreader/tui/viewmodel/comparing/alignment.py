"""Which passages of the sides stand beside each other: a row a matter, in the order of the texts. Pure."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from summitreader.comparison import Comparison, Point, VersionBlock
from summitreader.model import Article, Span

_WORD = re.compile(r"\w+")
_WORDS = 4  # what a matter leaves of a sentence is shown where it has so many words

Passages = tuple[Span, ...]


class AlignedRow(NamedTuple):
    """Passages that stand beside each other, by side; () where a side has none.

    They tell a matter (`point`) or are a block of two versions (`block`); without either they are not compared.
    """

    cells: tuple[Passages, ...]
    point: Point | None = None
    block: VersionBlock | None = None

    @property
    def is_compared(self) -> bool:
        """Whether something was found about it."""
        return self.point is not None or self.block is not None

    @property
    def sides(self) -> tuple[int, ...]:
        """Which sides have words in it."""
        return tuple(side for side, spans in enumerate(self.cells) if spans)


def side_by_side(articles: Sequence[Article]) -> tuple[AlignedRow, ...]:
    """Return the blocks of texts beside each other as they come, before anything is found in them."""
    count = len(articles)
    lone = ([_lone(count, side, block.span) for block in one.blocks] for side, one in enumerate(articles))
    return tuple(_joined([row for rows in lone for row in rows], count))


def aligned(found: Comparison) -> tuple[AlignedRow, ...]:
    """Return the rows of a comparison in the order of the first text; what others alone have stands behind what comes
    before it there. O(n log n)."""
    count = len(found.sides)
    # Versions have their passages as points too.
    rows = [] if found.versions else [AlignedRow(_cells(point), point) for point in found.points]
    rows += [AlignedRow(block.spans, block=block) for block in found.versions if not block.formula]
    for side, one in enumerate(found.sides):
        told = sorted(span for row in rows for span in row.cells[side])
        rows += [_lone(count, side, span) for span in _untold(one.reading.article, told)]
    ordered = [rows[place] for place in _in_order(rows, count)]
    return tuple(
        row
        for is_compared, group in groupby(ordered, lambda row: row.is_compared)
        for row in (group if is_compared else _joined(list(group), count))
    )


class RowFinder:
    """In which rows passages stand."""

    def __init__(self, rows: Sequence[AlignedRow]) -> None:
        self._placed: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for place, row in enumerate(rows):
            for side, spans in enumerate(row.cells):
                self._placed[side] += [(span.start, span.end, place) for span in spans]
        self._longest = {
            side: max(end - start for start, end, _ in placed) for side, placed in self._placed.items() if placed
        }
        for placed in self._placed.values():
            placed.sort()

    def row_of(self, quotes: Iterable[tuple[int, Span]]) -> int | None:
        """Return the row in which most of some passages, each with its side, stand; of several the first."""
        counts: dict[int, int] = defaultdict(int)
        for side, span in quotes:
            for row in {*self._rows(side, span)}:
                counts[row] += 1
        return min(counts, key=lambda row: (-counts[row], row)) if counts else None

    def _rows(self, side: int, span: Span) -> Iterator[int]:
        placed = self._placed.get(side, [])
        at = bisect_right(placed, (span.start - self._longest.get(side, 0), -1, -1))
        while at < len(placed) and placed[at][0] < span.end:
            if placed[at][1] > span.start:
                yield placed[at][2]
            at += 1


def _cells(point: Point) -> tuple[Passages, ...]:
    return tuple(account.spans if account else () for account in point.accounts)


def _lone(count: int, side: int, span: Span) -> AlignedRow:
    return AlignedRow(tuple((span,) if other == side else () for other in range(count)))


def _untold(article: Article, told: Sequence[Span]) -> Iterator[Span]:
    """Yield what no row has of a text: whole blocks, and what is left of those that are told in part."""
    at = 0
    for block in article.blocks:
        start, end = block.span.start, block.span.end
        while at < len(told) and told[at].end <= start:
            at += 1
        edge, touching = start, at
        while touching < len(told) and told[touching].start < end:
            yield from _left(article.text, edge, told[touching].start)
            edge = max(edge, told[touching].end)
            touching += 1
        yield from _left(article.text, edge, end, whole=touching == at)


def _left(text: str, start: int, end: int, whole: bool = False) -> Iterator[Span]:
    words = text[start:end]
    if start < end and len(_WORD.findall(words)) >= (1 if whole else _WORDS):
        yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _in_order(rows: Sequence[AlignedRow], count: int) -> list[int]:
    """Return the places of rows in their order: those of the first side, then of each further one those that are not
    there yet, each behind the row that comes before it in its own text."""
    order: list[int] = []
    for side in range(count):
        placed, before = {*order}, -1
        behind: dict[int, list[int]] = defaultdict(list)
        own = [place for place, row in enumerate(rows) if row.cells[side]]
        for place in sorted(own, key=lambda place: (rows[place].cells[side][0], place)):
            if place in placed:
                before = place
            else:
                behind[before].append(place)
        order = [*behind[-1], *(one for place in order for one in (place, *behind[place]))]
    return order


def _joined(lone: Sequence[AlignedRow], count: int) -> Iterator[AlignedRow]:
    """Yield what is not compared: the first of each side beside each other, then the second."""
    by_side = [[row.cells[side] for row in lone if row.cells[side]] for side in range(count)]
    for cells in zip_longest(*by_side, fillvalue=()):
        yield AlignedRow(tuple(cells))
