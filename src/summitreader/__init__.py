"""summitreader: who said what, on which theme, and what was signed.

Each of these functions loads what it needs when it is called, and none of them loads the user interface. Importing the
package alone loads nothing else of it.
"""

from summitreader.version import __version__

TYPE_CHECKING = False
"""What type checkers take for true, as they do `typing`'s own: importing that takes longer than all else here."""

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from summitreader.answers import SearchHit
    from summitreader.comparison import (
        Account,
        ComparedSide,
        Comparison,
        CrossReport,
        Difference,
        Link,
        Point,
        SharedAgreement,
        Tone,
        VersionBlock,
    )
    from summitreader.errors import ImportFailed, LibraryFault, SummitReaderError
    from summitreader.model import (
        Agreement,
        Article,
        Block,
        CorrectedFact,
        Event,
        KeptArticle,
        Reading,
        Record,
        RecordKind,
        Source,
        Span,
        Speaker,
        Statement,
        Theme,
    )
    from summitreader.session.library import Library

__all__ = [
    "Account",
    "Agreement",
    "Article",
    "Block",
    "ComparedSide",
    "Comparison",
    "CorrectedFact",
    "CrossReport",
    "Difference",
    "Event",
    "ImportFailed",
    "KeptArticle",
    "Library",
    "LibraryFault",
    "Link",
    "Point",
    "Reading",
    "Record",
    "RecordKind",
    "SearchHit",
    "SharedAgreement",
    "Source",
    "Span",
    "Speaker",
    "Statement",
    "SummitReaderError",
    "Theme",
    "Tone",
    "VersionBlock",
    "__version__",
    "articles",
    "compare",
    "compare_versions",
    "find",
    "keep",
    "parse",
    "read",
    "read_kept",
    "records",
]

_HOMES = {
    "model": "Reading Article Block Span Speaker Statement Agreement Theme Event Source CorrectedFact KeptArticle "
    "Record RecordKind",
    "comparison": "Comparison ComparedSide Point Account Link SharedAgreement CrossReport Difference Tone VersionBlock",
    "answers": "SearchHit",
    "session.library": "Library",
    "errors": "SummitReaderError ImportFailed LibraryFault",
}
"""The modules of the nouns, in the order in which docs/api.md tells of them."""


def read(name: "str | Path") -> "Reading":
    """Return the article in a file or at an address, and all that was found in it.

    The network is used for an address (`https://…`), and for nothing else. The user's own words (`words.toml`) count.

    Args:
        name: A file of any format that `summitreader sources` lists, or an address.

    Raises:
        ImportFailed: It cannot be read as one article; the sentence says why.

    >>> from summitreader import read
    >>> reading = read("talks.txt")
    >>> reading.speakers[0].name
    'Ana Ruiz'
    """
    # Imported here, as in all of these: `summitreader --version` loads this package and must wait for nothing else.
    from summitreader.session import read as session_read

    return session_read(name)


def parse(text: str) -> "Reading":
    """Return the reading of a text: pure and total, the same for the same text, in time linear in its length.

    Never raises.

    Args:
        text: Plain text or Markdown, blank lines between paragraphs. A second for a million code points.

    >>> from summitreader import parse
    >>> reading = parse("President Ana Ruiz said that roads matter. Ruiz called on Norland to open the pier.")
    >>> [(statement.speaker, statement.act) for statement in reading.statements]
    [('Ana Ruiz', 'say'), ('Ana Ruiz', 'request')]
    >>> reading.statements[1].content.of(reading.article.text)
    'open the pier'
    """
    from summitreader.importers.plain.text import read_text
    from summitreader.parser import parse as parse_article

    return parse_article(read_text(text))


def records(reading: "Reading", kind: "RecordKind" = "statements") -> "list[Record]":
    """Return what was found as plain records; `Reading.to_records` is the same.

    Args:
        reading: An article and all that was found in it.
        kind: What each record is of: a statement, an agreement, a person, a theme, or the event.

    Returns:
        A dict for each, in the order of the text. Keys, types and meanings are those of the columns that
        `summitreader export --rows` writes and its schema describes; `start` and `end` are counted in code points of
        `reading.article.text`, `word_count` in words; what is not known is None.

    >>> from summitreader import parse, records
    >>> reading = parse("Norland and Corvia signed two agreements on fishing.")
    >>> [(row["status"], row["count"], row["fields"]) for row in records(reading, "agreements")]
    [('signed', 2, ['fishing'])]
    """
    from summitreader.session import records_of

    return records_of(reading, kind)


def compare(readings: "Sequence[Reading]") -> "Comparison":
    """Return what is found when accounts of one event lie side by side.

    Args:
        readings: Two or more accounts, in the order in which the comparison names them: a, b, ...

    Raises:
        ImportFailed: One of them is not in English, or two have the same text.

    >>> from summitreader import compare, parse
    >>> ours = parse("President Ana Ruiz said that Norland would build the pier of Kell.")
    >>> theirs = parse("President Ana Ruiz said that Norland might build the pier of Kell.")
    >>> found = compare([ours, theirs])
    >>> [(difference.kind, difference.firmer) for difference in found.differences]
    [('commitment', 0)]
    """
    from summitreader.session import compare as session_compare

    return session_compare(readings)


def compare_versions(older: "Reading", newer: "Reading") -> "Comparison":
    """Return what became of the passages of a text in its newer version: `versions` of the comparison.

    Args:
        older: The earlier text of its kind: last year's joint statement.
        newer: The later one.

    Raises:
        ImportFailed: One of them is not in English, or both have the same text.

    >>> from summitreader import compare_versions, parse
    >>> older = parse("The two sides will open the port in June. They welcomed the ferry between both shores.")
    >>> newer = parse("The two sides will open the port in July. They welcomed the ferry between both shores.")
    >>> found = compare_versions(older, newer)
    >>> [block.status for block in found.versions]
    ['reworded', 'kept']
    """
    from summitreader.session import compare_versions as session_compare_versions

    return session_compare_versions(older, newer)


def keep(library: "Library", reading: "Reading") -> str:
    """Keep an article in a library; one that is there already stays as it is.

    Args:
        library: `Library(file)`; the file is made where there is none.
        reading: The article and all that was found in it.

    Returns:
        The article's key, when it is on the disk.

    Raises:
        LibraryFault: It cannot be written; nothing that was saved is touched.

    >>> from summitreader import Library, find, keep, parse
    >>> library = Library("talks.db")
    >>> key = keep(library, parse("President Ana Ruiz said that roads matter."))
    >>> [(hit.article == key, hit.speaker, hit.text) for hit in find(library, "speaker:Ruiz road")]
    [(True, 'Ana Ruiz', 'President Ana Ruiz said that roads matter')]
    """
    from summitreader.session.library import keep as session_keep

    return session_keep(library, reading).key


def articles(library: "Library") -> "Iterator[KeptArticle]":
    """Yield the articles of a library, the last added first, but for those in its bin.

    Args:
        library: A file that is not there has none.

    Raises:
        LibraryFault: It cannot be read.

    >>> from summitreader import Library, articles, keep, parse
    >>> library = Library("talks.db")
    >>> key = keep(library, parse("President Ana Ruiz said that roads matter."))
    >>> [(article.title, article.speakers) for article in articles(library)]
    [('President Ana Ruiz said that roads matter', 'Ana Ruiz')]
    """
    from summitreader.session.library import every_article

    return every_article(library)


def read_kept(library: "Library", key: str) -> "Reading | None":
    """Return a kept article with all that was found in it, and the reader's corrections laid over that.

    Args:
        library: Where it is kept.
        key: `KeptArticle.key`, as `keep` returns it.

    Returns:
        None where there is no article of that key.

    Raises:
        LibraryFault: The library cannot be read.

    >>> from summitreader import Library, keep, parse, read_kept
    >>> library = Library("talks.db")
    >>> reading = parse("President Ana Ruiz said that roads matter.")
    >>> read_kept(library, keep(library, reading)) == reading
    True
    """
    from summitreader.session.library import read_kept as session_read_kept

    return session_read_kept(library, key)


def find(library: "Library", query: str) -> "Iterator[SearchHit]":
    """Yield the statements and passages that answer a search, part by part: of the newest articles first.

    Never raises for what is asked: any text is a query. `docs/library.md` says what fields and signs it may have.

    Args:
        library: Where to search.
        query: Words, "words in a row", fields such as `speaker:Xi`, OR, brackets, -not.

    Raises:
        LibraryFault: The library cannot be read.
    """
    from summitreader.session.library import every_hit

    return every_hit(library, query)


def __getattr__(name: str) -> object:
    """Return a noun of the program, or the model itself, when it is asked for."""
    from importlib import import_module

    if name == "model":
        return import_module(f"{__name__}.model")
    home = next((home for home, names in _HOMES.items() if name in names.split()), None)
    if home is None:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    found: object = getattr(import_module(f"{__name__}.{home}"), name)
    return found


def __dir__() -> list[str]:
    """Return what is given here, loaded or not."""
    return __all__
