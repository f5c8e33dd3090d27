"""Kept articles as they are read today: parsed, corrected by the reader, and told to the search."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from summitreader.library.corrections import apply_corrections, corrections_of
from summitreader.library.findings import findings_of, store_findings
from summitreader.library.keep import article
from summitreader.library.search.index import index
from summitreader.library.storage.file import Library
from summitreader.model import Article, Reading
from summitreader.session.library.packing import FORMAT, pack, unpack
from summitreader.session.opening import parse
from summitreader.session.user_words import words_check
from summitreader.version import __version__

_PARSING = ("parser/**/*.py", "data/*.toml", "article.py", "model.py")
_INDEXING = ("library/search/*.py", "library/folding.py", "library/told.py")

__all__ = [
    "article_beginning",
    "corrected",
    "findings_version",
    "found_in",
    "index_anew",
    "known_findings",
    "open_kept",
    "parser_version",
    "read_kept",
    "version_of",
]


def open_kept(library: Library, key: str) -> Article | None:
    """Return the article of a key as it was kept, None if there is none."""
    return article(library, key)


def article_beginning(library: Library, key: str, length: int) -> str:
    """Return the first `length` code points of a kept article; "" if there is none of that key."""
    found = article(library, key)
    return found.text[:length] if found else ""


def read_kept(library: Library, key: str, version: str = "") -> Reading | None:
    """Return a kept article with what the parser finds in it, and the reader's corrections over that.

    Args:
        library: where it is kept.
        key: its key.
        version: `findings_version()`, which whoever reads many asks for once: it looks for the user's own words.
    """
    found = article(library, key)
    return corrected(library, found_in(library, key, found, version), key) if found else None


def found_in(library: Library, key: str, kept: Article, version: str = "") -> Reading:
    """Return what the parser finds in a kept article: as the library has it, parsed where that is not known."""
    return known_findings(library, key, kept, version) or parse(kept)


def known_findings(library: Library, key: str, kept: Article, version: str = "") -> Reading | None:
    """Return what today's parser found in an article when it was kept or last read; None where it has to be parsed."""
    packed = findings_of(library, key, version or findings_version())
    return unpack(packed, kept) if packed else None


def corrected(library: Library, reading: Reading, key: str | None = None) -> Reading:
    """Return a reading with the corrections that the library has for its article, or for the one of a key."""
    return apply_corrections(reading, corrections_of(library, key or reading.article.id))


def index_anew(library: Library, keys: Iterable[str]) -> int:
    """Read kept articles again and tell the search what is found in them.

    Returns:
        How many of the keys stand for an article.
    """
    found, packed = dict[str, Reading](), dict[str, bytes]()
    version, index_version = findings_version(), parser_version()
    for key in keys:
        if kept := article(library, key):
            known = known_findings(library, key, kept, version)
            found[key] = known or parse(kept)
            if known is None:
                packed[key] = pack(found[key])
    with library.writing():
        for key, findings in packed.items():
            store_findings(library, key, version, findings)
        # Corrections are asked for while nobody else can write: one made a moment ago is in the index too.
        index(library, {key: corrected(library, reading, key) for key, reading in found.items()}, index_version)
    return len(found)


def parser_version() -> str:
    """Return what tells one index from another: the version, and a checksum of rules, words and the search."""
    return f"{version_of((*_PARSING, *_INDEXING))}{_own_words()}"


def findings_version() -> str:
    """Return what tells one parser's findings from another's: the version, and a checksum of rules and words."""
    return f"{version_of(_PARSING)}-{FORMAT}{_own_words()}"


def _own_words() -> str:
    check = words_check()
    return f"-{check:08x}" if check else ""


@cache
def version_of(deciding: tuple[str, ...]) -> str:
    """Return our version and a checksum of the files of the package that decide about something."""
    from zlib import crc32

    package, check = Path(__file__).parents[2], 0
    for file in sorted(file for sort in deciding for file in package.glob(sort)):
        check = crc32(file.read_bytes(), check)
    return f"{__version__}-{check:08x}"
