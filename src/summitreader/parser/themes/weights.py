"""What speaks for each theme in a block, and which part of the article each has."""

from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

from summitreader.model import Block
from summitreader.parser.lexicon.theme_terms import ThemeWords
from summitreader.parser.themes.terms import TermMatch, after_label

# What a theme's terms weigh in a block: each strong one 1, each time again, each weak one, one word alone in a block
# that is not brief.
_AGAIN, _WEAK, _PASSING = 0.2, 0.3, 0.8
_BRIEF = 200  # code points
# How much one block counts in the whole article, and from how many blocks on it counts in full.
_BLOCK, _BLOCKS = 3.0, 5
_LITTLE = 1.0  # what is added to all weights, so that one weak term is not what a short article is about


class ThemeWeight(NamedTuple):
    """What speaks for one theme in a block: its terms, and what they weigh."""

    terms: list[TermMatch]
    weight: float


def evidence_of(text: str, block: Block, hits: list[TermMatch], starts: list[int]) -> dict[int, ThemeWeight]:
    """Return what speaks for each theme in a block, the longest of terms that overlap: "economic and trade"."""
    terms: dict[int, list[TermMatch]] = defaultdict(list)
    start = after_label(text, block.span)
    for hit in hits[bisect_left(starts, start) : bisect_left(starts, block.span.end)]:
        if hit.end > block.span.end:
            continue  # its last words begin the next block
        own = terms[hit.theme]
        if not own or hit.start >= own[-1].end:
            own.append(hit)
        elif (hit.strong, hit.end - hit.start) > (own[-1].strong, own[-1].end - own[-1].start):
            own[-1] = hit
    length = block.span.end - block.span.start
    return {theme: _weighed(text, own, length) for theme, own in terms.items()}


def _weighed(text: str, terms: list[TermMatch], length: int) -> ThemeWeight:
    """Return what terms of one theme weigh: different ones count, repeated ones a little, one in passing less."""
    strong = [text[hit.start : hit.end].lower() for hit in terms if hit.strong]
    weak = {text[hit.start : hit.end].lower() for hit in terms if not hit.strong}
    different = len(set(strong))
    if len(strong) == 1 and not weak and length > _BRIEF and " " not in strong[0]:
        return ThemeWeight(terms, _PASSING)
    return ThemeWeight(terms, different + _AGAIN * (len(strong) - different) + _WEAK * len(weak))


def parts_of_article(told: list[tuple[Block, dict[int, ThemeWeight]]], words: ThemeWords) -> dict[int, float]:
    """Return which part of the article each subject has, from 0 to 1, less where there are few blocks.

    Half is its part of all weights, half the part of the blocks in which no theme weighs twice as much.
    """
    weights: dict[int, float] = defaultdict(float)
    blocks: dict[int, int] = defaultdict(int)
    for _, evidence in told:
        most = max((one.weight for one in evidence.values()), default=0.0)
        for theme, one in evidence.items():
            if not words.names[theme].ritual:
                weights[theme] += min(one.weight, _BLOCK)
                blocks[theme] += one.weight >= most / 2
    everything = sum(weights.values()) + _LITTLE
    half = min((len(told) - 1) / (_BLOCKS - 1), 1.0) / 2
    return {theme: half * (weight / everything + blocks[theme] / len(told)) for theme, weight in weights.items()}
