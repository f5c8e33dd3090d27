"""What can be corrected at a place, how what the reader says becomes a correction, and what follows it."""

import json
from pathlib import Path

import pytest

from summitreader import session
from summitreader.errors import LibraryFault
from summitreader.exporters.gold import write_gold
from summitreader.library.corrections import apply_corrections, put_correction
from summitreader.model import CORRECTABLE, Agreement, Article, Block, Reading, Span, Speaker, Statement
from summitreader.session import library as verbs
from summitreader.session.library import Library, NewCorrection, View

TEXT = 'Kari Lee said on Friday that trade, he added, must grow. She left.\n\n"Peace," said Ben Alder, "is near."'


def _span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


AFTER = Statement("Kari Lee", (_span("trade, he added, must grow"),), _span("said"), _span("Kari Lee"), "indirect", "r")
SAID_BEN = Span(TEXT.index("said Ben"), TEXT.index(" Ben"))
AROUND = Statement(
    "Ben Alder", (_span("Peace"), _span("is near")), SAID_BEN, _span("Ben Alder"), kind="direct", rule="r"
)


@pytest.mark.parametrize(
    ("said", "marked", "says"),
    [
        (AFTER, "Kari Lee said on Friday that trade, he added, must grow.", ["trade, he added, must grow"]),
        (AFTER, "trade, he added, must grow. She left.", ["trade, he added, must grow. She left"]),
        (AFTER, " must grow.", ["must grow"]),
        (AROUND, '"Peace," said Ben Alder, "is near."', ['"Peace', 'is near."']),
        (AROUND, "eace", ["eace"]),
        (AROUND, "near", ["near"]),
        (AROUND, " ", []),
    ],
)
def test_the_words_marked_are_the_content_without_who_says_it(said: Statement, marked: str, says: list[str]) -> None:
    assert [piece.of(TEXT) for piece in session.extent_of(TEXT, said, _span(marked))] == says


def test_each_thing_that_can_be_set_is_offered_with_what_is_there() -> None:
    agreed = Agreement(
        *(
            _span("trade"),
            "mou",
            _span("trade"),
            3,
            "at least",
            (_span("Peace"),),
            (),
            ("Norway", "Chad"),
            "signed",
            "r",
        )
    )
    people = (Speaker("Kari Lee", "President", None, (), (_span("Kari Lee"),), "r"),)
    reading = Reading(Article(TEXT, (Block(Span(0, len(TEXT))),), publisher="Xinhua"), (), people, (AFTER,))
    found = session.correctable_at(reading, AFTER.content, (AFTER,), (agreed,), ())
    told = {(one.finding, one.field): one.now for one in found}
    assert told["speaker", "role"] == "President"
    assert told["speaker", "country"] == ""
    assert told["agreement", "count"] == "at least 3"
    assert told["agreement", "parties"] == "Norway; Chad"
    assert told["article", "outlet"] == "Xinhua"
    offered = {(finding, field) for finding, fields in CORRECTABLE.items() for field in fields}
    assert offered - set(told) == {("event", "place"), ("event", "date")}, "there is no event"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ROK, south korea and china", "Republic of Korea; South Korea; China"),
        ("Lee and Norway", "Kari Lee; Norway"),
        ("Ministry of Trade, Industry and Energy", "Ministry of Trade, Industry and Energy"),
        ("Ministry of Trade, Industry and Energy; CHN", "Ministry of Trade, Industry and Energy; China"),
        ("Bissora and norway", "Bissora; Norway"),
        ("Trade and Industry", "Trade and Industry"),
        (" ; ", ""),
    ],
)
def test_names_are_called_as_elsewhere_and_a_body_with_a_comma_stays_one(typed: str, names: str) -> None:
    people = (Speaker("Kari Lee", None, None, ("Lee",), (), "r"),)
    assert session.names_typed(Reading(Article("", ()), (), people), typed) == names


def test_typed_words_are_found_where_they_are_nearest_as_words_and_whatever_stands_between_them() -> None:
    text = "A port. The ports and the new\nport. Port of Oslo."
    assert session.words_in_text(text, "new  port", Span(0, 1)) == _span("new\nport", text)
    assert session.words_in_text(text, "port", Span(40, 41)) == Span(30, 34)
    assert session.words_in_text(text, "OSLO", Span(0, 1)) == _span("Oslo", text)
    assert session.words_in_text(text, "cod", Span(0, 1)) is None
    assert session.words_in_text(text, " ", Span(0, 1)) is None
    assert session.words_in_text("(port)", "(port)", Span(0, 1)) == Span(0, 6)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.db")


TALKS = (
    "President Amara Diallo met Prime Minister Jon Vik on Friday.\n\n"
    "Diallo said that fishing is good. Vik said that trade must grow."
)


def _kept(library: Library) -> Reading:
    article = Article(TALKS, (Block(Span(0, 60)), Block(Span(62, len(TALKS)))), title="Talks", publisher="Gazette")
    reading = session.parse(article)
    verbs.keep(library, reading)
    return reading


def test_shelf_and_search_follow_a_correction_its_undoing_and_its_taking_back(library: Library) -> None:
    reading = _kept(library)
    key = reading.article.id
    for new in (
        NewCorrection("set", "article", None, other="Of cod", field="title"),
        NewCorrection("set", "article", None, other="Xinhua", field="outlet"),
        NewCorrection("set", "article", None, other="2026-01-05", field="date"),
        NewCorrection("set", "speaker", None, "Jon Vik", "Norway", "country"),
        NewCorrection(
            "set", "event", reading.event.evidence if reading.event else Span(0, 1), other="summit", field="kind"
        ),
    ):
        reading = verbs.correct_article(library, reading, None, new)

    def row() -> tuple[str, str, str, str]:
        (one,) = verbs.shelf(library, View())
        return one.title, one.outlet, one.day, one.event

    assert row() == ("Of cod", "Xinhua", "2026-01-05", "summit")
    assert reading == verbs.read_kept(library, key)
    assert reading.article.id == key
    assert len(verbs.find(library, "outlet:Xinhua trade").hits) == 1
    assert len(verbs.find(library, "side:NO trade").hits) == 1
    assert len(verbs.find(library, "trade date:2026-01").hits) == 1
    assert verbs.find(library, "cod").hits
    assert not verbs.find(library, "outlet:Gazette").hits
    for _ in range(5):
        verbs.undo(library)
    assert row()[:3] == ("Talks", "Gazette", "")
    verbs.redo(library)
    verbs.redo(library)
    assert row()[:2] == ("Of cod", "Xinhua")
    listed = verbs.listed_corrections(library, key)
    assert [one.said for one in listed] == [
        "title of the article: “Of cod”",
        "outlet of the article: “Xinhua”",
    ]
    verbs.delete_correction(library, listed[1].correction)
    assert row()[:2] == ("Of cod", "Gazette")
    assert [one.title for one in verbs.listed_corrections(library, None)] == ["Of cod"]


def test_what_has_no_place_or_is_too_long_is_not_saved(library: Library) -> None:
    reading = _kept(library)
    for new in (
        NewCorrection("set", "speaker", None, "Nobody", "Duke", "role"),
        NewCorrection("set", "statement", Span(0, 5), other="direct", field="kind"),
        NewCorrection("set", "article", None, other="a" * 10_000, field="title"),
    ):
        with pytest.raises(LibraryFault, match="nothing was corrected"):
            verbs.correct_article(library, reading, None, new)
    assert verbs.listed_corrections(library, None) == ()


def test_what_the_parser_finds_no_more_is_listed_as_lost(library: Library) -> None:
    reading = _kept(library)
    made = verbs.new_correction(reading.article, "set", "statement", Span(0, 9), "", "direct", "kind")
    put_correction(library, made)
    (listed,) = verbs.listed_corrections(library, reading.article.id)
    assert listed.is_lost
    assert listed.said == "kind: “direct”"
    assert verbs.record_of(library, reading.article).lost == ("that the kind of “President” is “direct”",)


def test_a_corrected_reading_is_never_kept_as_what_the_parser_found(library: Library) -> None:
    reading = _kept(library)
    new = NewCorrection("reject", "statement", reading.statements[0].content)
    corrected = verbs.correct_article(library, reading, reading, new)
    verbs.bin_articles(library, [reading.article.id])
    verbs.empty_bin(library)
    verbs.mark_article(library, reading.article, corrected, verbs.NewMark("highlight", Span(0, 5)))
    again = verbs.read_kept(library, reading.article.id)
    assert again
    assert (again.statements, again.corrected) == (reading.statements, ())


def test_what_is_looked_up_in_a_corrected_reading_is_what_it_would_be_from_the_start() -> None:
    article = Article(TALKS, (Block(Span(0, 60)), Block(Span(62, len(TALKS)))))
    reading = session.parse(article)
    known = session.summarize(reading)
    said, theme = reading.statements[0].content, reading.themes[0]
    for made in (
        verbs.new_correction(article, "set", "speaker", None, "Jon Vik", "Norway", "country"),
        verbs.new_correction(article, "set", "statement", said, "", "direct", "kind"),
        verbs.new_correction(article, "reassign", "statement", said, "Jon Vik"),
        verbs.new_correction(article, "reject", "theme", theme.spans[0], theme.name),
        verbs.new_correction(article, "add", "agreement", said, "signed"),
        verbs.new_correction(article, "set", "article", None, "", "Xinhua", "outlet"),
    ):
        corrected = apply_corrections(reading, [made])
        assert corrected != reading
        assert session.summarize_again(corrected, known) == session.summarize(corrected)
    assert session.summarize_again(reading, known) is known


def test_exports_have_what_the_reader_corrected(library: Library) -> None:
    reading = _kept(library)
    said = reading.statements[0].content
    for new in (
        NewCorrection("set", "statement", said, other="the Republic of Bissora", field="addressee"),
        NewCorrection("set", "article", None, other="Of cod", field="title"),
        NewCorrection("set", "speaker", None, "Jon Vik", "Norway", "country"),
    ):
        reading = verbs.correct_article(library, reading, None, new)
    exported = json.loads(session.export(reading, "jsonl", "talks"))
    assert exported["statements"][0]["addressee_name"] == "the Republic of Bissora"
    assert "addressee_name" not in exported["statements"][1]
    gold = json.loads(write_gold(reading))
    assert gold["title"] == "Of cod"
    assert {person["name"]: person["country"] for person in gold["people"]}["Jon Vik"] == "Norway"
