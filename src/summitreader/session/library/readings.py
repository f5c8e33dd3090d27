"""Kept articles as they are read today: parsed, corrected by the reader, and told to the search."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from summitreader.library.corrections import apply_corrections, corrections_of
from summitreader.library.keep import article
from summitreader.library.search.index import index
from summitreader.library.storage.file import Library
from summitreader.model import Article, Reading
from summitreader.session.opening import parse
from summitreader.version import __version__

_DECIDING = ("parser/**/*.py", "data/*.toml", "library/search/*.py", "library/folding.py")

__all__ = ["article_beginning", "corrected", "index_anew", "open_kept", "parser_version", "read_kept"]


def open_kept(library: Library, key: str) -> Article | None:
    """Return the article of a key as it was kept, None if there is none."""
    return article(library, key)


def article_beginning(library: Library, key: str, length: int) -> str:
    """Return the first `length` code points of a kept article; "" if there is none of that key."""
    found = article(library, key)
    return found.text[:length] if found else ""


def read_kept(library: Library, key: str) -> Reading | None:
    """Return a kept article with what the parser finds in it, and the reader's corrections over that."""
    found = article(library, key)
    return apply_corrections(parse(found), corrections_of(library, key)) if found else None


def corrected(library: Library, reading: Reading) -> Reading:
    """Return a reading with the corrections that the library has for its article."""
    return apply_corrections(reading, corrections_of(library, reading.article.id))


def index_anew(library: Library, keys: Iterable[str]) -> int:
    """Read kept articles again and tell the search what is found in them.

    Returns:
        How many of the keys stand for an article.
    """
    readings = {key: reading for key in keys if (reading := read_kept(library, key))}
    index(library, readings, parser_version())
    return len(readings)


@cache
def parser_version() -> str:
    """Return what tells one parser from another, and one index: the version and a checksum of rules and words."""
    from zlib import crc32

    package, check = Path(__file__).parents[2], 0
    for file in sorted(file for sort in _DECIDING for file in package.glob(sort)):
        check = crc32(file.read_bytes(), check)
    return f"{__version__}-{check:08x}"
