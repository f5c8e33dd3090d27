"""Sets of set phrases ("joint statement", "press conference"), all looked for at once, word by word."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import NamedTuple

from summitreader.parser.text.lazy_regex import regex

_WORD = regex(r"\w+")
_Way = tuple[tuple[str, ...], str]
"""The words of a phrase behind its first one, and the phrase."""

_GAPS = " \n\xa0-'’&"


class FoundPhrase(NamedTuple):
    """A phrase in a text: where it stands, and how the set writes it."""

    start: int
    end: int
    phrase: str


class PhraseSet(NamedTuple):
    """Phrases that are matched whole and in any case; `by_first` has the other words of each by its first word.

    Between the words of a phrase stand spaces, hyphens or apostrophes.
    """

    by_first: Mapping[str, tuple[_Way, ...]]

    def find(self, text: str, start: int, end: int) -> Iterator[FoundPhrase]:
        """Return the phrases between two offsets, disjoint, in order, the longest where several begin. Linear."""
        if self.by_first.keys().isdisjoint(_WORD.findall(text[start:end].lower())):
            return  # so most passages are passed over, at a third of the price
        last = -1
        for match in _WORD.finditer(text, start, end):
            ways = self.by_first.get(match.group().lower())
            if ways and match.start() > last and (found := _phrase_at(text, match, ways, end)):
                last = found.end
                yield found

    def first(self, text: str, start: int, end: int) -> FoundPhrase | None:
        """Return the first of the phrases between two offsets."""
        return next(self.find(text, start, end), None)


def phrase_set(phrases: Iterable[str]) -> PhraseSet:
    """Return the set of the phrases, each once, the longest first under its first word."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in sorted(dict.fromkeys(phrases), key=lambda phrase: -len(phrase)):
        first, *rest = _WORD.findall(phrase.lower())
        table.setdefault(first, []).append((tuple(rest), phrase))
    return PhraseSet({word: tuple(ways) for word, ways in table.items()})


def _phrase_at(text: str, first: re.Match[str], ways: tuple[_Way, ...], end: int) -> FoundPhrase | None:
    """Return the longest of the phrases whose first word is here and whose other words follow."""
    longest = len(max(ways, key=_length)[0])
    words = [first, *islice(_WORD.finditer(text, first.end(), end), longest)]
    gaps = [not text[one.end() : other.start()].strip(_GAPS) for one, other in pairwise(words)]
    following = tuple(word.group().lower() for word in words[1:])
    for rest, phrase in ways:
        if following[: len(rest)] == rest and all(gaps[: len(rest)]):
            return FoundPhrase(first.start(), words[len(rest)].end(), phrase)
    return None


def _length(way: _Way) -> int:
    return len(way[0])
