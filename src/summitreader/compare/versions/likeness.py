"""How alike two segments are: by the words and pairs of words that they share, the rarer the more."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import log, sqrt

from summitreader.compare.versions.segments import Segment
from summitreader.word_files import word_file

_MOST_POSTINGS = 60
"""A feature that more segments of the other text share finds no candidates: so the search stays linear."""
_MOST_FEATURES = 40
_CANDIDATES = 8
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "edly", "ed", "es", "ly", "s", "e")
_PAIR_WEIGHT = 0.4


@dataclass(frozen=True)
class Profile:
    """A segment by what it shares with others: its features, each with how much it says."""

    segment: Segment
    weights: dict[str, float]

    @cached_property
    def size(self) -> float:
        """How much all of them say."""
        return sum(self.weights.values())


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two segments share: of both together (`score`), and of the one that says less (`part`)."""

    score: float
    part: float
    shared: float


def profiles_of(texts: Sequence[Sequence[Segment]]) -> tuple[tuple[Profile, ...], ...]:
    """Return the profiles of the segments of both texts."""
    features = [[_features(one) for one in text] for text in texts]
    counts: Counter[str] = Counter()
    for text in features:
        for one in text:
            counts.update(one.keys())
    everything = 2 + sum(map(len, features))
    return tuple(
        tuple(
            Profile(segment, {name: kind * log(everything / (0.5 + counts[name])) for name, kind in one.items()})
            for segment, one in zip(text, those, strict=True)
        )
        for text, those in zip(texts, features, strict=True)
    )


def likeness(one: Profile, other: Profile) -> Likeness:
    """Return how alike two segments are, from 0 to 1."""
    few, many = sorted((one.weights, other.weights), key=len)
    shared = sum(weight for name, weight in few.items() if name in many)
    least = min(one.size, other.size)
    return Likeness(shared / sqrt(one.size * other.size) if least else 0.0, shared / least if least else 0.0, shared)


def candidates(one: Sequence[Profile], other: Sequence[Profile]) -> list[tuple[int, int, Likeness]]:
    """Return the pairs of segments worth looking at, each with how alike they are."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(other):
        for name in profile.weights:
            postings[name].append(number)
    found = []
    for number, profile in enumerate(one):
        for place in _nearest(profile, postings):
            found.append((number, place, likeness(profile, other[place])))
    return found


def _nearest(profile: Profile, postings: dict[str, list[int]]) -> list[int]:
    rare = sorted(profile.weights, key=lambda name: (len(postings.get(name, ())), name))
    shared: dict[int, float] = defaultdict(float)
    for name in [one for one in rare if 0 < len(postings.get(one, ())) <= _MOST_POSTINGS][:_MOST_FEATURES]:
        for place in postings[name]:
            shared[place] += profile.weights[name]
    return sorted(shared, key=lambda place: (-shared[place], place))[:_CANDIDATES]


def _features(segment: Segment) -> dict[str, float]:
    """Return the stems of a segment's words, and its pairs of stems that follow each other, with what each is worth."""
    weak, empty = _common_words()
    stems = [stem(word) for word in segment.words if word not in empty]
    found = {one: (0.35 if one in weak else 1.0) for one in stems}
    for pair in pairwise(stems):
        found[" ".join(pair)] = _PAIR_WEIGHT * (found[pair[0]] + found[pair[1]]) / 2
    return found


@cache
def _common_words() -> tuple[frozenset[str], frozenset[str]]:
    words = word_file("versions")
    return frozenset(map(stem, words["weak"])), frozenset(words["empty"])


@cache
def stem(word: str) -> str:
    """Return what a word shares with its forms: "protected" and "protecting"."""
    word = word.removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word.replace("is", "iz").replace("our", "or")
