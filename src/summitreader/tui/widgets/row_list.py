"""The one list of the user interface: draws the rows that are on the screen, and only those, whatever they are."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from textual import events, on
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from summitreader.tui.keymap.actions import carry_out, matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.terminal.textual_privates import KeptLines
from summitreader.tui.viewmodel.fitting import wrapped
from summitreader.tui.widgets.row_viewport import Rows, RowViewport
from summitreader.tui.widgets.scrollbar import Scrollbar
from summitreader.tui.widgets.style_cache import StyleCache

_LOOKS = (
    *("strong", "quiet", "key", "hit", "letter", "cursor", "thumb", "thumb-filled"),
    *("yellow", "green", "blue", "pink"),
)
_WHEEL = 3  # lines
_NOTHING = 6  # lines: as many say that there are no rows, where these are narrow


class RowList(KeptLines, can_focus=True, inherit_bindings=False):
    """Rows of which the cursor is on one, or on none (-1). It scrolls by itself, without a second widget for the bar.

    `nothing` is said where there are no rows; with `keeps_bar` the scroll bar has its place even where none is needed.
    """

    BINDINGS = bindings("pane")
    NEEDS_FOCUS: ClassVar[bool] = False
    """Whether the cursor is seen only while the list has the keys."""
    LOOKS: ClassVar[tuple[str, ...]] = _LOOKS
    """How words in it can look: each is a class `row-list--LOOK` of the style sheet."""

    # `var`, not `reactive`: of a change only the rows it touches are drawn anew.
    cursor: var[int] = var(0)
    top: var[int] = var(0)
    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size

    class Chosen(Message):
        """The row under the cursor was chosen."""

    class Moved(Message):
        """The cursor is on another row, or other rows are seen."""

    def __init__(self, shown: Rows, nothing: str = "", keeps_bar: bool = False, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shown, self.nothing = shown, nothing
        self._keeps_bar = keeps_bar
        self._looks = StyleCache(self, "row-list", self.LOOKS)
        self._held: tuple[Scrollbar, int] | None = None
        self.kept_seen: tuple[int, int | None] | None = None
        self.actions = matched(
            ("pane",),
            {
                "row_down": partial(self.step, 1),
                "row_up": partial(self.step, -1),
                "rows_down": partial(_pages, self, 1),
                "rows_up": partial(_pages, self, -1),
                "first_row": lambda row=1: self.go_to(row - 1),
                "last_row": lambda row=0: self.go_to((row or self.count) - 1),
                "choose_row": self.choose,
                "whole_row": partial(_turn, self),
                "open_row": partial(self.set_open, True),
                "close_row": partial(self.set_open, False),
            },
        )

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.view.layout.rows

    @property
    def view(self) -> RowViewport:
        """What is seen of the rows. A new size never leaves room below the last line, nor hides the row that was last
        shown: told when it is drawn, that takes no second frame."""
        width, height = self.size
        view = RowViewport(self.shown, width, height, self.top, self._keeps_bar)
        top = view.top if self.kept_seen is None else view.top_that_shows(*self.kept_seen)
        return view if top == view.top else replace(view, top=top)

    def show(self, shown: Rows, cursor: int | None = None) -> None:
        """Show other rows; the cursor stays where it was, as far as there are rows, unless it is given."""
        self.shown = shown
        wanted = self.cursor if cursor is None else cursor
        self.cursor = min(wanted, self.count - 1) if wanted < 0 else max(0, min(wanted, self.count - 1))
        self.show_row(self.cursor)
        self.refresh(layout=self.styles.auto_dimensions)
        self.post_message(self.Moved())

    def show_row(self, row: int, until: int | None = None) -> None:
        """Scroll so that a row is seen whole, and those `until` another one as far as there is room; it stays so at
        every size until something else is scrolled to."""
        _roll(self, self.view.top_that_shows(row, until), (row, until))

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, or as far as there are rows."""
        if self.count:
            self.cursor = max(0, min(row, self.count - 1))
            self.show_row(self.cursor)

    def step(self, by: int, times: int = 1) -> None:
        """Move the cursor by so many rows, so many times."""
        self.go_to(self.cursor + by * times)

    def choose(self) -> None:
        """Choose the row under the cursor."""
        if 0 <= self.cursor < self.count:
            self.post_message(self.Chosen())

    def page(self, way: int) -> None:
        """Move the cursor down (1) or up (-1) by as many rows as are seen whole, less one."""
        if not roll_within(self, way):
            self.step(way * self.view.page_from(self.cursor))

    def set_open(self, is_open: bool) -> None:
        """Answer the keys that open and close a row. Here none can be opened: the first chooses it."""
        if is_open:
            self.choose()

    def watch_top(self) -> None:
        """Draw the rows that are seen by now."""
        self.refresh()
        self.post_message(self.Moved())

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Draw the row that the cursor left and the one that it is on."""
        for row in (before, cursor):
            self.refresh_row(row)
        self.post_message(self.Moved())

    def refresh_row(self, row: int) -> None:
        """Draw a row anew, as far as it is seen."""
        view = self.view
        if 0 <= row < view.layout.rows:
            lines = Region(0, view.layout.top(row) - view.bar.top, self.size.width, view.layout.height(row))
            # Of rows that are not seen, Textual would draw what stands in their place: another widget.
            if seen := lines.intersection(self.size.region):
                self.refresh(seen)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of all rows: what a list takes whose height is not given."""
        return self.shown.layout(width).lines

    def on_resize(self) -> None:
        """Tell that other rows may be seen."""
        self.post_message(self.Moved())

    def notify_style_update(self) -> None:
        """Forget the styles of before: a drawer, another theme."""
        super().notify_style_update()
        if self._looks.outdated():
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line; called by Textual, also before the first resize."""
        view = self.view
        bar, layout, room = view.bar, view.layout, view.room
        line = y + bar.top
        if line >= layout.lines or room < 4:
            told = wrapped(self.nothing, max(1, room - 2), _NOTHING) if self.nothing and not layout.rows else ()
            said = f"  {told[y - 1]}" if 0 < y <= len(told) and told[y - 1] else ""
            return Strip([Segment(said, self._looks(("quiet",)))] if said else []).adjust_cell_length(
                self.size.width, self._looks()
            )
        row = layout.at(line)
        is_cursor = row == self.cursor and (self.has_focus or not self.NEEDS_FOCUS)
        parts, looks = self.shown.line(row, line - layout.top(row), room, is_cursor)
        segments = (Segment(words, self._looks((*looks, look) if look else looks)) for words, look in parts)
        drawn = Segment.simplify(segments)
        if room == self.size.width:
            return Strip(drawn, room)
        sign, thumb = bar.cell(y, bar.thumb) if bar.needed else (" ", ())
        return Strip([*drawn, Segment(sign, self._looks(thumb))], self.size.width)

    @on(events.MouseDown)
    @on(events.MouseMove)
    @on(events.MouseUp)
    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    @on(events.Click)
    def use_pointer(self, event: events.MouseEvent) -> None:
        """The wheel and the bar scroll; a click is one on a row."""
        at, bar = event.get_content_offset_capture(self), self.view.bar
        on_bar = bar.needed and at.x == self.size.width - 1
        match event:
            case events.MouseScrollDown() | events.MouseScrollUp():
                event.stop()
                step = _WHEEL if isinstance(event, events.MouseScrollDown) else -_WHEEL
                _roll(self, max(0, min(bar.top + step, bar.rows - bar.height)))
            case events.MouseDown() if on_bar:
                self._held = bar, at.y
                self.capture_mouse()
                _roll(self, bar.pulled(at.y, at.y))
            case events.MouseMove() if self._held:
                _roll(self, self._held[0].pulled(self._held[1], at.y))
            case events.MouseUp():
                self._held = None
                self.release_mouse()
            case events.Click() if not on_bar and 0 <= at.y < bar.height and at.y + bar.top < bar.rows:
                self.click_row(self.view.layout.at(at.y + bar.top), event.chain > 1)

    def click_row(self, row: int, again: bool) -> None:
        """Answer a click on a row: the first goes there, the second chooses it."""
        self.go_to(row)
        if again:
            self.choose()

    async def action_carry_out(self, id: str, *arguments: int) -> None:
        """Carry out a line of the table of keys."""
        await carry_out(self.actions, id, *arguments)


def roll_within(rows: RowList, way: int) -> bool:
    """Scroll down (1) or up (-1) within a row that is higher than its list; return False where its edge is seen."""
    view, row = rows.view, rows.cursor
    if not 0 <= row < view.layout.rows or view.layout.height(row) <= view.height:
        return False
    first, top = view.layout.top(row), view.bar.top
    last = first + view.layout.height(row) - view.height
    wanted = max(first, min(top + way * max(1, view.height - 1), last))
    if (wanted - top) * way <= 0:
        return False
    _roll(rows, wanted)
    return True


def _roll(rows: RowList, top: int, kept: tuple[int, int | None] | None = None) -> None:
    """Scroll to a line, and keep a row in sight from now on, or none."""
    # What is seen may have moved with the row that was kept before.
    rows.top, rows.kept_seen = rows.view.bar.top, None
    rows.top, rows.kept_seen = top, kept


def _pages(rows: RowList, way: int, times: int = 1) -> None:
    """Go on by so many pages, as far as there are any."""
    for _ in range(times):
        before = rows.cursor, rows.top
        rows.page(way)
        if (rows.cursor, rows.top) == before:
            return


def _turn(rows: RowList) -> None:
    """Show all words of the row under the cursor, or cut it again as the others are."""
    if 0 <= rows.cursor < rows.count:
        rows.shown = rows.shown.turned(rows.cursor)
        rows.show_row(rows.cursor)
        rows.refresh()
