"""What the reader makes of an article keeps it first; what is on record of it is told."""

from pathlib import Path

import pytest

from summitreader import session
from summitreader.library.storage.file import Library
from summitreader.model import Article, Span
from summitreader.session import library as verbs
from summitreader.session.library import NewCorrection, NewMark

_TEXT = "Diallo said that ten ships had arrived.\n\nIt rained in the port."
_RAIN = Span(_TEXT.index("It rained"), len(_TEXT))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of which there is no file yet."""
    return verbs.find_library(str(tmp_path / "library.db"))


def _article(text: str = _TEXT) -> Article:
    return session.open_bytes(f"---\ntitle: Ships\nurl: https://nord.example/ships\n---\n{text}".encode(), "ships.md")


def test_a_mark_keeps_its_article_and_gives_all_marks_of_it(library: Library) -> None:
    article = _article()
    verbs.mark_article(library, article, None, NewMark("note", Span(0, 6), "who?"))
    marks = verbs.mark_article(library, article, None, NewMark("highlight", _RAIN, colour="blue"))
    assert [(mark.kind, mark.text, mark.colour) for mark in marks] == [
        ("note", "who?", None),
        ("highlight", "", "blue"),
    ]
    assert verbs.record_of(library, article) == verbs.ArticleRecord(True, 0, marks, session.day_of_access())


def test_a_mark_that_is_deleted_leaves_the_others(library: Library) -> None:
    article = _article()
    verbs.mark_article(library, article, None, NewMark("tag", Span(0, 6), "port"))
    tag, bookmark = verbs.mark_article(library, article, None, NewMark("bookmark", _RAIN))
    assert verbs.unmark_article(library, tag, article.id) == (bookmark,)


def test_a_correction_keeps_the_article_and_stands_in_its_record(library: Library) -> None:
    reading = session.parse(_article())
    corrected = verbs.correct_article(library, reading, None, NewCorrection("add", "statement", _RAIN, "The Weather"))
    assert "The Weather" in {statement.speaker for statement in corrected.statements}
    record, again = verbs.record_and_corrected(library, reading.article, session.summarize(reading), None)
    assert record.is_kept
    assert again
    assert again.reading.statements == corrected.statements


def test_a_clipping_keeps_its_article_and_is_counted(library: Library) -> None:
    reading = session.parse(_article())
    assert verbs.clip_article(library, reading, reading, _RAIN, ()).total == 1
    assert verbs.clip_article(library, reading, reading, Span(0, 6), ()).total == 2
    assert verbs.record_of(library, reading.article).is_kept


def test_an_article_is_kept_with_the_place_at_which_it_opens_again(library: Library) -> None:
    reading = session.parse(_article())
    assert verbs.keep_at(library, reading, _RAIN.start) == "new"
    assert verbs.open_at_place(library, reading.article.id) == (reading.article, _RAIN.start)
    assert verbs.open_at_place(library, "no such key") is None


def test_versions_of_a_page_are_compared_from_the_older_to_the_newer(library: Library) -> None:
    old, new = (session.parse(_article(text)) for text in (_TEXT, _TEXT.replace("ten", "twelve")))
    verbs.keep_at(library, old, 0)
    assert verbs.keep_at(library, new, 0) == "version"
    ((name, changes),) = verbs.version_changes(library, new.article)
    assert name.startswith("Since the version kept on ")
    ((back, changes_back),) = verbs.version_changes(library, old.article)
    assert back.startswith("Until the version kept on ")
    assert changes == changes_back
    assert [change.text for change in changes if change.kind != "same"] == [" ten", " twelve"]
