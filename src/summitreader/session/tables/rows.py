"""Rows of kept articles and of files: with the reader's corrections, notes and tags, and nothing parsed again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summitreader.errors import LibraryFault, SummitReaderError
from summitreader.exporters.rows.columns import Row, RowKind
from summitreader.exporters.rows.make import TableSource, as_record, make_rows
from summitreader.library.clippings import clippings
from summitreader.library.marks import all_marks, marks_of
from summitreader.library.shelf import View, kept
from summitreader.library.storage.file import Library
from summitreader.model import Clipping, Reading, Record, RecordKind, Span
from summitreader.session.crash import faults_told
from summitreader.session.exporting import ReadSource, export
from summitreader.session.library.readings import corrected, findings_version, read_kept
from summitreader.session.library.shelving import every_article
from summitreader.session.opening import STDIN, visible
from summitreader.session.tables.writing import (
    RowFormat,
    iso3_by_name,
    table_schema,
    told_of_table,
    write_file,
    write_table,
)

__all__ = [
    "ArticleRows",
    "Passages",
    "article_rows",
    "clipped_articles",
    "export_kept",
    "export_rows",
    "keys_on_shelf",
    "marked_articles",
    "records_of",
    "rows_of_kept",
    "rows_of_sources",
    "whole_articles",
]

Passages = Mapping[str, frozenset[Span] | None]
"""The passages that a search found by the keys of their articles; None for all of an article."""

_Clipped = Mapping[str, Sequence[tuple[int, Clipping]]]
"""Clippings by the keys of their articles, each with its number among all."""


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """What became of one article of a table: its rows, or the sentence that says why there are none.

    `notes` say what was left out of a file on the way in, and why nothing is found in it.
    """

    name: str
    rows: tuple[Row, ...] = ()
    fault: str | None = None
    notes: tuple[str, ...] = ()


def rows_of_kept(library: Library, passages: Passages, kind: RowKind) -> Iterator[ArticleRows]:
    """Yield the rows of kept articles, one article after the other; one that cannot be read stops no other.

    Args:
        library: where they are kept.
        passages: the articles by their keys, in their order, each with the passages that statements have to be.
        kind: which rows.
    """
    clipped, version = _clipped(library, kind), findings_version()
    for key, wanted in passages.items():
        try:
            reading = _kept_reading(library, key, version)
            marks, theirs = marks_of(library, key), tuple(clipped.get(key, ()))
            source = TableSource(reading, key, "", marks, theirs, wanted, iso3_by_name())
            name = f"{key[:8]} ({reading.article.shown_title})"
            yield ArticleRows(name, _rows(key, source, kind), notes=_told(reading, kind))
        except SummitReaderError as fault:
            yield ArticleRows(key, fault=str(fault))


def rows_of_sources(library: Library, sources: Iterable[ReadSource], kind: RowKind) -> Iterator[ArticleRows]:
    """Yield the rows of files' articles; of those that are kept too, with what the reader made of them."""
    clipped: _Clipped | None = None
    for source in sources:
        if source.reading is None:
            yield ArticleRows(source.name, fault=source.fault)
            continue
        file = "standard input" if source.name == STDIN else visible(source.name)
        try:
            reading = corrected(library, source.reading) if library.exists() else source.reading
            clipped = _clipped(library, kind) if clipped is None else clipped
            rows = _rows_of_reading(library, reading, kind, file, clipped)
            yield ArticleRows(source.name, rows, notes=(*reading.article.notes, *_told(reading, kind)))
        except SummitReaderError as fault:
            yield ArticleRows(source.name, fault=str(fault))


def article_rows(library: Library, reading: Reading, kind: RowKind, name: str, file: str) -> ArticleRows:
    """Return the rows of any article, with the reader's marks where it is kept too.

    Args:
        library: where it may be kept.
        reading: the article and what was found in it, with the reader's corrections.
        kind: which rows.
        name: what it is called.
        file: what it was opened from, as it was named.

    Raises:
        SummitReaderError: The library cannot be read, or nobody foresaw what is in the article.
    """
    rows = _rows_of_reading(library, reading, kind, file, _clipped(library, kind))
    return ArticleRows(name, rows, notes=_told(reading, kind))


def records_of(reading: Reading, kind: RecordKind) -> list[Record]:
    """Return the rows of an article as records, with nothing of the library in them."""
    source = TableSource(reading, reading.article.id, reading.article.file or "", iso3=iso3_by_name())
    return [*map(as_record, make_rows(source, kind))]


def export_kept(library: Library, key: str, format: str) -> str:
    """Return the reading of a kept article, with the reader's corrections, in one of FORMATS.

    Raises:
        SummitReaderError: There is none of that key, or it cannot be written.
    """
    return export(_kept_reading(library, key), format, key)


def export_rows(
    articles: Iterable[ArticleRows], kind: RowKind, format: RowFormat, file: Path, *, bom: bool = False
) -> tuple[str, tuple[str, ...]]:
    """Write a table and its schema into new files.

    Returns:
        The sentence that says how many rows are where, and sentences that say of which articles there are none.

    Raises:
        ExportFault: The table cannot be written, or something is there already.
    """
    faults, notes = list[str](), Counter[str]()
    rows = with_any = 0

    def every() -> Iterator[Row]:
        nonlocal rows, with_any
        for article in articles:
            faults.extend([article.fault] if article.fault else [])
            notes.update(article.notes)
            rows, with_any = rows + len(article.rows), with_any + bool(article.rows)
            yield from article.rows

    write_file(file, write_table(every(), kind, format, bom=bom), table_schema(kind))
    of_several = (f"{note} ({count:,} articles)" if count > 1 else note for note, count in notes.items())
    return told_of_table(file, rows, with_any), (*faults, *of_several)


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


def _told(reading: Reading, kind: RowKind) -> tuple[str, ...]:
    """Return why nothing is found in an article, where that is known: its rows are missing in the table."""
    return (reading.note,) if reading.note and kind not in ("marks", "clippings") else ()


def _clipped(library: Library, kind: RowKind) -> _Clipped:
    """Return all clippings, where rows of them are wanted and there is a library."""
    found: dict[str, list[tuple[int, Clipping]]] = defaultdict(list)
    for number, clipping in enumerate(clippings(library) if kind == "clippings" and library.exists() else (), 1):
        found[clipping.article].append((number, clipping))
    return found


def _kept_reading(library: Library, key: str, version: str = "") -> Reading:
    reading = read_kept(library, key, version)
    if reading is None:
        raise LibraryFault(f"there is no article '{key}' in the library")
    return reading


def _rows_of_reading(
    library: Library, reading: Reading, kind: RowKind, file: str, clipped: _Clipped
) -> tuple[Row, ...]:
    key = reading.article.id
    marks = marks_of(library, key) if library.exists() else ()
    source = TableSource(reading, key, file, marks, tuple(clipped.get(key, ())), None, iso3_by_name())
    return _rows(file or key, source, kind)


def _rows(name: str, source: TableSource, kind: RowKind) -> tuple[Row, ...]:
    with faults_told(f"cannot make rows of '{name}'"):
        return tuple(make_rows(source, kind))
