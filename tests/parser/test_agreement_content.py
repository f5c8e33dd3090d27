"""Rows of phrases and slots behind a noun: the examples of their docstrings, and properties of any words."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitreader.parser.agreements.content.coordination import members
from summitreader.parser.agreements.content.lines import line_of
from summitreader.parser.agreements.content.provisions import clause_fields, predicate_fields
from summitreader.parser.agreements.content.slots import slots_behind
from summitreader.parser.lexicon.instruments import instruments_in_use
from tests.marked import examples

PAIRS = instruments_in_use().pairs


def _parted(text: str) -> list[str]:
    line = line_of(text, 0, len(text))
    return [line.span(start, end).of(text) for start, end in members(line, 0, len(line.words), PAIRS)]


@pytest.mark.parametrize("example", examples(members.__doc__))
def test_a_row_has_the_members_of_its_example(example: str) -> None:
    row, _, parts = example.partition(" => ")
    assert _parted(row) == parts.split(" | ")


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        ("road, rail and river transport", ["road, rail and river transport"]),
        ("farming, tourism and river transport", ["farming", "tourism", "river transport"]),
        ("the cutting, storing and shipping of ice", ["the cutting, storing and shipping of ice"]),
        ("education, tourism and exchange of students", ["education", "tourism", "exchange of students"]),
        ("fishing for lobster, crabs and shrimps", ["fishing for lobster, crabs and shrimps"]),
        ("beekeeping, cattle and cork", ["beekeeping", "cattle", "cork"]),
        ("scientific and technological cooperation", ["scientific and technological cooperation"]),
        ("cultural, youth and sports exchanges", ["cultural, youth and sports exchanges"]),
        ("the ferry between Callao and Arica", ["the ferry between Callao and Arica"]),
        ("jobs in the salt and cod trade", ["jobs in the salt and cod trade"]),
        ("nuclear power and the Bree and Shire Road", ["nuclear power", "the Bree and Shire Road"]),
        ("maintenance, repair, and overhaul", ["maintenance, repair, and overhaul"]),
        ("oil and gas", ["oil and gas"]),
        ("health, sport as well as music", ["health", "sport", "music"]),
        ("a separation, refining and production complex", ["a separation, refining and production complex"]),
    ],
)
def test_members_have_heads_of_their_own(row: str, parts: list[str]) -> None:
    assert _parted(row) == parts


WORDS = st.lists(
    st.sampled_from(
        ["fishing", "coastal", "the", "of", "on", ",", ";", "and", "as well as", "trade", "Bree", "(", ")",
         "between", "including", "was", "signed", "to", "build", "which", "covers", "in", "May", "“a b”", "with"]
    ),
    min_size=1, max_size=14,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(WORDS)
def test_members_and_slots_of_any_words_lie_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    line = line_of(text, 0, len(text))
    parts = members(line, 0, len(line.words), PAIRS)
    assert all(a < b for a, b in parts)
    assert all(one[1] <= two[0] for one, two in pairwise(parts))
    slots = slots_behind(line, 0, len(line.words))
    assert all(slot.at <= slot.start for slot in slots)
    assert all(one.at < two.at for one, two in pairwise(slots))


def test_the_slots_behind_a_noun_are_told_apart() -> None:
    text = "between the two navies on mine clearance signed in Lima on Friday"
    line = line_of(text, 0, len(text))
    found = [(slot.kind, line.span(slot.at, slot.end).of(text)) for slot in slots_behind(line, 0, len(line.words))]
    assert found == [
        ("parties", "between the two navies"),
        ("topic", "on mine clearance"),
        ("state", "signed"),
        ("place", "in Lima"),
        ("time", "on Friday"),
    ]


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("covers training by the two armies", ["training by the two armies"]),
        ("lays down rules for the drying of fish and provides for a school", ["drying of fish", "school"]),
        ("will help to make the coast happier", []),
        ("will deepen ties in health, music and sport", ["health", "music", "sport"]),
        ("is aimed at eliminating barriers", ["barriers"]),
        ("provides that Peru will train forty drivers", ["forty drivers"]),
    ],
)
def test_what_a_document_provides_for_is_told_from_what_is_hoped(said: str, fields: list[str]) -> None:
    line = line_of(said, 0, len(said))
    assert [field.of(said) for field in predicate_fields(line, 0, len(line.words), PAIRS)] == fields


def test_what_the_parties_will_do_are_fields() -> None:
    said = "Peru will train forty drivers and the two sides will fight cable theft"
    line = line_of(said, 0, len(said))
    assert [field.of(said) for field in clause_fields(line, 0, len(line.words), PAIRS)] == [
        "forty drivers",
        "cable theft",
    ]
