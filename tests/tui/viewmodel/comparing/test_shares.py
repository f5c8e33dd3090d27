"""Order and share: a strip a side, and for each theme its room and its place."""

from hypothesis import given
from hypothesis import strategies as st

from summitreader.comparison import Comparison
from summitreader.tui.viewmodel.comparing.shares import Shares
from tests.tui.comparisons import accounts

_SHARES = Shares(accounts())


def test_a_theme_has_its_share_of_the_words_compared_and_its_place_among_the_themes_of_each_side() -> None:
    themes = {one.theme: one for one in _SHARES.themes}
    assert themes["trade"].places == (1, 1)
    assert themes["transport"].places == (2, 2)
    assert themes["culture"].percents[1] == themes["culture"].places[1] == 0
    assert themes["fishing"].first[0][0] == 1
    assert sum(one.percents[1] for one in _SHARES.themes) <= 100


def test_a_strip_has_the_letters_in_the_order_of_the_text() -> None:
    letters = {one.theme: one.letter for one in _SHARES.themes}
    strip = _SHARES.strip(0, 60)
    order = [strip.index(letters[theme]) for theme in ("trade", "transport", "digital_cyber", "culture")]
    assert order == sorted(order)
    assert letters["fishing"] not in strip
    assert strip[0] == "·", "a title is not compared"


@given(st.integers(1, 200), st.integers(0, 1))
def test_a_strip_takes_the_cells_that_it_is_given(cells: int, side: int) -> None:
    assert len(_SHARES.strip(side, cells)) == cells


def test_nothing_found_has_no_themes_and_an_empty_strip() -> None:
    shares = Shares(Comparison(accounts().sides))
    assert shares.themes == ()
    assert shares.strip(0, 5) == "·····"
