"""Rows of a long comparison: only what is seen is wrapped, and what is seen stands where it is said to."""

from random import Random

from summitreader.tui.viewmodel.comparing.lazy_layout import LazyLayout

ROWS = 5000
_CHANCE = Random(1)
HEIGHTS = [_CHANCE.randrange(1, 9) for _ in range(ROWS)]


def test_of_many_rows_only_those_around_what_is_asked_for_are_wrapped() -> None:
    asked: list[int] = []

    def height(row: int) -> int:
        asked.append(row)
        return HEIGHTS[row]

    layout = LazyLayout([4] * ROWS, height)
    row = layout.at(layout.lines // 2)
    assert row in asked
    assert len(asked) < 200


def test_rows_follow_each_other_without_a_gap_wherever_one_looks() -> None:
    layout = LazyLayout([4] * ROWS, HEIGHTS.__getitem__)
    for line in (0, 700, 9000, 18_000):
        row = layout.at(line)
        top = layout.top(row)
        for near in range(row, row + 30):
            assert layout.top(near) == top
            assert layout.height(near) == HEIGHTS[near]
            assert layout.at(top) == near == layout.at(top + HEIGHTS[near] - 1)
            top += HEIGHTS[near]


def test_few_rows_have_their_height_at_once() -> None:
    for rows in (0, 1, 16, 17, 48, 49, 96):
        layout = LazyLayout([4] * rows, HEIGHTS.__getitem__)
        assert (layout.rows, layout.lines) == (rows, sum(HEIGHTS[:rows]))
