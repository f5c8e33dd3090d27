"""Who has which part of the screen, at every size."""

from hypothesis import given
from hypothesis import strategies as st

from summitreader.tui.viewmodel.comparing.screen_plan import comparison_plan, is_stacked


def test_sides_stand_below_each_other_where_columns_have_no_room() -> None:
    assert [is_stacked(width, 2) for width in (99, 100)] == [True, False]
    assert [is_stacked(width, 3) for width in (159, 160)] == [True, False]


def test_the_list_stands_beside_from_120_cells_on_and_is_a_drawer_below() -> None:
    beside, narrow = (comparison_plan((width, 38), 2, False, False) for width in (120, 119))
    assert (beside.differences.width, beside.columns.width, beside.drawer) == (36, 84, False)
    assert (narrow.differences.width, narrow.columns.width, narrow.drawer) == (0, 119, True)
    assert comparison_plan((80, 22), 2, True, False).differences == (20, 0, 60, 22)
    assert comparison_plan((200, 58), 3, False, True).columns.width == 200


@given(st.integers(0, 300), st.integers(0, 100), st.integers(2, 8), st.booleans(), st.booleans())
def test_nothing_lies_outside_the_screen(width: int, height: int, sides: int, wanted: bool, hidden: bool) -> None:
    drawn = comparison_plan((width, height), sides, wanted, hidden)
    for box in (drawn.heads, drawn.columns, drawn.differences):
        assert 0 <= box.x <= box.x + box.width <= width
        assert 0 <= box.y <= box.y + box.height <= height
    if not drawn.drawer:
        assert drawn.columns.width + drawn.differences.width == width
