"""The quotes behind a bar or a cell: the words in their context, with whose they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from summitreader.tracking import KeywordLine
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.library.list_screen import NOT_KEPT
from summitreader.tui.tracking.tracked_screen import TrackedScreen
from summitreader.tui.viewmodel.tracking.grouped_rows import GroupedRows
from summitreader.tui.viewmodel.tracking.keyword_rows import keyword_line, keyword_words

if TYPE_CHECKING:
    from summitreader.session import CitationForm, TrackedArticles
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.viewmodel.row_layout import RowLine
    from summitreader.tui.work.library_worker import LibraryWorker

_PART, _AHEAD = 200, 60  # lines that are fetched at once, and below the last one seen for which more are

Lines = tuple[tuple[KeywordLine, ...], int]
"""Passages in their context, and how many there are in all."""


class QuotesScreen(TrackedScreen):
    """The passages of a question, the newest first; enter opens the article at the words."""

    BINDINGS = bindings("quotes")
    OWNERS = ("quotes",)
    HINTS = ("choose_row", "copy_quoted", "copy_quoted_as", "quotes_back", "help", "quit")

    def __init__(
        self,
        library: LibraryWorker,
        table: Iterable[Key],
        articles: TrackedArticles,
        title: str,
        part: Callable[[Any, int, int], Lines],
    ) -> None:
        """Make the list of what stands behind a bar or a cell.

        Args:
            library: Where kept articles are.
            table: The table of keys.
            articles: Those that are asked.
            title: What the passages are.
            part: Called in a thread, gives so many of them, of which so many are passed over; its first argument is
                the library, or None.
        """
        super().__init__(library, table, articles)
        self._title, self._part = title, part
        self.lines: tuple[KeywordLine, ...] = ()
        self._total, self._is_asking = 0, False
        self.actions = matched(
            self.OWNERS,
            {"copy_quoted": self.copy_quoted, "copy_quoted_as": self.copy_quoted_as, "quotes_back": self.leave},
        )

    def load(self) -> None:
        """Fetch the newest."""
        self.title_bar.headline = self._title
        self.wait_for_rows()
        self._fetch(0)

    def moved(self) -> None:
        """Say which article the words are from; fetch more before they are needed."""
        if not self.lines:
            return
        line = self.lines[min(self.rows.cursor, len(self.lines) - 1)]
        self.title_bar.origin = " · ".join(filter(None, (line.title or "Without a title", line.outlet, line.day)))
        is_near = self.rows.view.last_seen + _AHEAD > len(self.lines)
        if is_near and len(self.lines) < self._total and not self._is_asking:
            self._fetch(len(self.lines))

    def on_row_list_chosen(self) -> None:
        """Open the article at the words."""
        line = self.lines[self.rows.cursor]
        self.open_at(line.article, line.words[0] if line.words else line.passage)

    def copy_quoted(self) -> None:
        """Copy the passage with its source."""
        self._quote(self._copy_first)

    def copy_quoted_as(self) -> None:
        """Choose the form in which to copy the passage."""
        self._quote(partial(self.copy_in_form, what="the passage"))

    def _quote(self, then: Callable[[dict[CitationForm, str]], object]) -> None:
        if self.lines:
            articles, line = self.articles, self.lines[self.rows.cursor]
            self.find(lambda library: articles.quotes(library, line), then)

    def _copy_first(self, quotes: dict[CitationForm, str]) -> None:
        if quotes:
            self.copy(quotes["attributed"], "the passage")
        else:
            self.say(NOT_KEPT)

    def _fetch(self, skip: int) -> None:
        self._is_asking = True
        part = self._part
        self.find(lambda library: part(library, _PART, skip), partial(self._show, skip))

    def _show(self, skip: int, found: Lines) -> None:
        self._is_asking = False
        self.lines, self._total = lines, _ = (*self.lines[:skip], *found[0]), found[1]
        self.title_bar.number = f"{self._total:,} passage{'s' * (self._total != 1)}"
        self.rows.nothing = "No passage stands behind this any more."

        def line(row: int, width: int, is_cursor: bool) -> RowLine:
            return keyword_line(lines[row], width)

        shown = GroupedRows([""] * len(lines), line, lambda row: keyword_words(lines[row]))
        self.show_rows(len(lines), shown=shown)
