"""Projects and codebooks of qualitative analysis (REFI-QDA 1.5): valid, and every position at the right characters."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pyrefiqda.reficodebook import RefiCodebook
from pyrefiqda.refiproject import RefiProject

from summitreader import parse
from summitreader.exporters.qda.codebook import write_qdc
from summitreader.exporters.qda.guids import guid_of
from summitreader.exporters.qda.project import write_qdpx
from summitreader.exporters.rows.make import TableSource
from summitreader.model import Anchor, Article, Block, Mark, MarkKind, Reading, Span, Speaker, Statement
from tests.readings import READING, TEXT, span

_SCHEMAS = Path(__file__).parent / "schemas"
_Q = "{urn:QDA-XML:project:1.0}"
_C = "{urn:QDA-XML:codebook:1.0}"


def _mark(kind: MarkKind, words: str, text: str = "", uid: str = "u", made: str = "2026-01-05T09:30:00Z") -> Mark:
    at = span(words)
    return Mark(uid, "k", kind, Anchor(at.start, words), text, "green" if kind == "highlight" else None, made, at)


MARKS = (
    _mark("tag", "two countries", "friends/old", "a"),
    _mark("note", "the two countries are close", "Ask\nher <why> & when.", "b"),
    _mark("highlight", "Kari Vik", "", "c"),
    _mark("bookmark", "Oslo", "", "d"),
    replace(_mark("tag", "Oslo", "gone", "e"), span=None, anchor=Anchor(3, "words of yesterday")),
)
SOURCE = TableSource(READING, READING.article.id, "talks.txt", MARKS)


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(_SCHEMAS / f"refi-qda-{name}.xsd"))


def _written(*sources: TableSource) -> bytes:
    return b"".join(write_qdpx(sources))


class _Project:
    """A project as somebody else's program reads it."""

    def __init__(self, *sources: TableSource) -> None:
        self.file = zipfile.ZipFile(io.BytesIO(_written(*sources)))
        self.tree = etree.fromstring(self.file.read("project.qde"))
        _schema("project").assertValid(self.tree)
        self.codes = {
            code.get("guid"): "/".join(one.get("name") for one in [*[*code.iterancestors(f"{_Q}Code")][::-1], code])
            for code in self.tree.iter(f"{_Q}Code")
        }

    def texts(self) -> Iterator[tuple[etree._Element, str]]:
        for source in self.tree.iter(f"{_Q}TextSource"):
            name = source.get("plainTextPath").removeprefix("internal://")
            yield source, self.file.read(f"sources/{name}").decode("utf-8")

    def codings(self) -> set[tuple[str, str]]:
        """The words that have codes, with each code."""
        return {
            (text[int(one.get("startPosition")) : int(one.get("endPosition"))], self.codes[ref.get("targetGUID")])
            for source, text in self.texts()
            for one in source.iter(f"{_Q}PlainTextSelection")
            for ref in one.iter(f"{_Q}CodeRef")
        }


def test_a_statement_is_coded_where_its_content_stands_with_speaker_and_act() -> None:
    codings = _Project(SOURCE).codings()
    assert {
        ("the two countries are close", "Speakers/Republic of Bissora/Amara Diallo"),
        ("the two countries are close", "Acts/say"),
        ("“We will build,” she said, “and soon.”", "Speakers/Republic of Bissora/Amara Diallo"),
        ("“a new chapter” for the region", "Speakers/Norway/Jon Vik"),
    } <= codings


def test_themes_agreements_and_marks_are_codings_too() -> None:
    assert {
        ("fishing", "Themes/Fisheries"),
        ("two countries", "Tags/friends/old"),
        ("Kari Vik", "Highlights/green"),
        ("Oslo", "Bookmarks/bookmark"),
    } <= _Project(SOURCE).codings()
    kinds = {code.split("/")[0] for _, code in _Project(SOURCE).codings()}
    assert {"Agreements", "Statuses"} <= kinds


def test_a_note_hangs_on_its_passage_and_a_mark_that_is_nowhere_on_the_article() -> None:
    tree = _Project(SOURCE).tree
    notes = {one.get("guid"): one.findtext(f"{_Q}PlainTextContent") for one in tree.iter(f"{_Q}Note")}
    on_passage = tree.xpath("//*[local-name()='PlainTextSelection']/*[local-name()='NoteRef']/@targetGUID")
    on_article = tree.xpath("//*[local-name()='TextSource']/*[local-name()='NoteRef']/@targetGUID")
    assert [notes[guid] for guid in on_passage] == ["Ask\nher <why> & when."]
    assert [notes[guid] for guid in on_article] == ["tag “gone” on “words of yesterday”, which is not in this text"]


def test_the_reader_and_the_program_are_two_users() -> None:
    tree = _Project(SOURCE).tree
    users = {one.get("guid"): one.get("name") for one in tree.iter(f"{_Q}User")}
    by = {users[one.get("creatingUser")]: one.get("creationDateTime") for one in tree.iter(f"{_Q}Coding")}
    assert by == {"summitreader": None, "reader": "2026-01-05T09:30:00Z"}
    assert [one.get("name") for one in _Project(replace(SOURCE, marks=())).tree.iter(f"{_Q}User")] == ["summitreader"]


def test_what_is_known_of_an_article_are_its_variables() -> None:
    tree = _Project(SOURCE).tree
    names = {one.get("guid"): one.get("name") for one in tree.iter(f"{_Q}Variable")}
    values = {
        names[one[0].get("targetGUID")]: one.findtext(f"{_Q}TextValue") for one in tree.iter(f"{_Q}VariableValue")
    }
    assert values == {"outlet": "Nord.No", "citing": "NTB", "event": "talks", "place": "Oslo"}


def test_the_same_articles_give_the_same_bytes_and_what_is_new_changes_no_identifier() -> None:
    assert _written(SOURCE) == _written(SOURCE)
    other = TableSource(parse("Mr. Roe said: “We will pay.”"), "k")
    before = set(_Project(SOURCE).tree.xpath("//@guid"))
    assert before < set(_Project(other, SOURCE).tree.xpath("//@guid"))


def test_no_identifier_is_given_twice_and_every_reference_leads_somewhere() -> None:
    twice = replace(READING, statements=(*READING.statements, *READING.statements))
    project = _Project(replace(SOURCE, reading=twice), SOURCE)
    guids = project.tree.xpath("//@guid")
    assert len(guids) == len(set(guids))
    assert set(project.tree.xpath("//@targetGUID")) | set(project.tree.xpath("//@creatingUser")) <= set(guids)
    assert len([*project.texts()]) == 1, "the same text stands in a project once"


def test_of_a_search_its_passages_are_coded() -> None:
    wanted = READING.statements[2]
    project = _Project(replace(SOURCE, marks=(), passages=frozenset({Span(wanted.start, wanted.end)})))
    speakers = {code for _, code in project.codings() if code.startswith("Speakers")}
    assert speakers == {"Speakers/Norway/Jon Vik"}


def _reading_of(text: str, spans: list[Span]) -> Reading:
    statements = tuple(Statement("A\x07 <B>", (one,), None, None, "direct", "by_hand") for one in spans)
    speaker = Speaker("A\x07 <B>", None, '"C" & D', (), (), "by_hand")
    return Reading(Article(text, (Block(Span(0, len(text))),)), statements=statements, speakers=(speaker,))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_positions_count_code_points_whatever_ends_a_line_and_beyond_the_basic_plane(end: str) -> None:
    text = f"First 🇰🇷 line 𝔘.{end}Then é{end}{end}“We 🤝 agree.”"
    start = text.index("“We")
    reading = _reading_of(text, [Span(start, len(text)), Span(6, 8)])
    project = _Project(TableSource(reading, "k"))
    ((_, kept),) = project.texts()
    assert kept == text
    assert {words for words, _ in project.codings()} == {"“We 🤝 agree.”", "🇰🇷"}


@given(st.text(min_size=1, max_size=60), st.data())
def test_whatever_a_text_holds_the_project_is_valid_and_its_codings_are_its_words(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    mark = Mark("u", "k", "tag", Anchor(start, text[start:end]), text, None, text, Span(start, end))
    project = _Project(TableSource(_reading_of(text, [Span(start, end)]), "k", text, (mark,)))
    clean = text.encode("utf-8", "replace").decode("utf-8")
    assert {words for words, _ in project.codings()} == {clean[start:end]}


def test_an_empty_export_is_a_project_and_a_codebook_all_the_same() -> None:
    assert not [*_Project().texts()]
    _schema("codebook").assertValid(etree.fromstring("".join(write_qdc([])).encode()))


def test_the_codebook_has_the_codes_of_the_project_with_the_same_identifiers() -> None:
    book = etree.fromstring("".join(write_qdc([SOURCE])).encode())
    _schema("codebook").assertValid(book)
    project = _Project(SOURCE)
    codes = {one.get("guid"): one.get("name") for one in book.iter(f"{_C}Code")}
    assert set(codes) == set(project.codes)
    folder = next(one for one in book.iter(f"{_C}Code") if one.get("name") == "Norway")
    assert folder.get("isCodable") == "false"
    assert [one.get("name") for one in folder] == ["Jon Vik"]
    theme = next(one for one in book.iter(f"{_C}Code") if one.get("name") == "Fisheries")
    assert (theme.get("guid"), theme.findtext(f"{_C}Description")) == (guid_of("code", "Themes", "Fisheries"), "fish")


def test_the_positions_of_a_real_reading_hold_what_was_said() -> None:
    reading = parse(TEXT)
    wanted = {one.content.of(reading.article.text) for one in reading.statements}
    found = {words for words, code in _Project(TableSource(reading, "k")).codings() if code.startswith("Speakers")}
    assert wanted
    assert found == wanted


def test_pyrefiqda_reads_both(tmp_path: Path) -> None:
    (tmp_path / "talks.qdpx").write_bytes(_written(SOURCE))
    (tmp_path / "talks.qdc").write_text("".join(write_qdc([SOURCE])), encoding="utf-8")
    project = RefiProject.load(tmp_path / "talks.qdpx", str(tmp_path / "unpacked"))
    (source,) = project.sources.text_source
    positions = {(one.start_position, one.end_position) for one in source.plain_text_selection}
    assert {(one.content.start, one.content.end) for one in READING.statements} <= positions
    themes = next(one for one in RefiCodebook.load(tmp_path / "talks.qdc").codes.code if one.name == "Themes")
    assert [one.name for one in themes.code] == ["Fisheries", "Ties"]
