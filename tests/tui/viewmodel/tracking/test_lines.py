"""Bars, intervals, words in context and cells: as wide as they are asked to be, whatever the width."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from summitreader.model import Span
from summitreader.tracking import KeywordLine, Matrix, MatrixRow, Share
from summitreader.tui.viewmodel.fitting import filled
from summitreader.tui.viewmodel.row_layout import RowLine
from summitreader.tui.viewmodel.tracking.bar_lines import bar_line, bar_words
from summitreader.tui.viewmodel.tracking.bars import BarRow
from summitreader.tui.viewmodel.tracking.grouped_rows import GroupedRows
from summitreader.tui.viewmodel.tracking.heat import heat_cells, heat_head, heat_line
from summitreader.tui.viewmodel.tracking.keyword_rows import keyword_line
from summitreader.tui.viewmodel.tracking.plots import interval

_BAR = BarRow("2024", "By year", 1, 1234, Share(80, 1200), 2000, 0.1)
_WORDS = KeywordLine(
    *("key", "A title", "Outlet", "2024-03-01", "2024", "both sides", ("中国", "India"), "joint", "said", "claim", ""),
    Span(10, 90),
    (Span(40, 52),),
    "中国 said\n before that the road to ",
    "fair fishing",
    " is \x1b[31mlong and winding for all who travel it by night",
)
_MATRIX = Matrix(
    tuple((f"t{number}", f"Theme of the number{number} and more") for number in range(12)),
    tuple(MatrixRow(f"Speaker {number}", (), tuple(range(12)), 66, 3) for number in range(3)),
    9,
)


def _drawn(line: RowLine, width: int) -> str:
    return "".join(part.words for part in filled(line, width))


@pytest.mark.parametrize("width", [37, 57, 77, 97, 117, 157, 197])
def test_every_line_fills_its_width_and_tells_its_figures(width: int) -> None:
    told = _drawn(bar_line(_BAR, width), width)
    assert cell_len(told) == width
    assert "1,234" in told
    assert ("80 of 1,200" in told, "6.7%" in told, "●" in told) == (width >= 77, width >= 57, width >= 57)
    words = _drawn(keyword_line(_WORDS, width), width)
    assert cell_len(words) == width
    assert "fair fish" in words
    assert "\x1b" not in words
    for column in (0, 6, 11):
        room = heat_cells(_MATRIX, column, width)
        assert room.first <= column < room.last
        cells = _drawn(heat_line(_MATRIX, 0, column, width, True), width)
        assert cell_len(cells) == width
        assert f"{column or '·'}]" in cells
        head = heat_head(_MATRIX, column, width)
        assert max(sum(cell_len(part.words) for part in line) for line in head) <= width + 2


def test_the_words_stand_in_one_column() -> None:
    before = ("", "a", "中国", "far more than there is room for on this side of the words, cut at its beginning ")
    lines = [keyword_line(replace(_WORDS, before=words), 100) for words in before]
    starts = {sum(cell_len(part.words) for part in line.left[:-2]) for line in lines}
    assert len(starts) == 1


def test_a_dot_lies_between_its_whiskers() -> None:
    for count in range(11):
        drawn = interval(Share(count, 10), 1.0, 21)
        assert drawn.count("●") == 1
        assert (drawn.find("├") < drawn.index("●")) or drawn.index("●") == 0
    assert interval(Share(1, 2), 1.0, 0) == ""


def test_a_heading_belongs_to_the_row_below_it_and_a_whole_row_has_all_its_words() -> None:
    rows = GroupedRows(["One", "", "Two"], lambda row, width, is_cursor: RowLine(()), lambda row: "word " * 30)
    layout = rows.layout(40)
    assert [layout.height(row) for row in range(3)] == [2, 1, 3]
    whole = rows.turned(2).layout(40)
    assert whole.height(2) > 5
    assert rows.turned(2).turned(2).layout(40).lines == layout.lines
    assert "95%" in bar_words(_BAR)
