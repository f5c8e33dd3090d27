"""The measure of growth itself: it finds what is quadratic, and takes no noise for growth."""

from collections.abc import Callable
from functools import partial
from itertools import count

from tests.growth import TRIES, grows, takes_longer

_SIZE = 10_000


def _steps(number: int) -> None:
    for _ in range(number):
        pass


def _held_up(calls: Callable[[int], bool], number: int) -> Callable[[], None]:
    """Return work of so many steps that takes twenty times as many in some of its calls."""
    numbers = count()
    return lambda: _steps(20 * number if calls(next(numbers)) else number)


def test_what_is_quadratic_grows_and_what_is_linear_does_not() -> None:
    part = partial(_steps, _SIZE)
    assert grows(part, partial(_steps, 16 * _SIZE), 8, at_once=0)
    assert not grows(part, partial(_steps, 4 * _SIZE), 8, at_once=0)


def test_work_that_is_held_up_ten_times_has_not_grown() -> None:
    part, at_first = partial(_steps, _SIZE), _held_up(lambda number: number < TRIES // 2, 4 * _SIZE)
    assert not grows(part, at_first, 8, at_once=0)
    assert not takes_longer(_held_up(lambda number: number < TRIES // 2, _SIZE), 0.002)


def test_growth_is_found_though_the_part_is_held_up_at_first() -> None:
    assert grows(_held_up(lambda number: number == 0, _SIZE), partial(_steps, 16 * _SIZE), 8, at_once=0)


def test_what_takes_long_however_often_it_is_done_is_told() -> None:
    assert takes_longer(partial(_steps, _SIZE), 0)
