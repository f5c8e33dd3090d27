"""Every pattern of the importers and the parser takes linear time on any text: they meet what a stranger wrote."""

import random
import re
import time
from typing import Any

import pytest

from tests.patterns import attacks, named_patterns, run

pytestmark = pytest.mark.growth

LONGEST = 8_192
SIZES = (*(int(12 * 1.25**step) for step in range(12)), 512, LONGEST)  # small steps first: 2 ** n is soon for ever
SECONDS = 0.05  # a linear pattern takes 1 ms for so many characters, a quadratic one 0.1 s and more
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
ENDS = ("", "!", "\n")
# Patterns that are only shown the beginning of something, with the most characters that they see.
BOUNDED = {"plain.dates._FORMS": 400, "kinds._HTML": 4096, "kinds._FEED": 4096, "kinds._MAIL": 4096}
OFTEN = (*range(12, 31, 3), 60)  # characters of repeats that no pattern may feel; small steps for the same reason
AT_ONCE = 0.01


def _seconds(pattern: re.Pattern[Any], method: str, text: Any) -> float:
    began = time.process_time()
    run(pattern, method, text)
    return time.process_time() - began


def _slow(pattern: re.Pattern[Any], methods: set[str], longest: int = LONGEST) -> str | None:
    """What a pattern is slow on, twice; sizes grow, so that an exponential one is found before it takes for ever."""
    binary = isinstance(pattern.pattern, bytes)
    for unit in UNITS:
        for end in ENDS:
            for size in (size for size in SIZES if size <= longest):
                words = unit * (size // len(unit)) + end
                text: Any = words.encode() if binary else words
                for method in methods:
                    most = SECONDS * max(size, 1000) / LONGEST
                    if _seconds(pattern, method, text) > most and _seconds(pattern, method, text) > most:
                        return f"{method} of {unit!r} * {size // len(unit)} + {end!r}"
    return None


def _exponential(pattern: re.Pattern[str]) -> str | None:
    """What keeps a pattern busy although it is short, made from the pattern itself."""
    for beginning, unit in attacks(pattern, random.Random(1)):
        for end in ("!", "\n\n"):
            for often in OFTEN:
                text = beginning + (unit * often)[:often] + end
                for method in ("match", "search"):
                    if min(_seconds(pattern, method, text) for _ in range(2)) > AT_ONCE:
                        return f"{method} of {text!r}"
    return None


def test_no_pattern_of_the_importers_is_slow_on_any_repeated_unit() -> None:
    slow: dict[str, str] = {}
    for name, pattern, methods in named_patterns("importers"):
        if found := _slow(pattern, methods, BOUNDED.get(name, LONGEST)):
            slow[name] = found
    assert not slow


@pytest.mark.parametrize("package", ["importers", "parser"])
def test_no_pattern_can_match_a_short_text_in_very_many_ways(package: str) -> None:
    patterns = {name: pattern for name, pattern, _ in named_patterns(package) if isinstance(pattern.pattern, str)}
    slow = {name: found for name, pattern in patterns.items() if (found := _exponential(pattern))}
    assert not slow


@pytest.mark.parametrize("pattern", [r"(?:a|a )*b", r"\s*x", r"(?:\d{1,2}\.?)*\s"])
def test_a_pattern_that_is_worse_than_linear_is_found(pattern: str) -> None:
    assert _slow(re.compile(pattern), {"search"})


@pytest.mark.parametrize("pattern", [r"(?:[^\w(]+ ?|so )+\w", r"at (?:[It]#{1,8}|I?#N?#?|#)*$", r"(?:\d+ ?)+x"])
def test_a_pattern_that_matches_the_same_in_many_ways_is_found(pattern: str) -> None:
    assert _exponential(re.compile(pattern))


def test_patterns_are_found_wherever_they_stand() -> None:
    names = {name for name, _, _ in named_patterns("importers")}
    assert {"kinds._HTML", "plain.dates._FORMS"} <= names
    assert any(":" in name for name in names)
    assert "text.sentences._END" in {name for name, _, _ in named_patterns("parser")}
