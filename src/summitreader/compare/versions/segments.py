"""A version of a text as the segments that are laid side by side: sentences of blocks, and their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summitreader.model import Article, Span

WORD = re.compile(r"\w+(?:['’-]\w+)*+")
"""A word, whatever stands around it: case and punctuation make no difference between two versions."""

_FRAME = frozenset(("title", "heading", "label", "caption"))
_MARK = re.compile(r"\s*(?:(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[-–—•*·▪●◦‣])(?=\s)\s*+)?")
_END = re.compile(r"[.!?;][”\"’)\]]*(?:\s+(?=[\"“‘(\[]?[A-Z0-9À-Ý])|(?=[A-Z][a-z]))")
_NO_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|No|Gen|Gov|Sen|Rep|Hon|Prof|H\.E|vs|etc|Art|para|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of a version or part of one, without the number of its paragraph.

    `words` are folded, `at` says where each stands.
    """

    block: int
    span: Span
    words: tuple[str, ...]
    at: tuple[Span, ...]

    def cut(self, first: int, end: int) -> "Segment":
        """Return the segment of some of its words, whatever stands between them included."""
        return Segment(
            self.block, Span(self.at[first].start, self.at[end - 1].end), self.words[first:end], self.at[first:end]
        )


def segments_of(article: Article) -> tuple[Segment, ...]:
    """Return the sentences of an article in the order of the text, those of headings left out."""
    found = []
    for number, block in enumerate(article.blocks):
        if block.kind not in _FRAME:
            found += [segment(article.text, number, span) for span in _sentences(article.text, block.span)]
    return tuple(one for one in found if one.words)


def segment(text: str, block: int, span: Span) -> Segment:
    """Return a segment of a block."""
    matches = [*WORD.finditer(text, span.start, span.end)]
    return Segment(block, span, tuple(folded(one[0]) for one in matches), tuple(Span(*one.span()) for one in matches))


def folded(word: str) -> str:
    """Return a word as it is compared."""
    return word.casefold().replace("’", "'")


def _sentences(text: str, block: Span) -> Iterator[Span]:
    mark = _MARK.match(text, block.start, block.end)
    start = mark.end() if mark else block.start
    for stop in _END.finditer(text, start, block.end):
        if text[stop.start()] == "." and _NO_END.search(text, max(start, stop.start() - 8), stop.start() + 1):
            continue
        end = stop.start() + len(stop[0].rstrip())
        yield Span(start, end)
        start = stop.end()
    end = block.start + len(text[block.start : block.end].rstrip())
    if start < end:
        yield Span(start, end)
