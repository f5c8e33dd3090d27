"""Quoting what sides say on one matter: a citation for each passage, joined in the order of the sides."""

from collections.abc import Sequence

from summitreader.comparison import Comparison
from summitreader.exporters.citation.build import cite_passage
from summitreader.exporters.citation.forms import CitationForm, write_citations
from summitreader.model import Citation, Reading, Span, Statement
from summitreader.session.copying import day_of_access


def quote_sides(found: Comparison, quotes: Sequence[tuple[int, Span]], form: CitationForm = "attributed") -> str:
    """Return passages, each with its side, in a form to be copied, each with its own source. Never raises."""
    day = day_of_access()
    return write_citations([_cited(found.sides[side].reading, span, day) for side, span in quotes], form)


def _cited(reading: Reading, span: Span, day: str) -> Citation:
    return cite_passage(reading, span, _said(reading, span), day)


def _said(reading: Reading, span: Span) -> Sequence[Statement]:
    """Return the statements that words of a passage are of."""
    return [one for one in reading.statements if one.content.start < span.end and span.start < one.content.end]
