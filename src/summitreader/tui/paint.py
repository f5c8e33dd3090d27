"""From rows of the article to the strips that are drawn: margin, words in their styles, the map at the edge."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from summitreader.model import Span
from summitreader.tui.highlights import Layers, Run, marks, own_mark, runs, spread
from summitreader.tui.lines import Place, Row, has_marker
from summitreader.tui.margins import MARGIN, left_of
from summitreader.tui.page import Page
from summitreader.tui.wrap import drawn, shown

if TYPE_CHECKING:
    from summitreader.tui.search import Hits

_UNSTYLED = frozenset({"paragraph", "item"})


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What lies over the article: the findings, the marks of the map, the hits of a search, the selection."""

    layers: Layers = field(default_factory=Layers)
    marks: tuple[Span, ...] = ()
    hits: "Hits | None" = None
    hit: Span | None = None
    selection: Span | None = None

    def over(self, start: int, end: int) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        """What lies over the findings on a range, by style name."""
        hit, selection = (self.hit,) if self.hit else (), (self.selection,) if self.selection else ()
        hits = self.hits.near(start, end) if self.hits is not None else ()
        return ("hit", hits), ("hit-current", hit), ("selection", selection)


class Canvas:
    """The screen of a page, row by row. Strips are kept until what they show changes, and dropped off the screen."""

    def __init__(self, style: Callable[[tuple[str, ...]], Style]) -> None:
        self._style = style
        self._strips: dict[Place, Strip] = {}
        self._map: list[bool] = []

    def take(self, page: Page, shown: Shown, width: int, head: tuple[tuple[str, str], ...]) -> None:
        """Show something else: every strip is painted anew."""
        self.page, self.shown, self.width, self.head = page, shown, max(1, width), head
        self._left = left_of(self.width, page.lines.width)
        self._strips.clear()
        self._map.clear()
        self.scrolled()

    def scrolled(self) -> None:
        """Follow the page, and keep of the layers only what touches the screen."""
        self._strips = {place: self._strips[place] for place in self.page.places if place in self._strips}
        start, end = self.page.range.start, self.page.range.end
        self._layers, self._over = self.shown.layers.near(start, end), self.shown.over(start, end)

    def changed(self, shown: Shown, *spans: Span) -> Iterator[int]:
        """Show what differs at some spans alone: the rows of the screen that have to be drawn anew."""
        self.shown = shown
        self.scrolled()
        for y, place in enumerate(self.page.places):
            row = self.page.lines.row(place)
            if row is not None and any(row.start < span.end and span.start < row.end for span in spans):
                self._strips.pop(place, None)
                yield y

    def strip(self, y: int) -> Strip:
        """The strip of a row of the screen, as wide as the screen."""
        places = self.page.places
        if y >= len(places):
            strip = Strip.blank(self.width, self._style(()))
        elif (kept := self._strips.get(places[y])) is not None:
            strip = kept
        else:
            strip = self._strips[places[y]] = self._paint(places[y])
        if not self._is_marked(y):
            return strip
        return Strip([*strip.crop(0, self.width - 1), Segment("▐", self._style(("map-mark",)))], self.width)

    def _paint(self, place: Place) -> Strip:
        row, blank = self.page.lines.row(place), self._style(())
        if row is None:
            words, name = self.head[place.row] if place.row < len(self.head) else ("", "source")
            segments = [Segment(" " * self._left, blank), Segment(drawn(words), self._style((name,)))]
        elif row.start == row.end:
            return Strip.blank(self.width, blank)
        else:
            kind = self.page.article.blocks[place.block].kind
            segments = [*self._margin(row), *self._indent(place, row)]
            # Blanks that hang over the edge stay without a style: no ragged edge of backgrounds.
            end = row.start + len(self.page.article.text[row.start : row.end].rstrip())
            for run in runs(row.start, end, self._layers, self._over):
                segments += self._words(run, () if kind in _UNSTYLED else (kind,))
        strip = Strip(segments)
        if (room := self.width - strip.cell_length) < 0:
            return strip.crop(0, self.width)
        # One escape sequence for neighbours of one style: a page of plain text then takes 8 kB instead of 13.
        return Strip(Segment.simplify([*segments, Segment(" " * room, blank)]), self.width)

    def _margin(self, row: Row) -> Iterator[Segment]:
        blank, current = self._style(()), self.page.current
        yield Segment(" " * (self._left - MARGIN), blank)
        is_current = row.start < current.end and current.start < row.end
        yield Segment("▌", self._style(("current",))) if is_current else Segment(" ", blank)
        own = own_mark(row.start, row.end, self._layers)
        signs = marks(row.start, row.end, self._layers)[: MARGIN - 2 - (own is not None)]
        yield from (Segment(drawn(sign), self._style((f"{name}-mark",))) for sign, name in signs)
        room = MARGIN - 1 - len(signs)
        if own:
            # What the reader marked stands next to the words, behind the speaker's letter.
            yield Segment(" " * (room - 2), blank)
            yield Segment(own.sign, self._style(("current", own.name, "mark-place")))
            room = 1
        yield Segment(" " * room, blank)

    def _indent(self, place: Place, row: Row) -> Iterator[Segment]:
        if row.indent:
            article = self.page.article
            bullet = row.first and not has_marker(article.text, article.blocks[place.block].span)
            yield Segment(("•" if bullet else "").ljust(row.indent), self._style(()))

    def _words(self, run: Run, names: tuple[str, ...]) -> Iterator[Segment]:
        if words := shown(self.page.article.text, run.start, run.end):
            yield Segment(words, self._style(names + run.names))

    def _is_marked(self, y: int) -> bool:
        height, lines = self.page.height, self.page.lines
        if len(self._map) != height:
            rows = max(height, lines.height)
            edges = [lines.offset_near(row * rows / height) for row in range(height + 1)]
            hits, spans = self.shown.hits, self.shown.marks
            self._map = hits.touched(edges) if hits is not None else spread(spans, edges)
        return y < height and self._map[y]
