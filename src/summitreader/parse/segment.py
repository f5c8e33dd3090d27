"""Sentences: block by block, so that any part of a text can be segmented alone."""

import re
from collections.abc import Iterable

from summitreader.model import Block, Span

_END = re.compile(r"[.!?]+[”\"’')\]]*\s+(?=[“\"‘(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Jr|Sr|St|Gen|Sen|Rep|Gov|No|vs|Jan|Feb|Aug|Sept|Oct|Nov)\.\s*$")


def sentences_in(text: str, block: Span) -> tuple[Span, ...]:
    """Sentences of one block: sorted, disjoint, without surrounding white space. Never raises."""
    spans, start = [], block.start
    for end in _END.finditer(text, block.start, block.end):
        if _ABBREVIATION.search(text, max(start, end.start() - 8), end.start() + 1):
            continue
        spans.append(Span(start, end.start() + len(end.group().rstrip())))
        start = end.end()
    if start < block.end:
        spans.append(Span(start, block.end))
    return tuple(spans)


def find_sentences(text: str, blocks: Iterable[Block]) -> tuple[Span, ...]:
    """Sentences of all blocks, in order. Linear in the length of the blocks."""
    return tuple(span for block in blocks for span in sentences_in(text, block.span))
