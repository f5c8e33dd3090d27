"""The widget of every pane: a list of findings that follows the article's cursor and what is chosen."""

from collections.abc import Callable
from typing import ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import var

from summitreader.tui.panes.cells import PaneRows
from summitreader.tui.panes.listing import PaneListing, PanePick
from summitreader.tui.viewmodel.highlights import COLOURS
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLayout
from summitreader.tui.widgets.row_list import RowList

_LOOKS = ("plain", "courtesy", "track-on", "track-off", "chosen", "here", *(f"voice-{n}" for n in range(COLOURS)))


class Pane(RowList):
    """A list of findings. The article's cursor shows as `›`, what is chosen as `▌`; one row may be open."""

    NEEDS_FOCUS = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row-list--{look}" for look in _LOOKS}

    shown: PaneRows

    # `var`, not `reactive`: of a change only the rows it touches are drawn anew.
    index: var[ReadingIndex | None] = var(None)
    here: var[CursorContext] = var(CursorContext())
    chosen: var[PaneChoice | None] = var[PaneChoice | None](None)

    class Picked(Message):
        """A row was chosen: what is to be followed, and where the article should go."""

        def __init__(self, pick: PanePick) -> None:
            super().__init__()
            self.pick = pick

    class Resized(Message):
        """The pane wants another number of lines than before."""

    def __init__(
        self,
        title: str,
        listing: Callable[[ReadingIndex], PaneListing],
        id: str,
        passed: Callable[[PanePick], None] = lambda pick: None,
    ) -> None:
        """Make a pane; `passed` is called with what choosing the row would mean that a key brought the cursor to.

        Called, not told by a message: the article then moves in the frame in which the cursor does.
        """
        super().__init__(PaneRows(), id=id)
        self._passed = passed
        self.border_title = Content(title)
        self._listing_of = listing
        self._prepared: tuple[ReadingIndex, PaneListing] | None = None

    @property
    def listing(self) -> PaneListing | None:
        """What stands in the pane."""
        return self.shown.listing

    @property
    def shape(self) -> RowLayout:
        """Where its rows stand, and which head is open."""
        return self.shown.shape

    @property
    def wanted(self) -> int:
        """How many lines it would take to show everything, title and the blank line below included; 0 for nothing."""
        return self.shown.wanted

    def open(self, head: int | None) -> None:
        """Show the rows of one head, or of none, with the cursor on it."""
        if self.listing is None:
            return
        cursor = self.shape.what(self.cursor)[0] if head is None else head
        self._arrange(self.listing, head)
        self.cursor = self.shape.row_of(cursor) if self.shape.rows else 0
        # A pane with more rows may be given more room: only then is it known what must scroll.
        self.call_after_refresh(self.show_row, self.cursor)

    def prepare(self, index: ReadingIndex) -> None:
        """Make what will be shown of a reading, before it is the pane's; off the event loop."""
        self._prepared = index, self._listing_of(index)

    def watch_index(self, index: ReadingIndex | None) -> None:
        """Show another reading; what was open stays open, the cursor stays on its row."""
        before, opened, under = self.listing, self.shape.opened, self._head
        listing = self._listing(index) if index else None
        if before is not None and listing == before:
            # Headings and people are soon all there: to draw them with every part took 4 ms.
            self.shown = self.shown._replace(listing=listing)
            return
        self.border_title = Content(listing.title) if listing else self.border_title
        self._arrange(listing, _same_head(before, opened, listing))
        head = _same_head(before, under, listing)
        self.cursor = 0 if head is None else self.shape.row_of(head)

    def _listing(self, index: ReadingIndex) -> PaneListing:
        prepared, self._prepared = self._prepared, None
        return prepared[1] if prepared and prepared[0] is index else self._listing_of(index)

    @property
    def _head(self) -> int | None:
        """The head of the row under the cursor."""
        return self.shape.what(self.cursor)[0] if self.shape.rows else None

    def _arrange(self, listing: PaneListing | None, opened: int | None) -> None:
        """Lay the rows out anew: `opened` shows its children."""
        self.shown = PaneRows.of(listing, opened)._replace(here=self.here, chosen=self.chosen)
        self.refresh()
        self.post_message(self.Resized())

    def watch_here(self, before: CursorContext, here: CursorContext) -> None:
        """Draw the rows that the article's cursor left and entered, and keep the latter in sight."""
        self.shown = self.shown._replace(here=here)
        if self.listing is None:
            return
        head = self.listing.head_here(here)
        if head is not None and not self.has_focus and self.listing.head_here(before) != head:
            self.show_row(self.shape.row_of(head))
        for row in self.view.seen:
            what = self.shape.what(row)
            if self.listing.lit(*what, before) != self.listing.lit(*what, here):
                self.refresh_row(row)

    def watch_chosen(self, before: PaneChoice | None, chosen: PaneChoice | None) -> None:
        """Draw the heads of what was and what is chosen, and bring the latter into sight."""
        self.shown = self.shown._replace(chosen=chosen)
        if self.listing is None:
            return
        left, head = (self.listing.head_of(choice) if choice else None for choice in (before, chosen))
        if head is not None:
            self.show_row(self.shape.row_of(head))
        for changed in (left, head):
            if changed is not None:
                self.refresh_row(self.shape.row_of(changed))

    def on_focus(self) -> None:
        """Put the cursor on what is chosen, or on what stands under the article's cursor."""
        if self.listing and self.shape.what(self.cursor)[1] is None:
            head = self.listing.head_of(self.chosen) if self.chosen else self.listing.head_here(self.here)
            if head is not None:
                self.cursor = self.shape.row_of(head)
        self.show_row(self.cursor)

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, and tell what stands there."""
        before = self.cursor
        super().go_to(row)
        if self.cursor != before and self.listing:
            self._passed(self.listing.pick(*self.shape.what(self.cursor)))

    def page(self, way: int) -> None:
        """Move the cursor by the lines of a page, less one: heads and what opens below them differ in height."""
        line = self.shape.top(self.cursor) + way * max(1, self.size.height - 1)
        self.go_to(self.shape.at(max(0, min(line, self.shape.lines - 1))) if self.shape.rows else 0)

    def click_row(self, row: int, again: bool) -> None:
        """Choose a row; two clicks on the one under the cursor open or close it."""
        again, self.cursor = again and self.cursor == row, row
        head, child = self.shape.what(row)
        if not again:
            self.choose()
        elif child is None:
            self.open(None if self.shape.opened == head else head)

    def choose(self) -> None:
        """Tell what choosing the row under the cursor means."""
        if self.listing and self.shape.rows:
            self.post_message(self.Picked(self.listing.pick(*self.shape.what(self.cursor))))

    def set_open(self, is_open: bool) -> None:
        """Open the row under the cursor, or close the one that is open."""
        self.open(self.shape.what(self.cursor)[0] if is_open else None)


def _same_head(before: PaneListing | None, head: int | None, after: PaneListing | None) -> int | None:
    """Return the head of that name in another listing, as far as it is among the first 500."""
    if before is None or after is None or head is None:
        return None
    name = before.name(head)
    return next((other for other in range(min(after.heads, 500)) if after.name(other) == name), None)
