"""The rows of columns and list as they are drawn: every word of every passage, in the cells that there are."""

import pytest

from summitreader.comparison import Comparison
from summitreader.tui.viewmodel.comparing.columns import MatterRows
from summitreader.tui.viewmodel.comparing.comparison_index import ComparisonIndex
from summitreader.tui.viewmodel.row_layout import TextPart
from tests.tui.comparisons import ARTICLES, FERRY, NORTH, PUT_IN_PLACE, SOUTH, VERSIONS, accounts, span, versions


def _index(found: Comparison | None = None) -> ComparisonIndex:
    return ComparisonIndex([one.reading.article for one in found.sides] if found else ARTICLES, found)


def _drawn(rows: MatterRows, width: int, cursor: int = -1) -> list[list[str]]:
    layout = rows.layout(width)
    return [
        [
            "".join(part.words for part in rows.line(row, line, width, row == cursor).parts)
            for line in range(layout.height(row))
        ]
        for row in range(layout.rows)
    ]


def _looked(rows: MatterRows, width: int, look: str) -> str:
    layout = rows.layout(width)
    parts: list[TextPart] = []
    for row in range(layout.rows):
        for line in range(layout.height(row)):
            parts += rows.line(row, line, width, False).parts
    return " ".join(part.words for part in parts if part.look == look)


@pytest.mark.parametrize("is_stacked", [True, False])
@pytest.mark.parametrize("width", [20, 43, 80, 120, 163])
def test_each_line_fills_its_width_and_no_word_is_lost(width: int, is_stacked: bool) -> None:
    for index in (_index(), _index(accounts())):
        rows = MatterRows(index.compared, is_stacked)
        lines = [line for row in _drawn(rows, width) for line in row]
        assert {len(line) for line in lines} == {width}
        words = {word.strip("▌│…:") for line in lines for word in line.split()}
        if width >= 43:
            assert {*NORTH.split(), *SOUTH.split()} <= words


def test_both_sides_of_a_matter_stand_in_one_row_below_its_head() -> None:
    index = _index(accounts())
    row = _drawn(MatterRows(index.compared, False), 140)[3]
    assert row[0].startswith("  Transport  told by a and b  1 difference")
    assert FERRY[:20] in row[2]
    assert PUT_IN_PLACE[:20] in row[2]
    assert "Ada Berg:" in row[1]


def test_where_a_side_has_nothing_it_says_so_in_its_own_column() -> None:
    rows = _drawn(MatterRows(_index(accounts()).compared, False), 120)
    fishing = next(row for row in rows if "Fishing" in row[0])
    assert "only in b" in fishing[0]
    assert fishing[1].startswith("  not found in a by these rules")


def test_the_cursor_stands_beside_the_words_of_its_side() -> None:
    index = _index(accounts())
    for side in (0, 1):
        line = _drawn(MatterRows(index.compared, False, side), 120, cursor=3)[3][2]
        assert line.index("▌") == 60 * side


def test_words_that_differ_are_marked_and_those_of_the_difference_at_hand_lit() -> None:
    index = _index(accounts())
    assert "would like to express hope" in _looked(MatterRows(index.compared, True), 160, "differs")
    lit = ((0, span(NORTH, "would like to express hope")),)
    assert _looked(MatterRows(index.compared, True, 0, lit), 160, "lit") == "would like to express hope"


def test_of_versions_what_is_kept_is_quiet_and_of_what_is_reworded_the_changed_words_are_marked() -> None:
    index = ComparisonIndex(VERSIONS, versions())
    rows = MatterRows(index.compared, False)
    assert "Ministers met in Norhaven." in _looked(rows, 120, "quiet")
    assert _looked(rows, 120, "gone").split() == ["hope", "to", "We", "will", "study", "the", "tides."]
    assert _looked(rows, 120, "added").split() == ["will", "long", "We", "agreed", "on", "herring."]
    assert [row[0].strip() for row in _drawn(rows, 120)][1:] == ["Reworded", "Dropped", "Moved", "New"]


def test_a_quote_of_the_list_is_cut_to_three_lines_and_whole_by_a_key() -> None:
    rows = _index(accounts()).difference_rows
    heights = [rows.layout(30).height(row) for row in range(rows.layout(30).rows)]
    fishing = next(
        n
        for n in range(len(heights))
        if "Fishing" in "".join(p.words for p in rows.line(n, 0, 30, False).parts) or n == 0
    )
    whole = rows.turned(fishing)
    assert whole.layout(30).height(fishing) >= heights[fishing]
    words = " ".join(
        "".join(part.words for part in whole.line(fishing, line, 30, False).parts)
        for line in range(whole.layout(30).height(fishing))
    )
    assert "rights of the south." in " ".join(words.split())
    assert whole.turned(fishing).layout(30).height(fishing) == heights[fishing]


def test_the_reader_goes_from_difference_to_difference_past_strips() -> None:
    index = _index(accounts())
    passed, at = [], index.next_line(-1, 1)
    while at is not None:
        passed.append(at)
        at = index.next_line(at, 1)
    assert len(passed) == index.count()
    assert [line for line in index.lines if line.strip is not None]
    assert not [at for at in passed if index.lines[at].strip is not None]
    assert index.number(passed[-1]) == index.count()
    assert index.next_line(passed[0], -1) is None
