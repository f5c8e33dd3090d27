"""How large the window is taken to be: terminals and COLUMNS may say anything, and every cell of it costs memory."""

from collections.abc import MutableMapping
from typing import NamedTuple

MOST_COLUMNS, MOST_ROWS = 1_000, 500  # more than a screen of 8,000 dots shows in its smallest letters
_DIGITS = 10


class WindowSize(NamedTuple):
    """Cells, across and down."""

    columns: int
    rows: int


def drawable(columns: int, rows: int) -> WindowSize:
    """Return as much of a window as is drawn in; of one without cells nothing.

    >>> drawable(65_535, 24), drawable(-1, 24)
    (WindowSize(columns=1000, rows=24), WindowSize(columns=0, rows=24))
    """
    return WindowSize(max(0, min(columns, MOST_COLUMNS)), max(0, min(rows, MOST_ROWS)))


def forget_strange_sizes(environment: MutableMapping[str, str]) -> None:
    """Take sizes that are no numbers out of an environment: Rich asks `str.isdigit`, which "²" passes, and fails."""
    for name in ("COLUMNS", "LINES"):
        size = environment.get(name, "1")
        if not (size.isascii() and size.isdigit() and len(size) < _DIGITS):
            del environment[name]
