"""Tone words: what talks are called, candid, constructive, warm."""

import re
from collections.abc import Iterator
from functools import cache

from summitreader.model import Span
from summitreader.word_files import word_file
from summitreader.words.patterns import any_of

_WORD = re.compile(r"\w+(?:-\w+)*")
_AND = r"(?:,? and |, | yet | but )(?:very )?"
_NEAR = 100


def tone_words(text: str) -> Iterator[Span]:
    """Give the tone words of a text: before a noun of meeting, or said of one.

    >>> list(tone_words("The talks were candid."))
    [Span(start=15, end=21)]
    """
    words, before, behind = _patterns()
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match[0].lower() not in words:
            continue
        # Only what stands near is searched: most words of a text are no tone words.
        if before.match(text, start) or behind.search(text[max(0, start - _NEAR) : start]):
            yield Span(start, end)


@cache
def _patterns() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """Return the tone words, what finds one before its noun, and what finds "the talks were" before one."""
    lists = word_file("tone")
    words, nouns = any_of(lists["words"]), any_of(lists["nouns"])
    return (
        frozenset(lists["words"]),
        re.compile(rf"{words}(?:{_AND}{words}){{0,4}} (?:[\w-]+ )?{nouns}\b", re.IGNORECASE),
        re.compile(
            rf"\b{nouns} (?:\w+ ){{0,6}}?(?:was|were|is|are|been) (?:very )?(?:{words}{_AND}){{0,4}}$", re.IGNORECASE
        ),
    )
