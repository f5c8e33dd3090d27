"""The words behind an instrument with the letters that statements are read by, a quotation counting as one word."""

from bisect import bisect_left

from summitreader.model import Span
from summitreader.parser.attribution.tags import TaggedSentence, shape, tags_of
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.text.lazy_regex import regex

_QUOTED = regex(r"[“”„\"«][^“”„\"«»\n]{1,300}[“”\"»]")
_LONGEST = 1600  # characters behind an instrument that may tell of it


def line_of(text: str, start: int, end: int) -> TaggedSentence:
    """Return the words between two offsets, at most some 250 of them."""
    end = min(end, start + _LONGEST)
    quotes = [Span(*quoted.span()) for quoted in _QUOTED.finditer(text, start, end)]
    return shape(text, Span(start, end), quotes, tags_of(lexicon()), 0)


def word_at(line: TaggedSentence, offset: int) -> int:
    """Return the first word that does not end before an offset."""
    return bisect_left(line.spans, offset, key=lambda span: span[1] - 1)


def behind_bracket(line: TaggedSentence, at: int, end: int) -> int:
    """Return the word behind the bracket that opens at a word; the end where it never closes."""
    depth = 0
    for i in range(at, end):
        depth += (line.tags[i] == "(") - (line.tags[i] == ")")
        if not depth:
            return i + 1
    return end
