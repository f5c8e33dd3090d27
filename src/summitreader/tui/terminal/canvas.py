"""What stands in every cell of the terminal, so that of a frame only what differs is written.

Textual draws the whole screen anew for whatever is put on it or taken away: 53 kB for a dialog.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

from summitreader.tui.terminal.sgr import PLAIN, SgrState, after, brief, change

_FRAME = re.compile("(?:\x1b\\[[\\d;]*+[mH]|[^\x1b]++)*+")
_TOKEN = re.compile("\x1b\\[([\\d;]*+)([mH])|([^\x1b\n]++)|\n")
# Modes, questions and strings for the terminal itself change no cell; another screen and what clears this one do.
_HARMLESS = re.compile(
    r"(?:\x1b\[[?<>=](?!1049|1047|47)[\d;]*+\$?[a-z]|\x1b\[\d*+c|\x1b\][^\x1b\x07]*+(?:\x07|\x1b\\))*+"
)
_SEEN_ON_BLANKS = frozenset("479")  # underlined, reversed, struck through
_PIECE = re.compile(" {9,}+| {0,8}[^ ]++| ++")
_SHORT = 8  # blanks
_GAP = 4  # cells that stay and are written again, since to go round them takes as many bytes
_ERASES = ("xterm", "tmux", "alacritty", "foot", "kitty", "linux", "wezterm", "vte", "gnome", "konsole")
"""Names of terminals that erase cells in the colour that is set (terminfo's ech and bce); `screen` has none."""
_MOST_STYLES = 50_000
_UNKNOWN = "\0"


class Canvas:
    """The cells of a terminal as far as they are known, and what has to be written to change them."""

    def __init__(self, terminal: str = "") -> None:
        """`terminal` is its name in TERM."""
        self._erases = terminal.startswith(_ERASES)
        self._styles: dict[SgrState, str] = {}
        self._rows: dict[int, tuple[str, str]] = {}
        self._cursor: tuple[int, int] | None = None

    def forget(self) -> None:
        """Take every cell for unknown: something else may have been drawn, or the terminal has another size."""
        self._rows.clear()
        self._styles.clear()
        self._cursor = None

    def written(self, data: str) -> str:
        """Return what draws the same as the data on a terminal that has all that was written before."""
        if _FRAME.fullmatch(data):
            return self._difference(data)
        if not _HARMLESS.fullmatch(data):
            self.forget()
        return brief(data)

    def _difference(self, data: str) -> str:
        parts: list[str] = []
        look = now = PLAIN
        place: tuple[int, int] | None = None  # where Textual's cursor is
        at: tuple[int, int] | None = None  # where the terminal's is, once something was written
        for codes, kind, words in _TOKEN.findall(data):
            if kind == "m":
                look = after(look, codes)
            elif kind == "H":
                place = _place(codes)
            elif words:
                if place is None:  # nobody knows where this is drawn
                    self.forget()
                    return brief(data)
                shown = _on_blanks(look) if words.isspace() else look
                (y, x), cells = place, _cells(words)
                for start, piece in self._changed(y, x, words, shown, cells):
                    wanted = now if piece.isspace() and _on_blanks(now) == shown else shown
                    parts += (_move(at, (y, start)), change(now, wanted))
                    now, at = wanted, (y, start)
                    if self._erases and piece.isspace() and len(piece) > _SHORT and not _is_seen(shown):
                        parts.append(f"\x1b[{len(piece)}X")
                        continue
                    parts.append(piece)
                    # Of what is wide or joins others terminals do not agree how many cells it takes.
                    at = (y, start + len(piece)) if cells == len(words) else None
                place = y, x + abs(cells)
        parts.append(change(now, PLAIN))
        if place and at != place and (parts != [""] or self._cursor != place):
            parts.append(_move(None, place))
        self._cursor = place or self._cursor
        return "".join(parts)

    def _changed(self, y: int, x: int, words: str, look: SgrState, cells: int) -> Iterator[tuple[int, str]]:
        """Yield the pieces of words in one look that differ from what stands there, and take note of all of them."""
        known, styles = self._rows.get(y, ("", ""))
        end = x + abs(cells)
        if len(known) < end:
            known, styles = known.ljust(end, _UNKNOWN), styles.ljust(end, _UNKNOWN)
        drawn = words if cells == len(words) else _UNKNOWN * abs(cells)
        style = self._style(look)
        before, before_styles = known[x:end], styles[x:end]
        if before == drawn and before_styles == style * len(drawn) and _UNKNOWN not in drawn:
            return
        self._rows[y] = known[:x] + drawn + known[end:], styles[:x] + style * len(drawn) + styles[end:]
        if cells != len(words):
            yield x, words
            return
        for start, end in _differing(words, style, before, before_styles):
            yield x + start, words[start:end]

    def _style(self, look: SgrState) -> str:
        """Return the character that stands for a look."""
        if len(self._styles) > _MOST_STYLES:
            self.forget()
        return self._styles.setdefault(look, chr(len(self._styles) + 1))


def _differing(words: str, style: str, before: str, styles: str) -> Iterator[tuple[int, int]]:
    """Yield where words in a style differ from what stood there: whole words, and long runs of blanks for themselves.

    Words are not cut: whoever reads a terminal's bytes without drawing them finds them.
    """
    start = end = 0
    for found in _PIECE.finditer(words):
        first, last = found.span()
        if words[first:last] == before[first:last] and styles[first:last] == style * (last - first):
            continue
        if first > end + _GAP or end == 0 or _is_long(words, first, last):
            if end:
                yield start, end
            start = first
        end = last
        if _is_long(words, first, last):
            yield start, end
            start = end = 0
    if end:
        yield start, end


def _is_long(words: str, start: int, end: int) -> bool:
    """Return whether one of the pieces is a long run of blanks: it alone ends with one and is not short."""
    return end - start > _SHORT and words[start:end].isspace()


@lru_cache(4_000)
def _cells(words: str) -> int:
    """Return how many cells words take; less than nothing where one of their characters does not take one cell."""
    if words.isascii():
        return len(words)
    cells = cell_len(words)
    return cells if all(cell_len(sign) == 1 for sign in words) else -cells


@lru_cache(4_000)
def _on_blanks(look: SgrState) -> SgrState:
    """Return what of a look is to be seen on blanks."""
    return look if _is_seen(look) else SgrState((), PLAIN.colour, look.background)


def _is_seen(look: SgrState) -> bool:
    """Return whether something of a look but the background is to be seen on blanks."""
    return not _SEEN_ON_BLANKS.isdisjoint(look.attributes)


def _place(codes: str) -> tuple[int, int]:
    row, _, column = codes.partition(";")
    return int(row or 1), int(column or 1)


def _move(at: tuple[int, int] | None, place: tuple[int, int]) -> str:
    """Return what takes the terminal's cursor to a place."""
    if at == place:
        return ""
    if at and at[0] == place[0] and at[1] < place[1]:
        return f"\x1b[{place[1] - at[1]}C"
    return f"\x1b[{place[0]};{place[1]}H"
