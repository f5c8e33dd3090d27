"""Marks as the article shows them: a style over the words, a sign in the margin. Pure."""

from collections.abc import Sequence

from summitreader.model import Colour, Mark, Span
from summitreader.tui.viewmodel.highlights import UserMarks
from summitreader.tui.viewmodel.reading_index import CursorContext

COLOURS: tuple[Colour, ...] = ("yellow", "green", "blue", "pink")
SIGNS = {"note": "✎", "tag": "#", "bookmark": "⚑"}
"""In the margin; a highlight has the first letter of its colour there, so that colour alone never tells."""


def sign_of(mark: Mark) -> str:
    """Return the sign of a mark."""
    return SIGNS.get(mark.kind) or (mark.colour or "yellow")[0]


def look_of(mark: Mark) -> str:
    """Return the style of a mark."""
    if mark.kind == "highlight":
        return f"mark-{mark.colour or 'yellow'}"
    return "mark-note" if mark.kind == "note" else "mark-place"


def yours(marks: Sequence[Mark]) -> tuple[UserMarks, ...]:
    """Return the marks that have a place in this text, as a layer."""
    return tuple(UserMarks(mark.span, sign_of(mark), look_of(mark)) for mark in marks if mark.span)


def marks_at(marks: Sequence[Mark], span: Span) -> tuple[Mark, ...]:
    """Return the marks that share words with a span."""
    return tuple(mark for mark in marks if mark.span and mark.span.start < span.end and mark.span.end > span.start)


def note_under(marks: Sequence[Mark], here: CursorContext) -> str:
    """Return the words of the notes, tags and bookmarks under the cursor."""
    found = marks_at(marks, Span(here.at, here.end)) if marks else ()
    return "  ".join(
        f"{sign_of(mark)} {' '.join(mark.text.split())}".rstrip() for mark in found if mark.kind != "highlight"
    )
