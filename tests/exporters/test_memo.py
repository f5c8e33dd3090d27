"""The memo of quotes as a Word document, read back by python-docx and part by part."""

import io
import zipfile
from dataclasses import replace

import docx
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from summitreader.exporters.memo import write_docx
from summitreader.exporters.rows.make import TableSource
from summitreader.model import Anchor, Article, Block, Mark, Reading, Span, Speaker, Statement
from tests.readings import READING, span

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTE = Mark("u", "k", "note", Anchor(0, "close"), "Ask her.\nSoon.", made="2026-01-05T09:30:00Z", span=span("close"))
SOURCE = TableSource(
    replace(READING, article=replace(READING.article, url="https://nord.example/talks", title="Talks in Oslo")),
    "k",
    marks=(_NOTE,),
    accessed="2026-01-06",
)


def _written(*sources: TableSource) -> bytes:
    return b"".join(write_docx(sources))


def _paragraphs(*sources: TableSource) -> list[tuple[str, str]]:
    """The paragraphs of the memo with their styles, as python-docx reads them."""
    found = docx.Document(io.BytesIO(_written(*sources))).paragraphs
    return [(one.style.name if one.style else "", one.text) for one in found]


def _part(name: str, *sources: TableSource) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(_written(*sources))).read(f"word/{name}.xml"))


def _footnotes(*sources: TableSource) -> dict[str, str]:
    """The words of each footnote by its number, but for the two that are lines."""
    return {
        note.get(f"{_W}id"): "".join(note.itertext()).strip()
        for note in _part("footnotes", *sources)
        if note.get(f"{_W}type") is None
    }


def test_quotes_stand_under_their_speakers_with_the_readers_notes() -> None:
    assert _paragraphs(SOURCE) == [
        ("Title", "Quotes by speaker"),
        ("Heading 1", "Amara Diallo"),
        ("Quote", "the two countries are close"),
        ("Reader's note", "Ask her.\nSoon."),
        ("Quote", "“We will build, […] and soon.”"),
        ("Heading 1", "Jon Vik"),
        ("Quote", "“a new chapter” for the region"),
    ]


def test_each_quote_has_a_footnote_that_cites_it_and_the_second_of_a_source_says_ibid() -> None:
    references = [one.get(f"{_W}id") for one in _part("document", SOURCE).iter(f"{_W}footnoteReference")]
    notes = _footnotes(SOURCE)
    assert references == list(notes) == ["1", "2", "3"]
    assert notes["1"].startswith("Amara Diallo, President of the Republic of Bissora, ")
    assert (
        "paraphrased in “Talks in Oslo,” Nord.No, citing NTB, n.d., para. 2, accessed January 6, 2026, " in notes["1"]
    )
    assert notes["1"].endswith("https://nord.example/talks.")
    assert "ibid., para. 2" in notes["2"]


def test_the_quotes_of_one_speaker_in_two_articles_stand_together() -> None:
    other = replace(SOURCE.reading, article=replace(READING.article, title="The day after"))
    lines = _paragraphs(SOURCE, replace(SOURCE, reading=other, marks=()))
    assert [words for style, words in lines if style == "Heading 1"] == ["Amara Diallo", "Jon Vik"]
    assert len([words for style, words in lines if style == "Quote"]) == 6
    assert ["“The day after,”" in note for note in _footnotes(SOURCE, replace(SOURCE, reading=other)).values()] == [
        *(False, False, True, False, False, True)  # "ibid." tells it in the fourth
    ]


def test_of_a_search_what_it_found_is_quoted_other_passages_last() -> None:
    wanted = READING.statements[2]
    passages = frozenset({Span(wanted.start, wanted.end), span("Vik's wife, Kari Vik, was there.")})
    assert _paragraphs(replace(SOURCE, passages=passages, marks=()))[1:] == [
        ("Heading 1", "Jon Vik"),
        ("Quote", "“a new chapter” for the region"),
        ("Heading 1", "Other passages"),
        ("Quote", "Vik's wife, Kari Vik, was there."),
    ]


def test_a_statement_of_nobody_stands_after_those_of_speakers_and_an_empty_memo_says_so() -> None:
    nobody = replace(SOURCE.reading, statements=(replace(READING.statements[0], speaker=""), *READING.statements[1:]))
    headings = [words for style, words in _paragraphs(replace(SOURCE, reading=nobody)) if style == "Heading 1"]
    assert headings == ["Amara Diallo", "Jon Vik", "Speaker not named"]
    assert _paragraphs()[1:] == [("Normal", "No statements were found.")]
    assert _footnotes() == {}


def test_the_same_articles_give_the_same_bytes_and_every_part_is_declared() -> None:
    assert _written(SOURCE) == _written(SOURCE)
    file = zipfile.ZipFile(io.BytesIO(_written(SOURCE)))
    declared = {one.get("PartName") for one in etree.fromstring(file.read("[Content_Types].xml"))} - {None}
    related = {one.get("Target") for one in etree.fromstring(file.read("word/_rels/document.xml.rels"))}
    assert declared == {"/word/document.xml", *(f"/word/{name}" for name in related)}
    assert {name.removeprefix("word/") for name in file.namelist() if name.startswith("word/")} == {
        *("document.xml", "_rels/document.xml.rels", *related)
    }


@given(st.text(min_size=1, max_size=40))
def test_whatever_was_said_the_document_can_be_read(words: str) -> None:
    statement = Statement(words, (Span(0, len(words)),), None, None, "direct", "by_hand")
    reading = Reading(
        Article(words, (Block(Span(0, len(words))),), title=words, url=words),
        statements=(statement,),
        speakers=(Speaker(words, words, None, (), (), "by_hand"),),
    )
    source = TableSource(reading, "k", marks=(replace(_NOTE, text=words, span=Span(0, len(words))),))
    assert [style for style, _ in _paragraphs(source)] == ["Title", "Heading 1", "Quote", "Reader's note"]
    assert list(_footnotes(source)) == ["1"]
