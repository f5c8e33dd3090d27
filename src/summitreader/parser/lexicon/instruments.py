"""The nouns of agreements, by kind, from `data/instruments.toml`."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from summitreader.parser.lexicon.user_words import Counts, UserWords, words_in_use
from summitreader.word_files import word_file

_SPACES = str.maketrans("\n\t-\u00a0", "    ")


class Instrument(NamedTuple):
    """One noun: its kind, whether it stands for several, and how much the text must say before it counts."""

    kind: str
    many: bool
    counts: Counts
    name: bool


class Instruments(NamedTuple):
    """All nouns by their small letters; by their last words, the longest first; and the pairs of fields."""

    nouns: dict[str, Instrument]
    keys: dict[str, tuple[str, ...]]
    pairs: frozenset[str]

    def noun_ending(self, text: str, start: int, end: int) -> int | None:
        """Return where the longest noun starts whose last word stands at `start` to `end`.

        None where none ends there.
        """
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum():
            return None
        for noun in self.keys[text[start:end].lower()]:
            first = end - len(noun)
            before = text[max(0, first - 2) : first]
            if (
                first >= 0
                and text[first:end].lower().translate(_SPACES) == noun
                and not (before[-1:].isalnum() or (before[-1:] == "-" and before[:1].isalnum()))
            ):
                return first
        return None


def instruments(entries: Iterable[dict[str, Any]], pairs: Iterable[str] = ()) -> Instruments:
    """Return the table of a list of instruments as `instruments.toml` writes them."""
    nouns: dict[str, Instrument] = {}
    for entry in entries:
        for many, listed in ((False, entry.get("one", ())), (True, entry.get("many", ()))):
            for noun in listed:
                counts = entry.get("counts", "named")
                nouns[" ".join(noun.lower().split())] = Instrument(
                    entry["kind"], many, counts, entry.get("name", counts != "set up")
                )
    by_key: dict[str, list[str]] = {}
    for noun in sorted(nouns, key=len, reverse=True):
        by_key.setdefault(re.findall(r"\w+", noun)[-1], []).append(noun)
    return Instruments(nouns, {key: tuple(named) for key, named in by_key.items()}, frozenset(pairs))


def instruments_in_use() -> Instruments:
    """Return the table that comes with the program, the reader's own instruments over it."""
    return _instruments(words_in_use())


@cache
def any_of(name: str) -> str:
    """Return a piece of a pattern for the words of one of our small lists, the longest first."""
    return f"(?:{'|'.join(each_of(name))})"


def each_of(name: str) -> list[str]:
    """Return a piece of a pattern for each word of one of our small lists, the longest first."""
    return [_spelt(word) for word in sorted(_data()["lists"][name], key=len, reverse=True)]


def _spelt(word: str) -> str:
    stem = re.escape(word.removesuffix("*")).replace("\\ ", " ").replace("\\*", r"\w*")
    return rf"{stem}\w*" if word.endswith("*") else stem


@cache
def _data() -> dict[str, Any]:
    return word_file("instruments")


@lru_cache(maxsize=2)
def _instruments(own: UserWords) -> Instruments:
    data = _data()
    return instruments([*data["instrument"], *(own.table("instruments") or ())], data["pairs"]["words"])
