"""Set phrases whose words vary: most of the words of one phrase stand near each other in both texts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summitreader.comparer.versions.likeness import doublings, telling_words
from summitreader.comparer.versions.segments import Segment
from summitreader.words.stems import stem

_MOST_PLACES = 8  # where two words stand near each other; a pair that stands there more often is no phrase
_STEP = 3  # words that say something, from one that both have to the next
_LEAST_SHARED, _LEAST_WORTH, _DOUBLED = 3, 2.5, 0.75
_WEAK = 0.5  # what a word counts that nearly every passage can have; a name says whom it is about

Phrase = tuple[int, int, range, range]
"""The numbers of two segments, and which words of each are the phrase."""
_Pair = tuple[str, str]


class _Word(NamedTuple):
    """A word that says something: its stem, its place in the segment, and what it counts."""

    stem: str
    at: int
    worth: float


def varied_phrases(old: Sequence[Segment], new: Sequence[Segment], known: frozenset[tuple[int, int]]) -> list[Phrase]:
    """Return the phrases that clauses share which are not `known` to belong together, none within another."""
    words = [[_telling(one) for one in text] for text in (old, new)]
    places: dict[_Pair, list[tuple[int, int]]] = defaultdict(list)
    for number, those in enumerate(words[1]):
        for pair, first in _pairs(those):
            places[pair].append((number, first))
    least = _LEAST_WORTH + _DOUBLED * doublings(max(len(old), len(new)))
    made = []
    for number, mine in enumerate(words[0]):
        shared: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for pair, first in _pairs(mine):
            found = places.get(pair, ())
            for other, theirs in found if len(found) <= _MOST_PLACES else ():
                if (number, other) not in known:
                    shared[other] |= _points(mine, words[1][other], pair, first, theirs)
        phrases = [
            (worth, other, one, its)
            for other, points in shared.items()
            for worth, one, its in _phrases(mine, words[1][other], points)
            if worth >= least
        ]
        made += [(number, other, one, its) for _, other, one, its in _apart(phrases)]
    return made


def _telling(one: Segment) -> list[_Word]:
    return [
        _Word(stem(word), at, 0.0 if at in one.named else 1.0 if is_strong else _WEAK)
        for at, word, is_strong in telling_words(one.words)
    ]


def _pairs(words: Sequence[_Word]) -> Iterator[tuple[_Pair, int]]:
    """Yield the words that stand beside each other, or with one between them, and the number of the first."""
    for first, one in enumerate(words):
        for other in words[first + 1 : first + 3]:
            yield (one.stem, other.stem), first


def _points(
    mine: Sequence[_Word], theirs: Sequence[_Word], pair: _Pair, first: int, other: int
) -> set[tuple[int, int]]:
    """Return the numbers of two words in both clauses."""
    ends = (
        next(n for n in range(at + 1, len(words)) if words[n].stem == pair[1])
        for at, words in ((first, mine), (other, theirs))
    )
    return {(first, other), (next(ends), next(ends))}


def _phrases(
    mine: Sequence[_Word], theirs: Sequence[_Word], points: set[tuple[int, int]]
) -> Iterator[tuple[float, range, range]]:
    """Yield the phrases of two clauses: what it is worth, and its words."""
    chain: list[tuple[int, int]] = []
    for point in [*sorted(points), (len(mine) + _STEP + 1, 0)]:
        if chain and not (0 < point[0] - chain[-1][0] <= _STEP and 0 < point[1] - chain[-1][1] <= _STEP):
            one, its = _widened(mine, theirs, chain)
            shared = {word.stem for word in mine[one.start : one.stop]} & {
                word.stem for word in theirs[its.start : its.stop]
            }
            worth = sum({word.stem: word.worth for word in mine[one.start : one.stop] if word.stem in shared}.values())
            if len(shared) >= max(_LEAST_SHARED, len(one) / 2, len(its) / 2):
                yield worth, _places(mine, one), _places(theirs, its)
            chain = []
        chain.append(point)


def _widened(mine: Sequence[_Word], theirs: Sequence[_Word], chain: Sequence[tuple[int, int]]) -> tuple[range, range]:
    """Return where a phrase stands, with words beside it that the other has beside it too, in whatever order."""
    ends = [(chain[0][side], chain[-1][side] + 1) for side in (0, 1)]
    for side, words, others in ((0, mine, theirs), (1, theirs, mine)):
        first, end = ends[1 - side]
        near = {word.stem for word in others[max(0, first - _STEP) : end + _STEP]}
        start, stop = ends[side]
        around = [n for n in range(max(0, start - _STEP), min(len(words), stop + _STEP)) if words[n].stem in near]
        ends[side] = min(around), max(around) + 1
    return range(*ends[0]), range(*ends[1])


def _places(words: Sequence[_Word], numbers: range) -> range:
    return range(words[numbers.start].at, words[numbers.stop - 1].at + 1)


def _apart(phrases: list[tuple[float, int, range, range]]) -> Iterator[tuple[float, int, range, range]]:
    """Yield the phrases that are worth most, as far as none of their words are in another one."""
    taken: set[int] = set()
    for one in sorted(phrases, key=lambda one: (-one[0], one[1], one[2].start)):
        if taken.isdisjoint(one[2]):
            taken |= {*one[2]}
            yield one
