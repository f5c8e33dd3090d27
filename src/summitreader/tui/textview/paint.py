"""From rows of the article to the strips that are drawn: margin, words in their styles, the edge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from summitreader.model import Span
from summitreader.tui.textview.minimap import EDGE, Minimap, MinimapCell
from summitreader.tui.viewmodel.highlights import LayeredRow, Layers, StyleRun, laid, marks, own_mark, runs
from summitreader.tui.viewmodel.margins import MARGIN, left_of
from summitreader.tui.viewmodel.row_index import Row, RowPlace, has_marker
from summitreader.tui.viewmodel.viewport import Viewport
from summitreader.tui.viewmodel.wrap import drawn, shown
from summitreader.tui.widgets.style_cache import StyleCache

if TYPE_CHECKING:
    from summitreader.tui.viewmodel.incremental_search import SearchHits

_UNSTYLED = frozenset({"paragraph", "item"})


@dataclass(frozen=True, slots=True, eq=False)
class PaintState:
    """What lies over the article: the findings, the marks of the map, the hits of a search, the selection."""

    layers: Layers = field(default_factory=Layers)
    marks: Sequence[Span] = ()
    hits: "SearchHits | None" = None
    hit: Span | None = None
    selection: Span | None = None

    def near(self, start: int, end: int) -> LayeredRow:
        """Return all of it that touches a range."""
        hit, selection = (self.hit,) if self.hit else (), (self.selection,) if self.selection else ()
        hits = self.hits.near(start, end) if self.hits is not None else ()
        return laid(self.layers.near(start, end), (("hit", hits), ("hit-current", hit), ("selection", selection)))


class Painter:
    """The screen of a page, row by row. A row is painted anew only when something on it changes.

    After a search step two to eight of 38 rows look different: to draw all of them took 4 ms more and 8 kB.
    """

    def __init__(self, looks: StyleCache) -> None:
        self._looks = looks
        self._words: dict[RowPlace, list[Segment]] = {}  # a strip costs seven caches of its own
        self._rows: list[tuple[RowPlace | None, MinimapCell]] = []
        self._strips: list[Strip | None] = []

    def take(self, page: Viewport, width: int, head: tuple[tuple[str, str], ...], shown: PaintState) -> None:
        """Show another page, or the same in another size or other styles: every row is painted anew."""
        self.page, self.width, self.head = page, max(EDGE + 1, width), head
        self.left = left_of(self.width - 1, page.lines.width)
        self.edge = Minimap(page)
        self._laid, self._current = LayeredRow(), page.current
        self._words.clear()
        self._rows.clear()
        self.show(shown)

    def show(self, shown: PaintState) -> list[int]:
        """Follow the page, with this over it, and return the rows of the screen that look different now."""
        page, seen = self.page, self.page.range
        before, self._laid = self._laid, shown.near(seen.start, seen.end)
        differing = self._laid.changed(before)
        if page.current != self._current:
            differing += [self._current, page.current]
        self._current = page.current
        self._words = {place: self._words[place] for place in page.places if place in self._words}
        for place in self._touched(differing):
            self._words.pop(place, None)
        self.edge.take(shown.marks, shown.hits)
        return self._compared()

    def strip(self, y: int) -> Strip:
        """Return the strip of a row of the screen, as wide as the screen."""
        if y >= len(self._rows):
            return Strip.blank(self.width, self._looks())
        strip = self._strips[y]
        if strip is None:
            place, edge = self._rows[y]
            words = self._words.get(place) if place else None
            if words is None:
                words = self._paint(place)
            if place:
                self._words[place] = words
            strip = self._strips[y] = self._beside(words, edge)
        return strip

    def _touched(self, spans: list[Span]) -> Iterator[RowPlace]:
        """Return the rows of the screen that hold a part of one of the spans."""
        for place in self.page.places if spans else ():
            row = self.page.lines.row(place)
            if row is not None and any(row.start < span.end and span.start < row.end for span in spans):
                yield place

    def _compared(self) -> list[int]:
        """Take note of what every row of the screen shows, and return the rows that showed something else."""
        places = [*self.page.places, *(None for _ in range(self.page.height - len(self.page.places)))]
        rows: list[tuple[RowPlace | None, MinimapCell]] = list(zip(places, self.edge.cells(), strict=True))
        if len(rows) != len(self._rows):
            self._rows, self._strips = rows, [None] * len(rows)
            return list(range(len(rows)))
        before, self._rows = self._rows, rows
        changed = [y for y, row in enumerate(rows) if row != before[y] or (row[0] and row[0] not in self._words)]
        for y in changed:
            self._strips[y] = None
        return changed

    def _paint(self, place: RowPlace | None) -> list[Segment]:
        """Return margin and words of a row, filled up to the bar."""
        width, blank = self.width - 1, self._looks()
        row = self.page.lines.row(place) if place else None
        segments: list[Segment] = []
        if place and row is None:
            words, name = self.head[place.row] if place.row < len(self.head) else ("", "source")
            segments = [Segment(" " * self.left, blank), Segment(drawn(words), self._looks((name,)))]
        elif place and row and row.start < row.end:
            kind = self.page.article.blocks[place.block].kind
            segments = [*self._margin(row), *self._indent(place, row)]
            # Blanks that hang over the edge stay without a style: no ragged edge of backgrounds.
            end = row.start + len(self.page.article.text[row.start : row.end].rstrip())
            for run in runs(row.start, end, self._laid):
                segments += self._words_of(run, () if kind in _UNSTYLED else (kind,))
        if (room := width - Segment.get_line_length(segments)) < 0:
            return [*Strip(segments).crop(0, width)]
        # One escape sequence for neighbours of one style: a page of plain text then takes 8 kB instead of 13.
        return [*Segment.simplify([*segments, Segment(" " * room, blank)])]

    def _margin(self, row: Row) -> Iterator[Segment]:
        looks, current = self._looks, self._current
        yield Segment(" " * (self.left - MARGIN), looks())
        is_current = row.start < current.end and current.start < row.end
        yield Segment("▌", looks(("current",))) if is_current else Segment(" ", looks())
        own = own_mark(row.start, row.end, self._laid)
        signs = marks(row.start, row.end, self._laid)[: MARGIN - 2 - (own is not None)]
        yield from (Segment(drawn(sign), looks((f"{name}-mark",))) for sign, name in signs)
        room = MARGIN - 1 - len(signs)
        if own:
            # What the reader marked stands next to the words, behind the speaker's letter.
            yield Segment(" " * (room - 2), looks())
            yield Segment(own.sign, looks(("current", own.name, "mark-place")))
            room = 1
        yield Segment(" " * room, looks())

    def _indent(self, place: RowPlace, row: Row) -> Iterator[Segment]:
        if row.indent:
            article = self.page.article
            bullet = row.first and not has_marker(article.text, article.blocks[place.block].span)
            yield Segment(("•" if bullet else "").ljust(row.indent), self._looks())

    def _words_of(self, run: StyleRun, names: tuple[str, ...]) -> Iterator[Segment]:
        if words := shown(self.page.article.text, run.start, run.end):
            yield Segment(words, self._looks(names + run.names))

    def _beside(self, words: list[Segment], edge: MinimapCell) -> Strip:
        """Return words and edge.

        A mark of the map covers the last cell of the words, which is blank where there is room.
        """
        bar = Segment(edge.sign, self._looks(edge.bar))
        if not edge.marked:
            return Strip([*words, bar], self.width)
        kept = Strip(words, self.width - 1).crop(0, self.width - EDGE)
        return Strip([*kept, Segment("▐", self._looks(("map-mark",))), bar], self.width)
