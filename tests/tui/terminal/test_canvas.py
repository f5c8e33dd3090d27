"""Of a frame only what is new is written, and every cell is what it would have been."""

from threading import Thread

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.drivers.headless_driver import HeadlessDriver

from summitreader.tui.terminal.brief_driver import brief_driver
from summitreader.tui.terminal.canvas import Canvas

_LOOKS = ("", "1", "4", "7", "31", "44", "38;2;1;2;3;48;2;9;8;7", "2;38;5;200")
_WORDS = (
    "a",
    "words ",
    "some words here",
    " some, words ",
    "  then  some  ",
    " " * 12,
    "b" + " " * 15 + "c",
    "wörter ",
    "会谈",
    "e\u0301",
    "│ x │",
    "✎",
)
_PIECE = st.tuples(st.integers(1, 6), st.integers(1, 30), st.sampled_from(_LOOKS), st.sampled_from(_WORDS))
_FRAME = st.lists(_PIECE, max_size=6)


def _frame(pieces: list[tuple[int, int, str, str]]) -> str:
    drawn = "".join(f"\x1b[{y};{x}H\x1b[{look}m{words}\x1b[0m\n" for y, x, look, words in pieces)
    return f"{drawn}\x1b[1;1H"


def _cells(screen: pyte.Screen) -> list[tuple[object, ...]]:
    """Every cell, without the colour of what is not to be seen."""
    found: list[tuple[object, ...]] = []
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            seen = cell.data != " " or cell.underscore or cell.reverse
            found.append((*cell,) if seen else (cell.data or " ", cell.bg))
    return found


@pytest.mark.parametrize("terminal", ["xterm-256color", "screen"])
@given(st.lists(_FRAME, min_size=1, max_size=5))
def test_every_cell_is_drawn_as_before(terminal: str, frames: list[list[tuple[int, int, str, str]]]) -> None:
    canvas, before, after = Canvas(terminal), pyte.Screen(60, 8), pyte.Screen(60, 8)
    for pieces in frames:
        data = _frame(pieces)
        # As a raw terminal takes a line feed: the column stays, and the next piece says its place.
        pyte.Stream(before).feed(data.replace("\n", ""))
        pyte.Stream(after).feed(canvas.written(data))
        assert _cells(after) == _cells(before)
        assert (after.cursor.y, after.cursor.x) == (before.cursor.y, before.cursor.x)


def test_what_stands_there_is_not_written_again() -> None:
    canvas = Canvas()
    frame = _frame([(1, 1, "1", "some words"), (2, 1, "", "others")])
    assert "some words" in canvas.written(frame)
    assert canvas.written(frame) == ""
    assert canvas.written(frame.replace("some words", "more words")) == "\x1b[1;1H\x1b[1mmore\x1b[0m\x1b[1;1H"


def test_words_are_written_whole() -> None:
    canvas = Canvas()
    canvas.written(_frame([(1, 1, "", "it said nothing")]))
    assert canvas.written(_frame([(1, 1, "", "it saw nothing.")])) == "\x1b[1;3H saw nothing.\x1b[1;1H"


def test_long_blanks_are_erased_where_the_terminal_colours_what_it_erases() -> None:
    frame = _frame([(1, 1, "44", " " * 40), (2, 1, "7", " " * 40)])
    assert Canvas("xterm").written(frame) == f"\x1b[1;1H\x1b[44m\x1b[40X\x1b[2;1H\x1b[0;7m{' ' * 40}\x1b[0m\x1b[1;1H"
    assert " " * 40 in Canvas("screen-256color").written(frame[:60])


@pytest.mark.parametrize("data", ["\x1b[?1049h", "\x1b[2J", "plain words", "\x1b[3K", "\x1b[10S", "\x1bc", "\x1b[?47l"])
def test_what_may_draw_anything_makes_all_unknown(data: str) -> None:
    canvas = Canvas()
    frame = _frame([(1, 1, "1", "some words")])
    canvas.written(frame)
    assert canvas.written(data) == data
    assert "some words" in canvas.written(frame)


@pytest.mark.parametrize(
    "data", ["\x1b[?2026h", "\x1b[?25l", "\x1b[c", "\x1b]52;c;YQ==\x07", "\x1b[>1u", "\x1b[?2026$p"]
)
def test_what_draws_nothing_leaves_the_cells_known(data: str) -> None:
    canvas = Canvas()
    frame = _frame([(1, 1, "1", "some words")])
    canvas.written(frame)
    assert canvas.written(data) == data
    assert canvas.written(frame) == ""


def test_nothing_waits_for_a_terminal_that_has_gone() -> None:
    class Gone(HeadlessDriver):
        _writer_thread = Thread()  # never started: no more alive than one that ended

        def write(self, data: str) -> None:
            raise AssertionError("this would wait for ever")

    brief_driver(Gone, Canvas()).write(object.__new__(Gone), "words")


def test_a_frame_is_written_in_one_piece_and_one_that_changes_nothing_is_not_written() -> None:
    written: list[str] = []

    class Kept(HeadlessDriver):
        def write(self, data: str) -> None:
            written.append(data)

    driver = object.__new__(Kept)
    write = brief_driver(Kept, Canvas()).write
    for piece in 2 * ("\x1b[?2026h", "\x1b[2;3Hsome words", "\x1b[?2026l"):
        write(driver, piece)
    write(driver, "\x1b]52;c;\x07")
    assert written == ["\x1b[?2026h\x1b[2;3Hsome words\x1b[?2026l", "\x1b]52;c;\x07"]
