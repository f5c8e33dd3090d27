"""Which importer reads what: by the name's suffix and the first bytes. Heavy importers are loaded only when needed."""

from pathlib import Path

from summitreader.errors import ImportFailed
from summitreader.importers.encoding import decode
from summitreader.importers.file import read_file, shown
from summitreader.importers.text import read_text
from summitreader.model import Article


def open_file(path: Path) -> Article:
    """The article in a file. Raises ImportFailed, whose sentence says why, if there is none."""
    return open_bytes(read_file(path), shown(path))


def open_bytes(data: bytes, name: str) -> Article:
    """The article in bytes; `name` is for messages and its suffix tells the format. Raises ImportFailed."""
    text, notes = decode(data, name)
    if not text.strip():
        raise ImportFailed(f"cannot read '{name}': it is empty")
    return read_text(text, notes)
