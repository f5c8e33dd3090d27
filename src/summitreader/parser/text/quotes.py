"""Quotations: what stands between quotation marks, block by block.

A quotation never crosses a block: in a quotation over several paragraphs each paragraph opens with a mark of its
own and only the last one closes, so each of them is a quotation and all but the last are left open.
"""

from collections.abc import Iterable
from typing import NamedTuple

from summitreader.model import Block, Span
from summitreader.parser.text.lazy_regex import regex

# Agencies without typographic marks write two apostrophes. ’90s and ’em are no quotations.
# One set of signs comes first, so that the search passes over all others at once.
_MARK = regex(
    r"[“”\"«»‹›„‟'`‘’](?:(?<=[“”\"«»‹›„‟])|(?<=')'|(?<=`)`|(?<=’)(?!\w)"
    r"|(?<=‘)(?<!\w‘)(?=\w)(?!(?:\d0s|em|til|tis|twas)\b))"
)
_OPENING = frozenset(("“", "«", "„", "‟", "``"))
_STRAIGHT = frozenset(('"', "''"))
_OPENS, _CLOSES, _EITHER = range(3)


class Quote(NamedTuple):
    """One quotation, the marks it has included, each `width` long. `closed` and `opened` tell which it has."""

    span: Span
    closed: bool
    width: int = 1
    opened: bool = True

    @property
    def inside(self) -> Span:
        """The words between the marks."""
        return Span(self.span.start + self.width * self.opened, self.span.end - self.width * self.closed)


def find_quotes(text: str, blocks: Iterable[Block]) -> tuple[Quote, ...]:
    """Quotations of all blocks, in order. Linear in the length of the blocks."""
    found: list[Quote] = []
    for block in blocks:
        going_on = bool(found) and not found[-1].closed
        found += quotes_in(text, block.span, going_on)
    return tuple(found)


def quotes_in(text: str, block: Span, going_on: bool = False, nested: bool = True) -> list[Quote]:
    """Outermost quotations of one block: sorted, disjoint. One left open ends with the block. Never raises.

    Args:
        going_on: Tells that the block before left one open; not `nested` takes every opening mark for a new
            quotation.
    """
    if single := _in_single_marks(text, block):
        return single
    found: list[Quote] = []
    start, mark, depth, inner = -1, "", 0, False
    for match in _MARK.finditer(text, block.start, block.end):
        at, sign = match.start(), match.group()
        side = _side(text, at, match.end(), block)
        if start < 0:
            if _can_open(text, at, sign, side):
                start, mark, depth = at, sign, 0
            elif going_on and not found and sign != "’":
                found.append(Quote(Span(block.start, match.end()), True, len(sign), opened=False))
        elif mark == "‘" or sign in "‘’":
            # Inside double marks single ones are apostrophes or inner quotations; inside single ones only ’ closes.
            if mark == "‘" and sign == "’":
                found.append(Quote(Span(start, match.end()), True))
                start = -1
        elif mark in _STRAIGHT and sign == mark and _ATTRIBUTED.match(text, at):
            found.append(Quote(Span(start, match.end()), True, len(mark)))
            start = -1
        elif side == _OPENS and (sign in _OPENING or sign in _STRAIGHT or sign in "»›‹"):
            inner = True
            if nested and (mark not in _STRAIGHT or _is_word(text, at, sign)):
                depth += 1
            else:
                end = _said_inside(text, start, at)
                found.append(Quote(Span(start, end or _trimmed(text, start, at)), False, len(mark)))
                start, mark = at, sign
        elif depth:
            depth -= 1
        else:
            found.append(Quote(Span(start, match.end()), True, len(mark)))
            start = -1
    if start < 0 or mark == "‘":
        return found
    if inner and nested:
        return quotes_in(text, block, going_on, nested=False)
    return [*found, Quote(Span(start, block.end), False, len(mark))]


def _in_single_marks(text: str, block: Span) -> list[Quote]:
    """Return the quotations of a block that has only typewriter's single marks: 'We will go,' said Ruiz."""
    if text.find("'", block.start, block.end) < 0 or _DOUBLE.search(text, block.start, block.end):
        return []
    return [Quote(Span(*match.span()), True) for match in _SINGLE.finditer(text, block.start, block.end)]


_DOUBLE = regex(r"[“”\"«»„‟‘]|''|``")
_SINGLE = regex(r"(?<![\w'’])'[A-Z](?:[^'\n]|'(?=\w)){3,800}[.,!?]'(?!\w)")


def _side(text: str, start: int, end: int, block: Span) -> int:
    """Return what a mark can be by its neighbours: white space before it
    opens, white space or a stop behind it closes.
    """
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    opens = before.isspace() or before in "([—–-/"
    closes = after.isspace() or after in ",.;:?!)]—–-/"
    if opens == closes:
        return _EITHER
    return _OPENS if opens else _CLOSES


def _can_open(text: str, at: int, sign: str, side: int) -> bool:
    """True for an opening mark, and for a straight one that is no measure: 5'10"."""
    if sign == "‘":
        return True
    # A space may stand on the wrong side: he said," We will".
    if side == _CLOSES and text[at - 1 : at] not in (",", ":"):
        return False
    if sign in "»›‹":
        return side == _OPENS  # »so« and not «so», no "‹ Back"
    return sign in _OPENING or (sign in _STRAIGHT and not text[at - 1 : at].isdigit())


def _is_word(text: str, at: int, sign: str) -> bool:
    """Return whether a straight mark inside a quotation opens a word in marks: the "energy zone" of it."""
    return text[at - 2 : at - 1].isalnum() and _IN_MARKS.match(text, at + len(sign)) is not None


_IN_MARKS = regex(r"[^\s\".!?]+(?: [^\s\".!?]+){0,4}\"(?!\w)")
# “We will go, Ruiz said. “We stay.”
_SAID = regex(r",(?= (?:(?:[A-Z][\w.’'-]+ ){1,4}|s?he |they )(?:said|says|added|stated|stressed|noted|told)\b)")


# "It has been felt, "she said.": a closing mark with its space on the wrong side
_ATTRIBUTED = regex(
    r"(?<=[,!?] )(?:\"|'')(?:(?:[A-Z][\w.’'-]+ ){1,4}|s?he |they )(?:said|says|added|stated|stressed|noted)\b"
)


def _said_inside(text: str, start: int, end: int) -> int | None:
    """Return where a quotation without its closing mark ends: behind the comma before its attribution."""
    match = _SAID.search(text, start, end)
    return match.end() if match else None


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a stretch without the white space at its end."""
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
