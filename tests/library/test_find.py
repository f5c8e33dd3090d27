"""Finding: what each word of the query language means, and that nothing typed is an error."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitreader.library import keep, marks, undo
from summitreader.library.folding import folded, folded_places
from summitreader.library.search import find as search
from summitreader.library.search.query import fts, read_query
from summitreader.library.search.spelling_variants import twins_of
from summitreader.library.search.vocabulary import Vocabulary
from summitreader.library.storage.file import Library
from summitreader.model import Span
from tests.library.naughty import NAUGHTY
from tests.library.shelves import PARSER, TALKS, library_at, reading

OTHER = reading(
    "Vik said that the Kiev program is over. Vik said that the Sea of Japan is calm.\n\nA COVID-19 test cost 20.04.",
    title="After the talks",
    publisher="State Press",
    published="2025-11-02T08:00:00Z",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_at(tmp_path_factory.mktemp("find"), OTHER, TALKS)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("herring", ["The talks ended on Friday with a dinner of herring."]),
        ("HERRING dinner", ["The talks ended on Friday with a dinner of herring."]),
        ("herring trade", []),
        ('"of herring"', ["The talks ended on Friday with a dinner of herring."]),
        ('"herring of"', []),
        ("speaker:Vik trade", ["Vik said that trade must grow"]),
        ("speaker:diallo", ["Diallo said that fishing in Kyiv needs a new programme"]),
        ('speaker:"President Diallo"', ["Diallo said that fishing in Kyiv needs a new programme"]),
        ("side:Bissora", ["Diallo said that fishing in Kyiv needs a new programme"]),
        ("side:bis", ["Diallo said that fishing in Kyiv needs a new programme"]),
        ("theme:fishing trade", ["Vik said that trade must grow"]),
        ("outlet:gazette herring", ["The talks ended on Friday with a dinner of herring."]),
        ("outlet:press herring", []),
        ("kind:indirect trade", ["Vik said that trade must grow"]),
        ("kind:request", []),
        ("joint:yes", []),
        ("trade -grow", []),
        ("-speaker:vik -speaker:diallo dinner", ["The talks ended on Friday with a dinner of herring."]),
        ("covid-19", ["A COVID-19 test cost 20.04."]),
        ("20.04", ["A COVID-19 test cost 20.04."]),
        ("herr*", ["The talks ended on Friday with a dinner of herring."]),
        ("date:2026-01 trade", ["Vik said that trade must grow"]),
        ("date:2025 trade", []),
        ("date:2025..2026-01 trade", ["Vik said that trade must grow"]),
        ("date:..2025-12 test", ["A COVID-19 test cost 20.04."]),
        ("date:2026-01-15.. trade", ["Vik said that trade must grow"]),
        ("date:2026-01-16.. trade", []),
    ],
)
def test_a_query_finds(library: Library, query: str, found: list[str]) -> None:
    answer = search.find(library, query, Vocabulary({"bis": ("Bissora",)}))
    assert [hit.text for hit in answer.hits] == found
    assert answer.notes == ()


@pytest.mark.parametrize("query", ["kyiv programme", "kiev program", "Kiev programme"])
def test_spelling_twins_are_one_word_to_a_search(library: Library, query: str) -> None:
    assert len(search.find(library, query).hits) == 2


def test_a_name_of_several_words_has_its_twin(library: Library) -> None:
    assert [hit.text for hit in search.find(library, "east sea").hits] == ["Vik said that the Sea of Japan is calm"]


def test_a_phrase_in_quotation_marks_is_meant_as_it_is_spelt(library: Library) -> None:
    assert len(search.find(library, '"kiev program"').hits) == 1
    assert search.find(library, '"kyiv program"').hits == ()


def test_a_hit_shows_its_words_its_speaker_and_what_stands_around_it(library: Library) -> None:
    (hit,) = search.find(library, "kyiv fishing").hits
    text = TALKS.article.text
    assert [word.of(text) for word in hit.words] == ["fishing", "Kyiv"]
    assert (hit.speaker, hit.kind, hit.article, hit.outlet) == ("Diallo", "indirect", TALKS.article.id, "Nord Gazette")
    assert hit.context == text.split("\n\n")[0]
    assert text[hit.context_start :].startswith(hit.context)


def test_a_passage_begins_behind_the_stop_of_what_was_said_before(tmp_path: Path) -> None:
    talks = reading("Vik said that trade must grow. They signed a treaty.")
    library = library_at(tmp_path, talks)
    assert [hit.text for hit in search.find(library, "signed treaty").hits] == ["They signed a treaty."]


def test_words_in_a_row_come_before_words_apart(tmp_path: Path) -> None:
    apart = reading("Free trade and fair rules for all who deal in the zone.")
    row = reading("The free trade zone is open to all who come from far away to deal in cod and herring.")
    library = library_at(tmp_path, row, apart)
    assert search.find(library, "free trade zone").hits[0].article == row.article.id


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("colour:red herring", "there is no field 'colour'"),
        ("date:yesterday herring", "'date:yesterday' is no date"),
        ("date:2026-13 herring", "'date:2026-13' is no date"),
        ("kind:shout herring", "there is no kind 'shout'"),
        ("speaker: herring", "'speaker:' has no value"),
        (" ".join(f"w{n}" for n in range(60)), "only the first 40 words"),
    ],
)
def test_what_is_not_understood_is_said(library: Library, query: str, said: str) -> None:
    assert said in " ".join(search.find(library, query).notes)


def test_binned_articles_and_earlier_versions_are_not_found(tmp_path: Path) -> None:
    library = library_at(tmp_path, TALKS)
    newer = reading("Vik said that trade is over.", url=TALKS.article.url)
    keep.add(library, [newer], PARSER)
    assert [hit.text for hit in search.find(library, "trade").hits] == ["Vik said that trade is over"]
    keep.bin_articles(library, [newer.article.id, TALKS.article.id])
    assert search.find(library, "trade").hits == ()
    undo.undo(library)
    assert len(search.find(library, "trade").hits) == 1


def test_has_note_finds_the_pieces_that_carry_one(tmp_path: Path) -> None:
    library = library_at(tmp_path, OTHER, TALKS)
    at = TALKS.article.text.index("trade")
    marks.put_mark(library, marks.new_mark(TALKS.article, "note", Span(at, at + 5), "look"))
    assert [hit.text for hit in search.find(library, "has:note").hits] == ["Vik said that trade must grow"]
    assert [hit.text for hit in search.find(library, "has:note kyiv").hits] == []
    assert len(search.find(library, "-has:note said").hits) == 3
    assert search.find(library, "has:bookmark").hits == ()


def _hostile(chance: random.Random) -> str:
    """Pieces of the language, of SQL and of odd text in any order."""
    return "".join(chance.choice((*NAUGHTY[:120], " ", " ", "speaker:", '"', "-")) for _ in range(chance.randint(1, 8)))


@pytest.mark.parametrize(
    "query", [*NAUGHTY, *(_hostile(random.Random(n)) for n in range(500 - len(NAUGHTY)))], ids=range(500)
)
def test_nothing_typed_is_an_error(library: Library, query: str) -> None:
    search.find(library, query)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_query(text: str) -> None:
    read_query(text)


@given(st.dates(), st.dates())
@settings(max_examples=100, deadline=None)
def test_any_range_of_dates_is_few_words(first: object, last: object) -> None:
    query = read_query(f"date:{first}..{last}")
    assert query.tree
    assert fts(query.tree, query.vocabulary).count('"') < 2 * (2 * (30 + 11) + 400)


@pytest.mark.parametrize(
    ("word", "twins"),
    [
        ("kyiv", ("kiev",)),
        ("neighbourly", ("neighborly",)),
        ("neighborly", ("neighbourly",)),
        ("organised", ("organized",)),
        ("fulfilment", ("fulfillment",)),
        ("fulfillment", ("fulfilment",)),
        ("erdogan", ()),
        ("trade", ()),
    ],
)
def test_the_twins_of_a_word_are_its_other_spellings(word: str, twins: tuple[str, ...]) -> None:
    assert twins_of(word) == twins


def test_a_word_with_a_star_is_shown_where_it_was_found(library: Library) -> None:
    (hit,) = search.find(library, "herr*").hits
    assert [word.of(TALKS.article.text) for word in hit.words] == ["herring"]


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("The Đurđevac plant in Łódź.", "djurdjevac", ()),
        ("The Đurđevac plant in Łódź.", "durdevac lodz", ("Đurđevac", "Łódź")),
        ("The Øresund link to Ærø.", "oresund aero", ("Øresund", "Ærø")),
        ("The Øresund link to Ærø.", "Ærø", ("Ærø",)),
        ("The œuvre on Weiße Straße.", "oeuvre strasse", ("œuvre", "Straße")),
        ("The oeuvre on Weisse Strasse.", "Œuvre STRAẞE", ("oeuvre", "Strasse")),
        ("They met in Αθήνα and Ἰθάκη.", "αθηνα ιθακη", ("Αθήνα", "Ἰθάκη")),
        ("They met in Αθηνα.", "ΑΘΉΝΑ", ("Αθηνα",)),
        ("The oﬃce will conﬁrm the ﬂeet’s eﬀect.", "office confirm fleet effect", ("oﬃce", "conﬁrm", "ﬂeet", "eﬀect")),
        ("The ﬆart of the Auguﬅ talks.", "start august", ("ﬆart", "Auguﬅ")),
        ("The office will confirm.", "oﬃce conﬁrm", ("office", "confirm")),
        ("A ﬁeld of ﬁgs, oﬃcially.", "official*", ("oﬃcially",)),
        ("The क्षेत्र of がく.", "क्षेत्र がく", ("क्षेत्र", "がく")),
        ("The क्षेत्र of がく.", "かく", ()),
    ],
)
def test_letters_that_look_otherwise_are_found_where_they_stand(
    tmp_path: Path, text: str, query: str, words: tuple[str, ...]
) -> None:
    library = library_at(tmp_path, reading(f"At first, 2026: {text}"))
    found = [span.of(f"At first, 2026: {text}") for hit in search.find(library, query).hits for span in hit.words]
    assert tuple(found) == words


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_folded_letters_know_their_places(text: str) -> None:
    letters, places = folded_places(text)
    assert len(places) == len(letters) + 1
    assert places[-1] == len(text)
    assert all(letter in folded(text[at]) for letter, at in zip(letters, places, strict=False))
    assert letters == folded(text) == folded(letters)


def test_signs_of_a_transcription_are_passed_over() -> None:
    assert folded("Ḥamās, ʿAbd al-ʾAmīr, Gorʹkij") == "hamas, abd al-amir, gorkij"
