"""What a list shows of its rows, by arithmetic alone."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from summitreader.tui.panes.cells import PaneRows
from summitreader.tui.panes.nothing import NothingListing
from summitreader.tui.viewmodel.row_layout import RowLayout
from summitreader.tui.widgets.row_viewport import RowViewport

_SHAPES = st.builds(
    lambda heads, lines, opened, children: RowLayout(heads, lines, opened if opened < heads else None, children, 1),
    *(st.integers(1, 40), st.integers(1, 3), st.integers(0, 60), st.integers(1, 9)),
)


def _rows(shape: RowLayout) -> PaneRows:
    """Rows that stand so, whatever they say."""
    return PaneRows(NothingListing((), ""), shape, {})


def _viewport(shape: RowLayout, height: int, top: int) -> RowViewport:
    return RowViewport(_rows(shape), 30, height, top)


@given(_SHAPES, st.integers(9, 30), st.integers(0, 200), st.data())
def test_a_row_that_is_to_be_shown_is_seen_whole(shape: RowLayout, height: int, top: int, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, shape.rows - 1))
    before = _viewport(shape, height, top)
    after = replace(before, top=before.top_that_shows(row))
    first = after.bar.top
    assert first <= shape.top(row)
    assert shape.top(row) + shape.height(row) <= first + height
    assert row in after.seen


@given(_SHAPES, st.integers(1, 30), st.integers(0, 200))
def test_no_room_is_left_below_the_last_line(shape: RowLayout, height: int, top: int) -> None:
    seen = _viewport(shape, height, top).seen
    assert seen.stop == shape.rows or shape.top(seen.stop) >= _viewport(shape, height, top).bar.top + height


def test_the_scroll_bar_takes_a_cell_where_there_is_more_than_is_seen_or_always() -> None:
    rows = _rows(RowLayout(5))
    assert RowViewport(rows, 30, 5, 0).room == 30
    assert RowViewport(rows, 30, 4, 0).room == 29
    assert RowViewport(rows, 30, 5, 0, keeps_bar=True).room == 29


def test_a_page_goes_on_by_the_rows_that_are_seen_whole_less_one() -> None:
    rows = _rows(RowLayout(50, 3))
    assert RowViewport(rows, 30, 11, 0).page_from(0) == 2
    assert RowViewport(rows, 30, 2, 0).page_from(0) == 1
