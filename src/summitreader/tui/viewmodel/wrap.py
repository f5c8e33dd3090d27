"""Rows of text by display cells: what a terminal shows, grapheme cluster by grapheme cluster.

A row is a range of code points. Text is measured as Rich measures it, since Textual lays out by Rich's figures.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

MARKS_SHOWN = 8
"""Combining marks drawn of one cluster: more cost time and cover the rows above and below."""

# Characters of one cell that never join their neighbours. A text of these alone needs no look at single characters:
# regular expressions wrap it 30 times faster than the walk over clusters does.
_PLAIN = "\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203b\u20a0-\u20bf\u2122"
_NOT_PLAIN = re.compile(f"[^{_PLAIN}]")
_SPACE = "[ \t\n]"
_SPACES = " \t\n"

# C0, DEL, C1, lone surrogates and bidi controls never reach the terminal, whatever the importer let pass; soft
# hyphens and word joiners neither, as terminals do not agree on their width.
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")
# Rich lets a joiner swallow whatever follows it; terminals do so for pictographs alone.
_LOOSE_JOINER = re.compile("\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])")

_OPENING = frozenset("([{“‘（「『【〈《〔｛［")
_CLOSING = frozenset(")]}”’.,;:!?…。、，．！？；：）」』】〉》〕｝］・ー々")
_BREAK_AFTER = frozenset("-‐–—/")


class Cell(NamedTuple):
    """One grapheme cluster: where it starts in the text, what is drawn for it, and how many cells that takes."""

    start: int
    drawn: str
    width: int


def is_plain(text: str, start: int, end: int) -> bool:
    """Return whether every character of the range takes one cell and joins no other."""
    return _NOT_PLAIN.search(text, start, end) is None


def wrap(text: str, start: int, end: int, width: int, indent: int = 0) -> tuple[int, ...]:
    """Start of the rows that show a range in `width` cells, the first without the indent.

    Every code point belongs to one row; the white space a row ends with hangs over and is not drawn. Linear.
    """
    if start >= end:
        return (start,)
    if is_plain(text, start, end):
        return _wrap_plain(text, start, end, max(1, width), max(1, width - indent))
    return _wrap_cells(text, start, end, max(1, width), max(1, width - indent))


def drawn(text: str) -> str:
    """Return the text as it may be sent to a terminal: no controls, tabs and newlines as blanks."""
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub(_stand_in, text)
    return _LOOSE_JOINER.sub("", text) if "\u200d" in text else text


def shown(text: str, start: int, end: int) -> str:
    """Return a range as it is drawn."""
    if is_plain(text, start, end):
        return drawn(text[start:end])
    return "".join(cell.drawn for cell in cells(text, start, end))


def cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """Yield the clusters of a range, in order; together they cover it."""
    from rich.cells import cell_len

    for match in _cluster().finditer(text, start, end):
        shown = match.group() if match.end() - match.start() <= MARKS_SHOWN + 1 else _capped(text, *match.span())
        shown = drawn(shown)
        yield Cell(match.start(), shown, cell_len(shown))


def columns(text: str, start: int, end: int) -> int:
    """Cells that a range takes on the screen."""
    if is_plain(text, start, end):
        return end - start
    return sum(cell.width for cell in cells(text, start, end))


def offset_at(text: str, start: int, end: int, column: int) -> int:
    """Return the start of the cluster drawn in a column of a row; `end` when the column lies behind the row."""
    if column < 0:
        return start
    if is_plain(text, start, end):
        return min(start + column, end)
    for cell in cells(text, start, end):
        column -= cell.width
        if column < 0:
            return cell.start
    return end


def cluster_after(text: str, offset: int) -> int:
    """Return the end of the cluster that starts at an offset; looks 200 code points far at most."""
    match = _cluster().match(text, offset, offset + 200)
    return match.end() if match else len(text)


def cluster_before(text: str, offset: int) -> int:
    """Return the start of the cluster that ends at an offset; looks back 100 code points at most."""
    start = max(0, offset - 100)
    for match in _cluster().finditer(text, start, offset):
        start = match.start()
    return start


def _wrap_plain(text: str, start: int, end: int, first: int, width: int) -> tuple[int, ...]:
    rows = [start]
    match = _row(first).match(text, start, end)
    at = match.end() if match else end
    rows.extend(match.start() for match in _row(width).finditer(text, at, end))
    return tuple(rows)


@lru_cache(16)
def _row(width: int) -> re.Pattern[str]:
    """Return one row: as many characters as fit and end where a line may break, else as many as fit."""
    stop = rf"[^ \t\n](?={_SPACE}|\Z)|(?<=[^\W\d])[-‐–/](?=[^\W\d])|—(?=\w)"
    return re.compile(rf"(?:.{{0,{width - 1}}}(?:{stop})|.{{1,{width}}}){_SPACE}*", re.DOTALL)


def _wrap_cells(text: str, start: int, end: int, first: int, width: int) -> tuple[int, ...]:
    found = list(cells(text, start, end))
    rows, room = [start], first
    begun = column = at = 0  # index of the row's first cell; cells taken so far; index of the cell in hand
    place = 0  # index of the last cell that a row may begin with
    while at < len(found):
        cell = found[at]
        if at > begun and _may_break(found[at - 1], cell):
            place = at
        if column + cell.width > room and at > begun and cell.drawn not in _SPACES:
            # What was behind the break is looked at again, as the next row may be narrower.
            begun = at = place if place > begun else at
            rows.append(found[begun].start)
            column, room = 0, width
        else:
            column += cell.width
            at += 1
    return tuple(rows)


def _may_break(before: Cell, after: Cell) -> bool:
    if not before.drawn or not after.drawn or after.drawn in _SPACES:
        return False
    last, first = before.drawn[-1], after.drawn[0]
    if last in _SPACES or last in "\u200b\u3000" or (last.isspace() and last not in "\xa0\u202f\u2007"):
        return True
    if first in _CLOSING or before.drawn[0] in _OPENING:
        return False
    if before.width == 2 or after.width == 2:
        return True
    return last in _BREAK_AFTER and first.isalpha()


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code in (0x09, 0x0A, 0x2028, 0x2029):
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "\ufffd" if code < 0xA0 or 0xD800 <= code <= 0xDFFF else ""


def _capped(text: str, start: int, end: int) -> str:
    """Return a long cluster without the combining marks beyond the first few; a joined emoji stays whole."""
    marks, kept = 0, []
    for character in text[start : min(end, start + 64)]:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else marks
        if marks <= MARKS_SHOWN:
            kept.append(character)
    return "".join(kept)


@cache
def _cluster() -> re.Pattern[str]:
    """Return a grapheme cluster after UAX 29, near enough: flags, Hangul syllables, a character and what joins it."""
    from rich._unicode_data import load

    widths = load("auto").widths
    extend = "".join(f"{chr(first)}-{chr(last)}" for first, last, width in widths if width == 0 and first >= 0xA0)
    scripts = (range(0x900, 0x1E00), range(0xA800, 0xAC00), range(0x11000, 0x11A00))
    spacing = "".join(chr(code) for codes in scripts for code in codes if unicodedata.category(chr(code)) == "Mc")
    joined = f"[{extend}{spacing}\U0001f3fb-\U0001f3ff]"
    return re.compile(
        f"[\U0001f1e6-\U0001f1ff]{{2}}{joined}*"
        "|[\u1100-\u115f\ua960-\ua97c]+[\u1160-\u11ff]*"
        f"|\r\n|[\x00-\x1f]|.(?:\u200d[\u2190-\u2bff\U0001f000-\U0001faff]|{joined})*",
        re.DOTALL,
    )
