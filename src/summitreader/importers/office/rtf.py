"""RTF: striprtf finds the words, plain text's rules the blocks."""

import re

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean, clean_line
from summitreader.importers.plain.blocks import find_blocks
from summitreader.model import Article

_TITLE = re.compile(rb"\{\\title ([^{}\\]{1,300})\}")
_AUTHOR = re.compile(rb"\{\\author ([^{}\\]{1,200})\}")


def read_rtf(data: bytes, name: str) -> Article:
    """Return the article in an RTF document. Raises ImportFailed."""
    from striprtf.striprtf import rtf_to_text

    words: str = rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace")
    # A paragraph is a line; an empty line between them keeps each of them a block of its own.
    text = clean(re.sub(r"\n\s*", "\n\n", words.strip()))
    if not text.strip():
        raise ImportFailed(f"cannot read '{name}': it holds no text")
    blocks = find_blocks(text)
    stated, author = _TITLE.search(data), _AUTHOR.search(data)
    title = next((block.span.of(text) for block in blocks if block.kind == "title"), None)
    title = title or (stated[1].decode("cp1252", "replace") if stated else None)
    return Article(
        text,
        blocks,
        title=clean_line(title) if title else None,
        author=clean_line(author[1].decode("cp1252", "replace")) or None if author else None,
        notes=("pictures are left out",) if b"\\pict" in data else (),
    )
