"""A list of any length: draws the rows that are on the screen, and only those."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.panes.listing import RowLine, TextPart
from summitreader.tui.viewmodel.fitting import fit

_LOOKS = ("strong", "quiet", "key", "hit", "cursor", "yellow", "green", "blue", "pink")


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of as many lines each, drawn by whoever owns them; the reader is on one of them."""

    BINDINGS = bindings("pane")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{look}" for look in _LOOKS}

    class Chosen(Message):
        """The row under the cursor is to be opened."""

    class Moved(Message):
        """The reader is on another row, or rows near the end came into sight."""

    def __init__(self, draw: Callable[[int, int], tuple[RowLine, ...]], lines: int, nothing: str, id: str) -> None:
        super().__init__(id=id)
        self.count, self.cursor, self.nothing = 0, 0, nothing
        self._draw, self._lines = draw, lines
        self._last: tuple[tuple[int, int], tuple[RowLine, ...]] = (-1, 0), ()

    def show(self, count: int, cursor: int | None = None) -> None:
        """Shows so many rows, drawn anew; the cursor stays where it was as far as there are rows."""
        self.count, self._last = count, ((-1, 0), ())
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, count - 1))
        self._give_room()
        if count:
            self._show_cursor()
        self.refresh()
        self.post_message(self.Moved())

    @property
    def last_seen(self) -> int:
        """The last row on the screen."""
        return (self.scroll_offset.y + self.size.height) // self._lines

    def render_line(self, y: int) -> Strip:
        """One line; called by Textual, also before the first resize."""
        width, line = self._room, y + self.scroll_offset.y
        if not self.count and y == 1:
            nothing = fit(self.nothing, max(0, width - 2))
            return Strip([Segment(f"  {nothing}", self.rich_style + self._look("quiet"))]).adjust_cell_length(
                width, self.rich_style
            )
        row, part = divmod(line, self._lines)
        if row >= self.count or width < 4:
            return Strip.blank(width, self.rich_style)
        base = self.rich_style + self._look("cursor") if row == self.cursor else self.rich_style
        if part == 0 or (row, width) != self._last[0]:
            # Lines are asked for from the top: a row is drawn once for all of its lines.
            self._last = (row, width), self._draw(row, width - 3)
        drawn = self._last[1]
        words = drawn[part] if part < len(drawn) else RowLine(())
        margin = "▌" if row == self.cursor else " "
        segments = [
            Segment(margin, base + self._look("key")),
            Segment(" ", base),
            *self._cut(words, width - 3, base),
            Segment(" ", base),
        ]
        return Strip(segments, width)

    def _cut(self, line: RowLine, width: int, base: Style) -> Iterable[Segment]:
        room = width - sum(cell_len(part.words) for part in line.right)
        for part in line.left:
            words = fit(part.words, max(0, room))
            room -= cell_len(words)
            yield self._segment(TextPart(words, part.look), base)
        yield Segment(" " * max(0, room), base)
        yield from (self._segment(part, base) for part in line.right)

    def _segment(self, part: TextPart, base: Style) -> Segment:
        return Segment(part.words, base + self._look(part.look) if part.look else base)

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"rows--{name}", partial=True)

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width

    def on_resize(self) -> None:
        """Never scrolls sideways."""
        self._give_room()
        self.post_message(self.Moved())

    def _give_room(self) -> None:
        """Takes the height of all rows, which changes nothing but the scroll bar: it always has its place.

        A new layout for every answer of a search would draw all three times, 16 ms apart.
        """
        self.set_reactive(RowList.virtual_size, Size(self._room, self.count * self._lines))
        self._scroll_update(self.virtual_size)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Rows near the end may have to be fetched."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """A click goes to a row, a second one opens it."""
        place = event.get_content_offset(self)
        row = (place.y + self.scroll_offset.y) // self._lines if place else self.count
        if row < self.count:
            self.go_to(row)
            if event.chain == 2:
                self.post_message(self.Chosen())

    def action_carry_out(self, id: str) -> None:
        """Carries out a line of the table of keys that belongs to lists."""
        page = max(1, self.size.height // self._lines - 1)
        steps = {"row_down": 1, "row_up": -1, "rows_down": page, "rows_up": -page}
        if id in ("choose_row", "open_row"):
            if self.count:
                self.post_message(self.Chosen())
        elif id in ("first_row", "last_row"):
            self.go_to(0 if id == "first_row" else self.count - 1)
        elif id in steps:
            self.go_to(self.cursor + steps[id])

    def go_to(self, row: int) -> None:
        """Goes to a row, or as far as there are rows."""
        if not self.count:
            return
        for changed in (self.cursor, max(0, min(row, self.count - 1))):
            self.cursor = changed
            self.refresh(Region(0, changed * self._lines - self.scroll_offset.y, self.size.width, self._lines))
        self._show_cursor()
        self.post_message(self.Moved())

    def _show_cursor(self) -> None:
        top, seen = self.cursor * self._lines, self.size.height
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif seen and top + self._lines > self.scroll_offset.y + seen:
            self.scroll_to(y=top + self._lines - seen, animate=False)
