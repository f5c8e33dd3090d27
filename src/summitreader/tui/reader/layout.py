"""The widget that holds the article, what may stand below it, and the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from summitreader.tui.keymap.actions import Actions
from summitreader.tui.viewmodel.layout_plan import BELOW, PANES, plan
from summitreader.tui.viewmodel.margins import ONE_SIDE

if TYPE_CHECKING:
    from summitreader.tui.panes.pane import Pane
    from summitreader.tui.viewmodel.reading_index import ReadingIndex


class _DeskLayout(Layout):
    """Puts the desk's children where the plan says."""

    name = "desk"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        assert isinstance(parent, ReaderLayout)
        below = next((child for child in children if child.has_class("below")), None)
        wanted = BELOW if below else 0
        panes = {id: pane.wanted for id, pane in parent.shown_panes.items()}
        drawn = plan(size, panes, parent.favoured, parent.panes_hidden, wanted)
        placements = []
        for child in children:
            is_pane = child.id in PANES
            region = drawn.panes.get(child.id or "") if is_pane else drawn.below if child is below else drawn.article
            # A child without a place still needs one of no size, or it would keep the one it had.
            order = 1 if drawn.drawer and is_pane else 0
            placed = Region(*region) if region else Region()
            placements.append(WidgetPlacement(placed, NULL_OFFSET, NULL_SPACING, child, order))
        return placements


class ReaderLayout(Widget):
    """The article, what may stand below it, and the panes beside it or over it."""

    # `var`, not `reactive`: a change draws only what comes to lie elsewhere.
    favoured: var[str | None] = var[str | None](None, init=False)
    panes_hidden: var[bool] = var(False, init=False)
    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size

    _LAYOUT = _DeskLayout()

    class Refused(Message):
        """A pane was asked for that has nothing to show."""

        def __init__(self, title: str) -> None:
            super().__init__()
            self.title = title

    def __init__(self, article: Widget, id: str) -> None:
        super().__init__(id=id)
        self._article = article
        self.panes: list[Pane] = []
        self._below: Widget | None = None

    @property
    def layout(self) -> Layout:
        """Ours: Textual's style sheet knows only the layouts that it brings."""
        return self._LAYOUT

    @property
    def shown_panes(self) -> dict[str, Pane]:
        """The panes that have something to show, by id."""
        return {pane.id: pane for pane in self.panes if pane.id and pane.wanted}

    def compose(self) -> ComposeResult:
        yield self._article
        yield from self.panes

    async def furnish(self, panes: list[Pane]) -> None:
        """Puts the panes up, once, beside an article that is shown already."""
        self.panes = panes
        self._dress()
        await self.mount(*panes)

    def prepare(self, places: ReadingIndex) -> None:
        """Makes what the panes will show of a reading; called off the event loop, since it takes time."""
        for pane in self.panes:
            pane.prepare(places)

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "speakers": self.speakers,
            "themes": self.themes,
            "agreements": self.agreements,
            "event": self.event,
            "contents": self.contents,
            "next_pane": self.next_pane,
            "previous_pane": self.previous_pane,
            "hide_panes": self.hide_panes,
        }

    def speakers(self) -> None:
        self._go_to("speakers")

    def themes(self) -> None:
        self._go_to("themes")

    def agreements(self) -> None:
        self._go_to("agreements")

    def event(self) -> None:
        self._go_to("event")

    def contents(self) -> None:
        self._go_to("contents")

    def next_pane(self) -> None:
        self._to_neighbour(1)

    def previous_pane(self) -> None:
        self._to_neighbour(-1)

    def hide_panes(self) -> None:
        """Gives the whole width to the article, or shows the panes again."""
        self.leave()
        self.panes_hidden = not self.panes_hidden

    async def toggle_below(self, panel: Widget) -> None:
        """Puts a panel under the text, or takes away the one that is there."""
        if not self.close_below():
            self._below = panel
            await self.mount(panel)

    def close_below(self) -> bool:
        """Takes away the panel under the text; False if there was none."""
        if self._below is None:
            return False
        self._below.remove()
        self._below = None
        return True

    def leave(self) -> bool:
        """Back from a pane to the article; False if no pane had the keys."""
        if self.favoured is None:
            return False
        self._give_keys(self._article)
        return True

    @property
    def is_drawer(self) -> bool:
        """Whether panes lie over the article, one side of it being too narrow."""
        return self.panes_hidden or self.size.width < ONE_SIDE

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the keys gets the most room."""
        self.favoured = event.widget.id if event.widget.id in PANES else None

    def on_pane_resized(self) -> None:
        """Shares the room anew."""
        self._share()

    def watch_favoured(self) -> None:
        """Shares the room anew."""
        self._share()

    def watch_panes_hidden(self) -> None:
        """Shares the room anew."""
        self._share()

    def on_resize(self) -> None:
        """Side or drawer: panes look different."""
        self._dress()

    def _dress(self) -> None:
        # A class of the desk would have all styles of the article worked out anew: 3 ms before the first paint. Of
        # the panes, those that are hidden can wait: 1 ms each.
        for pane in self.panes:
            if self.favoured or not self.is_drawer:
                pane.set_class(self.is_drawer, "drawer")

    def _share(self) -> None:
        self._dress()
        # Textual forgets how children lay when one of them asks for it, not when their parent does.
        self._article.refresh(repaint=False, layout=True)

    def _go_to(self, id: str) -> None:
        pane = self.shown_panes.get(id)
        if pane is None:
            self.post_message(self.Refused(id))
        else:
            self._give_keys(pane)

    def _to_neighbour(self, step: int) -> None:
        """The article counts as one of the panes."""
        stops: list[Widget] = [self._article, *self.shown_panes.values()]
        at = next((index for index, stop in enumerate(stops) if stop.has_focus), 0)
        self._give_keys(stops[(at + step) % len(stops)])

    def _give_keys(self, widget: Widget) -> None:
        # Room is shared in the same step: Textual's own message of it comes with a second frame, 20 ms later.
        self.favoured = widget.id if widget.id in PANES else None
        widget.focus(scroll_visible=False)
