"""Whether it can be said of a clause without a counterpart that the other text does not have it."""

from collections import defaultdict
from collections.abc import Sequence

from summitreader.comparer.rule import RULED_ALONE, RULED_TOLD, PairRule
from summitreader.comparer.versions.likeness import MOST_POSTINGS, Profile, doublings
from summitreader.comparer.versions.ruled import RuledSegments
from summitreader.comparer.versions.rules import HARDLY_FOUND, NOT_FOUND
from summitreader.comparer.versions.segments import Segment

_LEAST_WORDS = 12
_TRACE = 0.16  # how like another clause it may be
_AROUND, _DOUBLED = 0.12, 0.02  # what part of it one paragraph may have; more for each doubling of long texts
_MOST_CLAUSES = 12  # a longer paragraph counts as several

Traces = Sequence[tuple[int, int, float]]
"""Pairs of clauses that were looked at, with how alike they and what stands around them are."""


class Alone:
    """What is asked of clauses that have no partner.

    Args:
        texts: The clauses of both texts.
        has_partner: By side, the numbers of clauses that have one.
        traces: Pairs of clauses that were looked at.
        ruled: What the reader says.
    """

    def __init__(
        self,
        texts: tuple[Sequence[Profile], Sequence[Profile]],
        has_partner: tuple[frozenset[int], frozenset[int]],
        traces: Traces,
        ruled: RuledSegments,
    ) -> None:
        self._texts, self._has_partner, self._ruled = texts, has_partner, ruled
        self._traces: tuple[dict[int, float], dict[int, float]] = ({}, {})
        for a, b, score in traces:
            self._traces[0][a] = max(self._traces[0].get(a, 0.0), score)
            self._traces[1][b] = max(self._traces[1].get(b, 0.0), score)
        self._paragraphs = tuple(_paragraphs(text) for text in texts)

    def rule(self, side: int, number: int) -> PairRule:
        """Return the rule by which a clause is claimed to be in one text alone, or by which it is not."""
        if number in self._ruled.told[side]:
            return RULED_TOLD
        if number in self._ruled.alone[side]:
            return RULED_ALONE
        return NOT_FOUND if self._is_sure(side, number) else HARDLY_FOUND

    def _is_sure(self, side: int, number: int) -> bool:
        """Return whether it can be claimed that the other text lacks a clause.

        Not of few words, not of a part of a sentence of which another part has a partner, and not where the other text
        has a clause a little like it, or a paragraph with much of what it says.
        """
        one = self._texts[side][number].segment
        return (
            len(one.words) >= _LEAST_WORDS
            and not self._is_part(side, number)
            and self._traces[side].get(number, 0.0) < _TRACE
            and self._around(side, number) < _AROUND + _DOUBLED * doublings(len(self._texts[1 - side]))
        )

    def _is_part(self, side: int, number: int) -> bool:
        """Return whether another part of a clause's sentence has a partner."""
        one = self._texts[side][number].segment
        return any(self._is_matched(side, beside, one) for beside in (number - 1, number + 1))

    def _is_matched(self, side: int, beside: int, one: Segment) -> bool:
        other = self._segment(side, beside)
        return other is not None and other.sentence == one.sentence and beside in self._has_partner[side]

    def _segment(self, side: int, number: int) -> Segment | None:
        text = self._texts[side]
        return text[number].segment if 0 <= number < len(text) else None

    def _around(self, side: int, number: int) -> float:
        """Return what part of what a clause says the paragraph of the other text has that has most of it."""
        profile, paragraphs = self._texts[side][number], self._paragraphs[1 - side]
        had: dict[int, float] = defaultdict(float)
        for name, weight in profile.weights.items():
            places = paragraphs.get(name, ())
            if len(places) <= MOST_POSTINGS:
                for place in places:
                    had[place] += weight
        return max(had.values(), default=0.0) / profile.size if profile.size else 0.0


def _paragraphs(text: Sequence[Profile]) -> dict[str, tuple[int, ...]]:
    """Return in which paragraphs of a text each word is, pairs of words left out."""
    places: dict[str, dict[int, None]] = defaultdict(dict)
    paragraph, first = 0, 0
    for number, profile in enumerate(text):
        if number and (profile.segment.block != text[number - 1].segment.block or number - first >= _MOST_CLAUSES):
            paragraph, first = paragraph + 1, number
        for name in profile.weights:
            if name.isalnum():
                places[name][paragraph] = None
    return {name: tuple(those) for name, those in places.items()}
