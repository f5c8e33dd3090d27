"""Fields of the search over what the parser finds, and what is offered while one types."""

from dataclasses import replace
from pathlib import Path

import pytest

from summitreader.session import library as verbs
from summitreader.session import open_bytes, parse
from summitreader.session.library import Library

TEXT = """President Amara Diallo of Kenya met Prime Minister Jon Vik of Norway for talks in Oslo on Monday.

Diallo urged Norway to open its ports. Vik said that trade in herring must grow.

The two sides signed a memorandum of understanding on fishing. They plan to sign a treaty on energy next year."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("library") / "library.db")
    talks = replace(open_bytes(TEXT.encode(), "talks.txt"), title="Herring and ports", published="2026-01-05")
    verbs.keep(library, parse(replace(talks, publisher="Nord Gazette", citing="Fjord Wire")))
    return library


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("to:Norway", "open its ports"),
        ("act:request", "open its ports"),
        ("kind:request", "open its ports"),
        ("status:signed", "signed a memorandum"),
        ("agreement:signed", "signed a memorandum"),
        ("agreement:mou", "signed a memorandum"),
        ("status:planned", "treaty on energy"),
        ("title:herring place:Oslo urged", "open its ports"),
        ("event:talks urged", "open its ports"),
        ('outlet:"fjord wire" urged', "open its ports"),
        ("side:KE", "open its ports"),
        ("speaker:(Diallo OR Nobody)", "open its ports"),
    ],
)
def test_a_field_finds_its_passage(library: Library, query: str, words: str) -> None:
    answer = verbs.find(library, query)
    assert answer.notes == ()
    assert any(words in hit.text for hit in answer.hits)
    assert all(words in hit.text for hit in answer.hits) or len(answer.hits) < 3


@pytest.mark.parametrize("query", ["to:Kenya", "title:zebra", "place:Paris", "event:summit", "status:agreed"])
def test_a_field_that_nothing_has_finds_nothing(library: Library, query: str) -> None:
    assert verbs.find(library, query).hits == ()


def test_fields_and_values_complete_what_is_typed_with_their_counts(library: Library) -> None:
    assert [one.shown for one in verbs.complete_search(library, "trade sp")] == ["speaker:"]
    (vik,) = verbs.complete_search(library, "trade -speaker:vi")
    assert (vik.line, vik.passages) == ('trade -speaker:"Jon Vik" ', 1)
    assert [one.shown for one in verbs.complete_search(library, "status:")][:2] == ["planned", "signed"]
    assert {one.line for one in verbs.complete_search(library, "(side:no")} == {"(side:Norway "}
    assert verbs.complete_search(library, "herring ") == ()
    assert verbs.complete_search(library, "colour:r") == ()
    known = {(one.value, one.articles) for one in verbs.field_values(library, "outlet")}
    assert known == {("Nord Gazette", 1), ("Fjord Wire", 1)}


def test_what_is_being_typed_is_no_unknown_value_yet(library: Library) -> None:
    assert verbs.find(library, "status:sig", typing=True).notes == ()
    assert verbs.find(library, "side:Nor", typing=True).notes == ()
    assert verbs.find(library, "side:Nor").notes != ()


def test_synonyms_of_words_toml_are_searched_for_and_checked(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMITREADER_HOME", str(tmp_path))
    assert verbs.find(library, "seaport").hits == ()
    before = verbs.parser_version(), verbs.findings_version()
    (tmp_path / "words.toml").write_text('[synonyms]\nseaports = ["port", "harbour"]\nfish = "herring"\n', "utf-8")
    answer = verbs.find(library, "seaport")
    assert answer.also == ("port", "harbour")
    assert any("open its ports" in hit.text for hit in answer.hits)
    assert (verbs.parser_version(), verbs.findings_version()) == before
    from summitreader.session import words_faults

    assert "line 3: 'synonyms.fish' must be a list of words" in words_faults()[0]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("herring ports", 1),
        ("outlet:fjord", 1),
        ("side:Kenya theme:energy -side:Peru", 1),
        ("speaker:vik OR zebra", 1),
        ("title:herring date:2026-01", 1),
        ("date:2025", 0),
        ("status:sig event:talks", 1),
        ("act:request to:norway", 1),
        ("place:os", 1),
        ("has:note", 0),
        ("tag:x", 0),
        ("-(outlet:fjord OR outlet:zebra)", 0),
        ("outlet:", 1),
        ("in:article", 1),
        ("'); DROP TABLE shelf; --", 0),
    ],
)
def test_the_shelf_is_narrowed_by_words_and_fields(library: Library, words: str, count: int) -> None:
    view = verbs.View(words=words)
    assert len(verbs.shelf(library, view)) == verbs.count(library, view) == count


def test_the_shelf_says_outlet_and_whom_it_cites_as_the_title_bar_does(library: Library) -> None:
    assert [row.source for row in verbs.shelf(library)] == ["Nord Gazette, citing Fjord Wire"]
