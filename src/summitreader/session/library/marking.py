"""Highlights, notes, tags and bookmarks: one article's, or all there are with the titles of their articles."""

from typing import NamedTuple

from summitreader.library.marks import all_marks, delete_mark, marks_of, new_mark, put_mark
from summitreader.library.storage.file import Library
from summitreader.model import Mark, Span
from summitreader.session.library.correcting import ListedCorrection, listed_corrections
from summitreader.session.library.shelving import titles_of

__all__ = [
    "TitledMark",
    "all_marks",
    "delete_mark",
    "listed_marks",
    "marks_of",
    "new_mark",
    "put_mark",
    "rewrite_mark",
    "span_of_mark",
]


class TitledMark(NamedTuple):
    """A mark, and the title of its article: "" where the article is known."""

    mark: Mark
    title: str


def listed_marks(library: Library, article: str | None) -> tuple[tuple[TitledMark, ...], tuple[ListedCorrection, ...]]:
    """Return the marks of one article in the order of its text, and its corrections: see `listed_corrections`.

    For None all of the library, newest first.
    """
    corrections = listed_corrections(library, article)
    if article is not None:
        return tuple(TitledMark(mark, "") for mark in marks_of(library, article)), corrections
    marks = all_marks(library)
    titles = titles_of(library, (mark.article for mark in marks))
    return tuple(TitledMark(mark, titles[mark.article]) for mark in marks), corrections


def span_of_mark(library: Library, mark: Mark) -> Span | None:
    """Return where a mark stands in its article as it is kept; None where its words are not in it."""
    return next((known.span for known in marks_of(library, mark.article) if known.uid == mark.uid), None)


def rewrite_mark(library: Library, mark: Mark) -> tuple[Mark, ...]:
    """Keep other words of a mark, and return the marks of its article."""
    put_mark(library, mark)
    return marks_of(library, mark.article)
