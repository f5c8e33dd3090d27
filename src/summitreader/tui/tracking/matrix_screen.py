"""The matrix of speakers × themes: counts, shaded by how many; enter opens the statements of a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget

from summitreader.tracking import Matrix
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.tracking.tracked_screen import TrackedList, TrackedScreen
from summitreader.tui.tracking.tracking_export import TrackingExport
from summitreader.tui.viewmodel.tracking.grouped_rows import GroupedRows
from summitreader.tui.viewmodel.tracking.heat import LEVELS, heat_head, heat_line, heat_words
from summitreader.tui.viewmodel.tracking.keyword_rows import speaker_words

if TYPE_CHECKING:
    from summitreader.session import TrackedArticles
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.tracking.quotes_screen import Lines
    from summitreader.tui.viewmodel.row_layout import RowLine
    from summitreader.tui.work.library_worker import LibraryWorker

_TITLE = "Matrix"
_NOTHING = "No statement on a theme was found by these rules in {}."


class _Head(Widget):
    """The titles of the themes, above their columns."""

    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size

    def __init__(self, lines: Callable[[int], Content]) -> None:
        super().__init__(id="matrix-head")
        self._lines = lines

    def render(self) -> Content:
        """Return the lines at this width, less the scroll bar of the list."""
        return self._lines(self.size.width - 1)


class _Cells(TrackedList):
    """Speakers; the keys for opening and closing a row go from theme to theme."""

    LOOKS = (*TrackedList.LOOKS, *(f"heat-{level}" for level in range(1, LEVELS + 1)))

    def __init__(self, shown: GroupedRows, moved: Callable[[], None], turned: Callable[[int], None]) -> None:
        super().__init__(shown, moved, "matrix")
        self._turned = turned

    def set_open(self, is_open: bool) -> None:
        """Go to the next theme (True), or to the one before."""
        self._turned(1 if is_open else -1)


class MatrixScreen(TrackedScreen):
    """Who speaks on what in some articles."""

    BINDINGS = bindings("matrix")
    OWNERS = ("matrix",)
    HINTS = ("choose_row", "next_theme", "export_matrix", "matrix_back", "help", "quit")

    def __init__(self, library: LibraryWorker, table: Iterable[Key], articles: TrackedArticles) -> None:
        super().__init__(library, table, articles)
        self.matrix = Matrix((), (), 0)
        self.column = 0
        self.rows = _Cells(self._shown(), self.moved, self.turn)
        self.head = _Head(self._head)
        self.body = Vertical(self.head, self.rows, id="body")
        self.actions = matched(
            self.OWNERS,
            {
                "next_theme": partial(self.turn, 1),
                "previous_theme": partial(self.turn, -1),
                "export_matrix": TrackingExport(self, "matrix", lambda: self.matrix).export,
                "matrix_back": self.leave,
            },
        )

    def load(self) -> None:
        """Count anew."""
        self.title_bar.headline = _TITLE
        self.find(self.articles.matrix, self._show)

    def turn(self, step: int, times: int = 1) -> None:
        """Go to the next theme (1), or to the one before (-1), so many times, as far as there are any."""
        column = max(0, min(self.column + step * times, len(self.matrix.themes) - 1))
        if column != self.column:
            self.column = column
            # Other themes may be seen: all rows are drawn with their columns.
            self.rows.refresh()
            self.head.refresh()
            self.moved()

    def on_row_list_chosen(self) -> None:
        """Open the statements of a cell."""
        # Imported here, as whatever only a key asks for.
        from summitreader.tui.tracking.quotes_screen import QuotesScreen

        row, (theme, title) = self.matrix.rows[self.rows.cursor], self.matrix.themes[self.column]
        articles = self.articles

        def part(library: Any, limit: int, skip: int) -> Lines:
            return articles.cell(library, theme, row, limit, skip)

        if row.counts[self.column]:
            told = f"{speaker_words(row.speaker, row.sides)} on {title}"
            self.app.push_screen(QuotesScreen(self.library, self.keys.values(), articles, told, part))
        else:
            self.say("Nothing is said on this theme here.")

    def _show(self, found: Matrix) -> None:
        self.matrix = found
        self.column = max(0, min(self.column, len(found.themes) - 1))
        self.rows.nothing = _NOTHING.format(self.articles.words)
        self.title_bar.number = f"{found.articles:,} article{'s' * (found.articles != 1)}"
        self.title_bar.origin = _told(found)
        self.show_rows(len(found.rows), shown=self._shown())
        self.head.refresh()

    def _shown(self) -> GroupedRows:
        return GroupedRows([""] * len(self.matrix.rows), self._line, lambda row: heat_words(self.matrix, row))

    def _line(self, row: int, width: int, is_cursor: bool) -> RowLine:
        return heat_line(self.matrix, row, self.column, width, is_cursor)

    def _head(self, width: int) -> Content:
        looks = {"key": "$key bold", "quiet": "$quiet"}
        if not self.matrix.themes:
            return Content("")
        lines = heat_head(self.matrix, self.column, width - 3)
        return Content("\n").join(
            [Content.assemble(*((part.words, looks.get(part.look, "")) for part in line)) for line in lines]
        )

    def moved(self) -> None:
        """Say which cell this is."""
        if self.matrix.rows and 0 <= self.rows.cursor < len(self.matrix.rows):
            row, (_, title) = self.matrix.rows[self.rows.cursor], self.matrix.themes[self.column]
            self.title_bar.headline = (
                f"{_TITLE} · {speaker_words(row.speaker, row.sides)} on {title}: {row.counts[self.column]:,}"
            )


def _told(found: Matrix) -> str:
    """Return how many of all speakers and themes are shown."""
    shown = ("speakers", len(found.rows), found.more_speakers), ("themes", len(found.themes), found.more_themes)
    return " · ".join(f"{many:,} of {many + more:,} {what}" for what, many, more in shown)
