"""A version of a text as the segments that are laid side by side: the clauses of its sentences, and their words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from summitreader.model import Article, Span
from summitreader.word_files import word_file
from summitreader.words.stems import stem

WORD = re.compile(r"\d+(?:[.,]\d+)*+|[^\W\d_]+(?:['’][^\W\d_]+)*+|[^\W_]+")
"""A word, whatever stands around it: case and punctuation make no difference between two versions."""

_FRAME = frozenset(("title", "heading", "label", "caption"))
_MARK = re.compile(r"\s*(?:(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[-–—•*·▪●◦‣])(?=\s)\s*+)?")
_END = re.compile(r"[.!?;][”\"’)\]]*(?:\s+(?=[\"“‘(\[]?[A-Z0-9À-Ý])|(?=[A-Z][a-z]))|;\s+")
_NO_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|No|Gen|Gov|Sen|Rep|Hon|Prof|H\.E|vs|etc|Art|para|[A-Z])\.$")
_BEFORE_ACT = frozenset(
    ("and", "but", "while", "we", "they", "leaders", "also", "will", "further", "to", "strongly", "then")
)
_JOINS = frozenset(("and", "but", "while"))
_LEAST_WORDS = 4
_LEAST_LEAD = 10


@dataclass(frozen=True, slots=True)
class Segment:
    """A clause of a version, without the number of its paragraph.

    `block` and `sentence` are the numbers of the block and the sentence that it stands in; `words` are folded, `at`
    says where each stands, `named` which of them begin with a capital inside a sentence.
    """

    block: int
    sentence: int
    span: Span
    words: tuple[str, ...]
    at: tuple[tuple[int, int], ...]
    named: frozenset[int]

    def cut(self, words: range) -> Span:
        """Return where some of its words stand."""
        return Span(self.at[words.start][0], self.at[words.stop - 1][1])

    def names(self) -> frozenset[str]:
        """Return the words that begin with a capital inside the sentence, those of dates left out."""
        return frozenset(self.words[number] for number in self.named) - _months()


def segments_of(article: Article) -> tuple[Segment, ...]:
    """Return the clauses of an article in the order of the text, those of headings left out."""
    found: list[Segment] = []
    sentence = 0
    for number, block in enumerate(article.blocks):
        if block.kind in _FRAME:
            continue
        for span in _sentences(article.text, block.span):
            whole = _segment(article.text, number, sentence, span)
            if whole.words:
                found += _clauses(article.text, whole)
                sentence += 1
    return tuple(found)


def _segment(text: str, block: int, sentence: int, span: Span) -> Segment:
    found = [*WORD.finditer(text, span.start, span.end)]
    written = [one[0] for one in found]
    named = frozenset(number for number, word in enumerate(written) if number and word[0].isupper())
    words = tuple(word.casefold().replace("’", "'") for word in written)
    return Segment(block, sentence, span, words, tuple(one.span() for one in found), named)


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


def _clauses(text: str, whole: Segment) -> list[Segment]:
    """Return a sentence cut before the clauses that begin with an act of their own: "and urge both sides to …"."""
    cuts = [0]
    for number in range(1, len(whole.words)):
        if number - cuts[-1] >= _LEAST_WORDS <= len(whole.words) - number and _begins(text, whole, number):
            cuts.append(number)
    if len(cuts) == 1:
        return [_without_end(text, whole)]
    ends = [*(whole.at[cut][0] for cut in cuts), whole.span.end]
    ends[0] = whole.span.start
    return [
        _without_end(text, _segment(text, whole.block, whole.sentence, Span(start, end)))
        for start, end in pairwise(ends)
    ]


def _without_end(text: str, one: Segment) -> Segment:
    """Return a segment without the comma or blank at its end."""
    end = one.span.end
    while end > one.span.start and text[end - 1] in " ,;\n\t":
        end -= 1
    return one if end == one.span.end else replace(one, span=Span(one.span.start, end))


def _begins(text: str, whole: Segment, number: int) -> bool:
    """Return whether a clause with an act of its own begins at a word."""
    words = whole.words
    comma = "," in text[whole.at[number - 1][1] : whole.at[number][0]]
    if words[number] in _JOINS:
        return _act_after(words, number + 1)
    if not comma:
        return False
    if words[number] in ("we", "they"):
        return number >= _LEAST_LEAD
    return words[number].endswith("ing") and stem(words[number]) in _acts()


def _act_after(words: Sequence[str], number: int) -> bool:
    """Return whether a word, or what follows words like "we will further", is an act."""
    for word in words[number : number + 4]:
        if word in ("to",):
            return False
        if word in _BEFORE_ACT or word.endswith("ly"):
            continue
        return is_act(word)
    return False


def is_act(word: str) -> bool:
    """Return whether a word is a verb with which authors say what they do, in a form that a clause can have alone."""
    return stem(word) in _acts() and not word.endswith(("ment", "ation", "ing"))


@cache
def _acts() -> frozenset[str]:
    return frozenset(map(stem, word_file("versions")["acts"]))


@cache
def _months() -> frozenset[str]:
    return frozenset(word_file("versions")["months"])
