"""Which segments of the newer text go back to which of the older one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summitreader.compare.versions.likeness import Likeness, Profile, candidates

MatchRule = Literal["same_words", "like_words", "goes_on", "part_of_another"]

_LEAST_WORDS = 4  # of a sentence that is known again by its words alone
_SURE, _LIKELY = 0.42, 0.24
_SAME_BLOCK, _NEIGHBOUR = 0.06, 0.06
_PART, _PART_WEIGHT = 0.4, 6.0
_NEAR = 2  # blocks to each side of a match's in which its further parts may stand


@dataclass(frozen=True, slots=True)
class SegmentMatch:
    """A segment of the older text and one of the newer, by their numbers, about one matter."""

    a: int
    b: int
    score: float
    rule: MatchRule


class Matching:
    """Matches as they are found, the surest first, so that later ones may lean on earlier ones."""

    def __init__(self, old: Sequence[Profile], new: Sequence[Profile]) -> None:
        self._texts = old, new
        self._partner: tuple[dict[int, int], dict[int, int]] = {}, {}
        self._blocks: dict[tuple[int, int], int] = defaultdict(int)
        self.found: list[SegmentMatch] = []
        self._candidates = _both_ways(old, new)

    def run(self) -> None:
        """Find all matches."""
        self._same_words()
        self._alike(_SURE)
        self._alike(_LIKELY)
        self._parts()

    def _add(self, match: SegmentMatch) -> None:
        self.found.append(match)
        for mine, place, other in ((self._partner[0], match.a, match.b), (self._partner[1], match.b, match.a)):
            mine.setdefault(place, other)
        self._blocks[self._block(0, match.a), self._block(1, match.b)] += 1

    def _block(self, side: int, number: int) -> int:
        return self._texts[side][number].segment.block

    def _is_free(self, a: int, b: int) -> bool:
        return a not in self._partner[0] and b not in self._partner[1]

    def _same_words(self) -> None:
        """Match sentences of the same words, those that come again in their order."""
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, profile in enumerate(self._texts[1]):
            places[profile.segment.words].append(number)
        for b_places in places.values():
            b_places.reverse()
        for number, profile in enumerate(self._texts[0]):
            words = profile.segment.words
            if len(words) >= _LEAST_WORDS and places.get(words):
                self._add(SegmentMatch(number, places[words].pop(), 1.0, "same_words"))

    def _alike(self, least: float) -> None:
        """Match sentences that are alike, the most alike first, one with one."""
        scored = [(alike.score + self._nearness(a, b), a, b) for a, b, alike in self._candidates if self._is_free(a, b)]
        for score, a, b in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
            if score >= least and self._is_free(a, b):
                self._add(SegmentMatch(a, b, score, "like_words"))

    def _nearness(self, a: int, b: int) -> float:
        """Return what speaks for a match where segments around both are matched with each other already."""
        near = any(self._partner[0].get(a + step) == b + step for step in (-1, 1))
        return _NEIGHBOUR * near + _SAME_BLOCK * bool(self._blocks.get((self._block(0, a), self._block(1, b))))

    def _parts(self) -> None:
        """Match what has no partner yet with a segment that has one, where it tells more of the same."""
        for a, b, alike in sorted(self._candidates, key=lambda one: (-one[2].part, one[0], one[1])):
            free = (a not in self._partner[0], b not in self._partner[1])
            if sum(free) != 1 or alike.part < _PART or alike.shared < _PART_WEIGHT:
                continue
            side, mine, other = (0, a, b) if free[0] else (1, b, a)
            beside = self._partner[1 - side][other]
            if abs(self._block(side, beside) - self._block(side, mine)) <= _NEAR:
                self._add(SegmentMatch(a, b, alike.score, "part_of_another"))


def _both_ways(old: Sequence[Profile], new: Sequence[Profile]) -> list[tuple[int, int, Likeness]]:
    there = {(a, b): alike for a, b, alike in candidates(old, new)}
    there |= {(a, b): alike for b, a, alike in candidates(new, old)}
    return [(a, b, alike) for (a, b), alike in sorted(there.items())]
