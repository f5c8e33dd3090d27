"""What is exported of what a screen shows: an article, a search, the shelf, marks, clippings."""

from collections.abc import Callable, Iterator

from summitreader.library.shelf import View
from summitreader.library.storage.file import Library
from summitreader.model import Article, Reading
from summitreader.session.library.upkeep import bring_up_beside
from summitreader.session.search.finding import find_passages
from summitreader.session.tables.rows import (
    ArticleSource,
    Passages,
    article_source,
    clipped_articles,
    export_articles,
    keys_on_shelf,
    marked_articles,
    sources_of_kept,
    whole_articles,
)
from summitreader.session.tables.writing import ExportKind

__all__ = [
    "export_shown",
    "sources_of_article",
    "sources_of_clippings",
    "sources_of_marks",
    "sources_of_search",
    "sources_of_shelf",
]


def sources_of_article(library: Library, reading: Reading, name: str, file: str) -> Iterator[ArticleSource]:
    """Yield the article that is read, from the file that it stands in."""
    yield article_source(library, reading, name, file)


def sources_of_search(library: Library, words: str, *, across: bool, typing: bool) -> Iterator[ArticleSource]:
    """Yield the articles of all that a search finds, shown or not."""
    yield from _sources(library, find_passages(library, words, across=across, typing=typing)[0])


def sources_of_shelf(library: Library, view: View) -> Iterator[ArticleSource]:
    """Yield the articles that a view of the shelf has."""
    yield from _sources(library, whole_articles(keys_on_shelf(library, view)))


def sources_of_marks(library: Library, article: Article | None) -> Iterator[ArticleSource]:
    """Yield an article, or all that have marks."""
    yield from _sources(library, whole_articles([article.id]) if article else marked_articles(library))


def sources_of_clippings(library: Library) -> Iterator[ArticleSource]:
    """Yield the articles that the clippings are from."""
    yield from _sources(library, clipped_articles(library))


def _sources(library: Library, passages: Passages) -> Iterator[ArticleSource]:
    """Yield kept articles; what another parser read is read again in a process: here keys are answered.

    While that goes on, nothing is yielded again and again, so that whoever watches may end it.
    """
    for _ in bring_up_beside(library, wanted=passages.keys()):
        yield ArticleSource("")
    yield from sources_of_kept(library, passages)


def export_shown(
    library: Library,
    sources: Callable[[Library], Iterator[ArticleSource]],
    kind: ExportKind,
    format: str,
    place: str,
    bom: bool,
    watched: Callable[[Iterator[ArticleSource]], Iterator[ArticleSource]],
) -> tuple[str, tuple[str, ...]]:
    """Do what `export_articles` does with one of the verbs above; `watched` sees each article and may end it."""
    return export_articles(watched(sources(library)), kind, format, place, bom=bom)
