"""Where a passage stands: positions as another program counts them, and as they are in the text once it is clean."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from summitreader.importers.clean import clean
from summitreader.model import Span

# As `clean` makes line feeds of them.
_LINE_END = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPECIAL = re.compile(r"\r\n|[\U00010000-\U0010ffff]")
_SHORTEST = 4  # code points of a name that says which words are meant


class CountedPassage(NamedTuple):
    """A passage as a project has it: its two positions as they are counted there, and what it is called."""

    start: int
    end: int
    name: str = ""


class Counting(NamedTuple):
    """A way of counting: whether a letter beyond the basic plane is two, and whether CR and LF together are one.

    The standard counts code points of the text as it is stored; not every program does.
    """

    wide_is_two: bool = False
    crlf_is_one: bool = False


CODE_POINTS = Counting()


class Positions:
    """The positions of one text."""

    def __init__(self, raw: str, text: str, counting: Counting) -> None:
        """Look up where the text has another length than its source.

        Args:
            raw: The text as it came.
            text: The same, clean.
            counting: How positions count.
        """
        self._raw, self._is_clean = raw, raw == text
        self._at, self._add = _shifts(raw, counting)
        if not self._is_clean:
            ends = [*_LINE_END.finditer(raw)]
            self._starts = [0, *(end.end() for end in ends)]
            self._ends = [*(end.start() for end in ends), len(raw)]
            self._lines = text.split("\n")
            self._clean_starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def raw_span(self, selection: CountedPassage) -> Span | None:
        """Return the code points of the source that are meant, None where they are not in it."""
        start, end = self._raw_at(selection.start), self._raw_at(selection.end)
        return Span(start, end) if 0 <= start <= end <= len(self._raw) else None

    def span(self, selection: CountedPassage) -> Span | None:
        """Return where a passage stands in the clean text, None where it is not in it."""
        raw = self.raw_span(selection)
        if raw is None or self._is_clean:
            return raw
        return Span(self._clean_at(raw.start), self._clean_at(raw.end))

    def _raw_at(self, position: int) -> int:
        found = bisect_right(self._at, position)
        return position + (self._add[found - 1] if found else 0)

    def _clean_at(self, place: int) -> int:
        number = min(bisect_right(self._starts, place), len(self._lines)) - 1
        start, line = self._starts[number], self._lines[number]
        raw_line = self._raw[start : self._ends[number]]
        before = raw_line[: place - start]
        length = len(before) if raw_line == line else len(clean(before))
        return self._clean_starts[number] + min(length, len(line))


def counting_of(raw: str, selections: Iterable[CountedPassage], is_crlf_one: bool = False) -> Counting:
    """Return how the positions of a text count: as the words say that its passages are called by, else by code points.

    Args:
        raw: The text as it came.
        selections: Its passages, which many programs call by their first words.
        is_crlf_one: Whether the program that wrote them is known to count the end of a line once.
    """
    found = list(selections)
    has_wide = any(match[0] != "\r\n" for match in _SPECIAL.finditer(raw))
    wide, ends = (False, True)[: 1 + has_wide], (is_crlf_one, not is_crlf_one)[: 1 + ("\r\n" in raw)]
    ways = [Counting(wide_is_two, crlf_is_one) for wide_is_two in wide for crlf_is_one in ends]
    return max(ways, key=lambda way: _likelihood(raw, found, way)) if len(ways) > 1 else CODE_POINTS


def _likelihood(raw: str, selections: list[CountedPassage], way: Counting) -> tuple[int, int]:
    """Return how many passages are in the text when they are counted so, and how many of them have their words."""
    positions, inside, named = Positions(raw, raw, way), 0, 0
    for selection in selections:
        if span := positions.raw_span(selection):
            inside += 1
            name = "".join(selection.name.rstrip(".… ").split())
            words = raw[span.start : min(span.end, span.start + 2 * len(selection.name))]
            named += len(name) >= _SHORTEST and not words[:1].isspace() and "".join(words.split()).startswith(name)
    return inside, named


def _shifts(raw: str, counting: Counting) -> tuple[list[int], list[int]]:
    """Return from which positions on the code points of a text lie farther on or nearer, and how far in all."""
    at, add, shift = [], [], 0
    if counting == CODE_POINTS:
        return [], []
    for match in _SPECIAL.finditer(raw):
        is_end = match[0] == "\r\n"
        if counting.crlf_is_one if is_end else counting.wide_is_two:
            # The position behind it, as it is counted.
            at.append(match.end() - shift - (1 if is_end else -1))
            shift += 1 if is_end else -1
            add.append(shift)
    return at, add
