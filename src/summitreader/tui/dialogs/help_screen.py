"""What the signs mean and what the keys do, on one screen, which can be searched."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from summitreader.tui.dialogs.help_lines import HelpEntry, columns_for, entries, help_lines, narrowed
from summitreader.tui.keymap.table import Key
from summitreader.tui.widgets.line_input import LineInput

_EDGES = 7  # cells: border, padding, scroll bar
_NARROW, _WIDE = 62, 119  # cells of the whole box, as the style sheet has them
_CLOSES = "/ searches, esc closes"


class HelpScreen(ModalScreen[None]):
    """The signs, and every action with its keys, in one or two columns by the room there is."""

    AUTO_FOCUS = "#help-rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close"),
        Binding("q,question_mark", "dismiss", "close"),
        Binding("slash", "search", "search"),
        Binding("j,down", "roll(1)"),
        Binding("k,up", "roll(-1)"),
        Binding("space,pagedown", "roll(10)"),
        Binding("b,pageup", "roll(-10)"),
    ]

    def __init__(self, table: Iterable[Key], group: str = "") -> None:
        """Make the help; the keys of a group stand right below the signs."""
        super().__init__()
        self._every = entries(table, group)

    def compose(self) -> ComposeResult:
        with Vertical(id="help", classes=f"columns-{columns_for(self._room)}") as box:
            box.border_title = Content("Signs and keys")
            box.border_subtitle = Content(_CLOSES)
            words = LineInput(placeholder="words of what a key does", id="help-words", compact=True)
            words.display = False
            yield words
            with VerticalScroll(id="help-rows"):
                yield Static(_text(self._every, "", self._room), id="help-text")

    @property
    def _room(self) -> int:
        """The cells of a line."""
        width = self.app.size.width
        return min(width, _WIDE if columns_for(width - _EDGES) == 2 else _NARROW) - _EDGES

    def action_search(self) -> None:
        """Open the line in which words are typed."""
        words = self.query_one(LineInput)
        words.display = True
        self.set_focus(words, scroll_visible=False)
        self.query_one("#help").border_subtitle = Content("enter keeps, esc shows all")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the lines that have the words."""
        self.query_one("#help-text", Static).update(_text(self._every, event.value, self._room))
        self.query_one(VerticalScroll).scroll_to(y=0, animate=False)

    def on_input_submitted(self) -> None:
        """Go back to the lines found."""
        self._close_line(keep=True)

    def action_leave(self) -> None:
        """Show all lines again; close the help where all are shown."""
        if self.query_one(LineInput).display:
            self._close_line(keep=False)
        else:
            self.dismiss()

    def _close_line(self, keep: bool) -> None:
        words = self.query_one(LineInput)
        if not keep:
            words.value = ""
        words.display = bool(words.value)
        self.set_focus(self.query_one(VerticalScroll), scroll_visible=False)
        self.query_one("#help").border_subtitle = Content("esc shows all" if words.value else _CLOSES)

    def action_roll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _text(every: Iterable[HelpEntry], query: str, width: int) -> Content:
    """Return the lines that have the words of a query, in so many cells."""
    lines = help_lines(narrowed(every, query), width)
    if not lines:
        return Content("No key does that.")
    return Content("\n").join(Content.assemble(*((part.words, part.look) for part in line)) for line in lines)
