"""Sets of set phrases ("joint statement", "press conference"), all looked for at once, word by word."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from summitreader.parser.text.lazy_regex import regex

_WORD = regex(r"\w+")
_GAPS = " \n\xa0-'’&"


class FoundPhrase(NamedTuple):
    """A phrase in a text: where it stands, and how the set writes it."""

    start: int
    end: int
    phrase: str


@dataclass(frozen=True, slots=True)
class PhraseSet:
    """Phrases that are matched whole and in any case; `by_first` has the other words of each by its first word.

    Between the words of a phrase stand spaces, hyphens or apostrophes.
    """

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def find(self, text: str, start: int, end: int) -> Iterator[FoundPhrase]:
        """Return the phrases between two offsets, disjoint, in order, the longest where several begin. Linear."""
        words = [(match.group().lower(), *match.span()) for match in _WORD.finditer(text, start, end)]
        table, last = self.by_first, -1
        for at, (word, begin, _) in enumerate(words):
            if word in table and begin > last and (found := self._at(text, words, at)):
                last = found.end
                yield found

    def first(self, text: str, start: int, end: int) -> FoundPhrase | None:
        """Return the first of the phrases between two offsets."""
        return next(self.find(text, start, end), None)

    def _at(self, text: str, words: list[tuple[str, int, int]], at: int) -> FoundPhrase | None:
        for rest, phrase in self.by_first[words[at][0]]:
            stretch = words[at : at + 1 + len(rest)]
            if tuple(word for word, _, _ in stretch[1:]) == rest and all(
                not text[one[2] : other[1]].strip(_GAPS) for one, other in pairwise(stretch)
            ):
                return FoundPhrase(stretch[0][1], stretch[-1][2], phrase)
        return None


def phrase_set(phrases: Iterable[str]) -> PhraseSet:
    """Return the set of the phrases, each once, the longest first under its first word."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in sorted(dict.fromkeys(phrases), key=lambda phrase: -len(phrase)):
        first, *rest = _WORD.findall(phrase.lower())
        table.setdefault(first, []).append((tuple(rest), phrase))
    return PhraseSet({word: tuple(ways) for word, ways in table.items()})
