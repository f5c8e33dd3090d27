"""A comparison in each form, read back by a reader of that form; the same things in the same order everywhere."""

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summitreader import session
from summitreader.comparison import (
    Account,
    ComparedSide,
    Comparison,
    CrossReport,
    Difference,
    Point,
    SharedAgreement,
    Tone,
    VersionBlock,
)
from summitreader.exporters.comparison.outline import outline
from summitreader.exporters.comparison.shares import theme_shares
from summitreader.exporters.comparison.table import comparison_columns
from summitreader.importers.plain.text import read_text
from summitreader.model import Article, Block, Reading, Span, Theme
from summitreader.tui.viewmodel.comparing.shares import Shares

OURS = (
    "President Ruiz stressed that ransomware must stop. The talks were candid. We will send ten ships.",
    "Both leaders condemned the launches. Fifteen documents were signed. Lind promised a visit.",
)
THEIRS = (
    "The sides spoke of information security. Lind expressed hope that ships would come.",
    "Ruiz condemned the launches. Fourteen documents were signed. Ruiz praised our courts. Tea was served.",
)
HOSTILE = '=HYPERLINK("http://x.example") <script>alert(1)</script> | *b* [a](javascript:x) &amp; `c` \u202e "q"'


def _side(paragraphs: tuple[str, ...], name: str, leader: str, title: str) -> ComparedSide:
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(Span(len(text), len(text) + len(paragraph))))
        text += f"{paragraph}\n\n"
    sentences = tuple(Span(*found.span()) for found in re.finditer(r"[A-Z=][^.]*\.", text))
    article = Article(text, tuple(blocks), title=title, url=f"https://{name}.example/1")
    theme = Theme("digital_cyber", "Digital and cyber", (blocks[0].span,), (), "made")
    return ComparedSide(
        Reading(article, sentences, themes=(theme,)), f"{name}.txt", title, name, "2026-03-03", "", (leader,)
    )


def _found(ours: tuple[str, ...] = OURS, title: str = "Readout") -> Comparison:
    sides = _side(ours, "Ours", "Ruiz", title), _side(THEIRS, "Theirs", "Lind", "News")

    def at(side: int, words: str) -> Span:
        start = sides[side].reading.article.text.index(words)
        return Span(start, start + len(words))

    def told(side: int, words: str, joint: bool = False) -> Account:
        return Account((at(side, words),), (sides[side].leaders[0],), joint)

    launches = told(0, "Both leaders condemned the launches", True), told(1, "Ruiz condemned the launches")
    return Comparison(
        sides,
        points=(
            Point("", (told(0, "The talks were candid"), None), "alone"),
            Point("health", (None, told(1, "Tea was served")), "alone", weak=True),
            Point("digital_cyber", (told(0, "ransomware must stop"), told(1, "information security")), "linked"),
            Point("trade_investment", launches, "linked"),
        ),
        agreements=(
            SharedAgreement(((), (at(1, "Tea"),)), (None, None), "alone"),
            SharedAgreement(
                ((at(0, "Fifteen documents"),), (at(1, "Fourteen documents"),)), (15, 14), "same_day", "count"
            ),
        ),
        reports=(
            CrossReport(1, 0, "Ruiz", at(1, "condemned the launches"), (launches[0].spans[0],), "reported"),
            CrossReport(1, 0, "Ruiz", at(1, "praised our courts"), (), "reported"),
        ),
        differences=(
            Difference((0, 1), (at(0, "ransomware"), at(1, "information security")), "term", "names"),
            Difference((0, 1), (at(0, "will send"), at(1, "expressed hope")), "commitment", "firmness", 0),
            Difference((0, 1), (at(0, "Both leaders"), at(1, "Ruiz")), "agency", "acts"),
            Difference((0, 1), (at(0, "ten ships"), at(1, "ships")), "number", "numbers"),
        ),
        tones=(Tone(0, at(0, "candid"), "candid"),),
    )


FOUND = _found()
EMPTY = replace(FOUND, points=(), agreements=(), reports=(), differences=(), tones=())
ORDER = [
    "reports",
    "firmness",
    "names",
    "agency",
    "joint",
    "one_sided",
    "details",
    "agreements",
    "order",
    "tone",
    "matters",
]
FORMATS = session.COMPARISON_FORMATS


def _written(format: str, found: Comparison = FOUND) -> str:
    return session.write_comparison(found, format)


def _rows(found: Comparison = FOUND) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_written("csv", found)), strict=True))


def test_the_news_comes_in_the_order_of_its_worth() -> None:
    assert [section.key for section in outline(FOUND)] == ORDER
    says = {section.key: [entry.says for entry in section.entries] for section in outline(FOUND)}
    assert says == {
        "reports": [
            "b says that Ruiz, who speaks for a, said this; not found in a by these rules.",
            "b says that Ruiz, who speaks for a, said this; a tells it too.",
        ],
        "firmness": ["Another commitment, firmer in a."],
        "names": ["Another name."],
        "agency": ["Another one acts."],
        "details": ["Another number."],
        "joint": ["Told by a as said or done by all, by b as one side's."],
        "one_sided": ["Found in a; not found in b by these rules."],
        "agreements": [
            "Told by a and b. They differ in count: 15 in a, 14 in b.",
            "Told by b; not found in a by these rules.",
        ],
        "order": ["Trade and investment: a 42% (5 words, place 2); b 44% (4 words, place 2).", *says["order"][1:]],
        "tone": ["a: candid."],
        "matters": ["Told by a and b.", "Told by a and b."],
    }


def test_every_count_says_what_was_counted() -> None:
    counted = {section.key: section.counted for section in outline(FOUND)}
    assert counted["reports"].startswith(
        "2 passages in which a side tells what another side's leader said; 1 of them not found"
    )
    assert counted["one_sided"] == "1 matter found on one side alone by these rules: 1 in a, 0 in b."
    assert counted["agreements"] == "2 agreements told; 1 by more than one side, 1 of these differently."
    assert (
        counted["matters"]
        == "2 matters found on more than one side. 1 passage more, found on one side, says too little."
    )
    assert all("omit" not in one for one in counted.values())


def test_shares_are_of_all_words_that_are_compared_and_those_of_the_screen() -> None:
    cyber = next(one for one in theme_shares(FOUND) if one.theme == "digital_cyber")
    assert (cyber.words, cyber.shares, cyber.places) == ((3, 2), (3 / 12, 2 / 9), (1, 1))
    readings = [session.read(name) for name in session.example_pair("accounts")]
    for found in (FOUND, session.compare(readings)):
        told = [
            (one.theme, tuple(round(100 * share) for share in one.shares), one.places) for one in theme_shares(found)
        ]
        assert told == [(one.theme, one.percents, one.places) for one in Shares(found).themes]


def test_the_table_has_a_row_for_each_thing_told_with_both_sides_words() -> None:
    rows = _rows()
    assert [row["number"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert list(dict.fromkeys(row["section"] for row in rows)) == ORDER
    by_kind = {row["kind"]: row for row in rows}
    row = by_kind["commitment"]
    assert (row["a_words"], row["b_words"], row["firmer"], row["rule"]) == (
        "will send",
        "expressed hope",
        "a",
        "firmness",
    )
    start, end = int(row["a_start"]), int(row["a_end"])
    assert FOUND.sides[0].reading.article.text[start:end] == "will send"
    assert (row["a_source"], row["b_paragraphs"]) == ("Ours, 2026-03-03", "1")
    assert (rows[0]["only"], rows[0]["of"], rows[0]["speaker"]) == ("b", "a", "Ruiz")
    assert (by_kind["joint"]["joint"], by_kind["joint"]["b_speakers"]) == ("a", "Lind")
    assert (by_kind["joint"]["theme"], by_kind["one_sided"]["only"]) == ("trade_investment", "a")
    agreements = [row for row in rows if row["kind"] == "agreement"]
    assert [(row["a_count"], row["b_count"], row["conflict"]) for row in agreements] == [
        ("15", "14", "count"),
        ("", "", ""),
    ]


class _Page(HTMLParser):
    """A page, each tag closed in order; what is in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, Mapping[str, str | None]]] = []
        self.open: list[str] = []
        self.headings: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open[-1:] == ["h2"]:
            self.headings.append(data)

    def each(self, tag: str, attribute: str) -> list[str | None]:
        return [attributes.get(attribute) for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize(
    "found", [FOUND, EMPTY, _found((HOSTILE + " " + OURS[0], OURS[1]), HOSTILE)], ids=["full", "empty", "hostile"]
)
def test_the_page_stands_alone_and_can_be_read_by_ear(found: Comparison) -> None:
    page = _Page(_written("html", found))
    names = [name for name, _ in page.tags]
    ids = [one["id"] for _, one in page.tags if "id" in one]
    assert page.tags[0] == ("html", {"lang": "en"})
    assert len(ids) == len(set(ids))
    assert (names.count("h1"), names.count("main"), names.count("title")) == (1, 1, 1)
    assert not {"script", "img", "iframe", "link", "object", "form", "base"} & set(names)
    links = page.each("a", "href")
    assert all(link and (link.startswith("https://") or (link[0] == "#" and link[1:] in ids)) for link in links)
    labels = [one["aria-labelledby"] for _, one in page.tags if "aria-labelledby" in one]
    assert len(labels) >= len(ORDER)
    assert set(labels) <= set(ids)
    assert set(page.each("th", "scope")) <= {"col", "row"}
    assert page.headings[: len(ORDER)] == [section.title for section in outline(found)]
    assert not [one for _, one in page.tags if any(name.startswith("on") or name == "src" for name in one)]
    assert "url(" not in _written("html", found)


def test_the_page_marks_the_words_of_a_difference_in_their_sentence() -> None:
    assert (
        '<blockquote dir="auto">President Ruiz stressed that <mark>ransomware</mark> must stop.</blockquote>'
        in _written("html")
    )


def test_markdown_has_the_sections_as_headings_and_the_words_as_quotes() -> None:
    tokens = MarkdownIt().parse(_written("markdown"))
    headings = [
        tokens[at + 1].content for at, one in enumerate(tokens) if one.type == "heading_open" and one.tag == "h2"
    ]
    assert headings[: len(ORDER)] == [section.title for section in outline(FOUND)]
    quotes = sum(token.type == "blockquote_open" for token in tokens)
    assert quotes == sum(len(entry.words) for section in outline(FOUND) for entry in section.entries)
    bold = [
        child.content
        for token in tokens
        for at, before in enumerate(token.children or ())
        if before.type == "strong_open" and (child := (token.children or [])[at + 1])
    ]
    assert {"ransomware", "information security", "will send", "praised our courts"} <= set(bold)


def test_nothing_in_a_text_is_markup_of_markdown() -> None:
    found = _found((HOSTILE + " " + OURS[0], OURS[1]), HOSTILE)
    span = Span(0, len(HOSTILE))
    point = Point("", (Account((span,), (HOSTILE,)), None), "alone")
    html = MarkdownIt().render(_written("markdown", replace(found, points=(point,))))
    page = _Page(html)
    assert not {"script", "img", "em"} & {name for name, _ in page.tags}
    assert all(str(link).startswith("https://") for link in page.each("a", "href"))
    assert page.text.count("<script>alert(1)</script>") >= 2


def test_no_cell_of_the_table_is_run_by_a_spreadsheet() -> None:
    found = _found((HOSTILE + " " + OURS[0], OURS[1]))
    point = Point("", (Account((Span(0, len(HOSTILE)),), ("@SUM(A1)",)), None), "alone")
    (row,) = (row for row in _rows(replace(found, points=(point,))) if row["kind"] == "one_sided")
    assert row["a_words"].startswith("'=HYPERLINK(")
    assert row["a_speakers"] == "'@SUM(A1)"


_SPANS = {"type": "array", "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}}
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["format", "sides", "points", "links", "agreements", "reports", "differences", "tones"],
    "properties": {
        "format": {"const": 1},
        "sides": {"type": "array", "items": {"required": ["id", "file", "title", "source", "date", "leaders", "text"]}},
        "points": {"type": "array", "items": {"required": ["theme", "only", "rule"]}},
        "reports": {
            "type": "array",
            "items": {"required": ["in", "of", "speaker", "span", "own"], "properties": {"own": _SPANS}},
        },
        "differences": {"type": "array", "items": {"required": ["a", "b", "kind", "firmer"]}},
    },
}


def test_json_is_what_the_schema_says_and_its_offsets_are_those_of_the_words() -> None:
    told = json.loads(_written("json"))
    jsonschema.validate(told, _SCHEMA)
    start, end = told["reports"][1]["span"]
    assert told["sides"][1]["text"][start:end] == "praised our courts"


def test_text_says_the_same_in_eighty_columns() -> None:
    text = _written("text")
    sections = [section.title.upper() for section in outline(FOUND)]
    assert [line for line in text.splitlines() if line in sections] == sections
    assert max(map(len, text.splitlines())) <= 80
    assert "a: “will send” (para. 1)" in text


@pytest.mark.parametrize("format", FORMATS)
def test_each_form_tells_that_nothing_was_found(format: str) -> None:
    assert _written(format, EMPTY)
    assert "Another name" not in _written(format, EMPTY)


@pytest.mark.parametrize("format", FORMATS)
def test_two_versions_are_told_by_what_became_of_each_passage(format: str) -> None:
    ours, theirs = (Span(0, len(one[0])) for one in (OURS, THEIRS))
    blocks = (
        VersionBlock(((ours,), (theirs,)), "reworded", True, "alike"),
        VersionBlock(((ours,), ()), "dropped", False, "x"),
    )
    found = replace(EMPTY, versions=blocks)
    assert [len(section.entries) for section in outline(found)] == [0, 1, 0, 1, 1, 0, 0]
    assert "eworded" in _written(format, found)


def test_what_changed_between_two_versions_is_named_and_stands_out() -> None:
    readings = [session.read(name) for name in session.example_pair("versions")]
    found = session.compare_versions(*readings)
    assert "“Corvia” for “Brenland”" in _written("text", found)
    assert "people of <mark>Corvia</mark> for" in _written("html", found)
    assert "people of **Brenland** for" in _written("markdown", found)
    assert any(row["firmer"] == "b" for row in _rows(found))
    _Page(_written("html", found))


def test_three_sides_have_a_column_each() -> None:
    third = _side(THEIRS, "Third", "Moreau", "Note")
    found = session.compare(
        [FOUND.sides[0].reading, FOUND.sides[1].reading, replace(third.reading, article=Article("It rained.", ()))]
    )
    assert "c_words" in _written("csv", found).splitlines()[0]
    assert "\nc  " in _written("text", found)


@given(st.lists(st.text(max_size=200), min_size=2, max_size=3, unique=True), st.sampled_from(OURS + THEIRS))
@settings(max_examples=15)  # each is compared, and written five times
def test_any_texts_are_compared_and_written_in_every_form(texts: list[str], more: str) -> None:
    readings = [session.parse(read_text(f"{text}\n\n{more} {number}")) for number, text in enumerate(texts)]
    found = session.compare([replace(reading, note=None) for reading in readings])
    for format in FORMATS:
        assert _written(format, found)
    _Page(_written("html", found))
    assert json.loads(_written("json", found))["format"] == 1
    assert {len(row) for row in csv.reader(io.StringIO(_written("csv", found)))} == {
        len(comparison_columns(len(texts)))
    }


@pytest.mark.parametrize("format", FORMATS[:1] + FORMATS[2:])
def test_what_a_leader_denied_is_told_with_the_word_that_says_so(format: str) -> None:
    ours = "President Ana Ruiz of Chile met Premier Bo Lind of Norway. Lind denied that he was late."
    theirs = "Premier Bo Lind of Norway met President Ana Ruiz of Chile. Lind said that the weather was fine."
    readings = [session.parse(read_text(text)) for text in (ours, theirs)]
    said = Span(ours.index("he was late"), ours.index("he was late") + 11)
    found = replace(session.compare(readings), reports=(CrossReport(0, 1, "Bo Lind", said, (), "reported"),))
    assert "denied that he was late" in _written(format, found).replace("**", "").replace("<mark>", "")
