"""A name to choose from a list that is narrowed by what is typed, or to type."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from summitreader.tui.dialogs.answer_list import AnswerList, AnswerRows, left_out
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.viewmodel.wrap import drawn
from summitreader.tui.widgets.line_input import LineInput
from summitreader.tui.widgets.row_list import RowList

_MOST = 500


class Pick(NamedTuple):
    """One name: what it says, a word beside it by which it is found too, and what is given back for it."""

    words: str
    beside: str
    value: str


class PickScreen(ModalScreen[str | None]):
    """Gives back the value of the name that was chosen, what was typed, or None where the reader thought better of it.

    Who typed what no name is may still have it: that stands last.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close"),
        Binding("down,ctrl+n", "cursor('down')"),
        Binding("up,ctrl+p", "cursor('up')"),
        Binding("pagedown", "cursor('page_down')"),
        Binding("pageup", "cursor('page_up')"),
    ]

    def __init__(self, title: str, picks: Sequence[Pick], hint: str, as_typed: str = "as typed") -> None:
        """Make the dialog; `as_typed` stands beside what was typed and is none of the names."""
        super().__init__()
        self._title, self._picks, self._hint, self._as_typed = title, tuple(picks), hint, as_typed
        self._shown: list[Pick] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="open") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("enter chooses, esc closes")
            yield LineInput(placeholder=self._hint, select_on_focus=False, id="open-words", compact=True)
            yield AnswerList(AnswerRows(), id="open-lines")

    def on_resize(self, event: events.Resize) -> None:
        """Keep the names inside the dialog: border, and the line to type with a blank above and below."""
        self.query_one(AnswerList).keep_inside(event.size.height, 5)

    def on_mount(self) -> None:
        """All names, before anything is typed."""
        self._show("")
        self.set_focus(self.query_one(LineInput), scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back the name under the cursor."""
        event.stop()
        self._choose()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Give back the name that was clicked."""
        message.stop()
        self._choose()

    def action_cursor(self, way: str) -> None:
        """Move in the list while the input keeps the keyboard."""
        lines = self.query_one(AnswerList)
        moves: dict[str, Callable[[], None]] = {
            "down": partial(lines.go_round, 1),
            "up": partial(lines.go_round, -1),
            "page_down": partial(lines.page, 1),
            "page_up": partial(lines.page, -1),
        }
        moves[way]()

    def _choose(self) -> None:
        at = self.query_one(AnswerList).cursor
        if 0 <= at < len(self._shown):
            self.dismiss(self._shown[at].value)

    def _show(self, typed: str) -> None:
        typed = drawn(typed.strip())
        words = typed.casefold().split()
        found = [
            pick for pick in self._picks if all(word in f"{pick.words} {pick.beside}".casefold() for word in words)
        ]
        if typed:
            # Whoever types a name whole means it, whatever else it stands in.
            found.sort(key=partial(_likeness, typed.casefold()))
        self._shown = found[:_MOST]
        if typed and not any(pick.words.casefold() == typed.casefold() for pick in found):
            self._shown.append(Pick(f"“{typed}”", self._as_typed, typed))
        answers = ((TextPart(pick.words), TextPart("  "), TextPart(pick.beside, "quiet")) for pick in self._shown)
        self.query_one(AnswerList).show(AnswerRows([*answers, *left_out(len(found) - _MOST)]), 0)


def _likeness(typed: str, pick: Pick) -> tuple[bool, bool]:
    words = pick.words.casefold()
    return typed not in (words, *pick.beside.casefold().split(", ")), not words.startswith(typed)
