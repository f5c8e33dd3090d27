"""A phrase, a formula or a theme over time: bars by period, side and speaker, of which each opens its quotes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from summitreader.tracking import Period, Seen, Track
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.tracking.tracked_screen import LOOKING, TrackedScreen
from summitreader.tui.tracking.tracking_export import TrackingExport
from summitreader.tui.viewmodel.tracking.bar_lines import bar_line, bar_words
from summitreader.tui.viewmodel.tracking.bars import BarRow, Voices, bar_rows, pick_words
from summitreader.tui.viewmodel.tracking.grouped_rows import GroupedRows

if TYPE_CHECKING:
    from summitreader.session import FollowedQuestion, TrackedArticles
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.tracking.quotes_screen import Lines
    from summitreader.tui.viewmodel.row_layout import RowLine
    from summitreader.tui.work.library_worker import LibraryWorker

_OTHER_PERIOD: dict[Period, Period] = {"year": "month", "month": "year"}
_OTHER_VOICES: dict[Voices, Voices] = {"side": "speaker", "speaker": "side"}

Shown = tuple[Period, Voices]


class TrackScreen(TrackedScreen):
    """What `asked` for is found in, as bars; enter opens the quotes of one."""

    BINDINGS = bindings("tracked")
    OWNERS = ("tracked",)
    HINTS = (
        *("choose_row", "other_period", "other_voices", "export_track", "track", "keep_phrase"),
        *("track_back", "help", "quit"),
    )

    def __init__(self, library: LibraryWorker, table: Iterable[Key], articles: TrackedArticles, asked: str) -> None:
        super().__init__(library, table, articles)
        self.asked = asked
        self.by: Period = "year"
        self.voices: Voices = "side"
        self.bars: tuple[BarRow, ...] = ()
        self._known: dict[Shown, FollowedQuestion] = {}
        self.actions = matched(
            self.OWNERS,
            {
                "other_period": self.other_period,
                "other_voices": self.other_voices,
                "export_track": TrackingExport(self, "track", lambda: self.track).export,
                "track_back": self.leave,
            },
        )

    @property
    def track(self) -> Track | None:
        """What is shown; None before anything was found."""
        known = self._known.get((self.by, self.voices))
        return known.track if known else None

    def load(self) -> None:
        """Ask for what is followed, anew."""
        self._known = {}
        self.title_bar.headline = f"Track · {self.asked}"
        self._follow()

    def other_period(self) -> None:
        """Count by month, or by year again."""
        self.by = _OTHER_PERIOD[self.by]
        self._follow()

    def other_voices(self) -> None:
        """Tell speakers apart, or sides again."""
        self.voices = _OTHER_VOICES[self.voices]
        self._follow()

    def on_row_list_chosen(self) -> None:
        """Open the quotes of a bar, or the article in which it was first or last seen."""
        row, track = self.bars[self.rows.cursor], self.track
        if isinstance(row.opens, Seen):
            self.open_at(row.opens.article, row.opens.passage)
        elif row.opens and track:
            # Imported here, as whatever only a key asks for.
            from summitreader.tui.tracking.quotes_screen import QuotesScreen

            articles, question, pick = self.articles, track.question, row.opens
            title = f"“{question.title}” · {pick_words(pick, row.label)}"

            def part(library: Any, limit: int, skip: int) -> Lines:
                return articles.lines(library, question, pick, limit, skip)

            self.app.push_screen(QuotesScreen(self.library, self.keys.values(), articles, title, part))

    def _follow(self) -> None:
        """Show what is asked for, at once where it is known."""
        key = self.by, self.voices
        if known := self._known.get(key):
            self._show(key, known)
        else:
            self.rows.nothing = LOOKING
            self.wait_for_rows()
            articles, asked, each = self.articles, self.asked, self.voices == "speaker"
            self.find(lambda library: articles.follow(library, asked, key[0], each), partial(self._show, key))

    def _show(self, key: Shown, found: FollowedQuestion) -> None:
        self._known[key] = found
        if key != (self.by, self.voices):
            return
        track = found.track
        self.bars = rows = bar_rows(track, self.voices, found.speakers)
        self.phrase = track.question.name if track.question.kind == "phrase" else ""

        def line(row: int, width: int, is_cursor: bool) -> RowLine:
            return bar_line(rows[row], width)

        shown = GroupedRows([row.heading for row in rows], line, lambda row: bar_words(rows[row]))
        kind = "" if self.phrase else f"{track.question.kind}: "
        self.title_bar.headline = f"Track · {kind}“{track.question.title}”"
        self.title_bar.origin = f"by {self.by} and {self.voices}, in {self.articles.words}"
        self.title_bar.number = f"{track.passages:,} passage{'s' * (track.passages != 1)}"
        self.rows.nothing = _nothing(track, self.articles.words)
        self.show_rows(len(rows), shown=shown)


def _nothing(track: Track, where: str) -> str:
    """Return why there are no bars."""
    if not track.looked_in:
        return f"There is no article in {where}: K keeps one, A files and folders."
    many = f"{track.looked_in:,} article{'s' * (track.looked_in != 1)}"
    return f"“{track.question.title}” was not found by these rules in {where}: {many} looked at."
