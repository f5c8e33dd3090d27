"""What stands at the right edge of the article: a map of the marks in the whole text, and the scroll bar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from summitreader.model import Span
from summitreader.tui.viewmodel.highlights import spread
from summitreader.tui.viewmodel.viewport import Viewport
from summitreader.tui.widgets.scrollbar import Scrollbar

if TYPE_CHECKING:
    from summitreader.tui.viewmodel.incremental_search import SearchHits

EDGE = 2
"""Cells of the edge: one for the map, one for the bar."""


class MinimapCell(NamedTuple):
    """What one row of the edge shows: whether the map has a mark there; the bar's sign and the names of its style."""

    marked: bool
    sign: str
    bar: tuple[str, ...]


class Minimap:
    """The edge of a page, row by row. The map is made once for what it shows."""

    def __init__(self, page: Viewport) -> None:
        self._page = page
        self._marks: Sequence[Span] = ()
        self._hits: SearchHits | None = None
        self._count = 0
        self._map: list[bool] = []

    @property
    def bar(self) -> Scrollbar:
        """The scroll bar as it stands."""
        return Scrollbar(self._page.lines.height, self._page.height, self._page.y)

    def take(self, marks: Sequence[Span], hits: "SearchHits | None") -> None:
        """Show this on the map: marks (sorted spans), or the hits of a search as far as they are known."""
        count = len(hits) if hits is not None else 0
        if marks is not self._marks or hits is not self._hits or count != self._count:
            self._marks, self._hits, self._count = marks, hits, count
            self._map.clear()

    def cells(self) -> list[MinimapCell]:
        """Return the rows of the screen, from the topmost on."""
        bar = self.bar
        thumb = bar.thumb
        return [MinimapCell(marked, *bar.cell(y, thumb)) for y, marked in enumerate(self._marked())]

    def _marked(self) -> list[bool]:
        height, lines = self._page.height, self._page.lines
        if len(self._map) != height:
            rows = max(height, lines.height)
            edges = [lines.offset_near(row * rows / height) for row in range(height + 1)]
            self._map = self._hits.touched(edges) if self._hits is not None else spread(self._marks, edges)
        return self._map
