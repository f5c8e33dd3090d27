"""Plain text: the characters stay where they are in the file; blocks, title and header are only pointed at."""

import re

from summitreader.importers.clean import clean, clean_line, hidden_marks
from summitreader.importers.plain.blocks import find_blocks
from summitreader.importers.plain.front_matter import FrontMatter, front_matter
from summitreader.model import Article, Block, Span

_HEADER = re.compile(r"# (?P<publisher>[^\n|]+?) *\|(?P<rest>[^\n]*)")
_DATE = re.compile(r"(?:^|\|) *(\d{4}-\d{2}-\d{2})\b")
_ADDRESS = re.compile(r"https?://[^\s|]+")


def read_text(raw: str, notes: tuple[str, ...] = ()) -> Article:
    """The article that a plain text holds. Never raises; an empty text gives an article without blocks.

    A first line `# publisher | date | address | …` and front matter between `---` lines stay in the text, as captions,
    and fill the article's fields.
    """
    text = clean(raw)
    facts, body = front_matter(text)
    before = (Block(Span(0, len(text[:body].rstrip())), "caption"),) if body else ()
    if not body:
        facts = _header(text)
    blocks = before + find_blocks(text, body)
    title = next((block for block in blocks if block.kind == "title"), None)
    hidden = hidden_marks(raw)
    if hidden:
        notes += (f"{hidden} invisible or direction characters were removed or made visible",)
    facts = facts._replace(title=facts.title or (clean_line(title.span.of(text)) if title else None))
    return Article(text, blocks, notes=notes, **facts._asdict())


def _header(text: str) -> FrontMatter:
    found = _HEADER.match(text)
    if not found:
        return FrontMatter()
    publisher, _, citing = found["publisher"].partition(" citing ")
    date, address = _DATE.search(found["rest"]), _ADDRESS.search(found["rest"])
    return FrontMatter(
        publisher=clean_line(publisher),
        citing=clean_line(citing) or None,
        published=date[1] if date else None,
        url=address[0] if address else None,
    )
