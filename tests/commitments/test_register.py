"""The register on texts of our own: who is bound, how firmly, by when, and what is no commitment."""

import pytest

import summitreader
from summitreader.commitment import Register
from summitreader.commitments import carried_over, register_of
from summitreader.model import Reading, Span
from tests.growth import grows

TITLE = "Joint statement of Peru and Chile\n\n"


def _register(text: str) -> Register:
    return register_of(summitreader.parse(TITLE + text))


def _found(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    """Return the actors, the strength and the words of each commitment."""
    register = _register(text)
    return [(one.actors, one.strength, one.span.of(register.reading.article.text)) for one in register.commitments]


BOTH = ("Peru", "Chile")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The two sides will expand and deepen trade.", [(BOTH, "will", "will expand and deepen trade")]),
        (
            "Peru will expand trade and open two ports.",
            [(("Peru",), "will", "will expand trade"), (("Peru",), "will", "open two ports")],
        ),
        (
            "Chile will build a school to train cooks and build ovens.",
            [(("Chile",), "will", "will build a school to train cooks and build ovens")],
        ),
        (
            "We reaffirm our commitment to free trade and call on Norway to lower its tolls.",
            [
                (BOTH, "will", "reaffirm our commitment to free trade"),
                (BOTH, "encourage", "call on Norway to lower its tolls"),
            ],
        ),
        ("We look forward to hosting the ministers.", [(BOTH, "intend", "look forward to hosting the ministers")]),
        (
            "The Ministry of Fisheries of Chile intends to buy four boats.",
            [(("Chile",), "intend", "intends to buy four boats")],
        ),
        ("Peru, in coordination with Norway, will send a crane.", [(("Peru",), "will", "will send a crane")]),
        (
            "The Chilean side will seek to lower tolls, while the Peruvian side will not raise them.",
            [(("Chile",), "intend", "will seek to lower tolls"), (("Peru",), "will", "will not raise them")],
        ),
        ("A joint committee shall be established.", [(BOTH, "will", "shall be established")]),
        (
            "Peru will:\n\n- open the pier of Kell;\n\n- work on tolls by:\n\n  - lowering them for small boats.",
            [
                (("Peru",), "will", "open the pier of Kell"),
                (("Peru",), "will", "work on tolls by"),
                (("Peru",), "will", "lowering them for small boats"),
            ],
        ),
        (
            "The two leaders agreed to:\n\n1. Build a port.\n\n2. Share data.",
            [(BOTH, "will", "Build a port"), (BOTH, "will", "Share data")],
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_who_is_bound_to_what(text: str, found: list[tuple[tuple[str, ...], str, str]]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "We welcome the new pier and thank the people of Kell.",
        "History will judge the pier.",
        "The agreement will benefit both peoples.",
        "They signed a treaty on fishing and have launched a ferry.",
        "We support the territorial integrity of Norway.",
        "We hope that peace will return to the region.",
        "The leaders noted that the port, which will open trade, was old.",
    ],
)
def test_what_binds_nobody_is_no_commitment(text: str) -> None:
    assert _found(text) == []


def test_what_is_told_of_a_commitment_points_at_its_words() -> None:
    text = "Subject to its laws, Peru will provide Chile with $40 million for a school in Arica by the end of 2031."
    register = _register(text)
    (one,) = register.commitments

    def words(span: Span | None) -> str | None:
        return span.of(register.reading.article.text) if span else None

    assert words(one.deadline) == "by the end of 2031"
    assert words(one.money) == "$40 million"
    assert words(one.condition) == "Subject to its laws"
    assert words(one.told_by) == "Peru"
    assert one.addressees == ("Chile",)


def test_a_text_of_a_group_binds_the_group() -> None:
    register = register_of(summitreader.parse("G7 Leaders' Statement\n\nWe, the Leaders of the G7, met. We will act."))
    assert register.group == ("G7",)
    assert [one.actors for one in register.commitments] == [("G7",)]


def test_commitments_are_numbered_and_go_back_one_to_one() -> None:
    older = _register("We will clean the canal of Huaral. We will train young pilots. Peru will lend two cranes.")
    newer = _register("Peru will lend four cranes. We intend to clean the canal of Huaral. We will paint the ferry.")
    links = carried_over(older, newer)
    assert [(one.old, one.new, one.fate) for one in links] == [
        (3, 1, "repeated"),
        (1, 2, "weakened"),
        (None, 3, "new"),
        (2, None, "dropped"),
    ]


def test_a_text_that_is_not_english_has_no_commitments_and_says_why() -> None:
    register = register_of(summitreader.parse("Die beiden Seiten werden den Hafen öffnen und die Brücke bauen. " * 9))
    assert register.commitments == ()
    assert register.reading.note


@pytest.mark.parametrize("text", ["", "will", "We will", "- - -\n\n:\n\n**", "We will " * 50, "and will " * 50])
def test_any_text_gives_a_register(text: str) -> None:
    found = register_of(summitreader.parse(text)).commitments
    assert [one.number for one in found] == list(range(1, len(found) + 1))


def _of_length(count: int) -> Reading:
    return summitreader.parse(
        TITLE + "\n\n".join(f"Peru will open pier {n} and the two sides intend to lower tolls." for n in range(count))
    )


@pytest.mark.growth
def test_long_texts_take_time_in_proportion() -> None:
    short, long = _of_length(50), _of_length(200)

    def both(reading: Reading) -> int:
        found = register_of(reading)
        return len(carried_over(found, found))

    assert both(long) == 400
    assert not grows(lambda: both(short), lambda: both(long), 8)
