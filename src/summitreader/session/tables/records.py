"""What `--json` prints: readings, findings and all else as lines of JSON, and the published schema of these lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader.errors import ExportFault
from summitreader.exporters.records.envelope import json_line

if TYPE_CHECKING:
    from summitreader.comparison import Comparison
    from summitreader.exporters.rows.columns import Row, RowKind
    from summitreader.exporters.rows.make import TableSource
    from summitreader.model import Clipping, Mark, Reading, Span
    from summitreader.session.library.correcting import ListedCorrection
    from summitreader.session.tables.listing import Done

    Clippings = Sequence[tuple[int, Clipping]]
    """Clippings, each with its number among all."""

_SCHEMA = "summitreader.schema.json"


def json_of_reading(reading: Reading, id: str) -> str:
    """Return a whole reading as a line of JSON: what an export of it as JSON lines holds."""
    from summitreader.exporters.jsonl import reading_record

    return json_line("read", reading_record(reading, id))


def json_of_rows(verb: str, source: TableSource, kind: RowKind, rows: Iterable[Row]) -> str:
    """Return an article with some of its rows of a kind as a line of JSON."""
    from summitreader.exporters.records.articles import article_record

    return json_line(verb, article_record(source, kind, rows))


def json_of_marks(verb: str, source: TableSource, marks: Sequence[Mark], done: Done) -> str:
    """Return an article with some marks, and what was done to them, as a line of JSON."""
    from summitreader.exporters.records.articles import made_record

    return json_line(verb, made_record(replace(source, marks=tuple(marks)), "marks", [one.uid for one in marks], done))


def json_of_clippings(source: TableSource, clipped: Clippings, done: Done) -> str:
    """Return an article with some of its clippings, and what was done to them, as a line of JSON."""
    from summitreader.exporters.records.articles import made_record

    uids = [clipping.uid for _, clipping in clipped]
    return json_line("clip", made_record(replace(source, clippings=tuple(clipped)), "clippings", uids, done))


def json_of_corrections(source: TableSource, corrections: Sequence[ListedCorrection], done: Done) -> str:
    """Return an article with some of its corrections, and what was done to them, as a line of JSON."""
    from summitreader.exporters.records.articles import corrected_record

    made = [(one.correction, one.said, one.is_lost) for one in corrections]
    return json_line("correct", corrected_record(source, made, done))


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
