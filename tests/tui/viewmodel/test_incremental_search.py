import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitreader.model import Span
from summitreader.tui.viewmodel import incremental_search as search
from summitreader.tui.viewmodel.incremental_search import SearchHits


def all_hits(text: str, query: str, origin: int = 0) -> list[str]:
    hits = SearchHits(text, query, origin)
    while not hits.done:
        hits.step()
    return [hits[index].of(text) for index in range(len(hits))]


@given(st.text("ab \nA", max_size=200), st.text("abB", min_size=1, max_size=3), st.integers(0, 220), st.integers(1, 50))
def test_every_hit_is_found_once_and_in_order_wherever_the_search_began(
    text: str, query: str, origin: int, slice_size: int
) -> None:
    whole, search.SLICE = search.SLICE, slice_size
    try:
        hits = SearchHits(text, query, origin)
        while not hits.done:
            hits.step()
    finally:
        search.SLICE = whole
    found = [hits[index] for index in range(len(hits))]
    assert found == sorted(found)
    pattern = re.compile(re.escape(query), re.IGNORECASE)
    assert {span.start for span in found} <= {m.start() for m in re.finditer(f"(?={pattern.pattern})", text, re.I)}
    origin = min(origin, len(text))
    assert [s for s in found if s.start >= origin] == [Span(*m.span()) for m in pattern.finditer(text, origin)]


def test_case_accents_quotes_hyphens_and_line_breaks_do_not_matter() -> None:
    assert all_hits("São Paulo, SAO\nPAULO", "sao paulo") == ["São Paulo", "SAO\nPAULO"]
    assert all_hits("Xi’s five‑year plan", "xi's Five-Year") == ["Xi’s five‑year"]
    assert all_hits("Ελλάδα Россия", "ελλαδα") == ["Ελλάδα"]


def test_an_accent_in_the_query_is_meant() -> None:
    assert all_hits("resume résumé", "résumé") == ["résumé"]


def test_characters_that_show_nothing_do_not_hide_words() -> None:
    assert all_hits("cease\u200bfire, cease\u00adfire, cafe\u0301", "ceasefire") == [
        "cease\u200bfire",
        "cease\u00adfire",
    ]
    assert all_hits("a cafe\u0301 here", "cafe h") == ["cafe\u0301 h"]


def test_signs_of_expressions_are_searched_as_they_stand() -> None:
    assert all_hits("a.c (b) [x] abc ^-]", "a.c") == ["a.c"]
    assert all_hits("a.c (b) [x] abc ^-]", "[x]") == ["[x]"]
    assert all_hits("a.c (b) [x] abc ^-]", "^-]") == ["^-]"]


def test_nothing_is_found_for_nothing() -> None:
    assert all_hits("some words", "") == []
    assert all_hits("some words", "  ") == []
    assert all_hits("", "x") == []


def test_the_next_hit_is_the_nearest_and_goes_round_at_the_ends() -> None:
    text = "a--a--a"
    hits = SearchHits(text, "a", 2)
    while not hits.done:
        hits.step()
    assert hits.from_(2, 1) == Span(3, 4)
    assert hits.from_(4, 1) == Span(6, 7)
    assert hits.from_(7, 1) == Span(0, 1)
    assert hits.from_(3, -1) == Span(0, 1)
    assert hits.from_(0, -1) == Span(6, 7)
    assert hits.number(Span(6, 7)) == 3


def test_a_hit_is_not_offered_while_a_nearer_one_may_still_be_found() -> None:
    text = "a" + "-" * search.SLICE * 3 + "a"
    hits = SearchHits(text, "a", search.SLICE)
    assert hits.from_(search.SLICE, 1) is None
    while not hits.done:
        hits.step()
    assert hits.from_(search.SLICE, 1) == Span(len(text) - 1, len(text))
    assert hits.from_(search.SLICE, -1) == Span(0, 1)


def test_hits_near_the_screen_and_on_the_map() -> None:
    hits = SearchHits("a--a--a", "a", 4)
    while not hits.done:
        hits.step()
    assert hits.near(1, 5) == (Span(3, 4),)
    assert hits.touched([0, 1, 3, 5, 7]) == [True, False, True, True]


def test_words_copied_with_characters_that_show_nothing_are_found() -> None:
    hits = SearchHits("They called for a ceasefire.", "cease\u200bf\u00adire\u2060")
    while not hits.done:
        hits.step()
    assert len(hits) == 1


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("Đurđevac, Durdevac", "durdevac", ["Đurđevac", "Durdevac"]),
        ("Łódź and LODZ", "lodz", ["Łódź", "LODZ"]),
        ("Øresund, Oresund", "oresund", ["Øresund", "Oresund"]),
        ("Straße STRASSE Masse", "strasse", ["Straße", "STRASSE"]),
        ("œuvre, Œuvre, oeuvre", "oeuvre", ["œuvre", "Œuvre", "oeuvre"]),
        ("Ærø, Aero", "aero", ["Ærø", "Aero"]),
        ("oﬃce, oﬀice, ofﬁce, office", "Office", ["oﬃce", "oﬀice", "ofﬁce", "office"]),
        ("conﬂict conflict", "conﬂict", ["conﬂict", "conflict"]),
        ("con\u200bﬂict", "conflict", ["con\u200bﬂict"]),
        ("Auguﬅ", "august", ["Auguﬅ"]),
        ("Øresund, Oresund", "Øresund", ["Øresund"]),
    ],
)
def test_letters_with_strokes_and_several_that_are_one_are_found_by_plain_ones(
    text: str, query: str, hits: list[str]
) -> None:
    assert all_hits(text, query) == hits
