"""Rows by arithmetic: the same answers as a list that is written out."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from summitreader.tui.viewmodel.row_layout import RowLayout, shares


@st.composite
def _shapes(draw: st.DrawFn) -> RowLayout:
    heads = draw(st.integers(1, 8))
    opened = draw(st.none() | st.integers(0, heads - 1))
    even = RowLayout(heads, draw(st.integers(1, 3)), opened, draw(st.integers(0, 5)), draw(st.integers(1, 3)))
    tall = draw(st.dictionaries(st.integers(0, even.rows - 1), st.integers(1, 9), max_size=3))
    return replace(even, tall=tuple(sorted(tall.items())))


def _written_out(shape: RowLayout) -> list[tuple[int, int | None]]:
    rows: list[tuple[int, int | None]] = []
    for head in range(shape.heads):
        rows.append((head, None))
        if head == shape.opened:
            rows += [(head, child) for child in range(shape.children)]
    return rows


@given(_shapes())
def test_rows_and_lines_are_those_of_a_list_written_out(shape: RowLayout) -> None:
    rows = _written_out(shape)
    lines = [row for row, (_, child) in enumerate(rows) for _ in range(shape.height(row))]
    assert shape.rows == len(rows)
    assert shape.lines == len(lines)
    assert [shape.what(row) for row in range(len(rows))] == rows
    assert [shape.at(line) for line in range(len(lines))] == lines
    assert [shape.top(row) for row in range(len(rows))] == [lines.index(row) for row in range(len(rows))]
    assert all(rows[shape.row_of(head)] == (head, None) for head in range(shape.heads))


@given(st.integers(0, 80), st.lists(st.integers(1, 60), min_size=1, max_size=5), st.data())
def test_panes_never_get_more_than_there_is_nor_than_they_want(
    available: int, wanted: list[int], data: st.DataObject
) -> None:
    favoured = data.draw(st.none() | st.integers(0, len(wanted) - 1))
    given = shares(available, tuple(wanted), favoured)
    assert sum(given) <= max(available, 1)
    assert all(0 <= got <= want for got, want in zip(given, wanted, strict=True))
    if sum(wanted) <= available:
        assert given == tuple(wanted)
    elif available >= len(wanted):
        assert min(given) >= 1
        assert sum(given) >= available - len(wanted)


def test_the_favoured_pane_gets_three_fifths_before_the_others() -> None:
    assert shares(40, (50, 50, 3), favoured=0) == (24, 13, 3)
    assert shares(40, (50, 50, 3)) == (18, 19, 3)
