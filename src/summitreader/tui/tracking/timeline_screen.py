"""The timeline of two sides: their meetings by day, what was signed at each, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summitreader.tracking import Timeline
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.tracking.tracked_screen import TrackedScreen
from summitreader.tui.tracking.tracking_export import TrackingExport
from summitreader.tui.viewmodel.tracking.grouped_rows import GroupedRows
from summitreader.tui.viewmodel.tracking.meeting_rows import MeetingRow, meeting_line, meeting_rows, meeting_words

if TYPE_CHECKING:
    from summitreader.session import TrackedArticles
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.viewmodel.row_layout import RowLine
    from summitreader.tui.work.library_worker import LibraryWorker


class TimelineScreen(TrackedScreen):
    """The meetings of two sides, the earliest first; enter opens the article that tells it."""

    BINDINGS = bindings("timeline")
    OWNERS = ("timeline",)
    HINTS = ("choose_row", "export_timeline", "timeline_back", "help", "quit")

    def __init__(
        self, library: LibraryWorker, table: Iterable[Key], articles: TrackedArticles, sides: tuple[str, str]
    ) -> None:
        super().__init__(library, table, articles)
        self.sides = sides
        self.found: Timeline | None = None
        self.meetings: tuple[MeetingRow, ...] = ()
        self.actions = matched(
            self.OWNERS,
            {
                "export_timeline": TrackingExport(self, "timeline", lambda: self.found).export,
                "timeline_back": self.leave,
            },
        )

    def load(self) -> None:
        """Read the meetings anew."""
        self.title_bar.headline = f"Timeline · {self.sides[0]} and {self.sides[1]}"
        self.wait_for_rows()
        articles, sides = self.articles, self.sides
        self.find(lambda library: articles.timeline(library, sides), self._show)

    def on_row_list_chosen(self) -> None:
        """Open the article."""
        row = self.meetings[self.rows.cursor]
        self.open_at(row.article, row.span)

    def _show(self, found: Timeline) -> None:
        self.found, self.meetings = found, (rows := meeting_rows(found))
        self.title_bar.number = f"{len(found.meetings):,} meeting{'s' * (len(found.meetings) != 1)}"
        older = f", {found.more:,} older ones were not read" if found.more else ""
        self.title_bar.origin = f"in {found.articles:,} articles with people of both{older}"
        self.rows.nothing = (
            f"No meeting of {found.sides[0]} and {found.sides[1]} was found by these rules in {found.articles:,} "
            f"articles with people of both, of {self.articles.words}."
        )

        def line(row: int, width: int, is_cursor: bool) -> RowLine:
            return meeting_line(rows[row])

        shown = GroupedRows([row.heading for row in rows], line, lambda row: meeting_words(rows[row]))
        self.show_rows(len(rows), shown=shown)
