"""How firmly a passage is worded, by ordered scales of verbs and modals."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from summitreader.model import Span
from summitreader.word_files import word_file
from summitreader.words.patterns import any_of


class FirmWords(NamedTuple):
    """Words of a passage that stand on scales: the words, and the step that they are on each scale."""

    span: Span
    steps: dict[str, int]


def firm_words(text: str, start: int, end: int) -> Iterator[FirmWords]:
    """Give the words of a passage that stand on a scale, the longest where several begin alike."""
    steps = _steps()
    for match in _pattern().finditer(text, start, end):
        if match[0] == "May":
            continue  # the month
        yield FirmWords(Span(*match.span()), steps[match[0].lower()])


def firmer_of(one: FirmWords, other: FirmWords) -> int | None:
    """Return 0 or 1 for the firmer of two, None where they share no scale or stand on one step.

    >>> first, second = "The sides hope to meet.", "The sides will meet."
    >>> firmer_of(next(firm_words(first, 0, 23)), next(firm_words(second, 0, 20)))
    1
    """
    for scale in one.steps:
        if scale in other.steps and one.steps[scale] != other.steps[scale]:
            return int(other.steps[scale] > one.steps[scale])
    return None


def steps_of(scales: Mapping[str, Iterable[Iterable[str]]]) -> dict[str, dict[str, int]]:
    """Return for each word of some scales, the weakest words of each first, on which step of which it stands.

    >>> steps_of({"promising": [["hope"], ["will"]]})
    {'hope': {'promising': 0}, 'will': {'promising': 1}}
    """
    found: dict[str, dict[str, int]] = {}
    for scale, steps in scales.items():
        for step, words in enumerate(steps):
            for word in words:
                found.setdefault(word, {})[scale] = step
    return found


@cache
def _steps() -> dict[str, dict[str, int]]:
    return steps_of({scale: rows["steps"] for scale, rows in word_file("firmness").items()})


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(_steps())}\b", re.IGNORECASE)
