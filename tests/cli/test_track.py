"""`track` on files and on the library: each format, JSON as the schema says, SVG that any XML parser takes."""

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from summitreader import session
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow

FIRST = """---
title: Talks in Oslo
date: 2024-03-05
---

Prime Minister Jon Vik of Norway met President Xi Jinping of China in Oslo.

Vik said that Norway respects the one-China policy. Xi stressed that the one-China principle must be upheld.

They signed the Bergen Agreement on Fishing. Vik spoke of <b>the Herring Bank</b> & "quiet seas ahead".
"""
SECOND = FIRST.replace("Talks in Oslo", "A visit").replace("2024-03-05", "2025-01-20").replace("respects", "adheres to")


@pytest.fixture
def talks(home: Path) -> tuple[str, str]:
    (home / "first.md").write_text(FIRST, encoding="utf-8")
    (home / "second.md").write_text(SECOND, encoding="utf-8")
    return "first.md", "second.md"


def _json(printed: str) -> dict[str, object]:
    found = json.loads(printed)
    jsonschema.Draft202012Validator(json.loads(session.json_schema("track"))).validate(found)
    assert (found["version"], found["verb"]) == (1, "track")
    return dict(found)


@pytest.mark.parametrize(
    "asked",
    [
        ("one-China policy",),
        ("formula:one-china", "--by", "month"),
        ("theme:core_interests", "--side", "NO"),
        ("--matrix",),
        ("--timeline", "China", "Norway"),
        ("--new", "second.md", "--side", "Norway"),
        ("--dropped", "second.md", "--side", "Norway"),
    ],
    ids=lambda asked: asked[0].strip("-"),
)
def test_every_answer_is_as_the_schema_says_and_has_every_format(
    call: Call, talks: tuple[str, str], asked: tuple[str, ...]
) -> None:
    words = asked if asked[0].startswith("--") else (asked[0], *talks, *asked[1:])
    files = talks if asked[0].startswith("--") else ()
    done = call("track", *words, "--json", "--", *files) if files else call("track", *words, "--json")
    _json(done.out)
    for format in ("text", "markdown", "csv", *(() if asked[0] in ("--new", "--dropped") else ("svg",))):
        written = call("track", *words, "--format", format, *files).out
        assert written.strip(), format
        if format == "svg":
            root = ElementTree.fromstring(written)
            title, about = (root.find(f"{{http://www.w3.org/2000/svg}}{name}") for name in ("title", "desc"))
            assert title is not None
            assert about is not None
            assert title.text
            assert about.text


def test_each_count_names_the_lines_that_are_its_evidence(call: Call, talks: tuple[str, str]) -> None:
    found = json.loads(call("track", "formula:one-china", *talks, "--json", "--limit", "all").out)
    assert found["passages"] == len(found["lines"]) == 4
    for count in [*found["counts"], *found["cells"]]:
        assert len(count["lines"]) == count["passages"], count
    assert all(len(use["lines"]) == use["uses"] for use in found["uses"])
    wordings = {one["value"]: one["passages"] for one in found["counts"] if one["facet"] == "wording"}
    assert wordings == {"uphold + principle": 2, "respect + policy": 1, "adhere to + policy": 1}
    assert {(one["verb"], one["noun"], one["side"]) for one in found["uses"]} == {
        ("uphold", "principle", "China"),
        ("respect", "policy", "Norway"),
        ("adhere to", "policy", "Norway"),
    }


def test_the_library_is_asked_where_no_file_is_named(call: Call, talks: tuple[str, str]) -> None:
    call("add", *talks)
    by_files, by_library = (json.loads(call("track", "one-China", *of, "--json").out) for of in (talks, ()))
    assert by_files == by_library
    assert json.loads(call("track", "--matrix", "--find", "herring", "--json").out)["articles"] == 2
    assert call("track", "no such words").status == 1
    assert "not found by these rules" in call("track", "no such words").out


def test_a_table_for_a_spreadsheet_runs_nothing_and_adds_up(call: Call, talks: tuple[str, str]) -> None:
    rows = list(csv.DictReader(StringIO(call("track", "one-China", *talks, "--format", "csv").out)))
    assert sum(int(row["passages"]) for row in rows if row["facet"] == "period") == 4
    lines = list(csv.DictReader(StringIO(call("track", "one-China", *talks, "--format", "csv", "--lines").out)))
    assert {row["words"] for row in lines} == {"one-China"}
    assert len(lines) == 4


def test_a_plot_shows_words_as_words(call: Call, talks: tuple[str, str], home: Path) -> None:
    done = call("track", '<script>"&one-China', *talks, "--output", "plot.svg")
    assert done.err.startswith("written to plot.svg")
    plot = (home / "plot.svg").read_text(encoding="utf-8")
    assert "<script" not in plot
    assert ElementTree.fromstring(plot).tag.endswith("svg")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "say what to follow"),
        (("peace", "--json", "--format", "csv"), "--json prints"),
        (("peace", "--bom"), "--bom is for"),
        (("peace", "--lines"), "--lines is for"),
        (("peace", "--across"), "--across is about"),
        (("--matrix", "--side", "NO"), "not beside --matrix"),
        (("peace", "first.md", "--find", "x"), "no FILE beside it"),
        (("--new", "first.md", "--side", "NO", "--side", "CN"), "name one --side"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(call: Call, words: tuple[str, ...], told: str) -> None:
    done = call("track", *words)
    assert done.status == 2
    assert told in done.err


def test_the_formulas_are_listed_yours_too(call: Call, home: Path) -> None:
    listed = _json(call("track", "--formulas", "--json").out)["formulas"]
    assert isinstance(listed, list)
    assert len(listed) == 35
    assert "formula:one-china  one-China principle or policy (China)" in call("track", "--formulas").out
    assert call("track", "formula:nothing-like-it", "--json").status == 1
