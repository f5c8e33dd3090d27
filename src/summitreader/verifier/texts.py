"""A source as quotations are looked up in it: its words, where each stands, and its sentences."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from math import log

from summitreader.model import Span
from summitreader.verification import VerifiedText
from summitreader.verifier.words import Word, weight_of, words_of

_LOOKED_UP = 12  # words of a quotation that are looked up
_PLACES = 80  # of each word
_FEW = 8  # sources that are looked through


class SourceText:
    """The words of a source with where each stands, made once for all quotations of a draft."""

    def __init__(self, number: int, source: VerifiedText) -> None:
        """Keep the source; its words are looked at when they are first needed."""
        self.number, self.source, self.text = number, source, source.text

    @cached_property
    def words(self) -> list[Word]:
        """All words in order."""
        return words_of(self.text)

    @cached_property
    def keys(self) -> list[str]:
        """The keys of all words."""
        return [word.key for word in self.words]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, counted in words."""
        found: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            found.setdefault(key, []).append(at)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.source.reading.sentences]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence that holds an offset, or the last before it; no longer than some hundred words."""
        sentences = self.source.reading.sentences
        at = max(0, bisect_right(self._starts, offset) - 1)
        return sentences[at] if sentences else Span(0, len(self.text))

    def words_before(self, offset: int) -> int:
        """Return how many words begin before an offset."""
        return bisect_right(self._word_starts, offset - 1)

    def likely_places(self, keys: Sequence[str], most: int) -> list[tuple[float, int]]:
        """Return where words in a row may stand, the likeliest first: how much of them is there, and where from.

        Only the rarest words are looked up, each in so many places, however long either text is.
        """
        places = self.places
        rarest = sorted((len(places[key]) / weight_of(key), at, key) for at, key in enumerate(keys) if key in places)
        votes: list[tuple[int, float]] = []
        for _, at, key in rarest[:_LOOKED_UP]:
            weight = weight_of(key) * log(1 + len(self.keys) / len(places[key]))
            votes += ((place - at, weight) for place in places[key][:_PLACES])
        votes.sort()
        return _heaviest(votes, 4 + len(keys) // 5, most)


def _heaviest(votes: list[tuple[int, float]], wide: int, most: int) -> list[tuple[float, int]]:
    """Return the places at which most votes fall within some words of each other, no two near each other."""
    sums: list[tuple[float, int]] = []
    last, total = 0, 0.0
    for first, (place, weight) in enumerate(votes):
        if first:
            total -= votes[first - 1][1]
        while last < len(votes) and votes[last][0] <= place + wide:
            total += votes[last][1]
            last += 1
        sums.append((total, place))
        del weight
    chosen: list[tuple[float, int]] = []
    for total, place in sorted(sums, key=lambda one: (-one[0], one[1])):
        if all(abs(place - other) > wide for _, other in chosen):
            chosen.append((total, place))
            if len(chosen) == most:
                break
    return chosen


class SourceIndex:
    """Which of many sources have a word, so that but a few of them are looked through for each quotation."""

    def __init__(self, sources: Sequence[SourceText]) -> None:
        """Keep the sources."""
        self.sources = sources

    @cached_property
    def _having(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, source in enumerate(self.sources):
            for key in source.places:
                found.setdefault(key, []).append(at)
        return found

    def likely(self, keys: Sequence[str]) -> Sequence[SourceText]:
        """Return the sources that have most of the rarest words; all of them where they are few."""
        if len(self.sources) <= _FEW:
            return self.sources
        having = self._having
        rarest = sorted((len(having[key]) / weight_of(key), key) for key in {*keys} if key in having)[:_LOOKED_UP]
        votes: dict[int, float] = {}
        for _, key in rarest:
            for at in having[key]:
                votes[at] = votes.get(at, 0.0) + weight_of(key) / len(having[key])
        chosen = sorted(votes, key=lambda at: (-votes[at], at))[:_FEW]
        return [self.sources[at] for at in sorted(chosen)]
