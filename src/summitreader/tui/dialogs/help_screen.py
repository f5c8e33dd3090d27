"""All keys on one screen, from the table."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from summitreader.tui.keymap.table import Key, shown_keys
from summitreader.tui.viewmodel.fitting import fit

_KEYS = 19
_WORDS = 36
_EDGES = 7  # cells: border, padding, scroll bar

Line = tuple[str, str]
"""Keys and what they do; a heading has no keys, a blank line neither."""


class HelpScreen(ModalScreen[None]):
    """Every action and its keys, in one or two columns by the room there is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "close"),
        Binding("j,down", "roll(1)"),
        Binding("k,up", "roll(-1)"),
        Binding("space,pagedown", "roll(10)"),
        Binding("b,pageup", "roll(-10)"),
    ]

    def __init__(self, table: Iterable[Key], group: str = "") -> None:
        """Open at the keys of a group."""
        super().__init__()
        self._table, self._group = tuple(table), group

    def compose(self) -> ComposeResult:
        width = self.app.size.width
        columns = 2 if width >= 2 * (_KEYS + _WORDS) + 2 + _EDGES else 1
        words = min(_WORDS, width - _KEYS - _EDGES)
        with VerticalScroll(id="help", classes=f"columns-{columns}") as scroll:
            scroll.border_title = Content("Keys")
            scroll.border_subtitle = Content("esc closes")
            yield Static(help_text(self._table, columns, words))

    def on_mount(self) -> None:
        """The keys of the place from which help was asked for."""
        lines = str(self.query_one(Static).content).split("\n")
        line = next((at for at, line in enumerate(lines) if self._group in line), 0)
        scroll = self.query_one(VerticalScroll)
        self.call_after_refresh(scroll.scroll_to, y=line, animate=False)

    def action_roll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def help_text(table: Sequence[Key], columns: int, words: int = _WORDS) -> Content:
    """Return the table as text in so many columns, groups kept whole; what a key does gets so many cells."""
    groups: dict[str, list[Line]] = {}
    for key in table:
        groups.setdefault(key.group, [("", key.group)]).append((_names(key), key.words))
    blocks = [[*lines, ("", "")] for lines in groups.values()]
    half = sum(map(len, blocks)) / columns
    sides: list[list[Line]] = [[] for _ in range(columns)]
    for block in blocks:
        # A block goes where most of it still fits.
        first = next(side for side in sides if len(side) + len(block) / 2 <= half or side is sides[-1])
        first.extend(block)
    rows = zip_longest(*(side[:-1] for side in sides), fillvalue=("", ""))
    return Content("\n").join(Content("  ").join(_drawn(line, words) for line in row) for row in rows)


def _names(key: Key) -> str:
    """Return as many of an action's keys as there is room for, at least one; a dash where the user took all away."""
    names = shown_keys(key)
    while "  " in names and cell_len(names) > _KEYS - 2:
        names = names.rpartition("  ")[0]
    return names or "–"


def _drawn(line: Line, room: int) -> Content:
    keys, words = line
    if not keys:
        return Content.assemble((words.ljust(_KEYS + room), "$key bold"))
    blank = " " * max(1, _KEYS - cell_len(keys))
    return Content.assemble((keys, "bold"), blank, (fit(words, room).ljust(room), "$quiet"))
