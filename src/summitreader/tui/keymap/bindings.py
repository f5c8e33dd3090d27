"""Textual bindings out of the table of keys."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from summitreader.tui.keymap.table import KEYS, Key, Owner


def bindings(*owners: Owner, table: Iterable[Key] = KEYS) -> list[BindingType]:
    """Return the bindings of what these owners carry out."""
    return [
        Binding(name, action_of(key, name), key.words, show=False, id=key.id)
        for key in table
        if key.owner in owners
        for name in key.keys
    ]


def action_of(key: Key, name: str = "") -> str:
    """Return the action string that carries out a line of the table, with a digit where the action asks for one."""
    if key.owner in ("app", "library_actions"):
        return f"app.carry_out('{key.id}')"
    digit = f", {name}" if name.isdigit() else ", 1" if key.id == "choose_speaker" else ""
    return f"carry_out('{key.id}'{digit})"
