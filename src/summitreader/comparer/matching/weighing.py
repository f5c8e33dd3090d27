"""How alike two parts are: what they share, weighed by how rare it is in these texts and in texts of their kind."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from math import log
from typing import NamedTuple

from summitreader.comparer.features import COUNTRY, NAMING, TERM, THEME, Feature
from summitreader.comparer.parts import Part
from summitreader.words.terms import wide_groups

# A feature of more parts of a side than this finds no candidates, it only tells more of those that others found: so
# the cost of all candidates stays in line with the length of the texts.
_MOST_HOLDERS = 40
_MOST_CANDIDATES = 16
_AT_HOME = 0.4
_LEAST_PARTS = 16  # of fewer, how often a thing is named tells nothing
# What is left of the score of two parts that share words alone, or nothing of what the poorer of them names.
_WORDS_ALONE, _UNCOVERED = 0.8, 0.5
_EVIDENCE = 0.05
_OTHER_WORDS = 0.7
_ONE_EACH = 2


class Shared(NamedTuple):
    """What two parts, by their numbers, share: pairs of features, the heaviest first, and how alike that makes them.

    `near` is how alike they would be if other words of a wide group told one thing as surely as the same words do.
    `covered` is how much of what the poorer of the two names is shared, from 0 to 1; `by_name` is whether they share a
    name that no other part has, `once` whether the heaviest of what they share is in no other part.
    """

    one: int
    other: int
    score: float
    near: float
    covered: float
    by_name: bool
    once: bool
    pairs: tuple[tuple[Feature, Feature], ...]


class Weighing:
    """The features of all parts of two sides, and what each weighs here: the rarer among these parts, the more."""

    def __init__(self, one: Sequence[Part], other: Sequence[Part], at_home: frozenset[str]) -> None:
        """Take the parts of two sides; `at_home` are countries that take part, which say little."""
        self._sides = ([_heaviest(part) for part in one], [_heaviest(part) for part in other])
        self._counts = counts = Counter(key for side in self._sides for part in side for key in part)
        most = log(max(len(one) + len(other), _LEAST_PARTS))
        self._local = {
            key: max(1.0 - log(count) / most, 0.0) * (_AT_HOME if key in at_home else 1.0)
            for key, count in counts.items()
        }
        self._named = [[self._sum(part) for part in side] for side in self._sides]

    def candidates(self) -> Iterator[Shared]:
        """Give what parts of both sides share: each part with those of the other side that are most like it."""
        pairs = {(one, other) for one, other in self._likest(0, 1)} | {
            (one, other) for other, one in self._likest(1, 0)
        }
        for one, other in sorted(pairs):
            yield self._shared(one, other)

    def _likest(self, side: int, across: int) -> Iterator[tuple[int, int]]:
        holders: dict[str, list[int]] = {}
        for number, part in enumerate(self._sides[across]):
            for key in part:
                holders.setdefault(key, []).append(number)
        for number, part in enumerate(self._sides[side]):
            sums: dict[int, float] = {}
            for key, feature in part.items():
                there = holders.get(key, ())
                if len(there) <= _MOST_HOLDERS:
                    weight = feature.weight * self._local[key]
                    for other in there:
                        sums[other] = sums.get(other, 0.0) + weight
            for other in nsmallest(_MOST_CANDIDATES, sums, key=lambda at: (-sums[at], at)):
                yield number, other

    def _shared(self, one: int, other: int) -> Shared:
        mine, theirs = self._sides[0][one], self._sides[1][other]
        weighed = [
            (min(mine[key].weight, theirs[key].weight) * self._local[key] * _alike(mine[key], theirs[key]), key)
            for key in mine.keys() & theirs.keys()
        ]
        weighed.sort(key=lambda row: (-row[0], row[1]))
        weighed = list(_once(mine, theirs, weighed))
        named = sum(weight for weight, key in weighed if mine[key].kind in NAMING or mine[key].weight > 1.0)
        least, most = sorted((self._named[0][one], self._named[1][other]))
        covered = min(1.0, named / least) if least else 0.0
        both = (covered + min(1.0, named / most)) / 2 if most else 0.0
        share = _UNCOVERED + (1 - _UNCOVERED) * both if least else _WORDS_ALONE
        pairs = tuple((mine[key], theirs[key]) for weight, key in weighed if weight > _EVIDENCE)
        total = sum(weight for weight, _ in weighed)
        surer = sum(weight / _alike(mine[key], theirs[key]) for weight, key in weighed)
        by_name = any(mine[key].name and theirs[key].name and self._counts[key] == _ONE_EACH for _, key in weighed)
        once = bool(pairs) and self._counts[pairs[0][0].key] == _ONE_EACH
        return Shared(one, other, round(total * share, 6), round(surer * share, 6), covered, by_name, once, pairs)

    def _sum(self, part: Mapping[str, Feature]) -> float:
        found: dict[tuple[str, int], float] = {}  # by the words that name it
        for key, one in part.items():
            if one.kind in NAMING:
                place = (key if one.kind == THEME else "", one.span.start)
                found[place] = max(found.get(place, 0.0), one.weight * self._local[key])
        return sum(found.values())


def _alike(one: Feature, other: Feature) -> float:
    """Return how much of what a shared feature says is left where two terms of a wide group tell it by other words."""
    apart = one.stems and other.stems and not one.stems & other.stems
    return _OTHER_WORDS if apart and one.key in wide_groups() else 1.0


def _once(
    mine: Mapping[str, Feature], theirs: Mapping[str, Feature], weighed: Sequence[tuple[float, str]]
) -> Iterator[tuple[float, str]]:
    """Give what is shared without what the same words say again: "NATO" is a body and a term, but named once."""
    here: set[int] = set()
    there: set[int] = set()
    for weight, key in weighed:
        if mine[key].kind in (TERM, COUNTRY):
            starts = mine[key].span.start, theirs[key].span.start
            if starts[0] in here and starts[1] in there:
                continue
            here.add(starts[0])
            there.add(starts[1])
        yield weight, key


def _heaviest(part: Part) -> dict[str, Feature]:
    """Return each feature of a part once, by its key."""
    found: dict[str, Feature] = {}
    for feature in part.features:
        known = found.get(feature.key, feature)
        most = feature if feature.weight > known.weight else known
        found[feature.key] = most._replace(stems=known.stems | feature.stems) if feature.stems else most
    return found
