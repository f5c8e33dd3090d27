"""Quotes across articles: put together, in order, with notes, and written as one text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summitreader.exporters.citation.build import cite_passage
from summitreader.exporters.citation.words import span_to_copy
from summitreader.exporters.clippings import CLIPPING_FORM_NAMES, CLIPPING_FORMS, SUFFIXES, ClippingForm
from summitreader.exporters.clippings import write_clippings as written
from summitreader.library.clippings import (
    cite_anew,
    clip,
    drop_clipping,
    empty_clippings,
    move_clipping,
    new_clipping,
    note_clipping,
)
from summitreader.library.clippings import clippings as clippings_as_kept
from summitreader.library.corrections import corrections_of
from summitreader.library.shelf import kept
from summitreader.library.storage.file import Library
from summitreader.model import Citation, Clipping, Reading, Span, Statement
from summitreader.session.copying import day_of_access
from summitreader.session.library.readings import read_kept
from summitreader.session.opening import visible

__all__ = [
    "CLIPPING_FORMS",
    "CLIPPING_FORM_NAMES",
    "Clipped",
    "ClippingForm",
    "accessed_on",
    "clip",
    "clip_words",
    "clippings",
    "drop_clipping",
    "empty_clippings",
    "export_clippings",
    "file_for_clippings",
    "form_of_file",
    "move_clipping",
    "new_clipping",
    "note_clipping",
    "write_clippings",
    "written",
]


class Clipped(NamedTuple):
    """What became of a quote: the clipping that holds it, its number, and how many there are by now.

    `was_there` tells that it stood among them already; `elsewhere` are the titles or outlets of other articles of which
    the same words are among them.
    """

    clipping: Clipping
    number: int
    total: int
    was_there: bool = False
    elsewhere: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What the reader is told."""
        if self.was_there:
            return f"Already among your clippings, as number {self.number} of {self.total}: not put there twice."
        quotes = f"{self.total} quote{'' if self.total == 1 else 's'}"
        same = f" The same words are there from {', '.join(self.elsewhere)}, too." if self.elsewhere else ""
        return f"Clipped: {quotes} among your clippings.{same} C shows them."


def clippings(library: Library) -> tuple[Clipping, ...]:
    """Return all clippings in their order, what the reader has corrected since in their citations."""
    return tuple(_cited_by_now(library, clippings_as_kept(library)))


def _cited_by_now(library: Library, known: Sequence[Clipping]) -> Iterator[Clipping]:
    @cache
    def changed(key: str) -> Reading | None:
        """Return an article that was corrected as it is read by now."""
        return read_kept(library, key) if corrections_of(library, key) else None

    for one in known:
        reading = changed(one.article)
        if reading is None and not one.citation.paragraph:  # of a time when less of it was kept
            reading = read_kept(library, one.article)
        yield replace(one, citation=_anew(library, reading, one)) if reading else one


def _anew(library: Library, reading: Reading, clipping: Clipping) -> Citation:
    """Return the citation that words of an article have by now; of words that are no statement any more its source."""
    before, length = clipping.citation, len(reading.article.text)
    # Of a row that no summitreader wrote the words may stand anywhere.
    start = min(clipping.anchor.start, length)
    span = Span(start, min(start + len(clipping.anchor.quote), length))
    near = [one for one in reading.statements if one.start < span.end and span.start < one.end]
    said = [one for one in near if span in (one.content, span_to_copy(reading, one))] or near
    found = cite_passage(reading, span, said, before.accessed or accessed_on(library, clipping.article))
    if said or not before.speaker:
        return found
    return replace(
        before, title=found.title, outlet=found.outlet, citing=found.citing, published=found.published, url=found.url
    )


def clip_words(library: Library, reading: Reading, span: Span, said: Sequence[Statement]) -> Clipped:
    """Put words of a kept article among the clippings; words that are there already are not put there twice.

    Args:
        library: where they are kept.
        reading: the article that the words are of.
        span: the words.
        said: the statements that they are of; where these are not of one speaker, the quote is nobody's.
    """
    citation = cite_passage(reading, span, said, accessed_on(library, reading.article.id))
    clipping = new_clipping(reading.article, span, citation)
    known = clippings_as_kept(library)
    place, quote = (clipping.article, clipping.anchor.start), clipping.anchor.quote
    for number, one in enumerate(known, 1):
        if (one.article, one.anchor.start) == place and one.anchor.quote == quote:
            if one.citation != citation:  # whose it is was corrected since
                cite_anew(library, one, citation)
            return Clipped(one, number, len(known), was_there=True)
    same = (one.citation for one in known if _plain(one.anchor.quote) == _plain(quote))
    elsewhere = tuple(dict.fromkeys(cited.outlet or cited.title or "another article" for cited in same))
    return Clipped(clip(library, clipping), len(known) + 1, len(known) + 1, elsewhere=elsewhere)


def accessed_on(library: Library, key: str) -> str:
    """Return the day, here, on which an article came into the library; today where it is not there."""
    row = kept(library, key)
    return day_of_access(row.added if row else "")


def write_clippings(library: Library, form: ClippingForm = "markdown") -> str:
    """Return the clippings as one text in a form, with sources."""
    return written(clippings(library), form)


def file_for_clippings(form: ClippingForm) -> str:
    """Return the name of a file for the clippings in a form."""
    return f"clippings{SUFFIXES[form]}"


def form_of_file(file: Path) -> ClippingForm:
    """Return the form that the name of a file asks for: BibTeX for `.bib`; Markdown where it asks for none."""
    asked = {suffix: form for form, suffix in SUFFIXES.items() if suffix in (".bib", ".ris", ".json")}
    return asked.get(file.suffix.lower(), "attributed" if file.suffix.lower() == ".txt" else "markdown")


def export_clippings(library: Library, file: Path, form: ClippingForm | None = None) -> str:
    """Write the clippings into a new file, in the form given or else in that which its name asks for.

    Returns:
        Why they could not be written; "" where they were.
    """
    try:
        # "x": what stands there already is not written over.
        with file.open("x", encoding="utf-8") as opened:
            opened.write(write_clippings(library, form or form_of_file(file)) + "\n")
    except OSError as error:
        return f"cannot write '{visible(str(file))}': {error.strerror or error}"
    return ""


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
