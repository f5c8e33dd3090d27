"""How alike two parts are: what they share, weighed by how rare it is in these texts and in texts of their kind."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from math import log
from typing import NamedTuple

from summitreader.comparer.features import COUNTRY, NAMING, TERM, THEME, Feature
from summitreader.comparer.parts import Part

# A feature of more parts of a side than this finds no candidates, it only tells more of those that others found: so
# the cost of all candidates stays in line with the length of the texts.
_MOST_HOLDERS = 40
_MOST_CANDIDATES = 16
_AT_HOME = 0.4
_LEAST_PARTS = 16  # of fewer, how often a thing is named tells nothing
# What is left of the score of two parts that share words alone, or nothing of what the poorer of them names.
_WORDS_ALONE, _UNCOVERED = 0.8, 0.5
_EVIDENCE = 0.05


class Shared(NamedTuple):
    """What two parts, by their numbers, share: pairs of features, the heaviest first, and how alike that makes them.

    `covered` is how much of what the poorer of the two names is shared, from 0 to 1.
    """

    one: int
    other: int
    score: float
    covered: float
    pairs: tuple[tuple[Feature, Feature], ...]


class Weighing:
    """The features of all parts of two sides, and what each weighs here: the rarer among these parts, the more."""

    def __init__(self, one: Sequence[Part], other: Sequence[Part], at_home: frozenset[str]) -> None:
        """Take the parts of two sides; `at_home` are countries that take part, which say little."""
        self._sides = ([_heaviest(part) for part in one], [_heaviest(part) for part in other])
        counts = Counter(key for side in self._sides for part in side for key in part)
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
            (min(mine[key].weight, theirs[key].weight) * self._local[key], key) for key in mine.keys() & theirs.keys()
        ]
        weighed.sort(key=lambda row: (-row[0], row[1]))
        weighed = list(_once(mine, theirs, weighed))
        named = sum(weight for weight, key in weighed if mine[key].kind in NAMING or mine[key].weight > 1.0)
        least, most = sorted((self._named[0][one], self._named[1][other]))
        covered = min(1.0, named / least) if least else 0.0
        both = (covered + min(1.0, named / most)) / 2 if most else 0.0
        share = _UNCOVERED + (1 - _UNCOVERED) * both if least else _WORDS_ALONE
        score = round(sum(weight for weight, _ in weighed) * share, 6)
        pairs = tuple((mine[key], theirs[key]) for weight, key in weighed if weight > _EVIDENCE)
        return Shared(one, other, score, covered, pairs)

    def _sum(self, part: Mapping[str, Feature]) -> float:
        found: dict[tuple[str, int], float] = {}  # by the words that name it
        for key, one in part.items():
            if one.kind in NAMING:
                place = (key if one.kind == THEME else "", one.span.start)
                found[place] = max(found.get(place, 0.0), one.weight * self._local[key])
        return sum(found.values())


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
        known = found.get(feature.key)
        if known is None or feature.weight > known.weight:
            found[feature.key] = feature
    return found
