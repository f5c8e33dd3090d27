"""Every line of the table of keys has one callable, and every callable a line."""

import pytest

from summitreader.tui.keymap.actions import carry_out, matched
from summitreader.tui.keymap.table import Key

_TABLE = (
    Key("copy", ("y",), "copy", "Copying", "copy_actions"),
    Key("note", ("i",), "note", "Library", "mark_actions"),
    Key("sort", ("s",), "sort", "On the shelf", "shelf"),
)


def _nothing() -> None:
    pass


def test_the_actions_of_several_controllers_are_joined_by_id() -> None:
    actions = matched(("copy_actions", "mark_actions"), {"copy": _nothing}, {"note": _nothing}, table=_TABLE)
    assert {*actions} == {"copy", "note"}


def test_a_line_without_a_callable_is_an_error_that_names_it() -> None:
    with pytest.raises(ValueError, match="keys without an action: note"):
        matched(("copy_actions", "mark_actions"), {"copy": _nothing}, table=_TABLE)


def test_a_callable_without_a_line_is_an_error_that_names_it() -> None:
    with pytest.raises(ValueError, match="keys not in the table: sort"):
        matched(("copy_actions",), {"copy": _nothing, "sort": _nothing}, table=_TABLE)


def test_two_callables_for_one_line_are_an_error() -> None:
    with pytest.raises(ValueError, match="keys with two actions: copy"):
        matched(("copy_actions",), {"copy": _nothing}, {"copy": _nothing}, table=_TABLE)


async def test_an_action_is_carried_out_with_its_digit_and_to_its_end() -> None:
    done: list[int] = []

    async def later(number: int) -> None:
        done.append(number)

    await carry_out({"at_once": done.append, "later": later}, "at_once", 1)
    await carry_out({"at_once": done.append, "later": later}, "later", 2)
    assert done == [1, 2]
