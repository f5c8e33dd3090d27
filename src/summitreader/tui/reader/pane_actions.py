"""Choosing among the panes: to one by name, to the next, back to the article, all of them hidden."""

from __future__ import annotations

from functools import partial

from textual.widget import Widget

from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.layout import ReaderLayout
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.work.services import Services


class PaneActions:
    """The actions that give the keys to a pane, and take them back to the article."""

    def __init__(self, state: ReaderState, view: ArticleView, layout: ReaderLayout, services: Services) -> None:
        self._state, self._view, self._layout, self._services = state, view, layout, services

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "speakers": partial(self.go_to, "speakers"),
            "themes": partial(self.go_to, "themes"),
            "agreements": partial(self.go_to, "agreements"),
            "event": partial(self.go_to, "event"),
            "contents": partial(self.go_to, "contents"),
            "next_pane": partial(self.go_on, 1),
            "previous_pane": partial(self.go_on, -1),
            "hide_panes": self.hide_panes,
        }

    def go_to(self, id: str) -> None:
        """Give the keys to a pane, or say why it has nothing to show."""
        pane = self._layout.shown_panes.get(id)
        if pane:
            self._layout.give_keys(pane)
        else:
            self._services.say(f"No {id} found." if self._state.index else "Still reading the article.")

    def go_on(self, step: int) -> None:
        """Give the keys to the next pane (1) or the one before (-1); the article counts as one of the panes."""
        stops: list[Widget] = [self._view, *self._layout.shown_panes.values()]
        at = next((place for place, stop in enumerate(stops) if stop.has_focus), 0)
        self._layout.give_keys(stops[(at + step) % len(stops)])

    def hide_panes(self) -> None:
        """Give the whole width to the article, or show the panes again."""
        self._layout.leave()
        self._layout.panes_hidden = not self._layout.panes_hidden
