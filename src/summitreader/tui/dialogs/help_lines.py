"""The lines of the help: signs first, then the keys of the place from which it was asked for, then all others. Pure."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import NamedTuple

from rich.cells import cell_len

from summitreader.tui.keymap.legend import LEGEND
from summitreader.tui.keymap.table import KEYLESS, Key, shown_keys, takes_digit
from summitreader.tui.viewmodel.row_layout import TextPart

SIGNS = "Signs"
_DIGITS = "1 … 9"

_KEYS, _WORDS = 19, 36  # cells of a column where there is room for two
_NARROW = 11  # cells for the keys where there is room for little
_BETWEEN = 2


class HelpEntry(NamedTuple):
    """Keys, or a sign, and what they do or mean; `group` is the heading that it stands under."""

    group: str
    keys: str
    words: str


def entries(table: Iterable[Key], first: str = "") -> tuple[HelpEntry, ...]:
    """Return the signs, then all keys, those of the group `first` before all others.

    An action without a key is left out, unless it was the user who took its keys away.
    """
    table = [key for key in table if key.keys or key.id not in KEYLESS]
    digits = next((shown_keys(key) for key in table if takes_digit(key)), "")
    told = {_DIGITS: f"before a speaker: {digits} follows them"} if digits != _DIGITS else {}
    signs = [HelpEntry(SIGNS, sign.sign, told.get(sign.sign, sign.words)) for sign in LEGEND]
    keys = [HelpEntry(key.group, shown_keys(key) or "–", key.words) for key in table]
    return (*signs, *sorted(keys, key=lambda entry: entry.group != first))


def narrowed(every: Iterable[HelpEntry], query: str) -> tuple[HelpEntry, ...]:
    """Return the entries in which every word of a query stands: in keys, words or heading."""
    wanted = query.casefold().split()
    return tuple(one for one in every if all(word in " ".join(one).casefold() for word in wanted))


def columns_for(width: int) -> int:
    """Return how many columns there is room for."""
    return 2 if width >= 2 * (_KEYS + _WORDS) + _BETWEEN else 1


def help_lines(shown: Sequence[HelpEntry], width: int) -> list[tuple[TextPart, ...]]:
    """Return entries as lines of so many cells, in as many columns as there is room for, groups kept whole."""
    columns = columns_for(width)
    room = (width - _BETWEEN * (columns - 1)) // columns
    blocks: dict[str, list[tuple[TextPart, ...]]] = {}
    for one in shown:
        block = blocks.setdefault(one.group, [(TextPart(one.group.ljust(room), "$key bold"),)])
        block += _entry(one, room)
    half = (sum(map(len, blocks.values())) + len(blocks)) / columns
    sides: list[list[tuple[TextPart, ...]]] = [[] for _ in range(columns)]
    blank = (TextPart(" " * room),)
    for lines in blocks.values():
        # A block goes where most of it still fits.
        side = next(one for one in sides if len(one) + len(lines) / 2 <= half or one is sides[-1])
        side += [*([blank] if side else []), *lines]
    gap = (TextPart(" " * _BETWEEN),)
    rows = zip_longest(*sides, fillvalue=blank)
    return [sum(((*part, *gap) for part in row[:-1]), ()) + row[-1] for row in rows]


def _entry(one: HelpEntry, room: int) -> list[tuple[TextPart, ...]]:
    """Return an entry's lines: as many of its keys as there is room for, and all its words."""
    cells = _KEYS if room >= _KEYS + _WORDS // 2 else _NARROW
    keys = one.keys
    while "  " in keys and cell_len(keys) > cells - 2:
        keys = keys.rpartition("  ")[0]
    cells = max(cells, cell_len(keys) + 1)
    words = wrap(one.words, max(8, room - cells)) or [""]
    first = (TextPart(keys, "bold"), TextPart(" " * (cells - cell_len(keys))))
    begins = [first, *[(TextPart(" " * cells),)] * (len(words) - 1)]
    return [(*begin, TextPart(line.ljust(room - cells), "$quiet")) for begin, line in zip(begins, words, strict=True)]
