"""Plain text: blocks are what blank lines separate."""

import re

from summitreader.importers.clean import clean
from summitreader.model import Article, Block, Span

_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def read_text(text: str) -> Article:
    """The article that a plain text holds. Never raises; an empty text gives an article without blocks."""
    text = clean(text)
    blocks = tuple(Block(Span(m.start(), m.start() + len(m.group().rstrip()))) for m in _BLOCK.finditer(text))
    return Article(text, blocks)
