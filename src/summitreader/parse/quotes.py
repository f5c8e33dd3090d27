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
    """One quotation, its marks included, each `width` long. `closed` is False where the closing mark is missing."""

    span: Span
    closed: bool
    width: int = 1

    @property
    def inside(self) -> Span:
        """The words between the marks."""
        return Span(self.span.start + self.width, self.span.end - self.width * self.closed)


def quotes_in(text: str, block: Span) -> list[Quote]:
    """Outermost quotations of one block: sorted, disjoint. One left open ends with the block. Never raises."""
    found: list[Quote] = []
    opened, mark, depth = -1, "", 0
    for match in _MARK.finditer(text, block.start, block.end):
        at, sign = match.start(), match.group()
        if opened < 0:
            if _opens(text, at, sign, block):
                opened, mark, depth = at, sign, 0
        elif mark == "‘" or sign in ("‘", "’"):
            # Inside double marks single ones are apostrophes or inner quotations; inside single ones only ’ closes.
            if mark == "‘" and sign == "’":
                found.append(Quote(Span(opened, match.end()), True, len(mark)))
                opened = -1
        elif sign in _OPENING or (sign in _STRAIGHT and mark not in _STRAIGHT and _only_opens(text, at, block)):
            depth += 1
        elif depth:
            depth -= 1
        else:
            found.append(Quote(Span(opened, match.end()), True, len(mark)))
            opened = -1
    if opened >= 0 and mark != "‘":
        found.append(Quote(Span(opened, block.end), False, len(mark)))
    return found


def find_quotes(text: str, blocks: Iterable[Block]) -> tuple[Quote, ...]:
    """Quotations of all blocks, in order. Linear in the length of the blocks."""
    return tuple(quote for block in blocks for quote in quotes_in(text, block.span))


def _opens(text: str, at: int, sign: str, block: Span) -> bool:
    if sign in _STRAIGHT:
        # 5'10" and 6" are measures.
        return not (at > block.start and text[at - 1].isdigit())
    return sign in _OPENING or sign == "‘"


def _only_opens(text: str, at: int, block: Span) -> bool:
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    return before.isspace() and not after.isspace()
