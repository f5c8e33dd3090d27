"""Search as you type: hits in slices of a few milliseconds, the nearest first. Pure; knows no clock of its own.

Letters match whatever their case and accents, unless the query itself has the accent; blanks match line breaks, and
quotes and hyphens their typographic forms; characters that show nothing never keep words from being found.
"""

import re
import sys
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from summitreader.model import Span

SLICE = 65_536
"""Code points searched at a time: 1 to 3 ms, so that no key waits."""

_HIDDEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_HAS_HIDDEN = re.compile(f"[{_HIDDEN}\u0300-\u036f]")
_SAME = {"'": "'’‘ʼ′", '"': '"“”„«»″', "-": "-‐‑‒–—−"}
_SAME |= {sign: signs for signs in tuple(_SAME.values()) for sign in signs}
# Letters with strokes, which Unicode does not take apart; several letters that are one character.
_STROKES = {"d": "đĐðÐ", "h": "ħĦ", "i": "ı", "l": "łŁ", "o": "øØǿǾ", "t": "ŧŦ"}
_JOINED = {"ae": "æÆǽǼ", "oe": "œŒ", "ss": "ßẞ", "th": "þÞ", "st": "ﬅﬆ"}
_JOINED |= {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
_HAS_JOINED = re.compile(f"[{''.join(_JOINED.values())}]")
_SEQUENCE = re.compile("(?i:ffi|ffl|ff|fi|fl|ae|oe|ss|th|st)|(?s:.)")
_LIGATURES = {ord(sign): letters for letters in ("ffi", "ffl", "ff", "fi", "fl") for sign in _JOINED[letters]}
_SPREAD = 6  # code points a character of the query may stand for, marks and hidden ones included
_LONGEST = 200  # code points of a query that count


class SearchHits:
    """Where a text holds the words searched for, as far as it has been searched: from an offset on, then before it."""

    def __init__(self, text: str, query: str, origin: int = 0) -> None:
        self.query = query.strip("\n")[:_LONGEST]
        self._text, self._origin = text, max(0, min(origin, len(text)))
        # Starts and ends in arrays: a million hits of a single letter take 8 MB, as Spans they would take 200.
        self._after, self._before = (array("I"), array("I")), (array("I"), array("I"))
        self._next, self._wrapped = self._origin, False
        self.done = not self.query.strip()

    def __len__(self) -> int:
        return len(self._after[0]) + len(self._before[0])

    def step(self) -> None:
        """Search the next slice; `done` tells when there is none left."""
        if self.done:
            return
        limit = self._origin if self._wrapped else len(self._text)
        stop = min(limit, self._next + SLICE)
        starts, ends = self._before if self._wrapped else self._after
        reach = min(len(self._text), stop + _SPREAD * len(self.query))
        hidden = _HAS_HIDDEN.search(self._text, self._next, reach) is not None
        joined = _HAS_JOINED.search(self._text, self._next, reach) is not None
        for match in _pattern(self.query, hidden, joined).finditer(self._text, self._next, reach):
            if match.start() >= stop:
                break
            starts.append(match.start())
            ends.append(match.end())
            self._next = match.end()
        self._next = max(self._next, stop)
        if self._next >= limit:
            self.done, self._wrapped, self._next = self._wrapped or not self._origin, True, 0

    def near(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the hits found that touch a range."""
        found: list[Span] = []
        for starts, ends in (self._before, self._after):
            first, last = bisect_right(ends, start), bisect_left(starts, end)
            found += [Span(starts[index], ends[index]) for index in range(first, last)]
        return tuple(found)

    def from_(self, offset: int, step: int) -> Span | None:
        """Return the next hit that starts at or after an offset (`step` 1), or the last that starts before it (-1).

        Goes round at the ends of the text. None where no hit is known yet, or where one that is nearer may still be
        found.
        """
        index = self._at_or_after(offset)
        if not len(self):
            return None
        if step < 0:
            return self[index - 1] if self.done or (index and self._known(self[index - 1].start, offset)) else None
        if index == len(self):
            return self[0] if self.done else None
        return self[index] if self.done or self._known(offset, self[index].start) else None

    def __getitem__(self, index: int) -> Span:
        index %= len(self)
        starts, ends = self._before if index < len(self._before[0]) else self._after
        index -= 0 if starts is self._before[0] else len(self._before[0])
        return Span(starts[index], ends[index])

    def number(self, span: Span) -> int:
        """Return which hit in the order of the text starts where a span does, counted from 1, of those found so far."""
        return self._at_or_after(span.start) + 1

    def touched(self, edges: Sequence[int]) -> list[bool]:
        """Of the stretches between edges (offsets, ascending), which hold the start of a hit."""
        before, after = self._before[0], self._after[0]
        counts = [bisect_left(before, edge) + bisect_left(after, edge) for edge in edges]
        return [a < b for a, b in pairwise(counts)]

    def _at_or_after(self, offset: int) -> int:
        if offset >= self._origin:
            return len(self._before[0]) + bisect_left(self._after[0], offset)
        return bisect_left(self._before[0], offset)

    def _known(self, start: int, end: int) -> bool:
        """Return whether a range has been searched already."""
        if self._wrapped:
            return start >= self._origin or end <= self._next
        return start >= self._origin and end <= self._next


@lru_cache(4)  # of a search: the careful one is made when a text needs it, a seventh of what a letter typed took
def _pattern(query: str, careful: bool, joined: bool = False) -> re.Pattern[str]:
    """Return the query as an expression. Careful, it looks through marks and hidden characters, at
    three times the cost; joined, for letters that are one character in the text, too.

    Sets of characters instead of IGNORECASE: with a set in front, `re` scans 5 times faster for the first letter.
    """
    between = f"[{_HIDDEN}]{{0,3}}" if careful else ""
    # Copied words bring characters along that show nothing: what is meant is what is seen.
    meant = re.sub(r"\s+", " ", re.sub(f"[{_HIDDEN}]", "", query)).translate(_LIGATURES)
    pieces = _SEQUENCE.findall(meant) if joined else meant
    parts = [_group(one, careful, between) if len(one) > 1 else _part(one, careful) for one in pieces]
    return re.compile(between.join(parts) or r"(?!)")


def _group(letters: str, careful: bool, between: str) -> str:
    return f"(?:{'|'.join(_ways(letters, careful, between))})"


def _ways(letters: str, careful: bool, between: str) -> list[str]:
    """Return how a few letters may be written: each for itself, or some of them as one character."""
    if not letters:
        return [""]
    ways: list[str] = []
    for length in range(1, len(letters) + 1):
        first = _part(letters[0], careful) if length == 1 else f"[{_JOINED.get(letters[:length].lower(), '')}]"
        if first != "[]":
            ways += [between.join(filter(None, (first, rest))) for rest in _ways(letters[length:], careful, between)]
    return ways


def _part(character: str, careful: bool) -> str:
    if character == " ":
        return r"\s{1,4}"
    variants = _SAME.get(character) or "".join(sorted(_variants(character)))
    marks = "[\u0300-\u036f]{0,3}" if careful and len(variants) > 1 and character.isalpha() else ""
    return f"[{re.escape(variants)}]{marks}"


def _variants(character: str) -> set[str]:
    """Return the characters that a character of the query stands for."""
    cases = {form for form in (character, character.lower(), character.upper(), character.casefold()) if len(form) == 1}
    return cases.union(*(_accented().get(case, "") for case in cases))


@cache
def _accented() -> dict[str, str]:
    """Return the accented forms of letters: e -> éèê… (Latin, Greek, Cyrillic and Vietnamese blocks)."""
    forms: dict[str, str] = defaultdict(str)
    for code in (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if ord(base) != code and base.isalpha():
            forms[sys.intern(base)] += chr(code)
    for letter, others in _STROKES.items():
        for base in (letter, letter.upper()):
            forms[base] += others
    return dict(forms)
