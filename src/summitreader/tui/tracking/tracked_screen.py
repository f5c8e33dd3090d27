"""What the screens of tracking share: articles that are asked off the event loop, opened at the words found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from textual.containers import Horizontal

from summitreader.errors import SummitReaderError
from summitreader.model import Span
from summitreader.tui.library.list_screen import ListScreen, want
from summitreader.tui.tracking.asking import ask
from summitreader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from summitreader.session import TrackedArticles
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.widgets.row_viewport import Rows
    from summitreader.tui.work.library_worker import LibraryWorker

T = TypeVar("T")

LOOKING = "Looking …"


class TrackedList(RowList):
    """A list that calls `moved` when a key moved its cursor: what follows is told in the same frame."""

    def __init__(self, shown: Rows, moved: Callable[[], None], id: str = "rows") -> None:
        super().__init__(shown, LOOKING, keeps_bar=True, id=id)
        self._moved = moved

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, and tell it."""
        before = self.cursor
        super().go_to(row)
        if self.cursor != before:
            self._moved()


class TrackedScreen(ListScreen):
    """A list about some articles; choosing a row leads to the words that it rests on."""

    def __init__(self, library: LibraryWorker, table: Iterable[Key], articles: TrackedArticles) -> None:
        super().__init__(library, table, 1, LOOKING)
        self.articles = articles
        self.rows = TrackedList(self.rows.shown, self.moved)
        self.body = Horizontal(self.rows, id="body")

    def moved(self) -> None:
        """Tell what the row under the cursor is about."""

    def on_row_list_moved(self) -> None:
        """Other rows are seen, or shown."""
        self.moved()

    def find(self, job: Callable[[Any], T], then: Callable[[T], object]) -> None:
        """Ask the articles for something; say why there is nothing to be shown where that cannot be."""

        def found(told: T | SummitReaderError) -> None:
            if isinstance(told, SummitReaderError):
                self.fail(str(told))
            else:
                then(told)

        ask(self, self.library, self.articles, job, found)

    def fail(self, sentence: str) -> None:
        """Say why there is nothing to be shown."""
        self.rows.nothing = f"{sentence[:1].upper()}{sentence[1:]}."
        self.show_rows(0)
        self.title_bar.number = ""

    def open_at(self, key: str, span: Span | None) -> None:
        """Open an article at a place: one at hand as it is, one of the library from there."""
        if reading := self.articles.reading(key):
            self.post_message(self.Read(reading.article, span.start if span else 0))
        elif key:
            want(self, key, span)
