"""A short question with answers to choose from, by cursor, letter or words typed."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Answer(NamedTuple):
    """One answer: what it says, a word beside it, and the letter that gives it at once ("" for none)."""

    words: str
    beside: str = ""
    letter: str = ""


class ChoiceScreen(ModalScreen[int | None]):
    """Gives back which answer was chosen, None for none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close"),
        Binding("j", "cursor('down')"),
        Binding("k", "cursor('up')"),
    ]

    def __init__(self, question: str, answers: Sequence[Answer], at: int = 0) -> None:
        super().__init__()
        self._question, self._answers, self._at = question, tuple(answers), at

    def compose(self) -> ComposeResult:
        options = [
            Option(
                Content.assemble(
                    (f"{answer.letter or ' '}  ", "$key bold"), answer.words, "  ", (answer.beside, "$quiet")
                )
            )
            for answer in self._answers
        ]
        with Vertical(id="choice", classes="dialog") as box:
            box.border_title = Content(self._question)
            box.border_subtitle = Content("enter chooses, esc closes")
            yield OptionList(*options, id="choice-answers", compact=True)

    def on_mount(self) -> None:
        """The answer that is likely."""
        self.query_one(OptionList).highlighted = self._at

    def on_key(self, event: events.Key) -> None:
        """A letter gives its answer."""
        found = [place for place, answer in enumerate(self._answers) if answer.letter and answer.letter == event.key]
        if found:
            event.stop()
            self.dismiss(found[0])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Gives the answer back."""
        self.dismiss(event.option_index)

    def action_cursor(self, way: str) -> None:
        """Moves as the arrow keys do."""
        answers = self.query_one(OptionList)
        answers.action_cursor_down() if way == "down" else answers.action_cursor_up()
