"""Answers of a dialog: cut into lines without losing a word, and gone through round and round."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from summitreader.tui.dialogs.answer_list import AnswerList, AnswerRows, left_out
from summitreader.tui.viewmodel.row_layout import TextPart

_WORDS = st.text(st.sampled_from("ab 会é,"), max_size=40)


@given(st.lists(st.tuples(_WORDS, _WORDS), max_size=5), st.integers(2, 30))
def test_every_line_fills_the_width_and_no_word_is_lost(answers: list[tuple[str, str]], width: int) -> None:
    rows = AnswerRows((TextPart(first, "strong"), TextPart(second)) for first, second in answers)
    layout = rows.layout(width)
    assert layout.rows == len(answers)
    for row, answer in enumerate(answers):
        lines = [rows.line(row, line, width, False).parts for line in range(layout.height(row))]
        assert all(sum(cell_len(part.words) for part in parts) == width for parts in lines)
        drawn = "".join(part.words for parts in lines for part in parts)
        assert drawn.replace(" ", "") == "".join(answer).replace(" ", "")
        assert [layout.at(layout.top(row) + line) for line in range(layout.height(row))] == [row] * len(lines)


def test_a_list_that_scrolls_wraps_its_answers_once() -> None:
    rows = AnswerRows([(TextPart("a long name of a file"),)] * 3)
    layouts = [rows.layout(width) for width in (9, 8, 9, 8)]
    assert layouts[:2] == layouts[2:], "with its bar and without it, by turns"


class _Asking(App[None]):
    def compose(self) -> ComposeResult:
        yield AnswerList(AnswerRows([(TextPart(words),) for words in ("yes", "no", "never")]), id="answers")


async def test_the_keys_go_round_and_a_page_stops_at_the_end() -> None:
    async with _Asking().run_test() as pilot:
        answers = pilot.app.query_one(AnswerList)
        for key, cursor in (("up", 2), ("j", 0), ("k", 2), ("down", 0), ("end", 2), ("pagedown", 2), ("home", 0)):
            await pilot.press(key)
            assert answers.cursor == cursor
        answers.show(answers.shown, -1)
        await pilot.press("up")
        assert answers.cursor == 2


@given(st.integers(-5, 5000))
def test_answers_that_are_left_out_are_counted(count: int) -> None:
    said = AnswerRows(left_out(count)).words
    assert said == ([f"… and {count:,} more: type on to narrow them"] if count > 0 else [])
