"""RTF: its words, and plain text's rules for the blocks."""

import re

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line
from summitreader.importers.office.looks import left_out_notes
from summitreader.importers.office.rtf_text import read_rtf_text
from summitreader.importers.pieces import Metadata, Piece, assemble
from summitreader.importers.plain.text import read_text
from summitreader.model import Article

_PROPERTY = re.compile(rb"\{\\(title|author) ([^{}]{1,300})\}")
_BETWEEN = re.compile(r"\n\s*+")


def read_rtf(data: bytes, name: str) -> Article:
    """Return the article in an RTF document.

    Raises:
        ImportFailed: If it holds no text.
    """
    read = read_rtf_text(data)
    # A paragraph is a line; an empty line between them keeps each of them a block of its own.
    article = read_text(_BETWEEN.sub("\n\n", read.words.strip()))
    pieces = [Piece(block.span.of(article.text), block.kind) for block in article.blocks]
    pieces += [Piece(f"[{number}] {note}", "item") for number, note in enumerate(read.notes, 1)]
    if not pieces:
        raise ImportFailed(f"cannot read '{name}': it holds no text")
    stated = {key: clean_line(read_rtf_text(words).words) for key, words in _PROPERTY.findall(data)}
    title = next((piece.text for piece in pieces if piece.kind == "title"), None) or stated.get(b"title")
    return assemble(pieces, Metadata(title, author=stated.get(b"author")), left_out_notes(read.counts))
