"""Quotes across articles: put together, in order, with notes, and written as one text."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from summitreader.library.clippings import (
    clip,
    clippings,
    drop_clipping,
    empty_clippings,
    move_clipping,
    new_clipping,
    note_clipping,
)
from summitreader.library.storage.file import Library
from summitreader.model import Clipping, Reading, Span, Statement
from summitreader.session.copying import strength_of
from summitreader.session.opening import visible

__all__ = [
    "clip",
    "clip_words",
    "clippings",
    "drop_clipping",
    "empty_clippings",
    "export_clippings",
    "move_clipping",
    "new_clipping",
    "note_clipping",
    "write_clippings",
]


def clip_words(library: Library, reading: Reading, span: Span, said: Sequence[Statement]) -> Clipping:
    """Put words of a kept article among the clippings.

    Args:
        library: where they are kept.
        reading: the article that the words are of.
        span: the words.
        said: the statements that they are of; where these are not of one speaker, the quote is nobody's.
    """
    clipping = new_clipping(reading.article, span)
    if len({statement.speaker for statement in said}) == 1:
        kinds = {statement.kind for statement in said}
        cue = strength_of(reading, said[0]) if len(said) == 1 else ""
        clipping = replace(
            clipping, speaker=said[0].speaker, kind=said[0].kind if len(kinds) == 1 else "mixed", cue=cue
        )
    return clip(library, clipping)


def write_clippings(library: Library) -> str:
    """Return the clippings as one Markdown text with sources."""
    from summitreader.exporters.clippings import write_clippings as written

    return written(clippings(library))


def export_clippings(library: Library, file: Path) -> str:
    """Write the clippings as Markdown into a new file.

    Returns:
        Why they could not be written; "" where they were.
    """
    try:
        # "x": what stands there already is not written over.
        with file.open("x", encoding="utf-8") as opened:
            opened.write(write_clippings(library))
    except OSError as error:
        return f"cannot write '{visible(str(file))}': {error.strerror or error}"
    return ""
