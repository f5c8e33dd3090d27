"""Which keys the bottom line names while the reader reads, follows something, is in a pane or selects. Pure."""

from collections.abc import Mapping
from typing import Literal

from summitreader.tui.keymap.table import Key, shown

Mode = Literal["reading", "following", "pane", "selection"]

_HINTS: dict[Mode, tuple[str, ...]] = {
    "reading": ("next_statement", "speakers", "themes", "agreements", "copy", "why", "search", "keep", "quit", "help"),
    "following": ("next_chosen", "copy", "why", "quit", "back", "help"),
    "pane": ("choose_row", "open_row", "close_row", "next_pane", "back", "help"),
    "selection": ("copy_selection", "copy_as", "back", "help"),
}
_WORDS = {
    ("back", "following"): "stop following",
    ("back", "selection"): "drop",
    ("next_pane", "pane"): "next pane",
    ("copy_as", "selection"): "copy as",
}
_PAIRS = {"next_statement": "previous_statement", "next_chosen": "previous_chosen"}


def hints(mode: Mode, table: Mapping[str, Key]) -> tuple[tuple[str, str], ...]:
    """Return the keys that matter now, those that lead out and to help last, each with a word for what it does.

    Actions whose keys the user took away are left out.
    """
    found = []
    for id in _HINTS[mode]:
        key, other = table[id], table.get(_PAIRS.get(id, ""))
        if key.keys:
            names = shown(key.keys[0]) + (f" {shown(other.keys[0])}" if other and other.keys else "")
            found.append((names, _WORDS.get((id, mode)) or key.short or key.words))
    return tuple(found)
