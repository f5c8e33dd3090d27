"""Which keys the bottom line names while the reader reads, follows something, is in a pane or selects. Pure.

Every hint has a place of its own, as wide as the widest that ever stands there: what the reader does changes the words
in a place, never where the places are.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from rich.cells import cell_len

from summitreader.tui.keymap.table import Key, shown

Mode = Literal["reading", "following", "pane", "selection"]

_MODES: tuple[Mode, ...] = ("reading", "following", "pane", "selection")
# A line for each place, from the left: what stands there in each of the modes.
_PLACES: tuple[tuple[str, str, str, str], ...] = (
    ("help", "help", "help", "help"),
    ("quit", "back", "back", "back"),
    ("next_statement", "next_chosen", "choose_row", "copy_selection"),
    ("speakers", "speakers", "filter_pane", "speakers"),
    ("copy", "copy", "open_row", "copy_as"),
    ("why", "why", "zoom_pane", "highlight"),
    ("search", "search", "next_pane", "search"),
    ("themes", "themes", "themes", "themes"),
    ("agreements", "agreements", "agreements", "agreements"),
    ("keep", "keep", "keep", "keep"),
    ("find_kept", "find_kept", "find_kept", "find_kept"),
    ("shelf", "shelf", "shelf", "shelf"),
)
_WORDS = {
    ("back", "following"): "stop following",
    ("back", "selection"): "drop",
    ("copy_selection", "selection"): "copy",
    ("copy_as", "selection"): "copy as",
    ("highlight", "selection"): "mark",
}
_PAIRS = {"next_statement": "previous_statement", "next_chosen": "previous_chosen"}


class Hint(NamedTuple):
    """Keys in Textual's spelling, of which a click presses one, and a word for what they do; in so many cells.

    Without keys the place is blank.
    """

    keys: tuple[str, ...]
    words: str
    cells: int

    @property
    def shown(self) -> str:
        """The keys as the reader knows them."""
        return " ".join(map(shown, self.keys))


def hints(mode: Mode, table: Mapping[str, Key], is_narrow: bool = False) -> tuple[Hint, ...]:
    """Return the keys that matter now, those to help and out first, each with a word or two for what it does.

    An action whose keys the user took away leaves its place blank, one that has none in any mode takes none.
    """
    found = []
    for ids in _PLACES:
        every = [_hint(id, mode, table, is_narrow) for id, mode in zip(ids, _MODES, strict=True)]
        hint = every[_MODES.index(mode)]
        if cells := max(one.cells for one in every):
            found.append(hint._replace(cells=cells))
    return tuple(found)


def list_hints(ids: Iterable[str], table: Mapping[str, Key]) -> tuple[Hint, ...]:
    """Return the keys of a list's actions: those to help and out first, the others in their order."""
    first = {"help": 0, "quit": 1}
    ordered = sorted(ids, key=lambda id: first.get(id, 2 if id.endswith("_back") else 3))
    words = {"choose_row": "open"}
    keys = [table[id] for id in ordered if table[id].keys]
    return tuple(hint_of(key.keys[:1], words.get(key.id) or key.short or key.words) for key in keys)


def _hint(id: str, mode: Mode, table: Mapping[str, Key], is_narrow: bool) -> Hint:
    key, other = table[id], table.get(_PAIRS.get(id, ""))
    if not key.keys:
        return Hint((), "", 0)
    keys = (key.keys[0], *(other.keys[:1] if other else ()))
    words = _WORDS.get((id, mode)) or key.short or key.words
    return hint_of(keys, words.partition(" ")[0] if is_narrow and mode == "following" else words)


def hint_of(keys: tuple[str, ...], words: str) -> Hint:
    """Return a hint in the cells that it takes."""
    hint = Hint(keys, words, 0)
    return hint._replace(cells=cell_len(hint.shown) + 1 + cell_len(words))
