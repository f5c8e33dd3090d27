"""A short question with answers to choose from, by cursor, letter or words typed."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from summitreader.tui.dialogs.answer_list import AnswerList, AnswerRows
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.widgets.row_list import RowList


class Answer(NamedTuple):
    """One answer: what it says, a word beside it, and the letter that gives it at once ("" for none)."""

    words: str
    beside: str = ""
    letter: str = ""


class ChoiceScreen(ModalScreen[int | None]):
    """Gives back which answer was chosen, None for none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close")]

    def __init__(self, question: str, answers: Sequence[Answer], at: int = 0) -> None:
        super().__init__()
        self._question, self._answers, self._at = question, tuple(answers), at

    def compose(self) -> ComposeResult:
        rows = AnswerRows(
            (
                TextPart(f"{answer.letter or ' '}  ", "letter"),
                TextPart(answer.words),
                *((TextPart("  "), TextPart(answer.beside, "quiet")) if answer.beside else ()),
            )
            for answer in self._answers
        )
        with Vertical(id="choice", classes="dialog") as box:
            box.border_title = Content(self._question)
            box.border_subtitle = Content("enter chooses, esc closes")
            yield AnswerList(rows, id="choice-answers")

    def on_mount(self) -> None:
        """Begin on the answer that is likely."""
        self.query_one(AnswerList).go_to(self._at)

    def on_key(self, event: events.Key) -> None:
        """A letter gives its answer."""
        found = [place for place, answer in enumerate(self._answers) if answer.letter and answer.letter == event.key]
        if found:
            event.stop()
            self.dismiss(found[0])

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Give the answer back."""
        message.stop()
        self.dismiss(self.query_one(AnswerList).cursor)
