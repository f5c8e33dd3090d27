"""Rows of findings and marks: the same whatever reads them back."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import get_args

import pandas
import pytest
from jsonschema import Draft202012Validator

from summitreader.exporters.citation.build import cite_passage
from summitreader.exporters.formats import formats_of
from summitreader.exporters.rows.columns import COLUMNS, ROW_KINDS, Row, RowKind
from summitreader.exporters.rows.make import TableSource, make_rows
from summitreader.exporters.rows.schema import table_schema
from summitreader.exporters.rows.write import BOM, write_rows
from summitreader.model import Anchor, Article, Clipping, Mark, MarkKind, Reading, Span
from summitreader.reliability import Reliability
from summitreader.session import parse
from tests.readings import READING, TEXT, span

HOSTILE = '=cmd|" /C calc"!A0, <script>alert(1)</script> | a\nb\t"c" *d* [e](f)'


def _mark(kind: MarkKind, words: str, text: str = "", uid: str = "u") -> Mark:
    at = span(words)
    return Mark(uid, "k", kind, Anchor(at.start, words), text, None, "2026-01-05T09:30:00Z", at)


MARKS = (
    _mark("tag", "two countries", "friends"),
    _mark("note", "the two countries are close", "Ask\nher."),
    _mark("note", "Kari Vik", "not on a statement"),
)
SOURCE = TableSource(READING, "0123456789abcdef", "talks.txt", MARKS)


def _rows(kind: RowKind, source: TableSource = SOURCE) -> list[Row]:
    return list(make_rows(source, kind))


def _written(rows: Sequence[Row], kind: RowKind, format: str) -> str:
    return "".join(write_rows(rows, COLUMNS[kind], format, kind.capitalize()))


def _hostile() -> TableSource:
    """A reading in which names, tags and notes are meant to break tables."""
    speaker = replace(READING.speakers[0], name=HOSTILE, role="+1", country="@SUM(A1)", aliases=("-2", "NA"))
    statement = replace(READING.statements[0], speaker=HOSTILE)
    marks = (_mark("note", "the two countries are close", HOSTILE), _mark("tag", "two countries", "=1+1"))
    article = replace(READING.article, title=HOSTILE, url="javascript:alert(1)", publisher="\u202ex")
    reading = replace(READING, article=article, speakers=(speaker,), statements=(statement,))
    return TableSource(reading, "0123456789abcdef", "a|b.txt", marks)


@pytest.mark.parametrize("kind", ROW_KINDS)
def test_a_row_has_the_columns_of_its_kind_in_their_order(kind: RowKind) -> None:
    clipping = Clipping("u", "k", Anchor(3, "words"), "", "2026", cite_passage(READING, span("a new chapter")))
    rows = _rows(kind, replace(SOURCE, clippings=((1, clipping),)))
    assert rows
    assert {tuple(row) for row in rows} == {tuple(column.name for column in COLUMNS[kind])}


def test_a_statement_tells_whose_words_it_is_of_which_country_and_what_the_reader_made_of_it() -> None:
    first, second, third = _rows("statements")
    assert (first["article"], first["file"], first["outlet"], first["citing"], first["place"]) == (
        *("0123456789abcdef", "talks.txt", "Nord.No", "NTB", "Oslo"),
    )
    assert (first["speaker"], first["role"], first["country"], first["iso3"]) == (
        *("Amara Diallo", "President", "Republic of Bissora", None),
    )
    assert (third["country"], third["iso3"]) == ("Norway", "NOR")
    assert first["sentence"] == TEXT.split("\n\n")[1]
    assert (first["theme"], first["tags"], first["notes"]) == (("ties",), ("friends",), ("Ask\nher.",))
    assert (second["theme"], second["tags"], second["notes"]) == ((), (), ())
    assert (first["joint"], first["members"]) == (False, ())
    assert isinstance(first["start"], int)
    assert isinstance(first["end"], int)
    assert TEXT[first["start"] : first["end"]] == "Diallo said the two countries are close"


def test_a_search_gives_the_statements_that_it_found_and_whole_articles_of_all_else() -> None:
    said = READING.statements[1]
    found = replace(SOURCE, passages=frozenset((Span(said.start, said.end),)))
    assert [row["words"] for row in _rows("statements", found)] == ["“We will build, […] and soon.”"]
    assert len(_rows("agreements", found)) == len(_rows("agreements"))


def test_agreements_people_and_themes_tell_what_was_found() -> None:
    (agreed,) = _rows("agreements")
    assert (agreed["count"], agreed["status"], agreed["fields"], agreed["parties"]) == (
        *(2, "signed", ("fishing", "ports"), ("Republic of Bissora", "Norway")),
    )
    assert [(row["name"], row["speaks"], row["statements"]) for row in _rows("people")] == [
        *(("Amara Diallo", True, 2), ("Jon Vik", True, 1), ("Kari Vik", False, 0)),
    ]
    assert [(row["theme"], row["passages"], row["terms"]) for row in _rows("themes")] == [
        *(("ties", 1, ()), ("fish", 2, ("fishing",))),
    ]


@pytest.mark.parametrize(
    ("rule", "cells"), [("speaker_then_cue", (0.95, 181)), ("letter", (None, 5)), ("x", (None, None))]
)
def test_beside_a_rule_stands_how_often_it_was_right(
    rule: str, cells: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = {"speaker_then_cue": Reliability(172, 181, 21), "letter": Reliability(5, 5, 1)}
    monkeypatch.setattr("summitreader.exporters.rows.make.reliability", figures.get)
    statements = tuple(replace(one, rule=rule) for one in READING.statements)
    speakers = tuple(replace(one, rule=rule) for one in READING.speakers)
    source = replace(SOURCE, reading=replace(READING, statements=statements, speakers=speakers))
    for kind in ("statements", "people"):
        row = _rows(kind, source)[0]
        assert (row["rule"], row["reliability"], row["reliability_of"]) == (rule, *cells)
    assert f"{cells[0] or ''},{cells[1] or ''}," in _written(_rows("statements", source), "statements", "csv")


def test_an_event_is_a_row_with_its_day_its_participants_and_the_words_that_tell_of_it() -> None:
    (event,) = _rows("events")
    assert (event["event"], event["place"]) == ("talks", "Oslo")
    assert (event["event_date"], event["participants"]) == ("Friday", ("Amara Diallo", "Jon Vik"))
    assert (event["words"], event["sentence"]) == ("met", TEXT.split("\n\n")[0])


def test_a_text_without_findings_has_no_rows_and_a_header() -> None:
    nothing = TableSource(parse(Article("", ())), "0123456789abcdef")
    for kind in ROW_KINDS:
        assert _rows(kind, nothing) == []
        assert _written([], kind, "csv") == ",".join(column.name for column in COLUMNS[kind]) + "\n"


@pytest.mark.parametrize("source", [SOURCE, _hostile()], ids=["talks", "hostile"])
@pytest.mark.parametrize("kind", ROW_KINDS)
def test_every_row_of_json_is_as_the_schema_says(kind: RowKind, source: TableSource) -> None:
    schema = json.loads(table_schema(kind))
    Draft202012Validator.check_schema(schema)
    rows = _rows(kind, source)
    for line in _written(rows, kind, "jsonl").splitlines():
        Draft202012Validator(schema).validate(json.loads(line))
    assert [field["name"] for field in schema["fields"]] == list(schema["properties"]) == schema["required"]
    assert schema["version"] == 1


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("bom", ["", BOM])
def test_pandas_reads_back_what_was_written(format: str, delimiter: str, bom: str) -> None:
    written = bom + _written(_rows("statements"), "statements", format)
    frame = pandas.read_csv(io.BytesIO(written.encode()), sep=delimiter)
    assert list(frame.columns) == [column.name for column in COLUMNS["statements"]]
    assert frame["speaker"].tolist() == ["Amara Diallo", "Amara Diallo", "Jon Vik"]
    assert frame["joint"].dtype == bool
    assert frame["start"].dtype.kind == "i"
    assert frame["notes"][0] == "Ask\nher."
    assert frame["iso3"].isna().tolist() == [True, True, False]


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_table_reads_as_r_reads_it(format: str, delimiter: str) -> None:
    """`read.csv` and `read.delim`: double quotes quote, doubled inside; a cell may have lines; NA is nothing."""
    written = _written([*_rows("statements"), *_rows("statements", _hostile())], "statements", format)
    rows = list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter, doublequote=True, strict=True))
    assert {len(row) for row in rows} == {len(COLUMNS["statements"])}
    named = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert named[0]["country"] == "Republic of Bissora"
    assert named[0]["joint"] in ("true", "false")
    assert int(named[0]["end"]) > int(named[0]["start"])
    frame = pandas.read_csv(io.StringIO(written), sep=delimiter, na_values=["NA"], keep_default_na=False)
    assert len(frame) == len(named)


@pytest.mark.parametrize("kind", ROW_KINDS)
def test_no_cell_is_a_formula(kind: RowKind) -> None:
    written = _written(_rows(kind, _hostile()), kind, "csv")
    for row in csv.reader(io.StringIO(written, newline="")):
        assert not [cell for cell in row if cell.strip()[:1] and cell.strip()[0] in "=+-@|%"], row


@pytest.mark.parametrize("start", [*"=+-@＝＋－＠|%", " =", "\t"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_whatever_else_is_in_the_cell(start: str) -> None:
    row = {**_rows("people")[0], "name": f"{start}cmd()", "aliases": (f"{start}x", "y")}
    read = next(csv.DictReader(io.StringIO(_written([row], "people", "csv"))))
    assert (read["name"], read["aliases"]) == (f"'{start}cmd()", f"'{start}x; y")


@pytest.mark.parametrize("kind", ROW_KINDS)
def test_a_row_of_markdown_is_one_line_with_a_cell_a_column(kind: RowKind) -> None:
    rows = _rows(kind, _hostile())
    lines = _written(rows, kind, "markdown").splitlines()
    assert len(lines) == len(rows) + 2
    cells = [line.replace("\\\\", "").replace("\\|", "").count("|") for line in lines]
    assert set(cells) == {len(COLUMNS[kind]) + 1}
    assert "<script>" not in "".join(lines).replace("\\<script", "")


class _Page(HTMLParser):
    """What is in a page: its tags with their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("kind", ROW_KINDS)
def test_a_page_has_caption_and_scopes_and_nothing_that_runs(kind: RowKind) -> None:
    rows, page = _rows(kind, _hostile()), _Page()
    page.feed(_written(rows, kind, "html"))
    tags = [tag for tag, _ in page.tags]
    assert (tags.count("caption"), tags.count("tr")) == (1, len(rows) + 1)
    assert not {"script", "img", "iframe", "link", "a"} & set(tags)
    assert [attributes.get("scope") for tag, attributes in page.tags if tag == "th"] == (
        ["col"] * len(COLUMNS[kind]) + ["row"] * len(rows)
    )
    assert ("html", {"lang": "en"}) in page.tags
    assert not [attributes for _, attributes in page.tags if any(name.startswith("on") for name in attributes)]


def test_an_address_of_the_web_is_a_link_of_the_page() -> None:
    article = replace(READING.article, url='https://nord.example/a?b="c"&d')
    page = _Page()
    page.feed(_written(_rows("people", replace(SOURCE, reading=replace(READING, article=article))), "people", "html"))
    assert ("a", {"href": 'https://nord.example/a?b="c"&d'}) in page.tags


def test_the_schema_names_all_values_that_the_model_knows() -> None:
    kinds = json.loads(table_schema("marks"))["properties"]["kind"]["enum"]
    assert [one for one in kinds if one] == list(get_args(MarkKind))


def test_a_reading_of_any_text_gives_rows(tmp_path: object) -> None:
    reading: Reading = parse(Article("Vik said: “\ud800 is no letter.” The sides signed a pact.", ()))
    for kind in ROW_KINDS:
        for format in formats_of("rows"):
            if not format.is_binary:
                assert _written(_rows(kind, TableSource(reading, "k")), kind, format.name) is not None
