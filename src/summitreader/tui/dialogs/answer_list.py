"""The list in a dialog: short answers of a line each, or of as many as their words take."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from summitreader.tui.viewmodel.fitting import RowLines, filled, wrapped_parts
from summitreader.tui.viewmodel.row_layout import DrawnLine, RowLine, TextPart, UnevenLayout
from summitreader.tui.viewmodel.wrap import drawn
from summitreader.tui.widgets.row_list import RowList

_MOST_LINES = 24


class AnswerLayout(UnevenLayout):
    """Where answers stand, and the lines of each."""

    def __init__(self, rows: Iterable[RowLines]) -> None:
        self._lines = tuple(rows)
        super().__init__(map(len, self._lines))

    def line(self, row: int, line: int) -> RowLine:
        """Return one of a row's lines."""
        return self._lines[row][line]


class AnswerRows:
    """Answers, each a few parts of a look; with `wraps` they go on in the next line where room is short."""

    def __init__(self, answers: Iterable[tuple[TextPart, ...]] = (), wraps: bool = True) -> None:
        self._answers = [tuple(TextPart(drawn(words), look) for words, look in answer) for answer in answers]
        self._wraps = wraps
        self._layouts: dict[int, AnswerLayout] = {}

    @property
    def words(self) -> list[str]:
        """What each answer says."""
        return ["".join(part.words for part in answer) for answer in self._answers]

    def layout(self, width: int) -> AnswerLayout:
        """Return where the answers stand."""
        if width not in self._layouts:
            # A list that scrolls asks, for every line that it draws, about its width with the bar and without it.
            if len(self._layouts) == 2:
                self._layouts.clear()
            self._layouts[width] = AnswerLayout(self.wrapped(row, width) for row in range(len(self._answers)))
        return self._layouts[width]

    def wrapped(self, row: int, width: int) -> RowLines:
        """Return the lines of an answer at a width."""
        answer = self._answers[row]
        return wrapped_parts(answer, width) if self._wraps else (RowLine(answer),)

    def turned(self, row: int) -> "AnswerRows":
        """Return the same: every answer says all its words."""
        return self

    def line(self, row: int, line: int, width: int, is_cursor: bool) -> DrawnLine:
        """Return one line of an answer."""
        words = self.layout(width).line(row, line)
        return DrawnLine((*filled(words, width),), ("cursor",) if is_cursor else ())


def left_out(count: int) -> list[tuple[TextPart, ...]]:
    """Return the line that says how many answers are not shown; none where all are."""
    return [(TextPart(f"… and {count:,} more: type on to narrow them", "quiet"),)] if count > 0 else []


class AnswerList(RowList, inherit_bindings=False):
    """Answers of which one click, or enter, chooses one. The keys go round from the last to the first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,ctrl+n", "carry_out('row_down')"),
        Binding("up,k,ctrl+p", "carry_out('row_up')"),
        Binding("pagedown", "carry_out('rows_down')"),
        Binding("pageup", "carry_out('rows_up')"),
        Binding("home", "carry_out('first_row')"),
        Binding("end", "carry_out('last_row')"),
        Binding("enter", "carry_out('choose_row')"),
    ]
    shown: AnswerRows

    def __init__(self, shown: AnswerRows, *, id: str) -> None:
        super().__init__(shown, id=id)
        self.actions = {**self.actions, "row_down": partial(self.go_round, 1), "row_up": partial(self.go_round, -1)}

    def keep_inside(self, height: int, others: int) -> None:
        """Take no more lines than a dialog has on a screen of that height; `others` are what stands around the list.

        What overflows a dialog is cut off, and the list would scroll beyond what is seen.
        """
        self.styles.max_height = max(1, min(_MOST_LINES, height * 9 // 10 - others))

    def go_round(self, by: int) -> None:
        """Move by a row; from the last to the first, and from none to the first or last."""
        if self.count:
            self.go_to((self.cursor + by) % self.count if self.cursor >= 0 or by > 0 else self.count - 1)

    def click_row(self, row: int, again: bool) -> None:
        """Choose the row."""
        self.go_to(row)
        self.choose()
