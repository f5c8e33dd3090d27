"""Terms of a text: groups of terms for one matter, and countries by all their names."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from summitreader.word_files import word_file
from summitreader.words.tokens import Token, tokens_of

_LONGEST_GAP = 8  # words
_MOST_OF_A_THING = 30  # terms
_BROAD, _FAIRLY_BROAD, _BODY = 0.35, 0.7, 0.5

Synonyms = tuple[tuple[str, ...], ...]
"""The reader's own groups of words that mean one thing."""


class FoundTerm(NamedTuple):
    """A term where it stands: `first` and `last` are numbers of words, `group` is what it is a term of."""

    first: int
    last: int
    group: str


class _Pattern(NamedTuple):
    bases: tuple[str, ...]
    written: tuple[str, ...]  # "" where a word may be written in any way
    group: str
    rest: tuple[str, ...]  # base forms that follow after some words more


class TermIndex:
    """Terms by the base form of their first word, the longest first."""

    def __init__(self, groups: Mapping[str, Iterable[str]], names: bool = False) -> None:
        """Take the terms of each group; `names` are found only as they are written."""
        self._by_first: dict[str, list[_Pattern]] = {}
        for group, terms in groups.items():
            for term in terms:
                head, _, tail = term.partition(" ~ ")
                words, rest = tokens_of(head), tuple(word.base for word in tokens_of(tail))
                written = tuple(word.written if _exact(word.written, names) else "" for word in words)
                bases = tuple(word.base for word in words)
                if bases:
                    self._by_first.setdefault(bases[0], []).append(_Pattern(bases, written, group, rest))
        for first, patterns in self._by_first.items():
            self._by_first[first] = sorted(set(patterns), key=lambda pattern: (-len(pattern.bases), pattern))

    def find(self, tokens: Sequence[Token]) -> list[FoundTerm]:
        """Return the terms among words in their order; where several begin, those with the most words."""
        found: list[FoundTerm] = []
        free = 0
        for at, token in enumerate(tokens):
            if at < free:
                continue
            longest = 0
            groups: set[str] = set()
            for pattern in self._by_first.get(token.base, ()):
                length = len(pattern.bases)
                if length < longest:
                    break
                if pattern.group not in groups and _fits(pattern, tokens, at):
                    groups.add(pattern.group)
                    found.append(FoundTerm(at, at + length - 1, pattern.group))
                    longest, free = length, at + length
        return found


def _exact(word: str, name: bool) -> bool:
    return name or (len(word) > 1 and word.isupper())


def _fits(pattern: _Pattern, tokens: Sequence[Token], at: int) -> bool:
    if at + len(pattern.bases) > len(tokens):
        return False
    if pattern.rest and not _follows(pattern.rest, tokens, at + len(pattern.bases)):
        return False
    return all(
        tokens[at + n].base == base
        and (not written or tokens[at + n].written.removesuffix("’s").removesuffix("'s") == written)
        for n, (base, written) in enumerate(zip(pattern.bases, pattern.written, strict=True))
    )


def _follows(rest: Sequence[str], tokens: Sequence[Token], start: int) -> bool:
    """Return whether words stand within a few words from a place on."""
    near = [token.base for token in tokens[start : start + _LONGEST_GAP + len(rest)]]
    return any(near[at : at + len(rest)] == [*rest] for at in range(len(near)))


@lru_cache(maxsize=4)
def matter_terms(synonyms: Synonyms = ()) -> TermIndex:
    """Return the index of our groups, and of the reader's own over them."""
    themes = word_file("same_matters")["same"].values()
    groups = {_group_of(name): list(terms) for theme in themes for name, terms in theme.items()}
    for words in synonyms:
        groups["own:" + words[0].lower()] = [*words]
    return TermIndex(groups)


@lru_cache(maxsize=1)
def country_names() -> TermIndex:
    """Return the index of countries: "=UA" for Ukraine, Ukrainian and Kyiv."""
    groups = {}
    for code, side in word_file("countries").items():
        names = [side["name"], side.get("formal", ""), side.get("capital", "")]
        groups["=" + code] = [*names, *side.get("forms", ()), *side.get("people", ()), *side.get("seats", ())]
    return TermIndex(groups, names=True)


@lru_cache(maxsize=1)
def theme_of_group() -> dict[str, str]:
    """Return the theme of each of our groups."""
    themes = word_file("same_matters")["same"]
    return {_group_of(name): theme for theme, groups in themes.items() for name in groups}


def _group_of(name: str) -> str:
    """Return a group by its name in the list; names in capitals are codes, as those of countries: "=EU"."""
    return "=" + name if name.isupper() else name


@lru_cache(maxsize=1)
def group_weights() -> dict[str, float]:
    """Return how much it says that two passages share a group, where that is less than 1.0."""
    groups = word_file("same_matters")
    rows = ((groups["broad"], _BROAD), (groups["fairly_broad"], _FAIRLY_BROAD), (groups["bodies"], _BODY))
    return {name: weight for names, weight in rows for name in names}


@lru_cache(maxsize=1)
def wide_groups() -> frozenset[str]:
    """Return the groups of so many terms that they are a field of several matters rather than one thing."""
    words = word_file("same_matters")
    groups = [group for theme in words["same"].values() for group in theme.items()]
    many = {name for name, terms in groups if len(terms) > _MOST_OF_A_THING}
    return frozenset(map(_group_of, many - {*words["one_thing"]}))


@lru_cache(maxsize=1)
def bodies() -> frozenset[str]:
    """Return what the list of countries has that is no country: "=EU"."""
    return frozenset(f"={code}" for code, side in word_file("countries").items() if side.get("body"))


@lru_cache(maxsize=1)
def capitals() -> frozenset[str]:
    """Return the base forms of towns that stand for governments: inside a term ("Minsk agreements") they do not."""
    sides = word_file("countries").values()
    towns = (town for side in sides for town in (side.get("capital", ""), *side.get("seats", ())))
    return frozenset(token.base for town in towns for token in tokens_of(town))


@lru_cache(maxsize=1)
def groups_of_areas() -> dict[str, str]:
    """Return the group that a country tells by its name."""
    return {f"={code}": group for group, codes in word_file("same_matters")["areas"].items() for code in codes}
