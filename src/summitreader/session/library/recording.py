"""What the library has on record of one article: whether it is kept, the place reached, marks, versions of its page."""

from typing import NamedTuple

from summitreader.library.keep import place_of, save_place, versions
from summitreader.library.marks import marks_of
from summitreader.library.shelf import kept
from summitreader.library.storage.file import Library
from summitreader.model import Article, Change, Mark, Reading
from summitreader.session.copying import day_of_access
from summitreader.session.library.correcting import told_as_lost
from summitreader.session.library.keeping import difference, keep
from summitreader.session.library.readings import corrected, open_kept
from summitreader.session.opening import parse
from summitreader.session.summary import Summary, summarize_again

__all__ = [
    "ArticleRecord",
    "keep_article",
    "keep_at",
    "open_at_place",
    "record_and_corrected",
    "record_of",
    "version_changes",
]


class ArticleRecord(NamedTuple):
    """Whether an article is kept, the place reached in it, its marks, and corrections that no longer fit, in words.

    `accessed` is the day on which it came into the library, "" where it is not there.
    """

    is_kept: bool
    place: int
    marks: tuple[Mark, ...]
    accessed: str = ""
    lost: tuple[str, ...] = ()


def record_of(library: Library, article: Article) -> ArticleRecord:
    """Return what the library knows of an article."""
    return _record(library, article.id)._replace(lost=told_as_lost(library, article.id))


def _record(library: Library, key: str) -> ArticleRecord:
    row = kept(library, key)
    accessed = day_of_access(row.added) if row else ""
    return ArticleRecord(row is not None, place_of(library, key), tuple(marks_of(library, key)), accessed)


def record_and_corrected(
    library: Library, article: Article, found: Summary | None, shown: Reading | None
) -> tuple[ArticleRecord, Summary | None]:
    """Return what the library knows of an article but lost corrections, and what was found with those that fit.

    Args:
        library: where it is kept.
        article: the article.
        found: what the parser found in it.
        shown: the reading that is shown; where that is the same, nothing has to be shown anew.
    """
    reading = corrected(library, found.reading) if found else None
    again = summarize_again(reading, found) if found and reading and reading != shown else None
    return _record(library, article.id), again


def keep_at(library: Library, reading: Reading, place: int) -> str:
    """Keep an article with the place reached in it, and return how it was kept: see `KeepOutcome.how`."""
    added = keep(library, reading)
    save_place(library, added.key, place)
    return added.how


def keep_article(library: Library, article: Article) -> str:
    """Keep an article that nothing was found in yet, and return how it was kept."""
    return keep(library, parse(article)).how


def open_at_place(library: Library, key: str) -> tuple[Article, int] | None:
    """Return a kept article and the place reached in it; None if there is none of that key."""
    article = open_kept(library, key)
    return (article, place_of(library, key)) if article else None


def version_changes(library: Library, article: Article) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Return what changed between an article and each other kept version of its page, from the older to the newer.

    Returns:
        For each version its name, "Since the version kept on …" or "Until …", and the changes.
    """
    keys, found = versions(library, article.id), []
    for place, key in enumerate(keys):
        other = open_kept(library, key) if key != article.id else None
        row = kept(library, key)
        if other and row:
            is_older = article.id not in keys or place < keys.index(article.id)
            changes = difference(other, article) if is_older else difference(article, other)
            name = f"{'Since' if is_older else 'Until'} the version kept on {row.added[:10]}, {row.added[11:16]}"
            found.append((name, changes))
    return tuple(found)
