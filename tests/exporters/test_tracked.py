"""Two versions as a Word document with tracked changes, read back by python-docx."""

import re
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from summitreader import session
from summitreader.comparison import ComparedSide, Comparison
from summitreader.exporters.tracked.document import write_tracked_docx
from summitreader.model import Article, Block, Reading, Span

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = st.sampled_from(["we", "welcome", "talks", "on", "trade,", "and", "urge", "both;", "Bree", "2024"])
_LINES = st.lists(_WORDS, max_size=6).map(" ".join) | st.text(max_size=8)
_TEXTS = st.lists(_LINES, max_size=6).map("\n".join)


def _article(text: str) -> Article:
    starts = [(match.start(), match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
    return Article(text, tuple(Block(Span(*place)) for place in starts))


def _compared(old: str, new: str) -> Comparison:
    return session.compare_versions(Reading(_article(old)), Reading(_article(new)))


def _body(found: Comparison) -> etree._Element:
    body: etree._Element = docx.Document(BytesIO(write_tracked_docx(found, "2025-10-04"))).element.body
    return body


def _accepted(body: etree._Element, gone: tuple[str, str], stays: tuple[str, str]) -> list[str]:
    """The paragraphs when all changes of two kinds are carried out and those of two others undone."""
    lines, rest = [], ""
    for paragraph in body.iter(f"{_W}p"):
        for element in paragraph.iter(f"{_W}t", f"{_W}delText"):
            kinds = {one.tag.removeprefix(_W) for one in element.iterancestors()}
            if not kinds & set(gone):
                rest += element.text or ""
        mark = paragraph.find(f"{_W}pPr/{_W}rPr")
        marked = {one.tag.removeprefix(_W) for one in mark} if mark is not None else set()
        assert not marked - {*gone, *stays}
        if not marked & set(gone):
            lines.append(rest)
            rest = ""
    assert not rest, "words of a paragraph that went stand in none"
    return lines


def _newer(body: etree._Element) -> list[str]:
    return _accepted(body, ("del", "moveFrom"), ("ins", "moveTo"))


def _older(body: etree._Element) -> list[str]:
    return _accepted(body, ("ins", "moveTo"), ("del", "moveFrom"))


def _lines(text: str) -> list[str]:
    return [
        re.sub("[^\t\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", line)
        for line in text.split("\n")
        if line.strip()
    ]


@given(_TEXTS, _TEXTS)
def test_accepting_all_gives_the_newer_text_and_rejecting_all_the_older(old: str, new: str) -> None:
    body = _body(_compared(old, new))
    assert [line for line in _newer(body) if line] == _lines(new)
    assert [line for line in _older(body) if line] == _lines(old)


def _example() -> Comparison:
    return session.compare_versions(*(session.read(name) for name in session.example_pair("versions")))


def test_the_years_that_come_along_are_read_back_from_the_document() -> None:
    found = _example()
    body = _body(found)
    assert _newer(body) == _lines(found.sides[1].reading.article.text)
    assert _older(body) == _lines(found.sides[0].reading.article.text)


def test_words_that_changed_are_tracked_inside_their_paragraph() -> None:
    body = _body(_compared("We will meet in Bree in March.", "We will meet in Dale in March."))
    (paragraph,) = body.iter(f"{_W}p")
    assert [one.text for one in paragraph.iter(f"{_W}delText")] == ["Bree"]
    assert [one.text for one in paragraph.iter(f"{_W}t")] == ["We will meet in ", "Dale", " in March."]


def test_a_paragraph_that_went_elsewhere_is_a_move_with_one_name() -> None:
    kept = ["We recall the Treaty of Bree.", "Trade between us grew by a third.", "Our ministers met in Dale in May."]
    moved = "We condemn piracy."
    body = _body(_compared("\n".join([moved, *kept]), "\n".join([*kept, moved])))
    names = [[one.get(f"{_W}name") for one in body.iter(f"{_W}{tag}RangeStart")] for tag in ("moveFrom", "moveTo")]
    assert names == [["move1"], ["move1"]]
    assert [one.text for move in body.iter(f"{_W}moveFrom") for one in move.iter(f"{_W}t")] == [moved]


def test_every_change_has_an_author_a_date_and_a_number_of_its_own() -> None:
    body = _body(_example())
    changes = [one for tag in ("ins", "del", "moveFrom", "moveTo") for one in body.iter(f"{_W}{tag}")]
    assert {one.get(f"{_W}author") for one in changes} == {"summitreader"}
    assert {one.get(f"{_W}date") for one in changes} == {"2025-10-04T00:00:00Z"}
    numbers = [one.get(f"{_W}id") for one in changes]
    assert len(set(numbers)) == len(numbers) > 20


def test_headings_keep_their_style() -> None:
    document = docx.Document(BytesIO(write_tracked_docx(_example(), "2025-10-04")))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["Security"] == "Heading 1"


def test_the_same_versions_give_the_same_bytes() -> None:
    assert write_tracked_docx(_example(), "2025-10-04") == write_tracked_docx(_example(), "2025-10-04")


@pytest.mark.parametrize(("date", "told"), [("2025-10-04", "2025-10-04"), ("10:00, 2025-10-04", ""), ("", "")])
def test_changes_have_the_day_of_the_newer_text_or_else_today(date: str, told: str) -> None:
    sides = [ComparedSide(Reading(_article(text)), "", date=date) for text in ("We met.", "We meet.")]
    written = session.write_tracked_docx(Comparison(tuple(sides)))
    body = docx.Document(BytesIO(written)).element.body
    day = next(body.iter(f"{_W}ins")).get(f"{_W}date")
    assert day.startswith(told or session.day_of_access())
