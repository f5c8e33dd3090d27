"""The rows of what a screen shows: an article, a search, the shelf, marks, clippings."""

from collections.abc import Callable, Iterator
from pathlib import Path

from summitreader.exporters.rows.columns import RowKind
from summitreader.library.shelf import View
from summitreader.library.storage.file import Library
from summitreader.model import Article, Reading
from summitreader.session.library.upkeep import bring_up_beside
from summitreader.session.search.finding import find_passages
from summitreader.session.tables.rows import (
    ArticleRows,
    Passages,
    article_rows,
    clipped_articles,
    export_rows,
    keys_on_shelf,
    marked_articles,
    rows_of_kept,
    whole_articles,
)
from summitreader.session.tables.writing import RowFormat

__all__ = ["export_table", "rows_of_article", "rows_of_clippings", "rows_of_marks", "rows_of_search", "rows_of_shelf"]


def rows_of_article(library: Library, kind: RowKind, reading: Reading, name: str, file: str) -> Iterator[ArticleRows]:
    """Yield the rows of the article that is read, from the file that it stands in."""
    yield article_rows(library, reading, kind, name, file)


def rows_of_search(library: Library, kind: RowKind, words: str, *, across: bool, typing: bool) -> Iterator[ArticleRows]:
    """Yield the rows of all that a search finds, shown or not."""
    yield from _rows(library, find_passages(library, words, across=across, typing=typing)[0], kind)


def rows_of_shelf(library: Library, kind: RowKind, view: View) -> Iterator[ArticleRows]:
    """Yield the rows of the articles that a view of the shelf has."""
    yield from _rows(library, whole_articles(keys_on_shelf(library, view)), kind)


def rows_of_marks(library: Library, kind: RowKind, article: Article | None) -> Iterator[ArticleRows]:
    """Yield the rows of an article, or of all that have marks."""
    marked = whole_articles([article.id]) if article else marked_articles(library)
    yield from _rows(library, marked, kind)


def rows_of_clippings(library: Library, kind: RowKind) -> Iterator[ArticleRows]:
    """Yield the rows of the clippings, or of the articles that they are from."""
    yield from _rows(library, clipped_articles(library), kind)


def _rows(library: Library, passages: Passages, kind: RowKind) -> Iterator[ArticleRows]:
    """Yield the rows of kept articles; what another parser read is read again in a process: here keys are answered.

    While that goes on, nothing is yielded again and again, so that whoever watches may end it.
    """
    for _ in bring_up_beside(library, wanted=passages.keys()):
        yield ArticleRows("")
    yield from rows_of_kept(library, passages, kind)


def export_table(
    library: Library,
    rows: Callable[[Library, RowKind], Iterator[ArticleRows]],
    kind: RowKind,
    format: RowFormat,
    file: Path,
    bom: bool,
    watched: Callable[[Iterator[ArticleRows]], Iterator[ArticleRows]],
) -> tuple[str, tuple[str, ...]]:
    """Do what `export_rows` does with one of the verbs above; `watched` sees each article and may end it by a fault."""
    return export_rows(watched(rows(library, kind)), kind, format, file, bom=bom)
