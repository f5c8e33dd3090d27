"""Verbs that became firmer or weaker: "will explore", "will"; "concerned", "gravely concerned"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from summitreader.comparer.versions.rules import FIRMER_OR_WEAKER
from summitreader.comparer.wordings.firmness import FirmWords, firmer_of, steps_of
from summitreader.comparison import Difference, VersionBlock
from summitreader.model import Span
from summitreader.word_files import word_file
from summitreader.words.patterns import any_of


def firmer_or_weaker(texts: tuple[str, str], fates: Sequence[VersionBlock]) -> tuple[Difference, ...]:
    """Return where a passage that was reworded says more firmly or more weakly what its authors do."""
    found = [_difference(texts, one) for one in fates if one.status == "reworded" and not one.formula]
    return tuple(one for one in found if one)


def _difference(texts: tuple[str, str], fate: VersionBlock) -> Difference | None:
    """Return the first pair of words, of those that are not in both, which stand on one scale."""
    old, new = (_firm_words(text, spans) for text, spans in zip(texts, fate.spans, strict=True))
    for one in _without(texts, 0, old, new):
        for other in _without(texts, 1, new, old):
            firmer = firmer_of(one, other)
            if firmer is not None:
                return Difference((0, 1), (one.span, other.span), "verb", FIRMER_OR_WEAKER.name, firmer)
    return None


def _without(
    texts: tuple[str, str], side: int, mine: Sequence[FirmWords], theirs: Sequence[FirmWords]
) -> list[FirmWords]:
    """Return the words of one side that the other lacks."""
    there = Counter(one.span.of(texts[1 - side]).lower() for one in theirs)
    left = []
    for one in mine:
        word = one.span.of(texts[side]).lower()
        if there[word]:
            there[word] -= 1
        else:
            left.append(one)
    return left


def _firm_words(text: str, spans: Iterable[Span]) -> list[FirmWords]:
    steps = _steps()
    return [
        FirmWords(Span(*match.span()), steps[_plain(match[0])])
        for span in spans
        for match in _pattern().finditer(text, span.start, span.end)
    ]


def _plain(words: str) -> str:
    """Return words as the list has them: the ending of a verb of its own left out."""
    words = " ".join(words.lower().split())
    steps = _steps()
    return next(one for end in range(3) if (one := words[: len(words) - end]) in steps)


@cache
def _steps() -> dict[str, dict[str, int]]:
    return steps_of(word_file("versions")["firmness"])


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(_steps())}(?:e?[sd])?\b", re.IGNORECASE)
