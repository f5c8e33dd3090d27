"""From pieces of a structured document (a page, a Word file, a book) to an Article: joined once, cleaned once."""

from collections.abc import Iterable
from typing import NamedTuple

from summitreader.importers.clean import clean, clean_line, hidden_marks, without_ligatures
from summitreader.model import Article, Block, BlockKind, Span


class Piece(NamedTuple):
    """One block to be: its words, still as they came. White space in them counts, but for that at the ends."""

    text: str
    kind: BlockKind = "paragraph"


class Metadata(NamedTuple):
    """What is known about an article besides its text; the fields are `Article`'s."""

    title: str | None = None
    publisher: str | None = None
    citing: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


def assemble(pieces: Iterable[Piece], facts: Metadata, notes: tuple[str, ...] = ()) -> Article:
    """Return the article that the pieces make: an empty line between blocks, none between the items of one list."""
    blocks: list[Block] = []
    parts: list[str] = []
    at = hidden = 0
    for piece in pieces:
        words = clean(without_ligatures(piece.text)).strip()
        if not words:
            continue
        hidden += hidden_marks(piece.text)
        if blocks:
            gap = "\n" if piece.kind == blocks[-1].kind == "item" else "\n\n"
            parts.append(gap)
            at += len(gap)
        parts.append(words)
        blocks.append(Block(Span(at, at + len(words)), piece.kind))
        at += len(words)
    if hidden:
        notes += (f"{hidden} invisible or direction characters were removed or made visible",)
    return Article(
        "".join(parts),
        tuple(blocks),
        notes=notes,
        **{name: clean_line(value) or None if value else None for name, value in facts._asdict().items()},
    )
