"""Sets of set phrases ("joint statement", "press conference"), looked for in a few words at once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

_LETTERS = {"'": "['’]", " ": r"[\s\xa0-]+", "*": r"\w*"}


@dataclass(frozen=True)
class PhraseSet:
    """Phrases that are matched whole and in any case; `*` ends a word that may go on."""

    phrases: tuple[str, ...]

    def first(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first of the phrases between two offsets, the longest where several begin there."""
        return self._pattern.search(text, start, end)

    def at(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the longest of the phrases that begins at an offset."""
        return self._pattern.match(text, start, end)

    def all(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Return all of the phrases between two offsets, disjoint, in order."""
        return self._pattern.finditer(text, start, end)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        ways = sorted(self.phrases, key=len, reverse=True)
        return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(_spelt, ways))})(?!\w)") if ways else re.compile(r"(?!)")


def phrase_set(phrases: Iterable[str]) -> PhraseSet:
    """Return the set of the phrases, each once, with one kind of apostrophe."""
    return PhraseSet(tuple(dict.fromkeys(phrase.replace("’", "'") for phrase in phrases)))


def _spelt(phrase: str) -> str:
    return "".join(_LETTERS.get(letter) or re.escape(letter) for letter in phrase)
