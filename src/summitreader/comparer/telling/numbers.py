"""Numbers of a text, in figures and in words: what is counted, and how exactly."""

import re
from typing import NamedTuple

from summitreader.model import Span
from summitreader.words.money import Sum
from summitreader.words.patterns import any_of
from summitreader.words.stems import forms_of

_TO_TWENTY = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_WORDS = {word: float(number) for number, word in enumerate(_TO_TWENTY, 2)}
_SHARES = {"half": 0.5, "a third": 1 / 3, "a quarter": 0.25}
_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ABOUT = ("up to", "no more than", "more than", "less than", "at least", "about", "around", "nearly", "almost", "over")
COUNT = rf"\d[\d,]*|{any_of(_WORDS)}"
"""A piece of a pattern: how many, in figures or as a word up to twenty."""
COUNTED = re.compile(
    rf"\b(?P<count>{COUNT}) (?:(?:new|more|additional|further|full|other) )?(?P<noun>[a-z]{{4,}}s)\b", re.IGNORECASE
)
_NUMBER = re.compile(
    rf"(?:(?P<about>{any_of(_ABOUT)}) )?[$€£¥]?"
    r"(?:(?P<figure>\d[\d,]*(?:\.\d+)?)(?: (?P<scale>thousand|million|billion)\b)?"
    rf"|\b(?P<word>{any_of({**_WORDS, **_SHARES})})\b)(?P<month> {any_of(_MONTHS)}\b)?",
    re.IGNORECASE,
)
_WITH_ITS_NOUN = re.compile(r"\S+(?:\s+[\w’'-]+){0,3}")


class NumberTold(NamedTuple):
    """A number with the words about it: its value, and the word that says it is no exact one, "" for none."""

    span: Span
    value: float
    about: str


def numbers_told(text: str, span: Span) -> list[NumberTold]:
    """Return the numbers of a passage, but for years, days of a month and the numbers of a list.

    >>> [(one.value, one.about) for one in numbers_told("Up to 500 million for two funds in 2026", Span(0, 39))]
    [(500000000.0, 'up to'), (2.0, '')]
    """
    found = []
    for match in _NUMBER.finditer(text, span.start, span.end):
        listed = match.start() == span.start and text.startswith(". ", match.end())
        value = _value(match)
        dated = not match["scale"] and _FIRST_YEAR <= value <= _LAST_YEAR and "," not in match[0]
        words = _WITH_ITS_NOUN.match(text, match.start(), span.end)
        if words and not (listed or dated or match["month"]):
            found.append(NumberTold(Span(*words.span()), value, (match["about"] or "").lower()))
    return found


def counted_in(text: str, span: Span) -> frozenset[Sum]:
    """Return the things that a passage counts, each as a sum of its kind.

    >>> counted_in("He announced 200 scholarships", Span(0, 29))
    frozenset({Sum(amount=200.0, currency='scholar')})
    """
    return frozenset(
        Sum(float(read_count(match["count"])), forms_of(match["noun"]).stem)
        for match in COUNTED.finditer(text, span.start, span.end)
    )


def read_count(words: str) -> int:
    """Return the number that a match of COUNT is."""
    return int(_WORDS.get(words.lower()) or words.replace(",", ""))


def _value(match: re.Match[str]) -> float:
    if match["word"]:
        return {**_WORDS, **_SHARES}[match["word"].lower()]
    return float(match["figure"].replace(",", "")) * _SCALES[(match["scale"] or "").lower()]
