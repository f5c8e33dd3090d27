"""The widget of every pane: a list of findings that follows the article's cursor and what is chosen."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var

from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.panes.cells import PaneRows, pane_title
from summitreader.tui.panes.listing import PaneListing, PanePick
from summitreader.tui.panes.nothing import NothingListing
from summitreader.tui.viewmodel.filters.offers import DIGITS, LETTERS
from summitreader.tui.viewmodel.filters.terms import PaneFilter
from summitreader.tui.viewmodel.highlights import COLOURS
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLayout
from summitreader.tui.viewmodel.status_text import STILL_READING
from summitreader.tui.widgets.row_list import RowList, roll_within

_LOOKS = ("plain", "courtesy", "track-on", "track-off", "chosen", "here", *(f"voice-{n}" for n in range(COLOURS)))
_LETTERS: list[BindingType] = [
    Binding(letter, f"choose_filter('{letter}')", show=False) for letter in dict.fromkeys((*LETTERS, *DIGITS))
]

Given = tuple[ReadingIndex | None, PaneFilter]
"""What has been found so far, and which of it is shown."""

ListingOf = Callable[[ReadingIndex, PaneFilter], PaneListing]
"""What makes the rows of a pane from a reading and a filter."""


class Pane(RowList):
    """A list of findings. The article's cursor shows as `›`, what is chosen as `▌`; one row may be open."""

    # While a filter is chosen its letters come before all other keys.
    BINDINGS: ClassVar[list[BindingType]] = [*_LETTERS, *bindings("pane")]
    NEEDS_FOCUS = True
    LOOKS = (*RowList.LOOKS, *_LOOKS)

    shown: PaneRows

    # `var`, not `reactive`: of a change only the rows it touches are drawn anew.
    given: var[Given] = var[Given]((None, ()))
    here: var[CursorContext] = var(CursorContext())
    chosen: var[PaneChoice | None] = var[PaneChoice | None](None)

    def __init__(
        self,
        title: str,
        listing: ListingOf,
        id: str,
        passed: Callable[[PanePick], None] = lambda pick: None,
        picked: Callable[[PanePick], None] = lambda pick: None,
    ) -> None:
        """Make a pane.

        Called, not told by messages: the article then moves in the frame in which the cursor does, and the next key,
        however fast, comes to what was chosen.

        Args:
            title: what it is called.
            listing: what makes its rows.
            id: its name among the panes.
            passed: called with what choosing the row would mean that a key brought the cursor to.
            picked: called with what choosing a row means: what is to be followed, and where the article should go.
        """
        waiting = PaneRows.of(NothingListing((title,), STILL_READING))
        super().__init__(waiting, "nothing passes: esc takes the filter off", id=id)
        self._passed, self._picked, self._called = passed, picked, title
        self.border_title = Content(title)
        self._listing_of = listing
        self._prepared: tuple[Given, PaneListing] | None = None
        self._under_menu: tuple[PaneRows, int] | None = None

    @property
    def listing(self) -> PaneListing:
        """What stands in the pane."""
        return self.shown.listing

    @property
    def shape(self) -> RowLayout:
        """Which rows there are, and which head is open."""
        return self.shown.shape

    def prepare(self, index: ReadingIndex) -> None:
        """Make what will be shown of a reading, before it is the pane's; off the event loop."""
        _, terms = self.given
        self._prepared = (index, terms), self._listing_of(index, terms)

    def watch_given(self) -> None:
        """Show another reading, or what passes another filter; what was open stays open, the cursor on its row."""
        (before, under), self._under_menu = self._under_menu or (self.shown, self.cursor), None
        prepared, self._prepared, (index, terms) = self._prepared, None, self.given
        listing: PaneListing
        if prepared and prepared[0] == self.given:
            listing = prepared[1]
        elif index:
            listing = self._listing_of(index, terms)
        else:
            listing = NothingListing((self._called,), STILL_READING)
        if listing == before.listing and self.shown is before:
            # Headings and people are soon all there: to draw them with every part took 4 ms.
            self.shown = self.shown._replace(listing=listing)
            return
        rows = before.kept_in(listing)._replace(here=self.here, chosen=self.chosen)
        self._arrange(rows, before.same_row(under, rows))

    def ask(self, menu: PaneListing | None) -> None:
        """Show the filters to choose from, or again what stood in the pane before."""
        if menu:
            self._under_menu = self._under_menu or (self.shown, self.cursor)
            self._arrange(PaneRows.of(menu)._replace(here=self.here), 0)
        elif self._under_menu:
            (rows, cursor), self._under_menu = self._under_menu, None
            self._arrange(rows._replace(here=self.here, chosen=self.chosen), cursor)

    @property
    def is_asking(self) -> bool:
        """Whether the filters to choose from are shown."""
        return self._under_menu is not None

    def _arrange(self, rows: PaneRows, cursor: int, until: int | None = None) -> None:
        """Show other rows, and share the room of the panes anew where they take more or less of it.

        What a filter leaves keeps the room there was: all other panes would be drawn for it, 4 kB. Nor does a pane get
        more by wanting more that has less than it wants.
        """
        before, wanted = (shown.wanted(self.outer_size.width) for shown in (self.shown, rows))
        is_cut = 0 < self.outer_size.height < min(before, wanted) and rows.is_empty == self.shown.is_empty
        is_other_size = not is_cut and (wanted > before or (wanted < before and not rows.listing.is_filtered))
        self.shown, self.cursor = rows, cursor
        self.show_row(cursor, until)
        self.tell_title(self.outer_size.width)
        self.refresh(layout=is_other_size)

    def tell_title(self, width: int) -> None:
        """Say on top what stands in the pane, as far as there is room where it is so wide."""
        if width:
            title = pane_title(self.listing.titles, width)
            if not self.border_title or str(self.border_title) != title:
                self.border_title = Content(title)

    def on_resize(self) -> None:
        """Say as much on top as there is room for."""
        super().on_resize()
        self.tell_title(self.outer_size.width)

    def watch_here(self, before: CursorContext, here: CursorContext) -> None:
        """Draw the rows that the article's cursor left and entered, and keep the latter in sight."""
        self.shown = self.shown._replace(here=here)
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
        left, head = (self.listing.head_of(choice) if choice else None for choice in (before, chosen))
        if head is not None:
            self.show_row(self.shape.row_of(head))
        for changed in (left, head):
            if changed is not None:
                self.refresh_row(self.shape.row_of(changed))

    def on_focus(self) -> None:
        """Put the cursor on what is chosen, or on what stands under the article's cursor."""
        if self.shape.what(self.cursor)[1] is None:
            head = self.listing.head_of(self.chosen) if self.chosen else self.listing.head_here(self.here)
            if head is not None:
                self.cursor = self.shape.row_of(head)
        self.show_row(self.cursor)

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, and tell what stands there."""
        before = self.cursor
        super().go_to(row)
        if self.cursor != before:
            self._passed(self.listing.pick(*self.shape.what(self.cursor)))

    def page(self, way: int) -> None:
        """Move the cursor by the lines of a page, less one: heads and what opens below them differ in height."""
        if roll_within(self, way):
            return
        layout = self.view.layout
        if layout.rows and layout.height(self.cursor) >= self.size.height:
            self.step(way)
            return
        line = layout.top(self.cursor) + way * max(1, self.size.height - 1)
        self.go_to(layout.at(max(0, min(line, layout.lines - 1))) if layout.rows else 0)

    def click_row(self, row: int, again: bool) -> None:
        """Choose a row; two clicks on the one under the cursor open or close it."""
        again, self.cursor = again and self.cursor == row, row
        if not again:
            self.choose()
        elif not self.is_asking and self.shape.what(row)[1] is None:
            self.set_open(self.shape.opened != self.shape.what(row)[0])

    def choose(self) -> None:
        """Tell what choosing the row under the cursor means."""
        if not self.shape.rows:
            return
        head, child = self.shape.what(self.cursor)
        if self.listing.is_fold(head):
            self.set_open(self.listing.heads == head + 1)
        else:
            self._picked(self.listing.pick(head, child))

    def set_open(self, is_open: bool) -> None:
        """Open the row under the cursor, or close the one that is open."""
        if self.is_asking:
            if is_open:
                self.choose()
            else:
                self.ask(None)
        elif self.shape.rows:
            rows, cursor = (self.shown.opened_at if is_open else self.shown.closed_at)(self.cursor)
            # What came below is to be seen.
            more = rows.shape.rows - self.shape.rows if is_open else 0
            self._arrange(rows, cursor, cursor + max(rows.shape.children, more))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the letters of filters to others while none is chosen, and the key of a whole row, which zooms here."""
        if action == "choose_filter":
            return self.is_asking
        return parameters != ("whole_row",) and super().check_action(action, parameters)

    def action_choose_filter(self, letter: str) -> None:
        """Choose the filter of a letter; of none, stay."""
        head = self.listing.with_letter(letter)
        if head is not None:
            self.cursor = head
            self.choose()
