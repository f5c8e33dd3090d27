"""Every pattern of rooms that meet what a stranger wrote takes linear time on any text."""

import random
import re
from functools import cache, partial
from typing import Any

import pytest

from tests.growth import grows, takes_longer
from tests.patterns import attacks, named_patterns, run

pytestmark = pytest.mark.growth

LONGEST = 4_096
SIZES = (*(int(12 * 1.25**step) for step in range(12)), 512, LONGEST)  # small steps first: 2 ** n is soon for ever
SECONDS = 0.0125  # a linear pattern takes 0.5 ms for so many characters, a quadratic one 25 ms and more
UNITS = (
    *(" ", "\n", "\t", "a", "A", "1", ".", "-", "–", "<", ">", "&", "_", "'", "²", "=", "(", ")", "[", "*", "|", "é"),
    *("a ", "A ", "A.", "a.", "1.", "1 ", "11.", "A-", "a-", ", ", " - ", " | ", "— ", "\n\n", "\n ", " \n", "a\n"),
    *("<!-- a -->", "<!--", "-->", "<a ", "<a>", "</a>", "<?xml?>", "<!DOCTYPE a>", "<![", "]", "&#1", "&#x1", "&amp;"),
    *("by ", "by a ", "said by ", "and ", "Ann Lee ", "ANN LEE: ", "von ", "Dr. ", "March 4 ", "4 March ", "2026-"),
    *("a: ", "https://", "https://a/", "a@b ", "charset=", "encoding=", "<meta ", "<script>", "a: b\n", "From: a\n"),
    *(
        "{",
        '{"',
        '"version":',
        ",]",
        "%1",
        "D:",
        "/2026",
        "\\'d2",
        "{\\title ",
        "# a|",
        "Q: ",
        "comment",
        "date",
        "---\n",
    ),
)
ENDS = ("!", "\n")  # what fails at the end is tried in every way
# Patterns that are only shown the beginning of something, with the most characters that they see.
BOUNDED = {"plain.dates._FORMS": 400, "kinds._HTML": 4096, "kinds._FEED": 4096, "kinds._MAIL": 4096}
# What these see ends at a person, a clause or a page: so many characters before, or of a lead. One looks 2,000 ahead.
WINDOWS = {"people.roles._OWNED": 60, "people.roles._ADJECTIVE": 60, "people.roles._SIDE_BEFORE": 80}
WINDOWS |= {"people.roles._OFFICE_OF_BODY": 80, "source._WORDS_BEFORE": 60, "source._OPENS": 120}
WINDOWS |= {"attribution.speaker_first._CLAUSE_BEFORE": 120, "verbatim.transcripts._FORMULA": 40}
WINDOWS |= {"meeting.talks._OF_SIDES": 450, "speakers.offices._LEADING": 450, "agreements.titles._SCRAP": 450}
WINDOWS |= {"people.apposed._PLURAL": 40, "speakers.registry._HEAD_NOUN": 450, "verbatim.speeches._QUOTED": 400}
WINDOWS |= {"speakers.registry._ITS": 40}
WINDOWS |= {"lexicon.theme_terms._PLURAL": 60}  # ours, in data/themes.toml
SENTENCE = 4_096  # what the parser looks at as a whole is no longer
WORDS = (" ", "a", "A", "1", ".", "-", "A-", "A ", "a ", "1.", "A.", ", ", "“", "A, ", "and ", "of ", "\n")
OFTEN = (*range(12, 31, 3), 60)  # characters of repeats that no pattern may feel; small steps for the same reason
AT_ONCE = 0.01


def _slow(
    pattern: re.Pattern[Any], methods: set[str], longest: int = LONGEST, units: tuple[str, ...] = UNITS
) -> str | None:
    """What a pattern is slow on, and more than in proportion; sizes grow: an exponential one never takes for ever."""
    binary = isinstance(pattern.pattern, bytes)
    for unit in units:
        for end in ENDS:
            for size in (*(size for size in SIZES if size < longest), longest):
                half, text = _half_and_whole(unit, end, size, binary)
                for method in methods:
                    part, whole = partial(run, pattern, method, half), partial(run, pattern, method, text)
                    if grows(part, whole, 3, max(AT_ONCE, SECONDS * size / LONGEST)):
                        return f"{method} of {unit!r} * {size // len(unit)} + {end!r}"
    return None


@cache
def _half_and_whole(unit: str, end: str, size: int, binary: bool) -> tuple[Any, ...]:
    words = [unit * (length // len(unit)) + end for length in (size // 2, size)]
    return tuple(each.encode() if binary else each for each in words)


def _exponential(pattern: re.Pattern[str]) -> str | None:
    """What keeps a pattern busy although it is short, made from the pattern itself."""
    for beginning, unit in attacks(pattern, random.Random(1)):
        for end in ("!", "\n\n"):
            for often in OFTEN:
                text = beginning + (unit * often)[:often] + end
                for method in ("match", "search"):
                    if takes_longer(partial(run, pattern, method, text), AT_ONCE):
                        return f"{method} of {text!r}"
    return None


def test_no_pattern_of_the_importers_is_slow_on_any_repeated_unit() -> None:
    slow: dict[str, str] = {}
    for name, pattern, methods in named_patterns("importers"):
        if found := _slow(pattern, methods, BOUNDED.get(name, LONGEST)):
            slow[name] = found
    assert not slow


@pytest.mark.parametrize("package", ["parser", "words", "commitments", "verifier", "tracker"])
def test_no_pattern_is_slow_on_a_sentence_of_one_repeated_word(package: str) -> None:
    slow: dict[str, str] = {}
    for name, pattern, methods in named_patterns(package):
        if ":" not in name and (found := _slow(pattern, methods, WINDOWS.get(name, SENTENCE), WORDS)):
            slow[name] = found
    assert not slow


@pytest.mark.parametrize("package", ["importers", "parser", "words", "commitments", "verifier", "tracker", "comparer"])
def test_no_pattern_can_match_a_short_text_in_very_many_ways(package: str) -> None:
    patterns = {name: pattern for name, pattern, _ in named_patterns(package) if isinstance(pattern.pattern, str)}
    slow = {name: found for name, pattern in patterns.items() if (found := _exponential(pattern))}
    assert not slow


@pytest.mark.parametrize(
    ("pattern", "longest"), [(r"(?:a|a )*b", 2_048), (r"\s*x", LONGEST), (r"(?:\d{1,2}\.?)*\s", 140)]
)
def test_a_pattern_that_is_worse_than_linear_is_found(pattern: str, longest: int) -> None:
    assert _slow(re.compile(pattern), {"search"}, longest)


@pytest.mark.parametrize("pattern", [r"(?:[^\w(]+ ?|so )+\w", r"at (?:[It]#{1,8}|I?#N?#?|#)*$", r"(?:\d+ ?)+x"])
def test_a_pattern_that_matches_the_same_in_many_ways_is_found(pattern: str) -> None:
    assert _exponential(re.compile(pattern))


def test_patterns_are_found_wherever_they_stand() -> None:
    names = {name for name, _, _ in named_patterns("importers")}
    assert {"kinds._HTML", "plain.dates._FORMS"} <= names
    assert any(":" in name for name in names)
    assert "text.sentences._END" in {name for name, _, _ in named_patterns("parser")}
