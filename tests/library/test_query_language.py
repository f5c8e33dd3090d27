"""What a search takes for the same word, and how its parts are put together."""

from pathlib import Path

import pytest

from summitreader.library import marks
from summitreader.library.search import find as search
from summitreader.library.search.query_tree import All, Either, Not, SearchTerm, read_tree
from summitreader.library.search.vocabulary import Vocabulary
from summitreader.library.search.word_forms import forms_of, without_hyphens
from summitreader.library.storage.file import Library
from summitreader.model import Span
from tests.library.shelves import library_at, reading

TEXT = """One semiconductor is scarce.

Many semiconductors are sold.

A semi-conductor fails.

The chips are small.

The ministers' talks on China's co-operation ended.

The cooperation of two countries.

They signed a treaty.

Who will sign it?

Memoranda were exchanged.

The United States sent news."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_at(tmp_path_factory.mktemp("library"), reading(TEXT, title="Chips and treaties"))


def _found(library: Library, query: str, vocabulary: Vocabulary = Vocabulary()) -> list[str]:  # noqa: B008
    hits = search.find(library, query, vocabulary).hits
    return [hit.text.split(" ")[1] for hit in sorted(hits, key=lambda hit: hit.span.start) if hit.kind != "title"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("semiconductor", ["semiconductor", "semiconductors", "semi-conductor"]),
        ("semiconductors", ["semiconductor", "semiconductors", "semi-conductor"]),
        ("semi-conductors", ["semiconductor", "semiconductors", "semi-conductor"]),
        ('"semiconductor"', ["semiconductor"]),
        ('"semiconductors"', ["semiconductors"]),
        ("cooperation", ["ministers'", "cooperation"]),
        ("co-operation", ["ministers'", "cooperation"]),
        ("minister", ["ministers'"]),
        ("China", ["ministers'"]),
        ("China’s", ["ministers'"]),
        ("country", ["cooperation"]),
        ("signing", ["signed", "will"]),
        ("memorandum", ["were"]),
        ("new", []),
        ("unit", []),
        ("semiconductor OR treaty", ["semiconductor", "semiconductors", "semi-conductor", "signed"]),
        ("treaty or chip", ["chips", "signed"]),
        ("(sold OR fails) semiconductor", ["semiconductors", "semi-conductor"]),
        ("semiconductor -(sold OR fails)", ["semiconductor"]),
        ("semiconductor NOT (sold OR fails)", ["semiconductor"]),
        ("semiconductor sold OR fails", ["semiconductors", "semi-conductor"]),
        ("semiconductor AND sold OR treaty AND signed", ["semiconductors", "signed"]),
        ("semiconductor AND sold", ["semiconductors"]),
        ("(semiconductor (sold OR (fails)))", ["semiconductors", "semi-conductor"]),
        ("(semiconductor sold", ["semiconductors"]),
        ("semiconductor sold)", ["semiconductors"]),
        ("OR semiconductor sold OR", ["semiconductors"]),
        ("-(-sold)", ["semiconductors"]),
        ("() sold", ["semiconductors"]),
    ],
)
def test_a_query_finds_the_passages_of(library: Library, query: str, found: list[str]) -> None:
    assert _found(library, query) == found
    assert search.find(library, query).notes == ()


def test_synonyms_are_the_users_choice_and_quotation_marks_ask_for_the_word_alone(library: Library) -> None:
    own = Vocabulary(synonyms=(("semiconductor", "chip"), ("treaty", "binding accord", "two country")))
    for query in ("semiconductor", "chips"):
        answer = search.find(library, query, own)
        assert len(_found(library, query, own)) == 4
        assert answer.also in (("chip",), ("semiconductor",))
    assert _found(library, '"chips"', own) == ["chips"]
    assert _found(library, "binding accords", own) == ["signed", "cooperation"][::-1]
    assert _found(library, "treaties", own) == ["cooperation", "signed"]
    hit = next(hit for hit in search.find(library, "semiconductor", own).hits if "chips" in hit.text)
    assert [span.of(TEXT) for span in hit.words] == ["chips"]


def test_a_word_with_a_hyphen_is_shown_where_it_was_found(library: Library) -> None:
    words = {span.of(TEXT) for hit in search.find(library, "semiconductor").hits for span in hit.words}
    assert words == {"semiconductor", "semiconductors", "semi-conductor"}


def test_brackets_without_end_are_no_error(library: Library) -> None:
    for query in ("(" * 500 + "sold", "-(" * 80 + "sold", "speaker:(" * 30 + "x", "(a OR " * 60, ")" * 99, "a:(b"):
        search.find(library, query)


def test_and_binds_more_closely_than_or_and_or_than_standing_side_by_side() -> None:
    a, b, c, d = map(SearchTerm, "abcd")
    assert read_tree("a b OR c d", []) == All((a, Either((b, c)), d))
    assert read_tree("a AND b OR c AND d", []) == All((Either((All((a, b)), All((c, d)))),))
    assert read_tree("a -(b OR c) NOT d", []) == All((a, Not(Either((b, c))), Not(d)))
    assert read_tree("side:(a OR b)", []) == All((Either((SearchTerm("a", "side"), SearchTerm("b", "side"))),))


@pytest.mark.parametrize(
    ("word", "form"),
    [("policy", "policies"), ("tax", "taxes"), ("say", "said"), ("crisis", "crises"), ("chip", "chips")],
)
def test_forms_of_a_word_lead_to_each_other(word: str, form: str) -> None:
    assert form in forms_of(word)
    assert word in forms_of(form)


@pytest.mark.parametrize("word", ["us", "is", "news", "this", "united", "goods", "2026"])
def test_a_word_that_only_looks_like_a_form_has_none(word: str) -> None:
    assert forms_of(word) == ()


def test_words_with_hyphens_are_found_as_they_are_written_without() -> None:
    assert without_hyphens("Semi-conductors, the COVID-19 test and non‑proliferation") == (
        "Semiconductors nonproliferation"
    )


def test_across_the_article_all_is_found_wherever_it_stands(tmp_path: Path) -> None:
    both = reading("Vik said that chips are dear.\n\nNothing here.\n\nDiallo said that tariffs rise.", title="Both")
    one = reading("Vik said that chips are cheap.", title="One")
    library = library_at(tmp_path, both, one)
    assert search.find(library, "chips tariffs").hits == ()
    for answer in (search.find(library, "chips tariff", across=True), search.find(library, "in:article chip tariffs")):
        assert [hit.text for hit in answer.hits] == ["Vik said that chips are dear", "Diallo said that tariffs rise"]
        assert answer.count is not None
        assert (answer.count.articles, answer.across) == (1, True)
    assert {hit.title for hit in search.find(library, "chips -tariffs", across=True).hits} == {"One"}
    assert {hit.title for hit in search.find(library, "chips speaker:Diallo", across=True).hits} == {"Both"}
    assert len(search.find(library, "-zebra", across=True).hits) == 2
    assert search.find(library, "in:statement chips tariffs").hits == ()


def test_tags_are_found_in_any_part_of_a_query(tmp_path: Path) -> None:
    text = "Vik said that chips are dear.\n\nDiallo said that fish is dear.\n\nVik said that it rained."
    one = reading(text, title="One")
    library = library_at(tmp_path, one)
    for words, tag in (("chips", "Supply chains"), ("fish", "energy")):
        at = text.index(words)
        marks.put_mark(library, marks.new_mark(one.article, "tag", Span(at, at + len(words)), tag))
    found = {
        "tag:energy": ["fish"],
        "tag:chains": ["chips"],
        'tag:"supply chains"': ["chips"],
        "tag:SUPPLY": ["chips"],
        "tag:chain": [],
        "tag:energy OR rained": ["fish", "rained"],
        "dear -tag:energy": ["chips"],
        "(tag:energy OR tag:supply) -fish": ["chips"],
        "-(tag:energy OR rained) speaker:(vik OR diallo)": ["chips"],
        "has:tag": ["chips", "fish"],
    }
    for query, words_found in found.items():
        hits = sorted(search.find(library, query).hits, key=lambda hit: hit.span.start)
        assert [next(word for word in ("chips", "fish", "rained") if word in hit.text) for hit in hits] == words_found
    assert len(search.find(library, "tag:energy chips", across=True).hits) == 2


def test_every_match_is_in_one_part_of_the_answer_and_counted(tmp_path: Path) -> None:
    text = "\n\n".join(f"Vik said that free trade number {n} is good." for n in range(90))
    library = library_at(tmp_path, *(reading(text.replace("good", word), title=word) for word in ("a1", "b2", "c3")))
    hits, part, more = [], 0, True
    while more:
        answer = search.find(library, "free trade", part=part)
        assert answer.count is None
        hits += [(hit.article, hit.span) for hit in answer.hits]
        part, more = part + 1, answer.more
    assert part > 1
    assert len(hits) == len(set(hits)) == 270
    count = search.count_matches(library, "free trade")
    assert (count.passages, count.articles, count.exact) == (270, 3, True)
    assert not search.count_matches(library, "free trade", is_called_off=lambda: True).exact
    assert search.count_matches(library, "free trade", across=True).articles == 3


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("status:singed", "there is no status 'singed' (did you mean 'signed'?): signed, agreed, planned, referenced"),
        ("act:requests", "did you mean 'request'?"),
        ("kind:indrect", "did you mean 'indirect'?"),
        ("joint:maybe", "yes, no"),
        ("side:Norwai", "there is no side 'Norwai' (did you mean 'Norway'?): "),
        ("theme:fishng", "there is no theme 'fishng' (did you mean 'fishing'?): fishing, energy"),
        ("speaker:Vikk", "there is no speaker 'Vikk' (did you mean 'Vik'?): "),
        ("outlet:Gazete", "there is no outlet 'Gazete'"),
        ("agreement:mous", "did you mean 'mou'?"),
    ],
)
def test_an_unknown_value_names_the_known_ones(tmp_path: Path, query: str, said: str) -> None:
    talks = reading("Vik said that fish is dear. Diallo said that talks go on.", publisher="Nord Gazette")
    known = Vocabulary(themes={"fishing": "Fishing", "energy": "Energy"}, instruments=("mou", "treaty"))
    answer = search.find(library_at(tmp_path, talks), query, known)
    assert said in " ".join(answer.notes)
    assert answer.hits == ()
