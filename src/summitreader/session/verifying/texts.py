"""A draft or a source made ready to be verified: what stands in marks, what is set off, and whose house wrote it."""

import re
from collections.abc import Iterator, Sequence

from summitreader.comparer.sides.whose import side_of
from summitreader.model import Reading, Span
from summitreader.parser.text.quotes import find_quotes
from summitreader.verification import VerifiedText

_SET_OFF = re.compile(r"^ {0,3}>[^\n]*(?:\n {0,3}>[^\n]*)*", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE)


def verified_text(reading: Reading, raw: str = "", *, is_draft: bool = False) -> VerifiedText:
    """Return a text ready to be verified.

    Args:
        reading: What was found in it.
        raw: A draft as it is written, whose Markdown sets passages off: the article has these without their signs.
        is_draft: Tells a draft, of which the house does not matter.
    """
    article = reading.article
    quotations = tuple(quote.inside for quote in find_quotes(article.text, article.blocks))
    blocks = tuple(_set_off(article.text, raw)) if is_draft else ()
    return VerifiedText(reading, quotations, blocks, "" if is_draft else _country(reading))


def _country(reading: Reading) -> str:
    return "" if reading.note else side_of(reading).country


def _set_off(text: str, raw: str) -> Iterator[Span]:
    """Give the passages that Markdown sets off by a sign before each line, where they stand in the article."""
    for match in _SET_OFF.finditer(text):
        yield Span(*match.span())
    at = 0
    for match in _SET_OFF.finditer(raw) if not _SET_OFF.search(text) else ():
        for lines in _QUOTED_LINE.sub("", match[0]).split("\n\n"):
            words = lines.split()
            if found := _found(text, words, at):
                yield found
                at = found.end


def _found(text: str, words: Sequence[str], start: int) -> Span | None:
    """Return where words stand in the article, by the first and the last few of them."""
    first = re.compile(r"\s+".join(map(re.escape, words[:4]))).search(text, start) if words else None
    last = re.compile(r"\s+".join(map(re.escape, words[-3:]))).search(text, first.start()) if first else None
    return Span(first.start(), last.end()) if first and last else None
