"""What carries out the table of keys: callables by the id of the action, and a check that table and callables match."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from inspect import isawaitable

from summitreader.tui.keymap.table import KEYS, Key, Owner

Action = Callable[..., Awaitable[None] | None]
"""Carries out one line of the table; it takes a digit where the keys of that line are digits."""

Actions = Mapping[str, Action]
"""What a controller can do, by the ids of the table."""


def matched(owners: Iterable[Owner], *parts: Actions, table: Iterable[Key] = KEYS) -> Actions:
    """Return the actions of several controllers as one mapping.

    Args:
        owners: Those whose lines of the table the controllers carry out.
        parts: The actions of each controller.
        table: The table of keys.

    Raises:
        ValueError: A line of these owners has no action or two, or an action has no line.
    """
    wanted = {key.id for key in table if key.owner in tuple(owners)}
    joined: dict[str, Action] = {}
    twice: set[str] = set()
    for part in parts:
        twice |= joined.keys() & part.keys()
        joined.update(part)
    faults = {
        "without an action": wanted - joined.keys(),
        "not in the table": joined.keys() - wanted,
        "with two actions": twice,
    }
    if told := "; ".join(f"{what}: {', '.join(sorted(ids))}" for what, ids in faults.items() if ids):
        raise ValueError(f"keys {told}")
    return joined


async def carry_out(actions: Actions, id: str, *arguments: int) -> None:
    """Carry out the action of that id, to its end."""
    carried = actions[id](*arguments)
    if isawaitable(carried):
        await carried
