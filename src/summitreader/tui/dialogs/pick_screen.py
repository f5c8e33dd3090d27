"""A name to choose from a list that is narrowed by what is typed, or to type."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Input

from summitreader.tui.dialogs.answer_list import AnswerList
from summitreader.tui.dialogs.narrowed_screen import MOST, NarrowedScreen
from summitreader.tui.viewmodel.wrap import drawn
from summitreader.tui.widgets.line_input import LineInput


class Pick(NamedTuple):
    """One name: what it says, a word beside it by which it is found too, and what is given back for it."""

    words: str
    beside: str
    value: str


class PickScreen(NarrowedScreen[str | None]):
    """Gives back the value of the name that was chosen, what was typed, or None where the reader thought better of it.

    Who typed what no name is may still have it: that stands last, or first.
    """

    def __init__(
        self, title: str, picks: Sequence[Pick], hint: str, as_typed: str = "as typed", leads: bool = False
    ) -> None:
        """Make the dialog; `as_typed` stands beside what was typed and is none of the names; it `leads` them."""
        super().__init__()
        self._title, self._picks, self._hint, self._as_typed = title, tuple(picks), hint, as_typed
        self._leads = leads
        self._shown: list[Pick] = []

    def compose(self) -> ComposeResult:
        line = LineInput(placeholder=self._hint, select_on_focus=False, id="open-words", compact=True)
        yield from self.box(self._title, "enter chooses, esc closes", line)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back the name under the cursor."""
        event.stop()
        self.choose()

    def choose(self) -> None:
        """Give back the name under the cursor."""
        at = self.query_one(AnswerList).cursor
        if 0 <= at < len(self._shown):
            self.dismiss(self._shown[at].value)

    def narrow(self, typed: str) -> None:
        """Show the names with the words typed, and what was typed where it is none of them."""
        typed = drawn(typed.strip())
        words = typed.casefold().split()
        found = [
            pick for pick in self._picks if all(word in f"{pick.words} {pick.beside}".casefold() for word in words)
        ]
        if typed:
            # Whoever types a name whole means it, whatever else it stands in.
            found.sort(key=partial(_likeness, typed.casefold()))
        self._shown = found[:MOST]
        if typed and not any(pick.words.casefold() == typed.casefold() for pick in found):
            self._shown.insert(0 if self._leads else MOST, Pick(f"“{typed}”", self._as_typed, typed))
        self.show_lines(((pick.words, pick.beside) for pick in self._shown), len(found))


def _likeness(typed: str, pick: Pick) -> tuple[bool, bool]:
    words = pick.words.casefold()
    return typed not in (words, *pick.beside.casefold().split(", ")), not words.startswith(typed)
