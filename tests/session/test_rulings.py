"""What the reader says of passages of compared accounts, as the screen saves it."""

from pathlib import Path

import pytest

from summitreader import parse, session
from summitreader.comparison import Ruling
from summitreader.errors import LibraryFault
from summitreader.model import Reading, Span
from summitreader.session.library import Library, kept, listed_rulings_about, read_kept, undo

OURS = parse("President Ana Ruiz said that the ferry will sail again.")
THEIRS = parse("Prime Minister Bo Lind said that the boats go back to sea.")


def _ruling(same: bool) -> Ruling:
    one, other = (Span(text.index("the"), len(text) - 1) for text in (OURS.article.text, THEIRS.article.text))
    return Ruling((0, 1), (one, other), same)


def test_a_ruling_keeps_both_accounts_and_holds_for_the_next_comparison(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    assert session.rulings_of(library, [OURS, THEIRS]) == ()
    assert not library.exists()
    session.rule(library, [OURS, THEIRS], _ruling(False))
    assert all(kept(library, one.article.id) for one in (OURS, THEIRS))
    assert session.rulings_of(library, [OURS, THEIRS]) == (_ruling(False),)
    assert undo(library) == "that “the ferry will sail again” and “the boats go back to sea” are two matters"
    assert session.rulings_of(library, [OURS, THEIRS]) == ()


def test_a_ruling_is_listed_with_either_article_at_its_words_there(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    session.rule(library, [OURS, THEIRS], _ruling(False))
    for reading, words in ((OURS, "the ferry will sail again"), (THEIRS, "the boats go back to sea")):
        (listed,) = listed_rulings_about(library, reading.article.id)
        assert (listed.about.anchor.quote if listed.about.anchor else "", listed.about.is_lost) == (words, False)
        assert listed.said.startswith("not one matter with “the ")
    assert len(listed_rulings_about(library, None)) == 1
    assert listed_rulings_about(library, "0" * 64) == ()


def test_what_is_said_of_two_versions_keeps_them_as_they_are_read(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    bare = [Reading(one.article) for one in (OURS, THEIRS)]
    session.rule(library, bare, _ruling(True))
    read = read_kept(library, OURS.article.id)
    assert read
    assert read.statements == OURS.statements


def test_one_text_on_both_sides_is_ruled_on_by_nobody(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    with pytest.raises(LibraryFault, match="both sides are the same text"):
        session.rule(library, [OURS, OURS], _ruling(True))


SHIPPED = [session.read(name) for name in session.example_pair("accounts")]
PRISONERS, MUSIC, CONVOYS, BANDITS = (
    "The President called for",
    "The Prime Minister announced",
    "The President expr",
    "bandits",
)


def _sentence(side: int, words: str) -> Span:
    """The sentence of the shipped pair in which words stand."""
    reading = SHIPPED[side]
    at = reading.article.text.index(words)
    return next(sentence for sentence in reading.sentences if sentence.start <= at < sentence.end)


def _told(side: int, words: str, *rulings: Ruling) -> tuple[set[int], bool]:
    """Which sides tell a passage of the shipped pair, and whether that is a claim that one alone does."""
    sentence = _sentence(side, words)
    found = session.compare(SHIPPED, rulings)
    points = [
        point
        for point in found.points
        if (account := point.accounts[side]) and any(sentence.holds(span) for span in account.spans)
    ]
    return {told for point in points for told in point.sides}, any(point.only is not None for point in points)


def test_what_the_reader_says_of_a_passage_holds_whatever_the_rules_find() -> None:
    prisoners, music, convoys, bandits = (
        *(_sentence(0, PRISONERS), _sentence(1, MUSIC)),
        *(_sentence(0, CONVOYS), _sentence(1, BANDITS)),
    )
    assert _told(0, PRISONERS) == ({0}, True)
    assert _told(0, PRISONERS, Ruling((0, 1), (prisoners, music), True)) == ({0, 1}, False)
    assert _told(0, PRISONERS, Ruling((0, 1), (prisoners, None), True)) == ({0}, False)
    assert _told(0, CONVOYS)[0] == {0, 1}
    assert _told(0, CONVOYS, Ruling((0, 1), (convoys, bandits), False))[0] == {0}
    assert _told(0, CONVOYS, Ruling((0, 1), (convoys, None), False)) == ({0}, True)
