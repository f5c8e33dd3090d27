"""Which parts of two accounts tell one matter."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, combinations
from math import log, sqrt

from summitreader.compare.parts import Part
from summitreader.comparison import Link, Ruling

_LEAST = 0.2
_RARE = "rare_words"


def link_parts(parts: Sequence[tuple[Part, ...]], rulings: Sequence[Ruling]) -> tuple[Link, ...]:
    """Return the links between the parts of all sides: each part with the one of another side that is most alike."""
    weights = _weights(tuple(chain.from_iterable(parts)))
    refused = {(one.sides, one.spans) for one in rulings if not one.same}
    links = []
    for a, b in combinations(range(len(parts)), 2):
        for part in parts[a]:
            best = max(parts[b], key=lambda other: _likeness(part, other, weights), default=None)
            score = _likeness(part, best, weights) if best else 0.0
            if best and score >= _LEAST and ((a, b), (part.span, best.span)) not in refused:
                shared = tuple((part.words[word], best.words[word]) for word in part.words.keys() & best.words.keys())
                links.append(Link((a, b), (part.span, best.span), round(score, 3), _RARE, tuple(sorted(shared))))
    return tuple(links)


def _weights(parts: Sequence[Part]) -> dict[str, float]:
    """Return how much a word says: the rarer among the parts, the more."""
    counts = Counter(word for part in parts for word in part.words)
    return {word: log((1 + len(parts)) / (0.5 + count)) for word, count in counts.items()}


def _likeness(one: Part, other: Part, weights: dict[str, float]) -> float:
    shared = sum(weights[word] ** 2 for word in one.words.keys() & other.words.keys())
    return shared / (sqrt(_size(one, weights) * _size(other, weights)) or 1.0)


def _size(part: Part, weights: dict[str, float]) -> float:
    return sum(weights[word] ** 2 for word in part.words)
