"""Tone words: what each side calls the talks, candid, constructive, warm."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from summitreader.compare.telling.voices import any_of
from summitreader.comparison import ComparedSide, Tone
from summitreader.model import Span
from summitreader.word_files import word_file


def tones_of(sides: Sequence[ComparedSide]) -> tuple[Tone, ...]:
    """Return the words by which each side says how the talks were, in the order of sides and texts."""
    return tuple(
        Tone(side, span, span.of(one.reading.article.text).lower())
        for side, one in enumerate(sides)
        for span in tone_words(one.reading.article.text)
    )


def tone_words(text: str) -> Iterator[Span]:
    """Give the tone words of a text: before a noun of meeting, or said of one.

    >>> list(tone_words("The talks were candid."))
    [Span(start=15, end=21)]
    """
    before, behind, word = _patterns()
    found = {
        Span(*one.span())
        for pattern in (before, behind)
        for match in pattern.finditer(text)
        for one in word.finditer(text, match.start("tones"), match.end("tones"))
    }
    yield from sorted(found, key=lambda span: span.start)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds tone words before their noun, behind "the talks were", and each of them."""
    words, nouns = any_of(word_file("tone")["words"]), any_of(word_file("tone")["nouns"])
    several = (
        rf"(?P<tones>(?:very |most |extremely |truly )?{words}(?:(?:,? and |, | yet | but )(?:very )?{words}){{0,4}})"
    )
    return (
        re.compile(rf"\b{several} (?:[\w-]+ )?{nouns}\b", re.IGNORECASE),
        re.compile(rf"\b{nouns} (?:\w+ ){{0,6}}?(?:was|were|is|are|been) {several}(?![\w-])", re.IGNORECASE),
        re.compile(rf"\b{words}\b", re.IGNORECASE),
    )
