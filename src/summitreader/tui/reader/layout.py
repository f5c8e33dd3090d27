"""The widget that holds the article, what may stand below it, and the panes."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.reactive import var
from textual.widget import Widget

from summitreader.tui.keymap.serial_keys import give_focus, rest_left
from summitreader.tui.terminal.textual_privates import KeptLines
from summitreader.tui.viewmodel.filters.terms import NO_FILTERS, Filters
from summitreader.tui.viewmodel.layout_plan import BELOW, PANES, Zoom, pane_width, plan
from summitreader.tui.viewmodel.margins import ONE_SIDE
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex

if TYPE_CHECKING:
    from summitreader.tui.panes.pane import Given, Pane
    from summitreader.tui.reader.why_panel import WhyPanel

# Seconds. Panes are told of more findings in turn, each in a frame of its own, when keys have rested for so long; where
# they do not rest, each in the frame of a key. A frame with all five held up a key for 40 ms in 10 MB.
_APART, _REST, _LATEST = 0.03, 0.25, 1.0

_Given = tuple[ReadingIndex | None, CursorContext, PaneChoice | None, Filters]


class _Places(Layout):
    """Puts the children of a ReaderLayout where the plan says."""

    name = "reader"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        assert isinstance(parent, ReaderLayout)
        below = next((child for child in children if child.has_class("below")), None)
        wanted = BELOW if below else 0
        width = pane_width(size.width, parent.panes_hidden)
        panes = {id: pane.shown.wanted(width) for id, pane in parent.shown_panes.items()}
        empty = frozenset(id for id, pane in parent.shown_panes.items() if pane.shown.is_empty)
        drawn = plan(size, panes, parent.favoured, parent.panes_hidden, wanted, parent.zoom, empty)
        placements = []
        for child in children:
            is_pane = child.id in PANES
            region = drawn.panes.get(child.id or "") if is_pane else drawn.below if child is below else drawn.article
            # A child without a place still needs one of no size, or it would keep the one it had.
            order = 1 if drawn.drawer and is_pane else 0
            placed = Region(*region) if region else Region()
            placements.append(WidgetPlacement(placed, NULL_OFFSET, NULL_SPACING, child, order))
        return placements


class ReaderLayout(KeptLines):
    """The article, what may stand below it, and the panes beside it or over it."""

    # `var`, not `reactive`: a change draws only what comes to lie elsewhere.
    favoured: var[str | None] = var[str | None](None, init=False)
    panes_hidden: var[bool] = var(False, init=False)
    zoom: var[Zoom] = var[Zoom]("", init=False)
    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size

    _LAYOUT = _Places()

    def __init__(self, article: Widget, id: str) -> None:
        super().__init__(id=id)
        self._article = article
        self.panes: list[Pane] = []
        self.below: WhyPanel | None = None
        self.late_since: float | None = None
        self._given: _Given = None, CursorContext(), None, NO_FILTERS

    @property
    def layout(self) -> Layout:
        """Ours: Textual's style sheet knows only the layouts that it brings."""
        return self._LAYOUT

    @property
    def shown_panes(self) -> dict[str, Pane]:
        """The panes by id, once they are up."""
        return {pane.id: pane for pane in self.panes if pane.id}

    def compose(self) -> ComposeResult:
        yield self._article
        yield from self.panes

    async def furnish(self, panes: list[Pane]) -> None:
        """Put the panes up, once, beside an article that is shown already."""
        self.panes = panes
        self.show(*self._given)
        self._dress()
        await self.mount(*panes)

    def prepare(self, index: ReadingIndex) -> None:
        """Make what the panes will show of a reading; called off the event loop, since it takes time."""
        for pane in self.panes:
            pane.prepare(index)

    def show(
        self, index: ReadingIndex | None, here: CursorContext, choice: PaneChoice | None, filters: Filters
    ) -> None:
        """Give every pane what it is to show: findings that pass its filter, what stands under the cursor, what is
        followed."""
        self._given = index, here, choice, filters
        for pane in self.panes:
            pane.here = here
            given = index, filters.get(pane.id or "", ())
            if not _may_wait(pane, given):
                pane.given = given
            pane.chosen = choice
        if self.late_since is None:
            if late_panes(self):
                self.late_since = monotonic()
                self.set_timer(_APART, partial(tell_next, self))
        elif monotonic() > self.late_since + _LATEST:
            _tell_one(self)
        if self.below:
            self.below.here, self.below.index = here, index

    async def toggle_below(self, panel: WhyPanel) -> None:
        """Put a panel under the text, or take away the one that is there."""
        if not self.close_below():
            self.below = panel
            self.show(*self._given)
            await self.mount(panel)

    def close_below(self) -> bool:
        """Take away the panel under the text; return False if there was none."""
        if self.below is None:
            return False
        self.below.remove()
        self.below = None
        return True

    def leave(self) -> bool:
        """Give the keys back to the article; return False if no pane had them."""
        if self.favoured is None:
            return False
        self.give_keys(self._article)
        return True

    def end_zoom(self) -> bool:
        """Give a pane that was zoomed its share again; return False if none was."""
        is_zoomed, self.zoom = bool(self.zoom), ""
        return is_zoomed

    @property
    def with_keys(self) -> Pane | None:
        """The pane that has the keys."""
        return self.shown_panes.get(self.favoured or "")

    @property
    def is_drawer(self) -> bool:
        """Whether panes lie over the article, one side of it being too narrow."""
        return self.panes_hidden or self.size.width < ONE_SIDE

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Give the pane with the keys the most room."""
        self._favour(event.widget)

    def watch_zoom(self) -> None:
        """Share the room anew."""
        for pane in self.panes:
            # Told before it is drawn: what a pane says when it has its new size comes with a second frame.
            pane.tell_title(pane_width(self.size.width, self.panes_hidden, self.zoom))
        self._share()

    def on_resize(self) -> None:
        """Dress the panes for the new size: in a drawer they look different."""
        self._dress()

    def _dress(self) -> None:
        # A class of the layout itself would have all styles of the article worked out anew: 3 ms before the first
        # paint. Of the panes, those that are hidden can wait: 1 ms each.
        for pane in self.panes:
            if self.favoured or not self.is_drawer:
                pane.set_class(self.is_drawer, "drawer")

    def _share(self) -> None:
        self._dress()
        # Textual forgets how children lay when one of them asks for it, not when their parent does.
        self._article.refresh(repaint=False, layout=True)

    watch_favoured = watch_panes_hidden = _share

    def give_keys(self, widget: Widget) -> None:
        """Give the keys to the article or to a pane, and more room to the latter."""
        # Room is shared in the same step: Textual's own message of it comes with a second frame, 20 ms later.
        self._favour(widget)
        give_focus(widget)

    def _favour(self, widget: Widget) -> None:
        self.favoured = widget.id if widget.id in PANES else None
        if self.favoured is None:
            self.zoom = ""


def late_panes(layout: ReaderLayout) -> list[Pane]:
    """Return the panes that show what was found before."""
    return [pane for pane in layout.panes if pane.given[0] is not layout._given[0]]


def _tell_one(layout: ReaderLayout) -> None:
    """Give one more of the panes what was found since."""
    index, _, _, filters = layout._given
    for pane in late_panes(layout)[:1]:
        pane.given = index, filters.get(pane.id or "", ())


def tell_next(layout: ReaderLayout) -> None:
    """Give one pane after the other what was found since, while keys rest."""
    wait = rest_left(layout, _REST)
    if not wait:
        _tell_one(layout)
    if late_panes(layout):
        layout.set_timer(max(wait, _APART), partial(tell_next, layout))
    else:
        layout.late_since = None


def _may_wait(pane: Pane, given: Given) -> bool:
    """Return whether a pane may go on for a moment with what was found before: only more of it is known now."""
    (before, terms), (index, wanted) = pane.given, given
    return (
        before is not None
        and index is not None
        and index is not before
        and index.adds
        and index.text is before.text
        and terms == wanted
    )
