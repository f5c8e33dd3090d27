"""A dialog with a line to type in and a list below it, which is narrowed by what is typed."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Input

from summitreader.tui.dialogs.answer_list import AnswerList, AnswerRows, left_out
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.widgets.line_input import LineInput
from summitreader.tui.widgets.row_list import RowList

MOST = 500
"""So many lines are shown at once; of the others their number is told."""


class NarrowedScreen(ModalScreen[ScreenResultType]):
    """The keys move in the list while the line has them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close"),
        Binding("down,ctrl+n", "cursor('down')"),
        Binding("up,ctrl+p", "cursor('up')"),
        Binding("pagedown", "cursor('page_down')"),
        Binding("pageup", "cursor('page_up')"),
    ]

    def narrow(self, typed: str) -> None:
        """Show the lines that have the words typed."""

    def choose(self) -> None:
        """Answer what was clicked: the line under the cursor."""

    def box(self, title: str, keys: str, line: LineInput) -> ComposeResult:
        """Yield the dialog: its title above, what the keys do below, the line to type in."""
        with Vertical(id="open") as box:
            box.border_title = Content(title)
            box.border_subtitle = Content(keys)
            yield line
            yield AnswerList(AnswerRows(), id="open-lines")

    def show_lines(self, lines: Iterable[tuple[str, str]], found: int, cursor: int = 0) -> None:
        """Show lines, each with a word beside it, and of those `found` how many are not among them."""
        answers = ((TextPart(words), TextPart("  "), TextPart(beside, "quiet")) for words, beside in lines)
        self.query_one(AnswerList).show(AnswerRows([*answers, *left_out(found - MOST)]), cursor)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the list inside the dialog: border, and the line to type with a blank above and below."""
        self.query_one(AnswerList).keep_inside(event.size.height, 5)

    def on_mount(self) -> None:
        """Show what the first words leave, all where there are none."""
        line = self.query_one(LineInput)
        self.narrow(line.value)
        self.set_focus(line, scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self.narrow(event.value)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Take the line that was clicked."""
        message.stop()
        self.choose()

    def action_cursor(self, way: str) -> None:
        """Move in the list while the line keeps the keyboard."""
        lines = self.query_one(AnswerList)
        moves: dict[str, Callable[[], None]] = {
            "down": partial(lines.go_round, 1),
            "up": partial(lines.go_round, -1),
            "page_down": partial(lines.page, 1),
            "page_up": partial(lines.page, -1),
        }
        moves[way]()
