"""The lines on top and at the bottom of the reading screen, from what is known now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from textual.widget import Widget

from summitreader.tui.keymap.hints import Mode, hints
from summitreader.tui.keymap.table import Key
from summitreader.tui.reader.layout import ReaderLayout
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.mark_styles import note_under
from summitreader.tui.viewmodel.status_text import filtered, followed, origin, under_cursor
from summitreader.tui.widgets.found_bar import FoundBar
from summitreader.tui.widgets.status_bar import StatusBar
from summitreader.tui.widgets.title_bar import TitleBar
from summitreader.tui.work.open_task import OpenTask

_STATE = 28  # cells kept at the bottom for whose words stand under the cursor, or what is followed


class StatusLines:
    """The lines above and below the article, and what they say. What they said already is not drawn again."""

    def __init__(
        self,
        state: ReaderState,
        view: ArticleView,
        layout: ReaderLayout,
        keys: Mapping[str, Key],
        position: Callable[[], tuple[int, int, bool]],
    ) -> None:
        """Make the lines; `position` returns which passage or hit was reached, of how many, and if those are all."""
        self._state, self._view, self._layout = state, view, layout
        self._position = position
        # Asked for at every key; made of 48 entries of the table.
        self._hints = cache(lambda mode, is_narrow: hints(mode, keys, is_narrow))
        self.title, self.found, self.status = TitleBar(id="title"), FoundBar(id="found"), StatusBar(id="status")

    def tell_title(self) -> None:
        """Say on top which article this is, from whom, and which of how many."""
        state, article = self._state, self._state.as_told(self._view.article)
        self.title.headline = article.shown_title
        self._tell_origin()
        self.title.number = f"article {state.place + 1} of {len(state.queue)}" if len(state.queue) > 1 else ""

    def tell(self) -> None:
        """Say whose words stand under the cursor or what is followed, the keys that matter, and the place."""
        state, bar = self._state, self.status
        bar.hints = self._hints(self._mode(), self.found.lines > 0)
        if state.opening:
            urgent = f"{state.opening.words} …  esc calls it off"
        elif state.choice:
            urgent = followed(state.index, state.choice, state.words_of_filter(state.choice), *self._position())
        elif state.filters:
            urgent = filtered(state.words_of_filter(None), *self._position())
        else:
            urgent = note_under(state.marks, state.here)
        self.found.show(state.index, state.here, urgent)
        if self.found.lines:
            bar.room, bar.state = 0, ""
        else:
            bar.room, bar.state = _STATE, urgent or under_cursor(state.index, state.here)
        kept = "kept " if state.is_kept else ""
        bar.place = f"{kept}{100 * self._view.current.end // max(1, len(self._view.article.text))}%"
        self._tell_origin()

    def _tell_origin(self) -> None:
        """Say on top where the article comes from, unless the words on the screen do."""
        view = self._view
        article = self._state.as_told(view.article)
        self.title.origin = origin(article, self._state.index, view.page.range, self.title.app.size.width)

    def show_opening(self, task: OpenTask | None) -> None:
        """Show how far opening has come; nobody waits for what was begun before. None: nothing is being opened."""
        before = self._state.opening
        if task and task.is_called_off():
            return
        if task and before and task is not before:
            before.call_off()
        self._state.opening = task
        self.tell()

    async def cover(self, line: Widget) -> None:
        """Put a line to type in where the bottom line is."""
        self.status.display = False
        await self.status.screen.mount(line)

    async def uncover(self, line: Widget) -> None:
        """Take that line away again."""
        self.status.display = True
        await line.remove()

    def _mode(self) -> Mode:
        if self._view.selection:
            return "selection"
        if self._layout.favoured:
            return "pane"
        return "following" if self._state.choice or self._state.filters else "reading"
