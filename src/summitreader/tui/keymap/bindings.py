"""Textual bindings out of the table of keys."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from summitreader.tui.keymap.table import KEYS, Key, Owner, takes_digit

_NO_KEY = "no_key"  # which no terminal sends: of what has no key until the user gives it one


def bindings(*owners: Owner, table: Iterable[Key] = KEYS) -> list[BindingType]:
    """Return the bindings of what these owners carry out."""
    return [binding for key in table if key.owner in owners for binding in bindings_of(key)]


def bindings_of(key: Key) -> list[Binding]:
    """Return the bindings of a line of the table; that of a sequence is for its keys with a blank between."""
    return [Binding(name, action_of(key, name), key.words, show=False, id=key.id) for name in (key.keys or (_NO_KEY,))]


def action_of(key: Key, name: str = "", times: int = 0) -> str:
    """Return the action string that carries out a line of the table.

    Args:
        key: The line.
        name: The key that was pressed: where the action asks for a digit, the last one of it.
        times: The count that was typed, 0 for none.
    """
    if key.owner in ("app", "library_actions"):
        return f"app.carry_out('{key.id}')"
    digit = name[-1:] if takes_digit(key) and name[-1:].isdigit() else "1" if takes_digit(key) else ""
    told = digit or (str(times) if times else "")
    return f"carry_out('{key.id}'{f', {told}' if told else ''})"
