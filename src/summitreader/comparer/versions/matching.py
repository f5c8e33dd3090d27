"""Which segments of the newer text go back to which of the older one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from summitreader.comparer.rule import RULED_SAME
from summitreader.comparer.versions.alone import Alone
from summitreader.comparer.versions.likeness import Likeness, Profile, candidates, doublings, series_words
from summitreader.comparer.versions.ruled import RuledSegments
from summitreader.comparer.versions.rules import LIKE_WORDS, PART_OF_ANOTHER, SAME_WORDS
from summitreader.comparer.versions.segments import Segment

_LEAST_WORDS = 4  # of a sentence that is known again by its words alone
_SURE, _LIKELY = 0.42, 0.19
_SAME_SENTENCE, _SAME_BLOCK, _NEIGHBOUR = 0.08, 0.06, 0.06
_SECOND = 0.1
_DOUBLED = 0.02  # what each doubling of a text asks for beyond
_PART, _PART_WEIGHT = 0.45, 2.0
_NEAR = 2  # blocks to each side of a match's in which its further parts may stand


@dataclass(frozen=True, slots=True)
class SegmentMatch:
    """A segment of the older text and one of the newer, by their numbers, about one matter."""

    a: int
    b: int
    score: float
    rule: str


class Matching:
    """Matches as they are found, the surest first, so that later ones may lean on earlier ones."""

    def __init__(self, texts: tuple[Sequence[Profile], Sequence[Profile]], ruled: RuledSegments) -> None:
        old, new = texts
        self._texts, self._ruled = texts, ruled
        # What stands before the first segment of one text answers to what stands before that of the other.
        self._partners: tuple[dict[int, set[int]], dict[int, set[int]]] = (
            defaultdict(set, {-1: {-1}, len(old): {len(new)}}),
            defaultdict(set, {-1: {-1}, len(new): {len(old)}}),
        )
        self._blocks: set[tuple[int, int]] = set()
        self._sentences: set[tuple[int, int]] = set()
        self.found: list[SegmentMatch] = []
        self.phrases: dict[tuple[int, int], None] = {}
        self._words = tuple(frozenset(word for one in text for word in one.segment.words) for text in (old, new))
        self._candidates = candidates(old, new)
        self._best = _mutual(self._candidates)

    @property
    def _likely(self) -> float:
        """Return how alike two clauses have to be: in long texts more clauses are a little alike by chance."""
        return _LIKELY + _DOUBLED * doublings(max(map(len, self._texts)))

    def run(self) -> None:
        """Find all matches: what the reader says first."""
        for a, b in self._ruled.same:
            self._add(SegmentMatch(a, b, 1.0, RULED_SAME.name))
        self._same_words()
        self._alike(_SURE)
        for _ in range(2):  # the second time neighbours of what the first found speak for more
            self._alike(self._likely)
        self._parts()

    def _add(self, match: SegmentMatch) -> None:
        self.found.append(match)
        self._partners[0][match.a].add(match.b)
        self._partners[1][match.b].add(match.a)
        one, other = self._segment(0, match.a), self._segment(1, match.b)
        self._blocks.add((one.block, other.block))
        self._sentences.add((one.sentence, other.sentence))

    def _segment(self, side: int, number: int) -> Segment:
        return self._texts[side][number].segment

    def _is_free(self, a: int, b: int) -> bool:
        is_known = (a, b) in self.phrases or self._ruled.are_apart(a, b)
        return not is_known and not self._partners[0][a] and not self._partners[1][b]

    def _same_words(self) -> None:
        """Match clauses of the same words, those that come again in their order."""
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, profile in enumerate(self._texts[1]):
            places[profile.segment.words].append(number)
        for number, profile in enumerate(self._texts[0]):
            words = profile.segment.words
            those = places.get(words, []) if len(words) >= _LEAST_WORDS else []
            other = next((one for one in those if self._is_free(number, one)), None)
            if other is not None:
                those.remove(other)
                self._add(SegmentMatch(number, other, 1.0, SAME_WORDS.name))

    def _alike(self, least: float) -> None:
        """Match clauses that are alike, the most alike first, one with one."""
        scored = [(alike.score + self._nearness(a, b), a, b) for a, b, alike in self._candidates if self._is_free(a, b)]
        for score, a, b in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
            if score < (least if (a, b) in self._best else least + _SECOND) or not self._is_free(a, b):
                continue
            if self._names_another(a, b):
                self.phrases[a, b] = None
            else:
                self._add(SegmentMatch(a, b, score, LIKE_WORDS.name))

    def _names_another(self, a: int, b: int) -> bool:
        """Return whether two clauses of one pattern are about different bodies, places or persons.

        "We grant observer status to Norland" and "… to San Amaro": none of the names is in both, and one of them is
        nowhere in the other text.
        """
        names = self._segment(0, a).names(), self._segment(1, b).names()
        if not all(names) or names[0] & names[1] or not series_words().isdisjoint(self._texts[0][a].stems):
            return False
        return bool(names[0] - self._words[1] or names[1] - self._words[0])

    def _nearness(self, a: int, b: int) -> float:
        """Return what speaks for a match where clauses around both are matched with each other already."""
        one, other = self._segment(0, a), self._segment(1, b)
        partners = self._partners[0]
        beside = b - 1 in partners.get(a - 1, ()) or b + 1 in partners.get(a + 1, ())
        return (
            _NEIGHBOUR * beside
            + _SAME_BLOCK * ((one.block, other.block) in self._blocks)
            + _SAME_SENTENCE * ((one.sentence, other.sentence) in self._sentences)
        )

    def _parts(self) -> None:
        """Match what has no partner yet with a clause that has one, where it tells more of the same."""
        for a, b, alike in sorted(self._candidates, key=lambda one: (-one[2].part, one[0], one[1])):
            free = (not self._partners[0][a], not self._partners[1][b])
            if sum(free) != 1 or alike.shared < _PART_WEIGHT or alike.part + self._nearness(a, b) < _PART:
                continue
            if self._ruled.are_apart(a, b):
                continue
            side, mine, other = (0, a, b) if free[0] else (1, b, a)
            beside = self._partners[1 - side][other]
            if any(abs(self._segment(side, one).block - self._segment(side, mine).block) <= _NEAR for one in beside):
                self._add(SegmentMatch(a, b, alike.score, PART_OF_ANOTHER.name))

    def alone(self) -> Alone:
        """Return what can be said of the clauses that have found no partner."""
        partners = tuple(frozenset(number for number, those in side.items() if those) for side in self._partners)
        traces = [(a, b, alike.score + self._nearness(a, b)) for a, b, alike in self._candidates]
        return Alone(self._texts, (partners[0], partners[1]), traces, self._ruled)


def _mutual(pairs: Sequence[tuple[int, int, Likeness]]) -> frozenset[tuple[int, int]]:
    """Return the pairs of which each is the other's most alike."""
    best: tuple[dict[int, tuple[float, int]], dict[int, tuple[float, int]]] = ({}, {})
    for a, b, alike in pairs:
        best[0][a] = max(best[0].get(a, (0.0, 0)), (alike.score, -b))
        best[1][b] = max(best[1].get(b, (0.0, 0)), (alike.score, -a))
    return frozenset((a, -b) for a, (_, b) in best[0].items() if best[1][-b][1] == -a)
