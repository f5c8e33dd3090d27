"""The list of terms by which two sides tell one matter."""

from collections import Counter

from summitreader.word_files import word_file
from summitreader.words.terms import TermIndex, matter_terms
from summitreader.words.tokens import tokens_of

WORDS = word_file("same_matters")
GROUPS = {name: terms for groups in WORDS["same"].values() for name, terms in groups.items()}


def _found(text: str, index: TermIndex | None = None) -> list[tuple[str, str]]:
    tokens = tokens_of(text)
    terms = (index or matter_terms()).find(tokens)
    return [(term.group, text[tokens[term.first].start : tokens[term.last].end]) for term in terms]


def test_every_theme_of_the_list_is_a_theme_and_every_group_stands_once() -> None:
    assert WORDS["same"].keys() <= {theme["id"] for theme in word_file("themes")["theme"]}
    assert len(GROUPS) == sum(map(len, WORDS["same"].values()))


def test_whatever_is_said_of_groups_is_said_of_groups_there_are() -> None:
    named = {*WORDS["broad"], *WORDS["fairly_broad"], *WORDS["bodies"], *WORDS["of_a_conflict"], *WORDS["areas"]}
    assert named <= GROUPS.keys()
    countries = {code for codes in (*WORDS["areas"].values(), *WORDS["conflicts"].values()) for code in codes}
    assert countries <= word_file("countries").keys()


def test_no_group_has_a_term_twice() -> None:
    assert [name for name, terms in GROUPS.items() if max(Counter(terms).values()) > 1] == []


def test_the_longest_term_is_found_in_whatever_form_its_words_are() -> None:
    assert _found("They spoke of critical minerals and rare earths.") == [
        ("critical_minerals", "critical minerals"),
        ("critical_minerals", "rare earths"),
    ]


def test_between_the_parts_of_a_term_a_few_words_may_stand() -> None:
    index = TermIndex({"invitation": ["invite ~ to visit"]})
    assert _found("He invited the President of Peru to visit Lima.", index) == [("invitation", "invited")]
    assert _found("He invited everybody who was there and had come by boat, bus or train to visit.", index) == []


def test_a_term_in_capitals_is_no_other_word() -> None:
    index = TermIndex({"chips": ["CHIPS"]})
    assert _found("Fish and chips", index) == []
    assert _found("the CHIPS Act", index) == [("chips", "CHIPS")]
