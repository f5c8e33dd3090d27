"""Set phrases: the same words in both texts inside passages that are not about one matter."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from summitreader.comparer.versions.likeness import content_words
from summitreader.comparer.versions.matching import Matching
from summitreader.comparer.versions.rules import SAME_WORDS
from summitreader.comparer.versions.segments import Segment

_LEAST_WORDS = 6
_LEAST_CONTENT = 2  # words that say something, of which a phrase has so many
_MOST_PLACES = 8  # where the first words of a phrase are looked for; a phrase that stands more often is no news

Phrase = tuple[int, int, range, range]
"""The numbers of two segments, and which words of each are the same."""


def set_phrases(old: Sequence[Segment], new: Sequence[Segment], matching: Matching) -> list[Phrase]:
    """Return the longest phrase that each segment of the older text shares with one that it is not matched with.

    Whole clauses that were kept are left out: where they went is known.
    """
    found = matching.found
    matched = {(one.a, one.b) for one in found} | matching.phrases.keys()
    kept = (
        {one.a for one in found if one.rule == SAME_WORDS.name},
        {one.b for one in found if one.rule == SAME_WORDS.name},
    )
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, segment in enumerate(new):
        if number in kept[1]:
            continue
        for first in range(len(segment.words) - _LEAST_WORDS + 1):
            places[segment.words[first : first + _LEAST_WORDS]].append((number, first))
    made = []
    for number, segment in enumerate(old):
        if number in kept[0]:
            continue
        phrases = [one for one in _shared(segment, new, places) if (number, one[0]) not in matched]
        if phrases:
            other, mine, theirs = max(phrases, key=lambda one: (len(one[1]), -one[0]))
            made.append((number, other, mine, theirs))
    return made


def _shared(
    segment: Segment, new: Sequence[Segment], places: dict[tuple[str, ...], list[tuple[int, int]]]
) -> Iterator[tuple[int, range, range]]:
    """Yield the phrases that a segment shares with others: the other's number, and the words of both."""
    words = segment.words
    seen: set[tuple[int, int]] = set()  # a segment, and by how much its words stand further on in it
    for first in range(len(words) - _LEAST_WORDS + 1):
        for other, start in places.get(words[first : first + _LEAST_WORDS], ())[:_MOST_PLACES]:
            if (other, start - first) in seen:
                continue
            seen.add((other, start - first))
            theirs = new[other].words
            length = _LEAST_WORDS
            while first + length < len(words) and start + length < len(theirs):
                if words[first + length] != theirs[start + length]:
                    break
                length += 1
            if content_words(words[first : first + length]) >= _LEAST_CONTENT:
                yield other, range(first, first + length), range(start, start + length)
