"""Quotes of kept articles: what a search found and what is marked, in the forms to be copied or for the clippings."""

from collections.abc import Sequence

from summitreader.answers import SearchHit
from summitreader.exporters.citation.forms import CITATION_FORMS, CitationForm
from summitreader.exporters.citation.words import span_to_copy
from summitreader.library.storage.file import Library
from summitreader.model import Mark, Reading, Span, Statement
from summitreader.session.copying import quote, quote_passage
from summitreader.session.library.clipping import Clipped, accessed_on, clip_words
from summitreader.session.library.marking import span_of_mark
from summitreader.session.library.readings import read_kept

__all__ = ["clip_hit", "hit_in_forms", "mark_in_forms", "quote_hit"]

Quotes = dict[CitationForm, str]


def quote_hit(library: Library, hit: SearchHit, form: CitationForm = "sentence") -> str:
    """Return what a search found in a form to be copied; "" where the article has gone."""
    return hit_in_forms(library, hit, (form,)).get(form, "")


def hit_in_forms(library: Library, hit: SearchHit, forms: Sequence[CitationForm] = CITATION_FORMS) -> Quotes:
    """Return what a search found in forms in which it can be copied; nothing where the article has gone."""
    found = _found_again(library, hit)
    return _in_forms(library, *found, hit.span, forms) if found else {}


def mark_in_forms(library: Library, mark: Mark, forms: Sequence[CitationForm] = CITATION_FORMS) -> Quotes:
    """Return the words that a mark was put on in forms in which they can be copied.

    Nothing where the article has gone, or the words are not in it.
    """
    reading, span = read_kept(library, mark.article), span_of_mark(library, mark)
    if reading is None or span is None:
        return {}
    said = [one for one in reading.statements if span.holds(one.content)]
    return _in_forms(library, reading, said, span, forms)


def clip_hit(library: Library, hit: SearchHit) -> Clipped | None:
    """Put what a search found among the clippings: a statement's content, a passage whole.

    Returns:
        What became of it; None where the article has gone.
    """
    found = _found_again(library, hit)
    if found is None:
        return None
    reading, said = found
    return clip_words(library, reading, span_to_copy(reading, said[0]) if said else hit.span, said)


def _in_forms(
    library: Library, reading: Reading, said: Sequence[Statement], span: Span, forms: Sequence[CitationForm]
) -> Quotes:
    accessed = accessed_on(library, reading.article.id)
    if len(said) == 1:
        return {form: quote(reading, said, form, accessed) for form in forms}
    return {form: quote_passage(reading, span, form, said, accessed) for form in forms}


def _found_again(library: Library, hit: SearchHit) -> tuple[Reading, list[Statement]] | None:
    """Return the article of a hit, and the statement that the hit is, if it is one.

    None where the article has gone.
    """
    reading = read_kept(library, hit.article)
    if reading is None:
        return None
    return reading, [one for one in reading.statements if Span(one.start, one.end) == hit.span][:1]
