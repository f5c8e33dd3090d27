"""Highlights, notes, tags and bookmarks: one article's, or all there are with the titles of their articles."""

from typing import NamedTuple

from summitreader.library.marks import all_marks, delete_mark, marks_of, new_mark, put_mark
from summitreader.library.rulings import RulingAbout, delete_ruling, rulings_about
from summitreader.library.storage.file import Library
from summitreader.model import Mark, Span
from summitreader.session.library.correcting import ListedCorrection, delete_correction, listed_corrections
from summitreader.session.library.shelving import titles_of

__all__ = [
    "ListedRuling",
    "TitledMark",
    "all_marks",
    "delete_mark",
    "listed_marks",
    "listed_rulings_about",
    "marks_of",
    "new_mark",
    "put_mark",
    "rewrite_mark",
    "span_of_mark",
    "take_back",
]


class TitledMark(NamedTuple):
    """A mark, and the title of its article: "" where the article is known."""

    mark: Mark
    title: str


class ListedRuling(NamedTuple):
    """A ruling as one of its articles has it, and the title of the other one; of the library's, of both."""

    about: RulingAbout
    title: str

    @property
    def said(self) -> str:
        """What it says."""
        return self.about.said


def listed_rulings_about(library: Library, article: str | None) -> tuple[ListedRuling, ...]:
    """Return what the reader said of passages of an article in comparisons, or for None of any, the newest first."""
    found = rulings_about(library, article)
    titles = titles_of(library, (key for one in found for key in (one.article, one.other)))
    return tuple(
        ListedRuling(
            one,
            titles[one.other] if article else " / ".join((titles[one.article], titles[one.other])),
        )
        for one in found
    )


def listed_marks(
    library: Library, article: str | None
) -> tuple[tuple[TitledMark, ...], tuple[ListedCorrection | ListedRuling, ...]]:
    """Return the marks of one article in the order of its text, and its corrections: see `listed_corrections`.

    Corrections of comparisons come behind them. For None all of the library, newest first.
    """
    corrections: tuple[ListedCorrection | ListedRuling, ...] = listed_corrections(library, article)
    corrections += listed_rulings_about(library, article)
    if article is not None:
        return tuple(TitledMark(mark, "") for mark in marks_of(library, article)), corrections
    marks = all_marks(library)
    titles = titles_of(library, (mark.article for mark in marks))
    return tuple(TitledMark(mark, titles[mark.article]) for mark in marks), corrections


def take_back(library: Library, listed: ListedCorrection | ListedRuling) -> bool:
    """Take back what the reader corrected; False if it was gone already."""
    if isinstance(listed, ListedRuling):
        return delete_ruling(library, listed.about.kept)
    return delete_correction(library, listed.correction)


def span_of_mark(library: Library, mark: Mark) -> Span | None:
    """Return where a mark stands in its article as it is kept; None where its words are not in it."""
    return next((known.span for known in marks_of(library, mark.article) if known.uid == mark.uid), None)


def rewrite_mark(library: Library, mark: Mark) -> tuple[Mark, ...]:
    """Keep other words of a mark, and return the marks of its article."""
    put_mark(library, mark)
    return marks_of(library, mark.article)
