"""Which keys the actions have: ours, or those of a keymap, and the user's own over them. No Textual here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from summitreader.tui.keymap.table import DIGIT, KEYS, MODAL, Key, shown, spelled, takes_digit
from summitreader.word_files import word_file

if TYPE_CHECKING:
    from summitreader.session import KeyChange, Settings

Table = tuple[Key, ...]
"""Every action with its keys."""


def chosen_table(settings: Settings) -> tuple[Table, tuple[str, ...]]:
    """Return the table with the keys that a user chose, and a sentence for each of them that could not be followed."""
    return remapped(settings.keys, keymap_table(settings.keymap))


def keymap_table(name: str) -> Table:
    """Return the table with the keys of a keymap: our own of "default", else one of `data/keymaps.toml`."""
    if name == "default":
        return KEYS
    keymap = word_file("keymaps")[name]
    return tuple(key._replace(keys=_read(keymap[key.id], key)[0]) if key.id in keymap else key for key in KEYS)


def remapped(changes: Iterable[KeyChange], base: Table = KEYS) -> tuple[Table, tuple[str, ...]]:
    """Return a table with the user's keys, and one sentence for each change that could not be followed.

    A key given to one action is taken from the other actions of the same place, so that it does one thing; that is
    said, unless the other action is given keys of its own after it. So is a key with which a sequence begins, or the
    other way round.
    """
    table = {key.id: key for key in base}
    taken: dict[tuple[str, str], str] = {}
    faults: list[str] = []
    for change in changes:
        id, where = change.action, change.where
        if id not in table:
            faults.append(f"{where}: keys: there is no action '{id}'")
            continue
        keys, unknown = _read(change.keys, table[id])
        if fault := _fault(change, keys, unknown, table[id]):
            faults.append(f"{where}: keys: {fault}")
        else:
            taken = {which: said for which, said in taken.items() if which[0] != id}
            for other in table.values():
                for key in shared(other, keys, table[id]):
                    taken[other.id, key] = f"{where}: keys: '{shown(key)}' for '{id}' is taken from '{other.id}'"
            table = {other: _without(key, keys, table[id]) for other, key in table.items()}
            table[id] = table[id]._replace(keys=keys)
    told = (f"{said}: give that keys of its own in a line below" for said in taken.values())
    return tuple(table.values()), (*faults, *told)


def shared(key: Key, taken: Sequence[str], by: Key) -> tuple[str, ...]:
    """Return the keys of an action that another one of the same place takes: the same, or the beginning of the same."""
    apart = key.id == by.id or ((key.owner in MODAL or by.owner in MODAL) and key.owner != by.owner)
    return () if apart else tuple(one for one in key.keys if any(_meet(one, other) for other in taken))


def _without(key: Key, taken: Sequence[str], by: Key) -> Key:
    lost = shared(key, taken, by)
    return key._replace(keys=tuple(one for one in key.keys if one not in lost))


def _meet(one: str, other: str) -> bool:
    """Return whether one of two sequences is the other, or its beginning."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _read(words: str, key: Key) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys that words name, with commas between them, and the names of which there is no key."""
    names = [" ".join(name.split()) for name in words.split(",") if name.strip()]
    keys: list[str] = []
    unknown: list[str] = []
    for name in names:
        before, blank, last = name.rpartition(" ")
        has_digit = takes_digit(key) and last == DIGIT
        spelt = [spelled(f"{before}{blank}{one}") for one in ("123456789" if has_digit else (last,))]
        keys += [one for one in spelt if one not in keys]
        unknown += [] if all(spelt) else [name]
    return tuple(keys), tuple(unknown)


def _fault(change: KeyChange, keys: tuple[str, ...], unknown: tuple[str, ...], key: Key) -> str:
    """Return what is wrong with the keys that a user gives an action, "" for nothing."""
    if unknown or not keys:
        return f"'{', '.join(unknown) or change.keys}' for '{key.id}' is not a key"
    if takes_digit(key) and not all(one[-1] in "123456789" and one[-2:-1] in ("", " ") for one in keys):
        return f"'{change.keys}' for '{key.id}' must end with '{DIGIT}', which stands for 1 to 9"
    hidden = [(one, other) for one in keys for other in keys if other.startswith(f"{one} ")]
    if hidden:
        one, other = map(shown, hidden[0])
        return f"'{other}' for '{key.id}' cannot be pressed, since '{one}' alone does it"
    return ""
