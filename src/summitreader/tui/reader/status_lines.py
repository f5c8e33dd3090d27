"""The lines on top and at the bottom of the reading screen, from what it knows now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitreader.tui.viewmodel.mark_styles import note_under
from summitreader.tui.viewmodel.status_text import Mode, followed, headline, hints, origin, under_cursor
from summitreader.tui.widgets.status_bar import StatusBar
from summitreader.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from summitreader.tui.reader.screen import ReadingScreen


class StatusLines:
    """The title bar and the status bar, and what they say. What they said already is not drawn again."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.title, self.status = TitleBar(id="title"), StatusBar(id="status")

    def tell_title(self) -> None:
        """The top line: which article, from whom, and which of how many."""
        screen, opener = self._screen, self._screen.opener
        self.title.headline = headline(screen.article.article, opener.title)
        self.title.origin = origin(screen.article.article, screen.places)
        self.title.number = f"{opener.index + 1} of {len(opener.queue)}" if len(opener.queue) > 1 else ""

    def tell(self) -> None:
        """The bottom line: whose words stand under the cursor or what is followed, the keys that matter, the place."""
        screen, bar, article = self._screen, self.status, self._screen.article
        bar.hints = hints(self._mode(), screen.keys)
        if screen.errand:
            bar.state = f"{screen.errand.words} …  esc calls it off"
        elif screen.chosen:
            bar.state = followed(screen.places, screen.chosen, *screen.finder.position())
        else:
            bar.state = note_under(screen.librarian.marks, screen.here) or under_cursor(screen.places, screen.here)
        kept = "kept  " if screen.librarian.is_kept else ""
        bar.place = f"{kept}{100 * article.current.end // max(1, len(article.article.text))}%"

    def _mode(self) -> Mode:
        if self._screen.article.selection:
            return "selection"
        if self._screen.desk.favoured:
            return "pane"
        return "following" if self._screen.chosen else "reading"
