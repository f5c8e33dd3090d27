"""What was typed of a count and of a sequence of keys, until both are whole. Pure."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, Protocol

from rich.cells import cell_len

from summitreader.tui.keymap.hints import Hint, hint_of
from summitreader.tui.keymap.table import Key, shown

_LONGEST = 4  # digits of a count


class Pending(NamedTuple):
    """The digits of a count, and the first keys of a sequence."""

    digits: str = ""
    keys: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """What was typed, as the reader knows it."""
        return " ".join(filter(None, (self.digits, *map(shown, self.keys))))


NOTHING = Pending()


class Step(NamedTuple):
    """What a key leads to: more is waited for, or an action's key is whole, to be done so many `times` (0: no count).

    `is_taken` tells that the key is answered; what is not means what it would without anything typed before.
    """

    pending: Pending = NOTHING
    name: str = ""
    times: int = 0
    is_taken: bool = True


def step(before: Pending, key: str, bound: Collection[str], may_count: bool, leaving: Collection[str]) -> Step:
    """Return what a key leads to.

    Args:
        before: What was typed up to now.
        key: The key.
        bound: The keys and sequences that do something where the focus is.
        may_count: Whether digits are counts.
        leaving: The keys that leave what was typed.
    """
    if before != NOTHING and key in leaving:
        return Step()
    if may_count and not before.keys and key.isdecimal() and (before.digits or (key != "0" and key not in bound)):
        return Step(before._replace(digits=f"{before.digits}{key}"[:_LONGEST]))
    name = " ".join((*before.keys, key))
    if name in bound:
        return Step(name=name, times=int(before.digits or 0))
    if any(one.startswith(f"{name} ") for one in bound):
        return Step(before._replace(keys=(*before.keys, key)))
    return Step(is_taken=False)


class ShownPending(NamedTuple):
    """What was typed, and the ways to go on with it."""

    words: str
    ways: tuple[Hint, ...]


class PendingLine(Protocol):
    """A line in which the screen tells what was typed up to now; None tells that nothing was."""

    pending: ShownPending | None


def shown_pending(pending: Pending, bound: Mapping[str, str | None], table: Iterable[Key]) -> ShownPending | None:
    """Return how to tell what was typed and how to go on, None where nothing was.

    Args:
        pending: What was typed.
        bound: For each key or sequence that does something where the focus is, the id of its action.
        table: Every action.
    """
    if pending == NOTHING:
        return None
    begun = "".join(f"{key} " for key in pending.keys)
    ways = [
        hint_of((name.removeprefix(begun),), key.short or key.words)
        for key in table
        for name in key.keys
        if pending.keys and name.startswith(begun) and bound.get(name) == key.id and name[-1:] not in "23456789"
    ]
    drops = Hint(("escape",), "drops it", cell_len("esc drops it"))
    return ShownPending(pending.shown, (*ways, drops) if ways else (drops,))
