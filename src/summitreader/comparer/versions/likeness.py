"""How alike two segments are: by the words and pairs of words that they share, the rarer the more."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from heapq import nlargest
from itertools import pairwise
from math import log, log2, sqrt

from summitreader.comparer.versions.segments import Segment
from summitreader.word_files import word_file
from summitreader.words.stems import stem

MOST_POSTINGS = 60
"""A feature that more segments of the other text share finds no candidates: so the search stays linear."""
_SHORT = 128
_MOST_FEATURES = 40
_CANDIDATES = 8
_PAIR_WEIGHT = 0.4
_WEAK_WEIGHT = 0.3
_NAME_WEIGHT = 1.0
_THREE_WEIGHT = 0.12
_POWER = 1.3
_OVER, _OVERLAP = 0.6, 0.4
_OWN = 0.03
_OWN_MOST = 2.5


@dataclass(frozen=True)
class Profile:
    """A segment by what it shares with the other text: each feature with how much it says.

    `own` has those that few segments of either text share, each with how much it says that these are the same matter;
    `size` is how much all features say, those too that the other text lacks.
    """

    segment: Segment
    weights: dict[str, float]
    own: dict[str, float]
    size: float

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all its words."""
        return frozenset(map(stem, self.segment.words))

    @cached_property
    def all_words(self) -> frozenset[str]:
        """All its words."""
        return frozenset(self.segment.words)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two segments share: of both together (`score`), and of the one that says less (`part`).

    `own` is what they share and few others do.
    """

    score: float
    part: float
    shared: float
    own: float


def profiles_of(texts: tuple[Sequence[Segment], Sequence[Segment]]) -> tuple[tuple[Profile, ...], tuple[Profile, ...]]:
    """Return the profiles of the segments of both texts."""
    old, new = ([_features(one) for one in text] for text in texts)
    counts = [Counter(name for one in text for name in one) for text in (old, new)]
    rarity = _Rarity(counts[0], counts[1], max(4, 2 + len(old) + len(new)))
    return (
        tuple(_profile(segment, one, rarity) for segment, one in zip(texts[0], old, strict=True)),
        tuple(_profile(segment, one, rarity) for segment, one in zip(texts[1], new, strict=True)),
    )


class _Rarity:
    """How rare features are in two texts."""

    def __init__(self, old: Counter[str], new: Counter[str], everything: int) -> None:
        self.shared = old.keys() & new.keys()
        """The features that both texts have."""
        most = log(everything / 2.5) ** _POWER
        all_names = {name: old[name] + new[name] for name in (*old, *new)}
        self.weights = {name: log(everything / (0.5 + count)) ** _POWER for name, count in all_names.items()}
        self.own = {
            name: self.weights[name] / (count * new[name] * most)
            for name, count in old.items()
            if name in self.shared and "_" not in name
        }


def _profile(segment: Segment, features: dict[str, float], rarity: _Rarity) -> Profile:
    weights = {name: worth * rarity.weights[name] for name, worth in features.items()}
    return Profile(
        segment,
        {name: weight for name, weight in weights.items() if name in rarity.shared},
        {name: worth * rarity.own[name] for name, worth in features.items() if name in rarity.own},
        sum(weights.values()),
    )


def likeness(one: Profile, other: Profile) -> Likeness:
    """Return how alike two segments are, from 0 to 1."""
    few, many = (one, other) if len(one.weights) <= len(other.weights) else (other, one)
    shared = sum([weight for name, weight in few.weights.items() if name in many.weights])
    own = sum([weight for name, weight in few.own.items() if name in many.own])
    least = min(one.size, other.size)
    if not least:
        return Likeness(0.0, 0.0, 0.0, 0.0)
    score = shared / sqrt(one.size * other.size) + _OWN * min(own, _OWN_MOST)
    common = len(one.all_words & other.all_words) / max(len(one.all_words), len(other.all_words))
    if common >= _OVER:
        score = max(score, _OVERLAP * common)
    return Likeness(score, shared / least, shared, own)


def candidates(old: Sequence[Profile], new: Sequence[Profile]) -> list[tuple[int, int, Likeness]]:
    """Return the pairs of segments worth looking at, in their order, each with how alike they are."""
    found = {(a, b) for a, those in enumerate(_nearest_of(old, new)) for b in those}
    found |= {(a, b) for b, those in enumerate(_nearest_of(new, old)) for a in those}
    return [(a, b, likeness(old[a], new[b])) for a, b in sorted(found)]


def _nearest_of(some: Sequence[Profile], others: Sequence[Profile]) -> Iterator[list[int]]:
    """Yield for each segment the numbers of those of the other text that share the most with it."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(others):
        for name in profile.weights:
            postings[name].append(number)
    for profile in some:
        yield _nearest(profile, postings)


def _nearest(profile: Profile, postings: dict[str, list[int]]) -> list[int]:
    rare = sorted([(len(postings[name]), name) for name in profile.weights])
    shared: dict[int, float] = defaultdict(float)
    for count, name in rare[:_MOST_FEATURES]:
        if count > MOST_POSTINGS:
            break
        for place in postings[name]:
            shared[place] += profile.weights[name]
    return [-place for _, place in nlargest(_CANDIDATES, [(weight, -place) for place, weight in shared.items()])]


def _features(segment: Segment) -> dict[str, float]:
    """Return the stems of a segment's words, and what stands beside each other there, with what each is worth."""
    weak, empty = _common_words()
    kept = [(stem(word), number in segment.named) for number, word in enumerate(segment.words) if word not in empty]
    found: dict[str, float] = {}
    for one, named in kept:
        found[one] = max(found.get(one, 0.0), 1.0 if named or one not in weak else _WEAK_WEIGHT)
    for (one, named), (other, other_named) in pairwise(kept):
        worth = _NAME_WEIGHT if named and other_named else _PAIR_WEIGHT * (found[one] + found[other]) / 2
        found[f"{one} {other}"] = max(found.get(f"{one} {other}", 0.0), worth)
    words = segment.words
    for three in zip(words, words[1:], words[2:], strict=False):
        found["_".join(three)] = _THREE_WEIGHT
    return found


def doublings(clauses: int) -> float:
    """Return how often a short text is doubled until it has so many clauses: more of them are alike by chance then."""
    return max(0.0, log2(max(1, clauses) / _SHORT))


def telling_words(words: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    """Yield the words that say something: place, word, and whether it says what a passage is about."""
    weak, empty = _common_words()
    for at, word in enumerate(words):
        if word not in empty:
            yield at, word, stem(word) not in weak


def content_words(words: Sequence[str]) -> int:
    """Return how many of some words say what a passage is about."""
    return sum(is_strong for _, _, is_strong in telling_words(words))


@cache
def series_words() -> frozenset[str]:
    """Return the stems of words of what each text of a series has anew: who is thanked, where all meet next."""
    return frozenset(map(stem, word_file("versions")["series"]))


@cache
def _common_words() -> tuple[frozenset[str], frozenset[str]]:
    words = word_file("versions")
    return frozenset(map(stem, words["weak"])), frozenset(words["empty"])
