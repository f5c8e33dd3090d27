"""Annotations of the web: what the Web Annotation Data Model asks for, and every selector at the right words."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from summitreader.exporters.annotations import name_of_text, write_w3c
from summitreader.exporters.rows.make import TableSource
from summitreader.model import Anchor, Article, Block, Mark, MarkKind, Reading, Span, Statement
from tests.readings import READING, TEXT, span


def _mark(kind: MarkKind, words: str, text: str = "", uid: str = "u") -> Mark:
    at = span(words)
    return Mark(uid, "k", kind, Anchor(at.start, words), text, "pink", "2026-01-05T09:30:00Z", at)


MARKS = (
    _mark("tag", "two countries", "friends/old", "a"),
    _mark("note", "Kari Vik", "Ask\nher.", "b"),
    _mark("highlight", "fishing", "", "c"),
    _mark("bookmark", "Oslo", "start", "d"),
    replace(_mark("tag", "Oslo", "gone", "e"), span=None, anchor=Anchor(3, "yesterday", "of ", ".")),
)
SOURCE = TableSource(READING, READING.article.id, marks=MARKS)


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads((Path(__file__).parent / "schemas" / "web-annotation.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _collection(*sources: TableSource) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(write_w3c(sources)))
    _validator().validate(found)
    assert found["total"] == len(found["first"]["items"])
    return found


def _items(*sources: TableSource) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = _collection(*sources)["first"]["items"]
    return items


def _of(motivation: str, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in items if one["motivation"] == motivation]


def _values(annotation: dict[str, Any]) -> list[tuple[str, str]]:
    return [(body["purpose"], body["value"]) for body in annotation.get("body", ())]


def test_a_statement_is_described_with_speaker_act_and_rule() -> None:
    first, *_ = _of("describing", _items(SOURCE))
    assert _values(first) == [
        ("classifying", "Speakers/Republic of Bissora/Amara Diallo"),
        ("classifying", "Acts/say"),
        ("describing", "cue: said\nkind: indirect\nrule: by_hand"),
    ]
    assert first["creator"] == {"type": "Software", "name": "summitreader"}
    quote, place = first["target"]["selector"]
    assert quote["exact"] == TEXT[place["start"] : place["end"]] == "the two countries are close"
    assert (quote["prefix"][-5:], quote["suffix"][:4]) == ("said ", ". “W")


def test_each_kind_of_mark_has_its_motivation_and_no_mark_is_by_the_program() -> None:
    items = _items(SOURCE)
    assert [_values(one) for one in _of("tagging", items)] == [[("tagging", "friends/old")], [("tagging", "gone")]]
    assert [_values(one) for one in _of("commenting", items)] == [[("commenting", "Ask\nher.")]]
    assert [_values(one) for one in _of("bookmarking", items)] == [[("bookmarking", "start")]]
    (highlight,) = _of("highlighting", items)
    assert _values(highlight) == []
    assert highlight["target"]["styleClass"] == "pink"
    assert ".pink {" in highlight["stylesheet"]["value"]
    marks = [one for one in items if one["motivation"] not in ("describing", "classifying")]
    assert [one for one in marks if "creator" in one or one["created"] != "2026-01-05T09:30:00Z"] == []


def test_a_mark_that_is_nowhere_in_the_text_keeps_the_words_that_it_was_made_on() -> None:
    *_, lost = _of("tagging", _items(SOURCE))
    assert lost["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "yesterday", "prefix": "of ", "suffix": "."}
    ]


def test_the_source_is_the_page_and_the_text_that_was_taken_from_it_is_named_beside_it() -> None:
    name = name_of_text(READING.article)
    assert name.startswith("ni:///sha-256-64;")
    page = replace(SOURCE, reading=replace(READING, article=replace(READING.article, url="https://nord.example/a?b=c")))
    for source, expected in ((SOURCE, name), (page, "https://nord.example/a?b=c")):
        targets = [one["target"] for one in _items(source)]
        assert {one["source"] for one in targets} == {expected}
        assert {one["state"]["cached"] for one in targets} == {name}


def test_identifiers_are_the_same_in_every_export_and_none_is_given_twice() -> None:
    assert _collection(SOURCE) == _collection(SOURCE)
    twice = replace(SOURCE, reading=replace(READING, statements=(*READING.statements, *READING.statements)))
    ids = [one["id"] for one in _items(twice)]
    assert len(ids) == len(set(ids))
    assert {one["id"] for one in _items(SOURCE)} < set(ids)


def test_an_empty_export_is_a_collection_all_the_same() -> None:
    assert _collection()["total"] == 0


@given(st.text(min_size=1, max_size=60), st.data())
def test_whatever_a_text_holds_selectors_count_code_points_and_quote_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = Article(text, (Block(Span(0, len(text))),), url=text)
    statement = Statement(text, (Span(start, end),), None, None, "direct", "by_hand")
    mark = Mark("u", "k", "note", Anchor(start, text[start:end]), text, None, text, Span(start, end))
    for one in _items(TableSource(Reading(article, statements=(statement,)), "k", marks=(mark,))):
        quote, place = one["target"]["selector"]
        assert quote["exact"] == text[place["start"] : place["end"]] == text[start:end]
        assert text.startswith(quote.get("prefix", ""), start - len(quote.get("prefix", "")))
        assert text.startswith(quote.get("suffix", ""), end)
