"""What is exported of articles, kept or not: with the reader's corrections, notes and tags, nothing parsed again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summitreader.errors import LibraryFault, SummitReaderError
from summitreader.exporters.formats import FORMATS, write_document, write_folder
from summitreader.exporters.rows.columns import Row, RowKind
from summitreader.exporters.rows.make import TableSource, as_record, make_rows
from summitreader.library.clippings import clippings
from summitreader.library.marks import all_marks, marks_of
from summitreader.library.shelf import View, kept
from summitreader.library.storage.file import Library
from summitreader.model import Clipping, Reading, Record, RecordKind, Span
from summitreader.session.copying import day_of_access
from summitreader.session.crash import faults_told
from summitreader.session.exporting import ReadSource, export, joined
from summitreader.session.library.clipping import accessed_on
from summitreader.session.library.readings import corrected, findings_version, read_kept
from summitreader.session.library.shelving import every_article
from summitreader.session.opening import STDIN, visible
from summitreader.session.tables.writing import (
    ExportKind,
    is_folder,
    table_schema,
    told_of_articles,
    told_of_table,
    write_file,
    write_files,
    write_table,
)

__all__ = [
    "ArticleRows",
    "ArticleSource",
    "Passages",
    "article_source",
    "clipped_articles",
    "export_articles",
    "export_kept",
    "keys_on_shelf",
    "marked_articles",
    "records_of",
    "rows_of",
    "schema_of_articles",
    "sources_of_files",
    "sources_of_kept",
    "whole_articles",
    "write_articles",
    "write_folder",
]

Passages = Mapping[str, frozenset[Span] | None]
"""The passages that a search found by the keys of their articles; None for all of an article."""

_Clipped = Mapping[str, Sequence[tuple[int, Clipping]]]
"""Clippings by the keys of their articles, each with its number among all."""


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """What became of one article that is to be exported: all that exports are made of, or why there is none of it.

    `notes` say what was left out of a file on the way in, `library_fault` why the reader's marks and corrections are
    not there. Without source and fault it says that work goes on.
    """

    name: str
    source: TableSource | None = None
    fault: str | None = None
    notes: tuple[str, ...] = ()
    library_fault: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """What became of one article of a table: its rows, or the sentence that says why there are none.

    `notes` say what was left out of a file on the way in, and why nothing is found in it.
    """

    name: str
    rows: tuple[Row, ...] = ()
    fault: str | None = None
    notes: tuple[str, ...] = ()


def sources_of_kept(library: Library, passages: Passages) -> Iterator[ArticleSource]:
    """Yield kept articles, one after the other; one that cannot be read stops no other.

    Args:
        library: where they are kept.
        passages: the articles by their keys, in their order, each with the passages that statements have to be.
    """
    clipped, version = _clipped(library), findings_version()
    for key, wanted in passages.items():
        try:
            reading = _kept_reading(library, key, version)
            source = _source(library, reading, key, "", clipped, wanted)
            yield ArticleSource(f"{key[:8]} ({reading.article.shown_title})", source)
        except SummitReaderError as fault:
            yield ArticleSource(key, fault=str(fault))


def sources_of_files(library: Library, read: Iterable[ReadSource]) -> Iterator[ArticleSource]:
    """Yield the articles of files; those that are kept too with what the reader made of them."""
    clipped: _Clipped | None = None
    for one in read:
        if one.reading is None:
            yield ArticleSource(one.name, fault=one.fault)
            continue
        file, key = "standard input" if one.name == STDIN else visible(one.name), one.reading.article.id
        try:
            clipped = _clipped(library) if clipped is None else clipped
            reading = corrected(library, one.reading) if library.exists() else one.reading
            source = _source(library, reading, key, file, clipped)
            yield ArticleSource(one.name, source, notes=reading.article.notes)
        except LibraryFault as fault:  # who reads a file reads it whatever the library is like
            source = TableSource(one.reading, key, file, accessed=day_of_access())
            yield ArticleSource(one.name, source, None, one.reading.article.notes, str(fault))


def article_source(library: Library, reading: Reading, name: str, file: str) -> ArticleSource:
    """Return any article as it is exported, with the reader's marks where it is kept too.

    Args:
        library: where it may be kept.
        reading: the article and what was found in it, with the reader's corrections.
        name: what it is called.
        file: what it was opened from, as it was named.

    Raises:
        LibraryFault: The library cannot be read.
    """
    return ArticleSource(name, _source(library, reading, reading.article.id, file, _clipped(library)))


def rows_of(articles: Iterable[ArticleSource], kind: RowKind) -> Iterator[ArticleRows]:
    """Yield the rows of articles, one article after the other; one of which none can be made stops no other."""
    for one in articles:
        if one.source is None:
            yield ArticleRows(one.name, fault=one.fault)
            continue
        note, reading = one.source.reading.note, one.source.reading
        # Why nothing is found in an article: its rows are missing in the table.
        told = (note,) if note and kind not in ("marks", "clippings") else ()
        try:
            with faults_told(f"cannot make rows of '{one.source.file or reading.article.id}'"):
                rows = tuple(make_rows(one.source, kind))
            yield ArticleRows(one.name, rows, notes=(*one.notes, *told))
        except SummitReaderError as fault:
            yield ArticleRows(one.name, fault=str(fault))


def records_of(reading: Reading, kind: RecordKind) -> list[Record]:
    """Return the rows of an article as records, with nothing of the library in them."""
    source = TableSource(reading, reading.article.id, reading.article.file or "")
    return [*map(as_record, make_rows(source, kind))]


def export_kept(library: Library, key: str, format: str) -> str:
    """Return the reading of a kept article, with the reader's corrections, in a format that `export` takes.

    Raises:
        SummitReaderError: There is none of that key, or it cannot be written.
    """
    return export(_kept_reading(library, key), format, key)


def write_articles(sources: Iterable[TableSource], format: str) -> Iterator[str] | Iterator[bytes]:
    """Yield whole articles in a format: as its document, or one after the other.

    Raises:
        ExportFault: What the format needs is not installed.
    """
    if FORMATS[format].document:
        return write_document(sources, format)
    return joined((export(one.reading, format, one.file or one.key) for one in sources), format)


def schema_of_articles(format: str) -> str:
    """Return the schema that stands beside whole articles in a format; "" where none does."""
    if format != "json":
        return ""
    from summitreader.exporters.records.schema import articles_schema

    return articles_schema()


def export_articles(
    articles: Iterable[ArticleSource], kind: ExportKind, format: str, place: str, *, bom: bool = False
) -> tuple[str, tuple[str, ...]]:
    """Write a table and its schema, or whole articles, into new files: one that is named, or those of a folder.

    Returns:
        The sentence that says how many rows are where, and sentences that say of which articles there are none.

    Raises:
        ExportFault: They cannot be written, or something is there already.
    """
    told, file = _Told(), Path(place).expanduser()
    if kind == "articles":
        if is_folder(place, format):
            write_files(file, write_folder(told.sources(articles), format))
        else:
            write_file(
                file, write_articles(told.sources(articles), format), schema_of_articles(format), kind="articles"
            )
        words = told_of_articles(file, told.articles)
    else:
        write_file(file, write_table(told.rows_of(articles, kind), kind, format, bom=bom), table_schema(kind))
        words = told_of_table(file, told.rows, told.articles)
    of_several = (f"{note} ({count:,} articles)" if count > 1 else note for note, count in told.notes.items())
    return words, (*told.faults, *of_several)


class _Told:
    """What is to be told of an export, noted while it goes through."""

    def __init__(self) -> None:
        self.faults, self.notes = list[str](), Counter[str]()
        self.rows = self.articles = 0

    def rows_of(self, articles: Iterable[ArticleSource], kind: RowKind) -> Iterator[Row]:
        for article in rows_of(articles, kind):
            self._note(article)
            self.rows, self.articles = self.rows + len(article.rows), self.articles + bool(article.rows)
            yield from article.rows

    def sources(self, articles: Iterable[ArticleSource]) -> Iterator[TableSource]:
        for article in articles:
            self._note(article)
            if article.source:
                self.articles += 1
                yield article.source

    def _note(self, article: ArticleSource | ArticleRows) -> None:
        self.faults.extend([article.fault] if article.fault else [])
        self.notes.update(article.notes)


def keys_on_shelf(library: Library, view: View | None = None) -> Iterator[str]:
    """Yield the keys of the articles that a view of the shelf shows, in its order; all where none is given."""
    yield from (row.key for row in every_article(library, view))


def marked_articles(library: Library) -> Passages:
    """Return the articles with marks, the last marked first."""
    return whole_articles(mark.article for mark in all_marks(library))


def clipped_articles(library: Library) -> Passages:
    """Return the articles of the clippings that are kept still, in the order of these."""
    clipped = dict.fromkeys(clipping.article for clipping in clippings(library))
    return whole_articles(key for key in clipped if kept(library, key))


def whole_articles(keys: Iterable[str]) -> Passages:
    """Return articles of which all is wanted."""
    return dict.fromkeys(keys)


def _clipped(library: Library) -> _Clipped:
    """Return all clippings; none where there is no library."""
    found: dict[str, list[tuple[int, Clipping]]] = defaultdict(list)
    for number, clipping in enumerate(clippings(library) if library.exists() else (), 1):
        found[clipping.article].append((number, clipping))
    return found


def _kept_reading(library: Library, key: str, version: str = "") -> Reading:
    reading = read_kept(library, key, version)
    if reading is None:
        raise LibraryFault(f"there is no article '{key}' in the library")
    return reading


def _source(
    library: Library,
    reading: Reading,
    key: str,
    file: str,
    clipped: _Clipped,
    passages: frozenset[Span] | None = None,
) -> TableSource:
    is_there = library.exists()
    return TableSource(
        reading,
        key,
        file,
        marks_of(library, key) if is_there else (),
        tuple(clipped.get(key, ())),
        passages,
        accessed_on(library, key) if is_there else day_of_access(),
    )
