"""A statement as a row of a pane, and the figures of a pane that counts statements."""

from summitreader.model import Span, Statement
from summitreader.tui.viewmodel.filters.terms import PaneFilter, filter_words
from summitreader.tui.viewmodel.fitting import fit, hanging, in_full
from summitreader.tui.viewmodel.reading_index import ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart

_NUMBER = 4  # cells
_SIGNS = {"direct": "“", "mixed": "“", "indirect": "·", "implied": "…"}


def statement_lines(index: ReadingIndex, place: int, number: int, width: int) -> tuple[RowLine, RowLine]:
    """Return two lines of a statement: its number in a list, its sign, the words as far as there is room, its act."""
    statement = index.reading.statements[place]
    says = _says(statement)
    words = index.text[says.start : min(says.end, says.start + 4 * width)]
    before, act = _before(statement, number), _act(statement)
    indent = sum(len(part.words) for part in before)
    first, *others = in_full(words, width - indent, sum(len(part.words) for part in act)) or ("",)
    second = TextPart(fit(" ".join(others), width - indent))
    return RowLine((*before, TextPart(first)), act), RowLine((TextPart(" " * indent), second))


def whole_statement(index: ReadingIndex, place: int, number: int, width: int) -> tuple[RowLine, ...]:
    """Return all that a statement says, what interrupts it left out."""
    statement = index.reading.statements[place]
    spans = statement.says or (_says(statement),)
    words = " … ".join(span.of(index.text) for span in spans)
    return hanging(_before(statement, number), words, width, right=_act(statement))


def statement_span(index: ReadingIndex, place: int) -> Span:
    """Return the words of a statement from the first to the last."""
    statement = index.reading.statements[place]
    return Span(statement.start, statement.end)


def figure(count: int, every: int) -> tuple[TextPart, ...]:
    """Return how many of how many, both of the same things."""
    return TextPart(f" {count:,}", "strong"), TextPart(f" of {every:,}", "quiet")


def filtered_titles(
    index: ReadingIndex, name: str, terms: PaneFilter, count: int, every: int, things: str = "statements"
) -> tuple[str, ...]:
    """Return what a filtered pane says on top, the longest first: "Speakers · commitments 5 of 23 statements"."""
    told, brief = (f"{filter_words(index, terms, brief)} {count:,} of {every:,}" for brief in (False, True))
    things = things.removesuffix("s") if every == 1 else things
    return f"{name} · {told} {things}", f"{name} · {brief} {things}", f"{name} · {told}", f"{name} · {brief}", brief


def _says(statement: Statement) -> Span:
    return statement.says[0] if statement.says else Span(statement.start, statement.end)


def _before(statement: Statement, number: int) -> tuple[TextPart, ...]:
    return TextPart(f"{number + 1:>{_NUMBER}} ", "quiet"), TextPart(_SIGNS[statement.kind] + " ", "quiet")


def _act(statement: Statement) -> tuple[TextPart, ...]:
    return (TextPart(f" {statement.act}", "quiet"),) if statement.act != "say" else ()
