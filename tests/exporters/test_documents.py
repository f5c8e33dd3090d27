"""Whole articles in every format that writes them as one document, and the table that says which formats there are."""

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas
import pytest
import rispy
from jsonschema import Draft202012Validator
from pybtex.database import parse_string

from summitreader.errors import ExportFault
from summitreader.exporters.formats import FORMATS, Format, format_by_name, formats_of, write_document
from summitreader.exporters.jsonl import write_jsonl
from summitreader.exporters.rows.columns import COLUMNS, ROW_KINDS, RowKind
from summitreader.exporters.rows.make import TableSource, make_rows
from summitreader.exporters.rows.schema import table_schema
from summitreader.exporters.rows.write import write_rows
from summitreader.importers.plain.text import read_text
from summitreader.model import Span
from summitreader.session import parse, schema_of_articles, write_articles, write_file, write_table
from tests.generated import ROOT
from tests.readings import READING

SOURCE = TableSource(READING, "0123456789abcdef", "talks.txt", accessed="2031-06-01")
FOUND = replace(SOURCE, passages=frozenset((Span(READING.statements[1].start, READING.statements[1].end),)))


def _document(format: str, *sources: TableSource) -> str:
    return "".join(piece if isinstance(piece, str) else "" for piece in write_document(sources, format))


def test_every_format_has_a_letter_endings_and_a_name_of_its_own() -> None:
    letters = [one.letter for one in FORMATS.values()]
    endings = [end for one in FORMATS.values() for end in one.endings]
    assert len({*letters, "e"}) == len(letters) + 1, "e is CSV for Excel"
    assert len({*endings}) == len(endings)
    assert [*FORMATS] == [one.name for one in FORMATS.values()]
    assert {format_by_name(f"talks{one.endings[0]}") for one in FORMATS.values()} == {*FORMATS}


@pytest.mark.parametrize("format", formats_of("articles"), ids=lambda one: one.name)
def test_every_format_of_articles_is_written_of_some_of_one_and_of_none(format: Format) -> None:
    name = format.name
    for sources in ([], [SOURCE], [SOURCE, FOUND]):
        pieces = [*write_articles(sources, name)]
        assert {type(piece) for piece in pieces} <= {bytes if FORMATS[name].is_binary else str}
        assert bool("".join(map(str, pieces)).strip()) or not sources


def test_formats_of_rows_that_are_text_have_a_writer() -> None:
    for one in formats_of("rows"):
        if not one.is_binary:
            assert isinstance("".join(write_rows([], (), one.name, "Statements")), str)


def test_the_page_of_formats_tells_of_each_what_reads_it_back() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in page] == []


def test_a_bibliography_has_an_entry_for_each_article_without_quotes() -> None:
    other = replace(SOURCE, reading=replace(READING, article=replace(READING.article, title="Other talks")))
    entries = parse_string(_document("bibtex", SOURCE, other), "bibtex").entries
    assert len(entries) == 2
    assert not [entry for entry in entries.values() if "note" in entry.fields]
    assert len(rispy.loads(_document("ris", SOURCE, other))) == 2
    items = json.loads(_document("csl-json", SOURCE, other))
    assert ([item["title"] for item in items][1], [item.get("note") for item in items]) == ("Other talks", [None] * 2)


def test_what_a_search_found_stands_in_the_notes_of_its_article() -> None:
    (item,) = json.loads(_document("csl-json", FOUND))
    assert item["note"].startswith("“We will build, […] and soon.” — Amara Diallo, President")
    (entry,) = rispy.loads(_document("ris", FOUND))
    assert [note for note in entry["notes"] if "We will build" in note]


def test_an_article_that_is_a_speech_is_its_speakers() -> None:
    paragraph = "Thank you all for coming. Our two countries are close, and they will be closer still."
    reading = parse(read_text(f"Remarks by President Amara Diallo of Bissora\n\n{paragraph}\n\n{paragraph} Late."))
    (item,) = json.loads(_document("csl-json", TableSource(reading, "k")))
    assert (item["type"], item["author"]) == ("speech", [{"literal": "Amara Diallo"}])


def test_json_is_a_list_of_readings_as_its_schema_says() -> None:
    schema = json.loads(schema_of_articles("json"))
    Draft202012Validator.check_schema(schema)
    for sources in ([], [SOURCE], [SOURCE, FOUND]):
        found = json.loads(_document("json", *sources))
        Draft202012Validator(schema).validate(found)
        assert [one["id"] for one in found] == ["talks"] * len(sources)
        assert all(one == json.loads(write_jsonl(READING, "talks")) for one in found)


@pytest.mark.parametrize("kind", ROW_KINDS)
def test_json_of_rows_is_a_list_that_pandas_takes_as_it_is(kind: RowKind) -> None:
    rows = [*make_rows(SOURCE, kind)]
    written = "".join(write_rows(rows, COLUMNS[kind], "json", kind))
    validator = Draft202012Validator(json.loads(table_schema(kind)))
    for row in json.loads(written):
        validator.validate(row)
    frame = pandas.read_json(io.StringIO(written))
    assert len(frame) == len(rows)
    assert not rows or list(frame.columns) == [column.name for column in COLUMNS[kind]]


def test_pandas_and_duckdb_read_the_parquet_that_is_exported(tmp_path: Path) -> None:
    file = tmp_path / "statements.parquet"
    write_file(file, write_table(make_rows(SOURCE, "statements"), "statements", "parquet"))
    frame = pandas.read_parquet(file)
    assert (frame["speaker"].tolist(), frame["iso3"].tolist()[2]) == (
        ["Amara Diallo", "Amara Diallo", "Jon Vik"],
        "NOR",
    )
    assert frame["start"].dtype.kind == "i"
    found = duckdb.sql(f"SELECT speaker, count(*) FROM '{file}' GROUP BY speaker ORDER BY speaker").fetchall()
    assert found == [("Amara Diallo", 2), ("Jon Vik", 1)]


def test_of_no_rows_parquet_has_the_columns(tmp_path: Path) -> None:
    file = tmp_path / "nothing.parquet"
    write_file(file, write_table([], "people", "parquet"))
    assert list(pandas.read_parquet(file).columns) == [column.name for column in COLUMNS["people"]]


@pytest.mark.skipif(os.name != "posix", reason="pipes that have names are those of POSIX")
def test_no_file_takes_the_place_of_a_device_or_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExportFault, match="a device or a pipe: nothing was written"):
        write_file(pipe, ["words"], force=True)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
