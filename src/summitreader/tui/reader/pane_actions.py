"""Choosing among the panes, and what they show: one by name, the next, all hidden, one zoomed, one filtered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.layout import ReaderLayout
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.filters.offers import FilterOffer, offers
from summitreader.tui.viewmodel.filters.terms import PaneFilter, filter_that_holds, with_filter
from summitreader.tui.viewmodel.layout_plan import Zoom
from summitreader.tui.viewmodel.selection import word_at
from summitreader.tui.viewmodel.status_text import STILL_READING
from summitreader.tui.work.services import Services

if TYPE_CHECKING:
    from summitreader.tui.panes.pane import Pane

_NEXT_ZOOM: Mapping[Zoom, Zoom] = {"": "height", "height": "width", "width": ""}
_THINGS = {"agreements": "passages"}
_SAID_OF = {"side": " statements", "status": " agreements"}
"""What a condition in an adjective is said of: "joint", "signed"; the others are nouns."""


class PaneActions:
    """The actions that give the keys to a pane, and take them back to the article."""

    def __init__(
        self, state: ReaderState, view: ArticleView, layout: ReaderLayout, services: Services, least_reliability: float
    ) -> None:
        self._state, self._view, self._layout, self._services = state, view, layout, services
        self._least = least_reliability

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
            "zoom_pane": self.zoom,
            "filter_pane": self.filter,
            "next_filter": self.next_filter,
        }

    def go_to(self, id: str) -> None:
        """Give the keys to a pane, once there are panes."""
        pane = self._layout.shown_panes.get(id)
        if pane:
            self._layout.give_keys(pane)
        else:
            self._services.say(STILL_READING)

    def go_on(self, step: int, times: int = 1) -> None:
        """Give the keys to the next pane (1) or the one before (-1), so many times on; the article counts as a pane."""
        stops: list[Widget] = [self._view, *self._layout.shown_panes.values()]
        at = next((place for place, stop in enumerate(stops) if stop.has_focus), 0)
        self._layout.give_keys(stops[(at + step * times) % len(stops)])

    def hide_panes(self) -> None:
        """Give the whole width to the article, or show the panes again."""
        self._layout.leave()
        self._layout.panes_hidden = not self._layout.panes_hidden

    def zoom(self) -> None:
        """Give the pane with the keys all lines of its side, then the whole screen, then its share again."""
        if self._layout.with_keys:
            self._layout.zoom = _NEXT_ZOOM[self._layout.zoom]
        else:
            self._services.say("Only a pane can be zoomed: s, t, a, e and c go to one.")

    def filter(self) -> None:
        """Let the reader choose what the pane with the keys shows; from the article, what the speakers' pane does."""
        # Imported here, as whatever only a key asks for.
        from summitreader.tui.panes.filter_menu import FilterMenu

        pane, found = self._to_filter()
        if not pane:
            return
        if pane.is_asking:
            pane.ask(None)
        else:
            self._layout.give_keys(pane)
            pane.ask(FilterMenu(pane.id or "", _THINGS.get(pane.id or "", "statements"), found))

    def next_filter(self) -> None:
        """Show what passes the next filter that leaves something; behind the last, all."""
        pane, _ = self._to_filter()
        if not pane or not self._state.index:
            return
        every = offers(self._state.index, pane.id or "", (), self._least)
        alone = [offer.terms for offer in every if offer.total]
        terms = self._state.filters.get(pane.id or "", ())
        stops = [(), *alone]
        place = stops.index(terms) if terms in stops else 0
        self._narrow(pane.id or "", stops[(place + 1) % len(stops)])

    def leave(self) -> bool:
        """Leave what is innermost of the pane with the keys: its filters to choose from, its zoom, its filter, itself.

        Return False where no pane has them.
        """
        pane = self._layout.with_keys
        if pane and pane.is_asking:
            pane.ask(None)
            return True
        return self._layout.end_zoom() or bool(pane and self.unfilter(pane.id or "")) or self._layout.leave()

    def uncover(self) -> None:
        """Let the article be seen: a drawer closes, a pane that lies over all of it has its share again."""
        if self._layout.is_drawer:
            self._layout.leave()
        elif self._layout.zoom == "width":
            self._layout.end_zoom()

    def filtered(self, offer: FilterOffer) -> None:
        """Narrow the pane with the keys to what was chosen, or say that nothing would be left."""
        if offer.total:
            self._narrow(self._layout.favoured or "", offer.terms)
        if offer.hides:
            self._services.say(offer.hides)
        elif not offer.total:
            things = _SAID_OF.get(offer.terms[-1].facet, "")
            self._services.say(f"No {offer.words}{things} here.")

    def unfilter(self, id: str) -> bool:
        """Take back the condition that was set last on a pane; return False if there was none."""
        terms = self._state.filters.get(id, ())
        self._narrow(id, terms[:-1])
        return bool(terms)

    def to_track(self) -> tuple[str, str]:
        """Return what the reader points at, "" for nothing: the words selected, or the theme of the row under the
        pane's cursor; and the word under the article's."""
        text, selection, pane = self._view.article.text, self._view.selection, self._layout.with_keys
        word = word_at(text, self._view.page.at)
        near = word.of(text) if word else ""
        if selection:
            return " ".join(selection.of(text).split()), near
        if pane and pane.id == "themes" and pane.shape.rows:
            head, _ = pane.shape.what(pane.cursor)
            return f"theme:{pane.listing.name(head)}", near
        return "", near

    def _narrow(self, id: str, terms: PaneFilter) -> None:
        pane = self._layout.shown_panes.get(id)
        if pane and pane.is_asking and self._state.filters.get(id, ()) == terms:
            pane.ask(None)
        self._state.filters = filters = with_filter(self._state.filters, id, terms)
        if terms and filter_that_holds(filters, self._state.choice)[0] != id:
            # A search, or what another pane chose, would hide what passes.
            self._state.choice = None

    def _to_filter(self) -> tuple[Pane | None, tuple[FilterOffer, ...]]:
        """Return the pane to filter and what it offers; None, and a word to the reader, where there is nothing."""
        pane, index = self._layout.with_keys or self._layout.shown_panes.get("speakers"), self._state.index
        if not pane or not index:
            self._services.say(STILL_READING)
            return None, ()
        found = offers(index, pane.id or "", self._state.filters.get(pane.id or "", ()), self._least)
        if not found:
            self._services.say(f"Speakers, themes and agreements can be filtered, {pane.id} cannot.")
            return None, ()
        if pane.shown.is_empty:
            self._services.say(f"No {pane.id} to filter.")
            return None, ()
        return pane, found
