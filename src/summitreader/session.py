"""The verbs both front ends share: open, read, find, copy, export."""

from pathlib import Path

from summitreader.errors import ImportFailed
from summitreader.exporters.jsonl import write_jsonl
from summitreader.importers.text import read_text
from summitreader.model import Article, Reading
from summitreader.parse import parse


def open_article(path: Path) -> Article:
    """The article in a file. Raises ImportFailed if the file cannot be read as one."""
    try:
        return read_text(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ImportFailed(f"cannot read '{path}': {error}") from error


def read(path: Path) -> Reading:
    """The article in a file and all that the parser found in it. Raises ImportFailed."""
    return parse(open_article(path))


def export(path: Path) -> str:
    """The reading of a file as one line of JSON; its id is the file's stem. Raises ImportFailed."""
    return write_jsonl(read(path), path.stem)
