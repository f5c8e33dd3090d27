"""`summitreader library clippings`: the clippings in every form, printed and written, read back by other programs."""

import json
from argparse import ArgumentParser
from pathlib import Path

import pytest
import rispy
from markdown_it import MarkdownIt
from pybtex.database import parse_string

from summitreader.cli import library as command
from summitreader.errors import LibraryFault
from summitreader.importers.opening import open_bytes
from summitreader.session import library as verbs
from summitreader.session import parse

PAGE = """---
title: 'Vik in {Lima}: 50% & "more" fish'
url: https://nord.example/talks?a=1&b={2}
publisher: The Nord
date: 2031-05-04
---
President Vik called on Peru to close the pier.

Prime Minister Diallo denied that it rained.
"""


def _printed(home: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    parser = ArgumentParser()
    command.arguments(parser)
    status = command.run(parser.parse_args(["clippings", *arguments, "--library", str(home / "library.db")]))
    return (status, *capsys.readouterr())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a library in which two statements of an article are among the clippings."""
    library = verbs.find_library(str(tmp_path / "library.db"))
    reading = parse(open_bytes(PAGE.encode(), "talks.md"))
    for said in reading.statements:
        verbs.clip_article(library, reading, reading, said.content, (said,))
    verbs.note_clipping(library, verbs.clippings(library)[0], "ask *why*")
    return tmp_path


def test_they_are_printed_as_markdown_with_sources_and_notes(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, printed, told = _printed(home, capsys)
    assert (status, told) == (0, "")
    first, second = printed.split("\n\n---\n\n")
    assert first.startswith("> called on Peru to close the pier\n>\n> — Vik, President")
    assert (
        "“Vik in {Lima}: 50% & 'more' fish”, The Nord, 2031-05-04, <https://nord.example/talks?a=1&b={2}> (acc" in first
    )
    assert first.endswith("; para. 1; paraphrased in the source\n\nask \\*why\\*")
    assert second.startswith("> denied that it rained\n")


def test_a_memo_has_a_footnote_for_each_quote(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = _printed(home, capsys, "--form", "memo")[1]
    assert "> called on Peru to close the pier[^1]\n\nask \\*why\\*\n\n> denied that it rained[^2]\n\n[^1]: " in printed
    assert printed.split("[^2]: ")[1].startswith("Diallo, Prime Minister, paraphrased in ibid., para. 2.")
    assert "blockquote_open" in {token.type for token in MarkdownIt().parse(printed)}


def test_bibliographies_are_read_back_by_other_programs(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = parse_string(_printed(home, capsys, "--form", "bibtex")[1], "bibtex")
    (record,) = rispy.loads(_printed(home, capsys, "--form", "ris")[1])
    (item,) = json.loads(_printed(home, capsys, "--form", "csl-json")[1])
    assert [*database.entries] == [record["id"]] == [item["id"]]
    assert record["title"] == item["title"] == 'Vik in {Lima}: 50% & "more" fish'
    assert "called on Peru to close the pier" in item["note"]


@pytest.mark.parametrize(
    ("name", "begins"),
    [("q.md", "> called"), ("q.txt", "called"), ("q.bib", "@misc{"), ("q.ris", "TY"), ("q.json", "[")],
)
def test_the_name_of_a_file_tells_the_form_and_no_file_is_written_over(
    home: Path, capsys: pytest.CaptureFixture[str], name: str, begins: str
) -> None:
    status, printed, told = _printed(home, capsys, str(home / name))
    assert (status, printed) == (0, "")
    assert told.startswith("2 clippings written to ")
    assert (home / name).read_text(encoding="utf-8").startswith(begins)
    with pytest.raises(LibraryFault, match="cannot write"):
        _printed(home, capsys, str(home / name))


def test_what_was_corrected_since_is_told_of_the_clippings(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = verbs.find_library(str(home / "library.db"))
    first, second = verbs.clippings(library)
    reading = verbs.read_kept(library, first.article)
    assert reading
    span = reading.statements[0].content
    verbs.correct(library, reading, verbs.new_correction(reading.article, "reassign", "statement", span, "Ida Roe"))
    now = verbs.clippings(library)
    assert [one.citation.speaker for one in now] == ["Ida Roe", second.citation.speaker]
    assert "— Ida Roe" in _printed(home, capsys)[1]


def test_a_clipping_of_an_older_library_gets_all_that_its_article_tells(home: Path) -> None:
    library = verbs.find_library(str(home / "library.db"))
    before = verbs.clippings(library)
    with library.writing() as db:
        db.execute("UPDATE clipping SET citation = ''")
    assert verbs.clippings(library) == before
    verbs.bin_articles(library, [before[0].article])
    with library.writing() as db:
        db.execute("DELETE FROM article")
    bare = verbs.clippings(library)[0].citation
    assert (bare.words, bare.speaker, bare.paragraph) == ("close the pier", before[0].citation.speaker, 0)


def test_where_there_are_none_it_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verbs.empty_clippings(verbs.find_library(str(home / "library.db")))
    assert _printed(home, capsys)[:2] == (0, "")
    assert "no clippings yet" in _printed(home, capsys)[2]
    assert _printed(home, capsys, "--form", "csl-json")[1] == "[]\n"
