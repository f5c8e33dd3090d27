"""What `--json` prints: readings, findings and all else as lines of JSON, and the published schema of these lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader.errors import ExportFault
from summitreader.exporters.records.envelope import json_line

if TYPE_CHECKING:
    from summitreader.comparison import Comparison
    from summitreader.exporters.rows.columns import Row, RowKind
    from summitreader.exporters.rows.make import TableSource
    from summitreader.model import Reading, Span

_SCHEMA = "summitreader.schema.json"


def json_of_reading(reading: Reading, id: str) -> str:
    """Return a whole reading as a line of JSON: what an export of it as JSON lines holds."""
    from summitreader.exporters.jsonl import reading_record

    return json_line("read", reading_record(reading, id))


def json_of_rows(verb: str, source: TableSource, kind: RowKind, rows: Iterable[Row]) -> str:
    """Return an article with some of its rows of a kind as a line of JSON."""
    from summitreader.exporters.records.articles import article_record

    return json_line(verb, article_record(source, kind, rows))


def json_of_explanation(source: TableSource, refused: bool = False) -> str:
    """Return an article with why each of its findings was made as a line of JSON: see `explain`."""
    from summitreader.exporters.records.articles import explained_record
    from summitreader.session.explaining import why, why_not

    def reasons(sentence: Span) -> Iterator[tuple[Span, str, str]]:
        yield from why_not(source.reading, sentence) if refused else ()

    return json_line("explain", explained_record(source, why, reasons))


def json_of_comparison(found: Comparison) -> str:
    """Return a comparison as a line of JSON."""
    from summitreader.exporters.comparison.json import comparison_record

    return json_line("compare", comparison_record(found))


def json_schema(verb: str = "") -> str:
    """Return the schema of what a verb prints with --json, or of what all of them do, with a line end.

    Raises:
        ExportFault: There is no such verb, or it prints no JSON.
    """
    from summitreader.exporters.records.schema import schema_of

    document = (Path(__file__).parents[2] / "exporters" / "records" / _SCHEMA).read_text(encoding="utf-8")
    if not verb:
        return document
    try:
        return schema_of(document, verb)
    except KeyError:
        raise ExportFault(f"there is no schema of '{verb}' (all of it: summitreader schema)") from None
