"""The widget of every pane: draws the rows of a listing that are on the screen, and only those."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.segment import Segment
from textual import events, on
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.panes.cells import MARGIN, drawn_line, rows_of, wanted
from summitreader.tui.panes.listing import Listing, PanePick
from summitreader.tui.viewmodel.highlights import COLOURS
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLayout
from summitreader.tui.widgets.scrollbar import Scrollbar
from summitreader.tui.widgets.style_cache import StyleCache

_LOOKS = ("strong", "quiet", "courtesy", "track-on", "track-off", "cursor", "chosen", "here", "thumb", "thumb-filled")
_NAMES = ("plain", *_LOOKS, *(f"voice-{colour}" for colour in range(COLOURS)))
_WHEEL = 3


class Pane(Widget, can_focus=True, inherit_bindings=False):
    """A list of findings. The article's cursor shows as `›`, what is chosen as `▌`; one row may be open."""

    BINDINGS = bindings("pane")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"pane--{name}" for name in _NAMES}

    # `var`, not `reactive`: of a change only the rows it touches are drawn anew.
    places: var[ReadingIndex | None] = var(None)
    here: var[CursorContext] = var(CursorContext())
    chosen: var[PaneChoice | None] = var[PaneChoice | None](None)
    cursor: var[int] = var(0)
    top: var[int] = var(0)
    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size

    class Picked(Message):
        """A row was chosen: what is to be followed, and where the article should go."""

        def __init__(self, pick: PanePick) -> None:
            super().__init__()
            self.pick = pick

    class Resized(Message):
        """The pane wants another number of lines than before."""

    def __init__(self, title: str, listing: Callable[[ReadingIndex], Listing], id: str) -> None:
        super().__init__(id=id)
        self.border_title = Content(title)
        self.listing: Listing | None = None
        self.shape = RowLayout(0)
        self._listing_of = listing
        self._prepared: tuple[ReadingIndex, Listing] | None = None
        self._looks = StyleCache(self, "pane")
        self._held: tuple[Scrollbar, int] | None = None

    @property
    def wanted(self) -> int:
        """How many lines it would take to show everything, title and the blank line below included; 0 for nothing."""
        return wanted(self.shape)

    @property
    def bar(self) -> Scrollbar:
        """How far down the pane is. A new size never leaves room below the last line."""
        height = self.size.height
        return Scrollbar(self.shape.lines, height, max(0, min(self.top, self.shape.lines - height)))

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
        bar = self.bar
        if row < self.shape.rows and bar.height:
            first, last = self.shape.top(row), self.shape.top(row) + self.shape.height(row)
            self.top = min(first, max(bar.top, last - bar.height))

    def watch_top(self) -> None:
        """Other rows are seen."""
        self.refresh()

    def prepare(self, places: ReadingIndex) -> None:
        """Makes what will be shown of a reading, before it is the pane's; off the event loop."""
        self._prepared = places, self._listing_of(places)

    def watch_places(self, places: ReadingIndex | None) -> None:
        """Shows another reading; what was open stays open, the cursor stays on its row."""
        before, opened, under = self.listing, self.shape.opened, self._head
        self.listing = self._listing(places) if places else None
        if before is not None and self.listing == before:
            return  # headings and people are soon all there: to draw them with every part took 4 ms
        self.border_title = Content(self.listing.title) if self.listing else self.border_title
        self._arrange(_same_head(before, opened, self.listing))
        head = _same_head(before, under, self.listing)
        self.cursor = 0 if head is None else self.shape.row_of(head)

    def _listing(self, places: ReadingIndex) -> Listing:
        prepared, self._prepared = self._prepared, None
        return prepared[1] if prepared and prepared[0] is places else self._listing_of(places)

    @property
    def _head(self) -> int | None:
        """The head of the row under the cursor."""
        return self.shape.what(self.cursor)[0] if self.shape.rows else None

    def _arrange(self, opened: int | None) -> None:
        """Lays the rows out anew: `opened` shows its children."""
        self.shape = rows_of(self.listing, opened)
        self.refresh()
        self.post_message(self.Resized())

    def watch_here(self, before: CursorContext, here: CursorContext) -> None:
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

    def watch_chosen(self, before: PaneChoice | None, chosen: PaneChoice | None) -> None:
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
        bar = self.bar
        if not bar.rows or not bar.height:
            return ()
        return range(self.shape.at(bar.top), self.shape.at(min(bar.top + bar.height, bar.rows) - 1) + 1)

    def _refresh_row(self, row: int) -> None:
        lines = Region(0, self.shape.top(row) - self.bar.top, self.size.width, self.shape.height(row))
        # Of rows that are not seen, Textual would draw what stands in their place: another pane.
        if seen := lines.intersection(self.size.region):
            self.refresh(seen)

    def render_line(self, y: int) -> Strip:
        """One line of the pane; called by Textual, also before the first resize."""
        bar = self.bar
        line, width = y + bar.top, self.size.width - bar.needed
        if self.listing is None or line >= self.shape.lines or width <= MARGIN:
            return Strip.blank(self.size.width, self._looks())
        drawn = drawn_line(self.listing, self.shape, line, width, self.here, self.chosen)
        has_cursor = self.has_focus and drawn.row == self.cursor
        states = (("chosen", drawn.is_chosen), ("here", drawn.is_here), ("cursor", has_cursor))
        names = tuple(name for name, is_on in states if is_on)
        segments = (Segment(words, self._looks((*names, look) if look else names)) for words, look in drawn.parts)
        strip = Strip(Segment.simplify(segments), width)
        if not bar.needed:
            return strip
        sign, thumb = bar.cell(y, bar.thumb)
        return Strip([*strip, Segment(sign, self._looks(thumb))], self.size.width)

    def notify_style_update(self) -> None:
        """Other colours: a drawer, another theme."""
        super().notify_style_update()
        self._looks.outdated()

    def on_focus(self) -> None:
        """The cursor starts on what is chosen, or on what stands under the article's cursor."""
        if self.listing and self.shape.what(self.cursor)[1] is None:
            head = self.listing.head_of(self.chosen) if self.chosen else self.listing.head_here(self.here)
            if head is not None:
                self.cursor = self.shape.row_of(head)
        self.show_row(self.cursor)

    @on(events.MouseDown)
    @on(events.MouseMove)
    @on(events.MouseUp)
    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    @on(events.Click)
    def use_pointer(self, event: events.MouseEvent) -> None:
        """The wheel and the bar scroll; a click chooses a row, two on the one under the cursor open or close it."""
        at, bar = event.get_content_offset_capture(self), self.bar
        on_bar = bar.needed and at.x == self.size.width - 1
        match event:
            case events.MouseScrollDown() | events.MouseScrollUp():
                event.stop()
                step = _WHEEL if isinstance(event, events.MouseScrollDown) else -_WHEEL
                self.top = max(0, min(bar.top + step, bar.rows - bar.height))
            case events.MouseDown() if on_bar:
                self._held = bar, at.y
                self.capture_mouse()
                self.top = bar.pulled(at.y, at.y)
            case events.MouseMove() if self._held:
                self.top = self._held[0].pulled(self._held[1], at.y)
            case events.MouseUp():
                self._held = None
                self.release_mouse()
            case events.Click() if not on_bar and 0 <= at.y < bar.height and at.y + bar.top < bar.rows:
                row = self.shape.at(at.y + bar.top)
                again, self.cursor = self.cursor == row and event.chain > 1, row
                head, child = self.shape.what(row)
                if not again:
                    self._pick()
                elif child is None:
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
        elif self.shape.rows:
            self.cursor = max(0, min(self._row_after(id), self.shape.rows - 1))
            self.show_row(self.cursor)

    def _row_after(self, id: str) -> int:
        page = max(1, self.size.height - 1)
        line = self.shape.top(self.cursor)
        at = {"rows_down": line + page, "rows_up": line - page}.get(id)
        if at is not None:
            return self.shape.at(max(0, min(at, self.shape.lines - 1)))
        return {"row_down": self.cursor + 1, "row_up": self.cursor - 1, "last_row": self.shape.rows}.get(id, 0)

    def _pick(self) -> None:
        if self.listing and self.shape.rows:
            self.post_message(self.Picked(self.listing.pick(*self.shape.what(self.cursor))))


def _same_head(before: Listing | None, head: int | None, after: Listing | None) -> int | None:
    """The head of that name in another listing, as far as it is among the first 500."""
    if before is None or after is None or head is None:
        return None
    name = before.name(head)
    return next((other for other in range(min(after.heads, 500)) if after.name(other) == name), None)
