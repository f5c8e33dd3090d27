"""Quotations: what stands between quotation marks, block by block.

A quotation never crosses a block: in a quotation over several paragraphs each paragraph opens with a mark of its
own and only the last one closes, so each of them is a quotation and all but the last are left open.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from summitreader.model import Block, Span

_MARK = re.compile(r"[“”\"«»„‟]|''|``|(?<!\w)‘(?=\w)(?!(?:\d0s|em|til|tis|twas)\b)|’(?!\w)")
_OPENING = frozenset(("“", "«", "„", "‟", "``"))
# Agencies without typographic marks write two apostrophes.
_STRAIGHT = frozenset(('"', "''"))


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation, the marks it has included, each `width` long. `closed` and `opened` tell which."""

    span: Span
    closed: bool
    width: int = 1
    opened: bool = True

    @property
    def inside(self) -> Span:
        """The words between the marks."""
        return Span(self.span.start + self.width * self.opened, self.span.end - self.width * self.closed)


def quotes_in(text: str, block: Span, going_on: bool = False, nested: bool = True) -> list[Quote]:
    """Outermost quotations of one block: sorted, disjoint. One left open ends with the block. Never raises.

    `going_on` tells that the block before left one open; not `nested` takes every opening mark for a new quotation.
    """
    found: list[Quote] = []
    opened, mark, depth, inner = -1, "", 0, False
    for match in _MARK.finditer(text, block.start, block.end):
        at, sign = match.span()[0], match.group()
        side = _side(text, at, match.end(), block)
        if opened < 0:
            if (
                sign == "‘"
                or (sign in _OPENING and side != _CLOSES)
                or (side != _CLOSES and sign in _STRAIGHT and not text[at - 1 : at].isdigit())
            ):
                opened, mark, depth = at, sign, 0
            elif going_on and not found and sign != "’":
                found.append(Quote(Span(block.start, match.end()), True, len(sign), False))
        elif mark == "‘" or sign in "‘’":
            # Inside double marks single ones are apostrophes or inner quotations; inside single ones only ’ closes.
            if mark == "‘" and sign == "’":
                found.append(Quote(Span(opened, match.end()), True, len(mark)))
                opened = -1
        elif side == _OPENS and (sign in _OPENING or sign in _STRAIGHT):
            inner = True
            if nested and mark not in _STRAIGHT:
                depth += 1
            else:
                found.append(Quote(Span(opened, len(text[opened:at].rstrip()) + opened), False, len(mark)))
                opened, mark = at, sign
        elif depth:
            depth -= 1
        else:
            found.append(Quote(Span(opened, match.end()), True, len(mark)))
            opened = -1
    if opened >= 0 and mark != "‘":
        if inner and nested:
            return quotes_in(text, block, going_on, nested=False)
        found.append(Quote(Span(opened, block.end), False, len(mark)))
    return found


def find_quotes(text: str, blocks: Iterable[Block]) -> tuple[Quote, ...]:
    """Quotations of all blocks, in order. Linear in the length of the blocks."""
    found: list[Quote] = []
    for block in blocks:
        going_on = bool(found) and not found[-1].closed
        found += quotes_in(text, block.span, going_on)
    return tuple(found)


_OPENS, _CLOSES, _EITHER = 1, 2, 3


def _side(text: str, start: int, end: int, block: Span) -> int:
    """What a mark can be by its neighbours: white space before it opens, white space or a stop behind it closes."""
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    opens = before.isspace() or before in "([—–-/"
    closes = after.isspace() or after in ",.;:?!)]—–-/"
    if opens == closes:
        return _EITHER
    return _OPENS if opens else _CLOSES
