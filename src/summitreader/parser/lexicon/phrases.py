"""Sets of set phrases ("joint statement", "press conference"), all looked for at once, word by word."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.text.word_index import WordIndex, index_words

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

    def find(self, read: WordIndex, start: int, end: int) -> Iterator[FoundPhrase]:
        """Return the phrases between two offsets, disjoint, in order, the longest where several begin. Linear."""
        by_first, words = self.by_first, read.between(start, end)
        if by_first.keys().isdisjoint(read.tokens[words.start : words.stop]):
            return  # so most passages are passed over
        at = words.start
        for first in words:
            ways = by_first.get(read.tokens[first])
            if ways and first >= at and (found := _phrase_at(read, first, words.stop, ways)):
                rest, phrase = found
                at = first + len(rest) + 1
                yield FoundPhrase(read.edges[2 * first], read.edges[2 * at - 1], phrase)

    def first(self, read: WordIndex, start: int, end: int) -> FoundPhrase | None:
        """Return the first of the phrases between two offsets."""
        return next(self.find(read, start, end), None)

    def all_in(self, words: str) -> tuple[str, ...]:
        """Return the phrases in a few words."""
        return tuple(found.phrase for found in self.find(index_words(words), 0, len(words)))


def phrase_set(phrases: Iterable[str]) -> PhraseSet:
    """Return the set of the phrases, each once, the longest first under its first word."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in sorted(dict.fromkeys(phrases), key=lambda phrase: -len(phrase)):
        first, *rest = _WORD.findall(phrase.lower())
        table.setdefault(first, []).append((tuple(rest), phrase))
    return PhraseSet({word: tuple(ways) for word, ways in table.items()})


def _phrase_at(read: WordIndex, first: int, end: int, ways: tuple[_Way, ...]) -> _Way | None:
    """Return the longest of the phrases whose first word is here and whose other words follow, up to word `end`."""
    for way in ways:
        rest, last = way[0], first + len(way[0])
        followed = last < end and tuple(read.tokens[first + 1 : last + 1]) == rest
        if followed and not any(gap.strip(_GAPS) for gap in read.gaps[first:last]):
            return way
    return None
