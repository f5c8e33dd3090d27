"""Plain text: the characters stay where they are in the file; blocks, title and header are only pointed at."""

import re

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean, clean_line, hidden_marks
from summitreader.importers.pieces import Metadata
from summitreader.importers.plain.blocks import find_blocks
from summitreader.importers.plain.encoding import decode
from summitreader.importers.plain.front_matter import read_front_matter
from summitreader.model import Article, Block, Span

_HEADER = re.compile(r"# (?P<publisher>[^\n|]+?) *\|(?P<rest>[^\n]*)")
_DATE = re.compile(r"(?:^|\|) *(\d{4}-\d{2}-\d{2})\b")
_ADDRESS = re.compile(r"https?://[^\s|]+")


def read_text(raw: str, notes: tuple[str, ...] = ()) -> Article:
    """Return the article that a plain text holds. Never raises; an empty text gives an article without blocks.

    A first line `# publisher | date | address | …` and front matter between `---` lines stay in the text, as captions,
    and fill the article's fields.
    """
    text = clean(raw)
    facts, body = read_front_matter(text)
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


def read_text_file(data: bytes, name: str, charset: str | None = None) -> Article:
    """Return the article in the bytes of a text file.

    Raises:
        ImportFailed: If they are no text.
    """
    text, notes = decode(data, name, charset)
    if not text or text.isspace():  # `strip` would make a copy: 20 MB of 10
        raise ImportFailed(f"cannot read '{name}': it is empty")
    return read_text(text, notes)


def _header(text: str) -> Metadata:
    found = _HEADER.match(text)
    if not found:
        return Metadata()
    publisher, _, citing = found["publisher"].partition(" citing ")
    date, address = _DATE.search(found["rest"]), _ADDRESS.search(found["rest"])
    return Metadata(
        publisher=clean_line(publisher),
        citing=clean_line(citing) or None,
        published=date[1] if date else None,
        url=address[0] if address else None,
    )
