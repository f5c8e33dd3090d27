"""Words of one's own: each kind changes what is found, for that call alone, and mistakes leave the rest standing."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitreader.importers.plain.text import read_text
from summitreader.model import Reading
from summitreader.parser import parse
from summitreader.parser.lexicon.user_words import NO_WORDS, UserWords, check_words
from tests.own_words import WORDS


def _words(source: str = WORDS) -> UserWords:
    words, faults = check_words(tomllib.loads(source))
    assert not faults
    return words


def _read(text: str, words: UserWords) -> Reading:
    return parse(read_text(text), words)


def test_own_verbs_report_statements_and_only_where_they_are_given() -> None:
    text = "Prime Minister Sato grumbled that prices had risen. He besought both sides to meet."
    assert [s.act for s in _read(text, _words()).statements] == ["say", "request"]
    assert not [s for s in _read(text, NO_WORDS).statements if s.cue and s.cue.of(text) == "grumbled"]


def test_own_people_and_sides_are_known() -> None:
    text = "Brandt left for Peru. Narnian President Ivo Brandt said all is well."
    assert [(s.name, s.country) for s in _read(text, _words()).speakers if s.name == "Ivo Brandt"] == [
        ("Ivo Brandt", "Narnia")
    ]
    assert all(s.country != "Narnia" for s in _read(text, NO_WORDS).speakers)


def test_own_instruments_are_agreements() -> None:
    text = "The two sides signed a handfast on trade."
    assert [a.instrument.of(text) for a in _read(text, _words()).agreements] == ["handfast"]
    assert not _read(text, NO_WORDS).agreements


def test_own_themes_and_own_terms_of_our_themes_are_found() -> None:
    text = "They spoke of beavers and of firewood."
    assert [theme.title for theme in _read(text, _words()).themes] == ["Energy", "Beavers"]
    assert not _read(text, NO_WORDS).themes


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("colour = 1", "colour"),
        ("verbs = 1", "verbs"),
        ("[verbs]\nsing = ['hum']", "verbs.sing"),
        ("[verbs]\nsay = 'hum'", "verbs.say"),
        ("[verbs.say]\nsideways = ['hum']", "verbs.say.sideways"),
        ("[people]\n'Ivo Brandt' = 3", "people.Ivo Brandt"),
        ("[sides.NA]\nforms = 'Narnia'", "sides.NA.forms"),
        ("[sides.NA]\nanthem = 'x'", "sides.NA.anthem"),
        ("[[theme]]\nname = 'x'", "theme.0"),
        ("[[theme]]\nid = 'x'\nstrong = [1]", "theme.0.strong"),
        ("[theme]\nid = 'x'", "theme"),
        ("[[instrument]]\nkind = 'x'\ncounts = 'often'", "instrument.0.counts"),
    ],
)
def test_a_mistake_names_its_key_and_the_rest_still_works(source: str, path: str) -> None:
    words, faults = check_words({"people": {"Ivo Brandt": "Peru"}} | tomllib.loads(source))
    assert path in [fault[0] for fault in faults]
    assert "people" in source or words.table("people") == {"Ivo Brandt": "Peru"}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)
KEYS = st.sampled_from(["verbs", "people", "sides", "instrument", "theme", "say", "id", "kind", "strong", "one", "NA"])


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(KEYS, VALUES | st.dictionaries(KEYS, VALUES) | st.lists(st.dictionaries(KEYS, VALUES))))
def test_any_file_gives_words_that_can_be_parsed_with(tables: dict[str, Any]) -> None:
    words, faults = check_words(tables)
    assert all(isinstance(part, str) for fault in faults for part in fault)
    _read("Xi said they signed an agreement on trade.", words)
