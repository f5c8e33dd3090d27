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
from summitreader.tui.viewmodel.fitting import RowLines
from summitreader.tui.viewmodel.row_layout import DrawnLine, RowLine, TextPart
from summitreader.tui.viewmodel.wrap import drawn
from summitreader.tui.widgets.row_list import RowList


class Answer(NamedTuple):
    """One answer: what it says, a word beside it, and the letter that gives it at once ("" for none).

    A `heading` stands above it, and above those that follow and have the same one.
    """

    words: str
    beside: str = ""
    letter: str = ""
    heading: str = ""


class GroupedAnswers(AnswerRows):
    """Answers with a heading above the first of each group; it belongs to that answer's lines, and is not chosen."""

    def __init__(self, answers: Sequence[tuple[TextPart, ...]], headings: Sequence[str]) -> None:
        super().__init__(answers)
        self._headings = [
            drawn(heading) if heading != before else ""
            for before, heading in zip(("", *headings), headings, strict=False)
        ]

    def wrapped(self, row: int, width: int) -> RowLines:
        """Return the lines of an answer at a width, its heading first."""
        heading = self._headings[row]
        return (*((RowLine((TextPart(heading, "key"),)),) if heading else ()), *super().wrapped(row, width))

    def line(self, row: int, line: int, width: int, is_cursor: bool) -> DrawnLine:
        """Return one line of an answer, or the heading above it."""
        is_heading = line == 0 and bool(self._headings[row])
        return super().line(row, line, width, is_cursor and not is_heading)


class ChoiceScreen(ModalScreen[int | None]):
    """Gives back which answer was chosen, None for none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close")]

    def __init__(self, question: str, answers: Sequence[Answer], at: int = 0) -> None:
        super().__init__()
        self._question, self._answers, self._at = question, tuple(answers), at

    def compose(self) -> ComposeResult:
        rows = GroupedAnswers(
            [
                (
                    TextPart(f"{answer.letter or ' '}  ", "letter"),
                    TextPart(answer.words),
                    *((TextPart("  "), TextPart(answer.beside, "quiet")) if answer.beside else ()),
                )
                for answer in self._answers
            ],
            [answer.heading for answer in self._answers],
        )
        with Vertical(id="choice", classes="dialog") as box:
            box.border_title = Content(self._question)
            box.border_subtitle = Content("enter chooses, esc closes")
            yield AnswerList(rows, id="choice-answers")

    def on_resize(self, event: events.Resize) -> None:
        """Keep the answers inside the dialog: border and padding are around them."""
        self.query_one(AnswerList).keep_inside(event.size.height, 4)

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
