"""Every format that `export` writes: the one table of which --format, the questions of the screen and
docs/formats.md are made, and the door to what writes a document.

To add a format: one line here, a module with its writer, and a test that reads it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from summitreader.exporters.rows.make import TableSource

Carried = Literal["rows", "articles"]


class Format(NamedTuple):
    """A format, by the name that `--format` takes.

    `title` is what the screen calls it, `letter` its key there, `about` what takes it. `endings` are how the names of
    its files end, that of new ones first. `carries` tells whether it is written of tables, of whole articles, or both;
    `document` names the module and the function that write all articles as one ("": one article after the other),
    `folder` those that write them as files of a folder ("": there are none).
    `is_binary` tells bytes from text, `extra` is what has to be installed for it, `read_by` what reads it in the tests.
    """

    name: str
    title: str
    letter: str
    about: str
    endings: tuple[str, ...]
    carries: tuple[Carried, ...]
    read_by: str
    document: str = ""
    is_binary: bool = False
    extra: str = ""
    folder: str = ""


_BOTH: tuple[Carried, ...] = ("articles", "rows")
_ROWS: tuple[Carried, ...] = ("rows",)
_ARTICLES: tuple[Carried, ...] = ("articles",)
_SOURCES = "documents.bibliography"

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("csv", "CSV", "c", "spreadsheets, pandas, R", (".csv",), _ROWS, "csv, pandas"),
        Format("tsv", "TSV", "t", "the same, tabs between", (".tsv",), _ROWS, "csv, pandas"),
        Format("jsonl", "JSON lines", "j", "programs: an object a line", (".jsonl", ".ndjson"), _BOTH, "jsonschema"),
        Format("json", "JSON", "o", "programs: one document with its schema", (".json",), _BOTH, "jsonschema, pandas",
               "documents.json_articles:write_json"),
        Format("parquet", "Parquet", "p", "pandas, DuckDB, R, Spark", (".parquet",), _ROWS, "pandas, duckdb",
               is_binary=True, extra="parquet"),
        Format("text", "Text", "x", "people: who said what", (".txt",), _ARTICLES, "people"),
        Format("markdown", "Markdown", "m", "notes and reports; a folder of them: Obsidian, Logseq",
               (".md", ".markdown"), _BOTH, "markdown-it, PyYAML", folder="documents.notes:write_notes"),
        Format("html", "HTML", "h", "a page of its own, for every browser and screen reader", (".html", ".htm"), _BOTH,
               "html5lib", "documents.page:write_html"),
        Format("bibtex", "BibTeX", "b", "LaTeX, Zotero, JabRef", (".bib",), _ARTICLES, "pybtex",
               f"{_SOURCES}:write_bibtex"),
        Format("ris", "RIS", "r", "Zotero, EndNote, Mendeley", (".ris",), _ARTICLES, "rispy", f"{_SOURCES}:write_ris"),
        Format("csl-json", "CSL-JSON", "l", "Zotero, pandoc, citeproc", (".csl.json",), _ARTICLES, "jsonschema",
               f"{_SOURCES}:write_csl_json"),
        Format("w3c", "Web Annotation", "w", "Hypothesis, Recogito: JSON-LD", (".jsonld",), _ARTICLES, "jsonschema",
               "annotations:write_w3c"),
        Format("qdpx", "Coded project", "q", "NVivo, MAXQDA, ATLAS.ti", (".qdpx",), _ARTICLES, "pyrefiqda, XSD",
               "qda.project:write_qdpx", is_binary=True),
        Format("qdc", "Codebook", "k", "the same: codes alone", (".qdc",), _ARTICLES, "pyrefiqda, XSD",
               "qda.codebook:write_qdc"),
        Format("docx", "Word memo", "d", "Word: quotes with footnotes", (".docx",), _ARTICLES, "python-docx",
               "memo:write_docx", is_binary=True),
    )
}  # fmt: skip
"""The formats by their names, in the order in which they are offered."""


def formats_of(carried: Carried) -> tuple[Format, ...]:
    """Return the formats that are written of tables, or of whole articles."""
    return tuple(one for one in FORMATS.values() if carried in one.carries)


def format_by_name(file: str) -> str:
    """Return the format that the name of a file asks for; "" where it ends in none of theirs.

    >>> format_by_name("Talks.CSL.JSON"), format_by_name("talks.htm"), format_by_name("talks")
    ('csl-json', 'html', '')
    """
    name = PurePath(file).name.casefold()
    found = [(len(end), one.name) for one in FORMATS.values() for end in one.endings if name.endswith(end)]
    return max(found)[1] if found else ""


def write_document(sources: Iterable[TableSource], format: str) -> Iterator[str] | Iterator[bytes]:
    """Yield all articles as one document, piece by piece.

    Args:
        sources: Each article with what was found in it and what the reader made of it.
        format: The name of a format that has a `document`.

    Raises:
        ExportFault: What it needs is not installed.
    """
    written: Iterator[str] | Iterator[bytes] = _writer(FORMATS[format].document)(sources)
    return written


def write_folder(sources: Iterable[TableSource], format: str) -> Iterator[tuple[str, str]]:
    """Yield all articles as files of a folder: the path of each, below the folder and with slashes, and its text.

    Args:
        sources: Each article with what was found in it and what the reader made of it.
        format: The name of a format that has a `folder`.
    """
    written: Iterator[tuple[str, str]] = _writer(FORMATS[format].folder)(sources)
    return written


def _writer(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(f"summitreader.exporters.{module}"), function)
