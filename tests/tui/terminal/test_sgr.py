"""Shorter sequences must draw the same cells in the same styles."""

import pyte
from hypothesis import given
from hypothesis import strategies as st

from summitreader.tui.terminal.sgr import brief

_CODES = (
    "0",
    "1",
    "2",
    "3",
    "4",
    "7",
    "9",
    "31",
    "39",
    "97",
    "44",
    "49",
    "102",
    "38;2;1;2;3",
    "48;2;9;8;7",
    "38;5;200",
)
_STYLED = st.tuples(
    st.lists(st.sampled_from(_CODES), min_size=1, max_size=4), st.sampled_from(("", "a", "wörter ", "\x1b[2;5H"))
)


def _cells(data: str) -> list[pyte.screens.Char]:
    screen = pyte.Screen(40, 6)
    pyte.Stream(screen).feed(data)
    return [screen.buffer[y][x] for y in range(6) for x in range(40)]


@given(st.lists(_STYLED, max_size=12))
def test_every_cell_is_drawn_as_before(pieces: list[tuple[list[str], str]]) -> None:
    data = "".join(f"\x1b[{';'.join(codes)}m{words}\x1b[0m" for codes, words in pieces)
    assert _cells(brief(data)) == _cells(data)
    assert _cells(brief(data) + "x") == _cells(data + "x")
    assert len(brief(data)) <= len(data)


def test_a_style_that_goes_on_is_not_set_again() -> None:
    row = "\x1b[38;2;1;2;3;48;2;4;5;6mwords\x1b[0m"
    assert brief(f"{row}\x1b[2;1H{row}") == f"{row[:-4]}\x1b[2;1Hwords\x1b[0m"


def test_what_is_shorter_from_nothing_is_set_anew() -> None:
    assert brief("\x1b[2;3ma\x1b[0m\x1b[1mb\x1b[0m") == "\x1b[2;3ma\x1b[0;1mb\x1b[0m"


def test_what_is_no_style_passes_as_it_is() -> None:
    assert brief("\x1b[?1049h\x1b[2J") == "\x1b[?1049h\x1b[2J"
    link = "\x1b]8;;https://example.org\x1b\\\x1b[1mname\x1b[0m\x1b]8;;\x1b\\"
    assert brief(link) == link
