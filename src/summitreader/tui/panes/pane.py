"""The widget of every pane: draws the rows of a listing that are on the screen, and only those."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from summitreader.tui.bindings import bindings
from summitreader.tui.highlights import COLOURS
from summitreader.tui.panes.cells import MARGIN, drawn_line, rows_of, wanted
from summitreader.tui.panes.listing import Listing, Pick
from summitreader.tui.places import Choice, Here, Places
from summitreader.tui.shape import Shape


class Pane(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of findings. The article's cursor shows as `›`, what is chosen as `▌`; one row may be open."""

    BINDINGS = bindings("pane")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pane--plain",
        "pane--strong",
        "pane--quiet",
        "pane--courtesy",
        "pane--track-on",
        "pane--track-off",
        "pane--cursor",
        "pane--chosen",
        "pane--here",
        *(f"pane--voice-{colour}" for colour in range(COLOURS)),
    }

    # `var`, not `reactive`: of a change only the rows it touches are drawn anew.
    places: var[Places | None] = var(None)
    here: var[Here] = var(Here())
    chosen: var[Choice | None] = var[Choice | None](None)
    cursor: var[int] = var(0)

    class Picked(Message):
        """A row was chosen: what is to be followed, and where the article should go."""

        def __init__(self, pick: Pick) -> None:
            super().__init__()
            self.pick = pick

    class Resized(Message):
        """The pane wants another number of lines than before."""

    def __init__(self, title: str, listing: Callable[[Places], Listing], id: str) -> None:
        super().__init__(id=id)
        self.border_title = Content(title)
        self.listing: Listing | None = None
        self.shape = Shape(0)
        self.listing_of = listing

    @property
    def wanted(self) -> int:
        """How many lines it would take to show everything, title and the blank line below included; 0 for nothing."""
        return wanted(self.shape)

    def open(self, head: int | None) -> None:
        """Shows the rows of one head, or of none, with the cursor on it."""
        if self.listing is None:
            return
        cursor = self.shape.what(self.cursor)[0] if head is None else head
        self._arrange(head)
        self.cursor = self.shape.row_of(cursor) if self.shape.rows else 0
        # A pane with more rows may be given more room: only then is it known what must scroll.
        self.call_after_refresh(self.show_row, self.cursor)

    def show_row(self, row: int) -> None:
        """Scrolls so that a row is seen whole."""
        if row >= self.shape.rows:
            return
        top, height, seen = self.shape.top(row), self.shape.height(row), self.size.height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif top + height > self.scroll_offset.y + seen:
            self.scroll_to(y=max(0, top + height - seen), animate=False)

    def watch_places(self, places: Places | None) -> None:
        """Shows another reading; what was open stays open, the cursor stays on its row."""
        names = [self.listing.name(head) for head in self._heads_to_keep()] if self.listing else []
        self.listing = places.made(self.listing_of) if places else None
        self.border_title = Content(self.listing.title) if self.listing else self.border_title
        opened, under = (self._head_named(name) for name in (*names, None, None)[:2])
        self._arrange(opened)
        self.cursor = self.shape.row_of(under) if under is not None else 0

    def _heads_to_keep(self) -> Iterable[int]:
        if self.shape.rows:
            yield self.shape.what(self.cursor)[0] if self.shape.opened is None else self.shape.opened
            yield self.shape.what(self.cursor)[0]

    def _head_named(self, name: str | None) -> int | None:
        listing = self.listing
        if listing is None or name is None:
            return None
        return next((head for head in range(min(listing.heads, 500)) if listing.name(head) == name), None)

    def _arrange(self, opened: int | None) -> None:
        """Lays the rows out anew: `opened` shows its children."""
        self.shape = rows_of(self.listing, opened)
        self.virtual_size = Size(self._room, self.shape.lines)
        self.refresh()
        self.post_message(self.Resized())

    @property
    def _room(self) -> int:
        """Cells of a row: all but the scroll bar, which lies over the widget's last column."""
        return self.scrollable_content_region.width

    def watch_here(self, before: Here, here: Here) -> None:
        """Redraws the rows that the article's cursor left and entered, and keeps the latter in sight."""
        if self.listing is None:
            return
        head = self.listing.head_here(here)
        if head is not None and not self.has_focus and self.listing.head_here(before) != head:
            self.show_row(self.shape.row_of(head))
        for row in self._seen():
            what = self.shape.what(row)
            if self.listing.lit(*what, before) != self.listing.lit(*what, here):
                self._refresh_row(row)

    def watch_chosen(self, before: Choice | None, chosen: Choice | None) -> None:
        """Redraws the two heads, and brings what is chosen into sight."""
        if self.listing is None:
            return
        left, head = (self.listing.head_of(choice) if choice else None for choice in (before, chosen))
        if head is not None:
            self.show_row(self.shape.row_of(head))
        for changed in (left, head):
            if changed is not None:
                self._refresh_row(self.shape.row_of(changed))

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Redraws the two rows."""
        for row in (before, cursor):
            if row < self.shape.rows:
                self._refresh_row(row)

    def _seen(self) -> Iterable[int]:
        if not self.shape.rows or not self.size.height:
            return ()
        top = min(self.scroll_offset.y, self.shape.lines - 1)
        bottom = min(top + self.size.height, self.shape.lines) - 1
        return range(self.shape.at(top), self.shape.at(bottom) + 1)

    def _refresh_row(self, row: int) -> None:
        y = self.shape.top(row) - self.scroll_offset.y
        self.refresh(Region(0, y, self.size.width, self.shape.height(row)))

    def render_line(self, y: int) -> Strip:
        """One line of the pane; called by Textual, also before the first resize."""
        line, width = y + self.scroll_offset.y, self._room
        if self.listing is None or line >= self.shape.lines or width <= MARGIN:
            return Strip.blank(width, self.rich_style)
        drawn = drawn_line(self.listing, self.shape, line, width, self.here, self.chosen)
        base = self.rich_style
        if drawn.is_chosen:
            base += self._look("chosen")
        if drawn.is_here:
            base += self._look("here")
        if self.has_focus and drawn.row == self.cursor:
            base += self._look("cursor")
        segments = (Segment(words, base + self._look(look) if look else base) for words, look in drawn.parts)
        return Strip([*Segment.simplify(segments)], width)

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"pane--{name}", partial=True)

    def on_focus(self) -> None:
        """The cursor starts on what is chosen, or on what stands under the article's cursor."""
        if self.listing and self.shape.what(self.cursor)[1] is None:
            head = self.listing.head_of(self.chosen) if self.chosen else self.listing.head_here(self.here)
            if head is not None:
                self.cursor = self.shape.row_of(head)
        if self.shape.rows:
            self.show_row(self.cursor)

    def on_resize(self) -> None:
        """Keeps the width of what is scrolled that of the pane: it never scrolls sideways."""
        self.virtual_size = Size(self._room, self.shape.lines)

    def on_click(self, event: events.Click) -> None:
        """A click chooses a row; on the open one or with two clicks it opens or closes it."""
        place = event.get_content_offset(self)
        line = place.y + self.scroll_offset.y if place else -1
        if not 0 <= line < self.shape.lines:
            return
        again = self.cursor == self.shape.at(line)
        self.cursor = self.shape.at(line)
        if again and event.chain > 1:
            self._toggle()
        else:
            self._pick()

    def _toggle(self) -> None:
        head, child = self.shape.what(self.cursor)
        if child is None:
            self.open(None if self.shape.opened == head else head)

    def action_carry_out(self, id: str) -> None:
        """Carries out a line of the table of keys that belongs to panes."""
        head = self.shape.what(self.cursor)[0]
        if id == "choose_row":
            self._pick()
        elif id == "open_row":
            self.open(head)
        elif id == "close_row":
            self.open(None)
        else:
            self._move(self._row_after(id))

    def _row_after(self, id: str) -> int:
        page = max(1, self.size.height - 1)
        line = self.shape.top(self.cursor) if self.shape.rows else 0
        at = {"rows_down": line + page, "rows_up": line - page}.get(id)
        if at is not None:
            return self.shape.at(max(0, min(at, self.shape.lines - 1)))
        return {"row_down": self.cursor + 1, "row_up": self.cursor - 1, "last_row": self.shape.rows}.get(id, 0)

    def _move(self, row: int) -> None:
        if self.shape.rows:
            self.cursor = max(0, min(row, self.shape.rows - 1))
            self.show_row(self.cursor)

    def _pick(self) -> None:
        if self.listing and self.shape.rows:
            self.post_message(self.Picked(self.listing.pick(*self.shape.what(self.cursor))))
