"""Following phrases, formulas and themes in invented articles, of which it is known how often each is said by whom."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from summitreader import session
from summitreader.errors import SummitReaderError
from summitreader.model import Article, Block, Reading, Span, Speaker, Statement
from summitreader.session.library import (
    Library,
    bin_articles,
    bring_up,
    correct,
    empty_bin,
    keep_readings,
    new_correction,
)
from summitreader.session.user_words import read_words
from summitreader.tracking import Share, TrackFacet, TrackPick
from tests.growth import grows

CHINA = (
    "President Xi Jinping of China met Prime Minister Jonas Vik of Norway in Beijing.\n\n"
    "Xi stressed that the one-China principle must be upheld. "
    "Vik said that Norway respects the one-China policy.\n\n"
    "The two sides signed the Bergen Agreement on Fishing."
)
NORWAY = (
    "Prime Minister Jonas Vik of Norway spoke by phone with President Xi Jinping of China.\n\n"
    "Vik reaffirmed that Norway adheres to the one-China policy. He called for a just and lasting peace in Ukraine.\n\n"
    "Xi welcomed the Bergen Agreement on Fishing."
)
LATER = (
    "President Xi Jinping of China met Prime Minister Jonas Vik of Norway in Oslo.\n\n"
    "Xi called for true multilateralism. "
    "Vik warned that Norway does not support any change to the one-China policy.\n\n"
    "The two sides stressed that talks matter. They will review the Bergen Agreement on Fishing."
)
UNDATED = "Prime Minister Jonas Vik of Norway said that the one-China policy stays."


def _reading(text: str, title: str, day: str) -> Reading:
    article = session.open_bytes(text.encode(), "talks.txt")
    return session.parse(replace(article, title=title, published=day or None, publisher="Nord Gazette"))


@cache
def _readings() -> tuple[Reading, ...]:
    return (
        _reading(CHINA, "Talks in Beijing", "2023-05-04"),
        _reading(NORWAY, "A call", "2023-06-10"),
        _reading(LATER, "Talks in Oslo", "2024-02-01"),
        _reading(UNDATED, "A word on policy", ""),
    )


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library.db")
    keep_readings(library, _readings())
    return library


def _values(source: Library | Sequence[Reading], asked: str, facet: TrackFacet) -> dict[str, tuple[int, int, int]]:
    question = session.track_question(asked)
    found = session.track(source, question) if isinstance(source, Library) else session.track_readings(source, question)
    return {count.value: (count.passages, count.articles, count.of) for count in found.of(facet)}


def test_the_wilson_interval_is_that_of_the_books() -> None:
    # Newcombe (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for count, of, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611)):
        assert Share(count, of).interval == pytest.approx((low, high), abs=0.00005)
    assert Share(1, 29).interval == pytest.approx((0.0061, 0.1718), abs=0.00005)
    assert Share(0, 0).interval == (0, 1)


def test_a_phrase_is_counted_by_period_side_speaker_and_voice(library: Library) -> None:
    assert _values(library, "one china policy", "period") == {"2023": (2, 2, 2), "2024": (1, 1, 1), "": (1, 1, 1)}
    assert _values(library, "one-China policy", "side") == {"Norway": (4, 4, 4)}
    assert _values(library, "One-China Policy", "speaker") == {"Jonas Vik": (4, 4, 4)}
    assert _values(library, "one-China principle", "side") == {"China": (1, 1, 3)}
    assert _values(library, "one-China policy", "voice") == {"one-sided": (4, 4, 4)}
    assert _values(library, "talks matter", "voice") == {"joint": (1, 1, 4)}
    assert _values(library, "talks matter", "side") == {"China": (1, 1, 3), "Norway": (1, 1, 4)}
    assert _values(library, "Bergen Agreement", "voice")["narration"][:2] == (2, 2)


def test_how_firm_the_verb_is_is_told_with_the_verbs(library: Library) -> None:
    found = session.track(library, session.track_question("formula:one-china"))
    assert {count.value: count.examples for count in found.of("firmness")} == {
        "telling 3/7": ("said",),
        "telling 5/7": ("stressed",),
        "telling 7/7": ("warned",),
        "backing 4/5": ("reaffirmed",),
    }


def test_a_formula_is_told_by_verb_and_noun_and_who_uses_them(library: Library) -> None:
    found = session.track(library, session.track_question("formula:one-china"))
    assert (found.passages, found.articles, found.looked_in, found.undated) == (5, 4, 4, 1)
    assert {(use.verb, use.noun, use.side, use.uses) for use in found.uses} == {
        ("uphold", "principle", "China", 1),
        ("respect", "policy", "Norway", 1),
        ("adhere to", "policy", "Norway", 1),
        ("not support", "policy", "Norway", 1),
        ("", "policy", "Norway", 1),
    }
    assert all(use.speakers for use in found.uses)


def test_first_and_last_are_the_dated_ones_and_the_undated_are_told(library: Library) -> None:
    found = session.track(library, session.track_question("one-China policy"))
    assert found.first
    assert found.last
    assert (found.first.day, found.first.speaker, found.last.day) == ("2023-05-04", "Jonas Vik", "2024-02-01")
    assert found.notes == ("1 article has no date: counted, but in no month or year",)


def test_readings_are_counted_as_the_library_counts_them(library: Library) -> None:
    words = ("formula:one-china", "Bergen Agreement", "theme:core_interests", "multilat*", "one-China p*", "Norway*")
    for asked in words:
        question = session.track_question(asked, "month")
        found = session.track(library, question)
        assert found.passages, asked
        assert found == session.track_readings(_readings(), question), asked
    assert session.speaker_matrix(library) == session.speaker_matrix(_readings())


def test_a_bar_opens_its_passages(library: Library) -> None:
    question = session.track_question("formula:one-china")
    found = session.track(library, question)
    for count in found.counts:
        lines, total = session.keyword_lines(library, question, TrackPick(count.facet, count.value))
        assert total == count.passages == len(lines), count
    for cell in found.cells:
        _, total = session.keyword_lines(library, question, TrackPick("side", cell.side, cell.period))
        assert total == cell.passages, cell
    (line,), _ = session.keyword_lines(library, question, TrackPick("side", "China"))
    article = session.library.open_kept(library, line.article)
    assert article is not None
    assert [span.of(article.text) for span in line.words] == ["one-China principle"]
    assert (line.before[-4:], line.match, line.after[:5]) == ("the ", "one-China principle", " must")


def test_sides_and_speakers_narrow_what_is_counted(library: Library) -> None:
    of_china = session.track(library, session.track_question("formula:one-china", sides=("PRC",)))
    assert (of_china.passages, of_china.looked_in) == (1, 3)
    of_vik = session.track(library, session.track_question("formula:one-china", speakers=("vik",)))
    assert of_vik.passages == 4


def test_a_correction_and_the_bin_count(library: Library) -> None:
    reading = _readings()[0]
    said = next(one for one in reading.statements if "policy" in one.content.of(reading.article.text))
    correct(library, reading, new_correction(reading.article, "reassign", "statement", said.content, "Xi Jinping"))
    list(bring_up(library))
    assert _values(library, "one-China policy", "speaker") == {"Jonas Vik": (3, 3, 3), "Xi Jinping": (1, 1, 3)}
    bin_articles(library, [_readings()[3].article.id])
    assert sum(passages for passages, _, _ in _values(library, "one-China policy", "period").values()) == 3


def test_what_is_no_theme_formula_or_side_is_told() -> None:
    for asked, words in (
        ("formula:zebra", "asean-centrality"),
        ("theme:zebra", "korean_peninsula"),
        ("--", "needs words"),
    ):
        with pytest.raises(SummitReaderError, match=words):
            session.track_question(asked)
    with pytest.raises(SummitReaderError, match="no side is called 'Nowhere'"):
        session.track_question("peace", sides=("Nowhere",))
    assert session.track_question("formula:one_china").name == "one-china"


def test_all_formulas_are_there_and_a_selection_becomes_one(tmp_path: Path) -> None:
    assert len(session.all_formulas()) == 35
    words = tmp_path / "words.toml"
    words.write_text("[synonyms]\nship = ['boat']", encoding="utf-8")
    made = session.add_formula("Fishing  zones", file=words)
    assert (made.key, made.phrases, made.own) == ("fishing-zones", ("Fishing zones",), True)
    own, faults = read_words(words)
    assert faults == ()
    assert own.table("formulas")[0]["phrases"] == ["Fishing zones"]
    with pytest.raises(SummitReaderError, match="one-china"):
        session.add_formula("one china", "one-china", words)


def test_the_timeline_tells_what_was_signed_and_what_became_of_it(library: Library) -> None:
    for source in (library, _readings()):
        found = session.timeline(source, "Norway", "China")
        assert [(one.day, one.place) for one in found.meetings] == [
            ("2023-05-04", "Beijing"),
            ("2023-06-10", ""),
            ("2024-02-01", "Oslo"),
        ]
        (item,) = found.meetings[0].items
        assert (item.status, item.words) == ("signed", "Bergen Agreement on Fishing")
        assert [one.day for one in item.later] == ["2023-06-10", "2024-02-01"]
    with pytest.raises(SummitReaderError, match="both are Norway"):
        session.timeline(library, "NO", "Norway")


def test_phrases_are_new_or_dropped_against_all_earlier_of_the_side(library: Library) -> None:
    later = _readings()[2]
    for source in (library, _readings()):
        new = session.changed_phrases("new", later, source, "China")
        assert [(one.phrase, one.rule) for one in new.changes] == [("true multilateralism", "formula")]
        dropped = session.changed_phrases("dropped", later, source, "Norway")
        assert [one.phrase for one in dropped.changes if one.rule == "formula"] == ["just and lasting peace"]
        assert (dropped.earlier, dropped.read) == (2, 2)


def test_words_in_the_head_of_a_list_are_said_once() -> None:
    head, items = "The sides share an interest in quiet seas:", ("herring", "cod", "capelin")
    text = f"{head} {'; '.join(items)}."
    cue = Span(text.index("share"), text.index("share") + 5)
    places = (Span(text.index(item), text.index(item) + len(item)) for item in items)
    said = tuple(Statement("Vik", (place,), cue, None, "indirect", "made") for place in places)
    speaker = Speaker("Vik", None, "Norway", (), (), "made")
    article = Article(text, (Block(Span(0, len(text))),), published="2024-01-01")
    readings = [Reading(article, (), (speaker,), said)]
    assert session.track_readings(readings, session.track_question("quiet seas")).passages == 1
    assert session.track_readings(readings, session.track_question("capelin")).passages == 1


def test_the_library_is_asked_as_often_however_much_it_holds(tmp_path: Path) -> None:
    asked = {}
    for size in (4, 40):
        library = Library(tmp_path / f"{size}.db")
        made = [_reading(f"{CHINA}\n\nThis was talk {number}.", "Talks", "2023-05-04") for number in range(size)]
        keep_readings(library, made)
        questions: list[str] = []
        with library.reading() as db:
            db.set_trace_callback(questions.append)
        assert session.track(library, session.track_question("formula:one-china"), limit=0).passages == 2 * size
        session.speaker_matrix(library)
        # What begins with a comment the index asks itself.
        asked[size] = len([one for one in questions if not one.startswith("--")])
    assert asked[4] == asked[40]


def test_a_long_article_takes_no_square_of_its_length() -> None:
    said = CHINA.split("\n\n")[1]

    def new_in(times: int) -> Callable[[], object]:
        more = " ".join(f"{said} Vik said that {number} boats sail." for number in range(times))
        reading = _reading(f"{CHINA} {more}", "", "2024-01-01")
        return lambda: session.changed_phrases("new", reading, [reading], "Norway")

    assert not grows(new_in(20), new_in(80), 12)


def test_what_is_gone_is_counted_no_longer_and_a_foreign_row_breaks_nothing(library: Library) -> None:
    question = session.track_question("formula:one-china")
    with library.writing() as db:
        db.execute("UPDATE told SET voice = 999, day = 'x' WHERE n / 65536 = 1")
        db.execute("UPDATE told SET day = 'Friday', start = 'x', cue = 0 WHERE n / 65536 = 2")
    assert session.track(library, question).articles == 2
    bin_articles(library, [one.article.id for one in _readings()])
    empty_bin(library)
    with library.reading() as db:
        assert [db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("told", "spoke", "about")] == [
            0
        ] * 3
