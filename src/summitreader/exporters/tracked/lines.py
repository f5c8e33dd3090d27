"""What became of each line: it stands beside one of the other text, was moved or dropped, or is new."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summitreader.comparison import Comparison
from summitreader.model import Article, Span

_MOST_COMPARED = 4_000_000
"""Of two runs of lines longer than this, multiplied, those that are the same are not looked for."""


@dataclass(frozen=True, slots=True)
class TrackedLine:
    """A line of the document: as it was, as it is now, None where it was not there.

    `move` numbers a line that went elsewhere: it stands where it was, and where it is now, with the same number.
    """

    old: str | None
    new: str | None
    kind: str = "paragraph"
    move: int | None = None


def tracked_lines(found: Comparison) -> list[TrackedLine]:
    """Return all lines of both texts: those with `old` are the older text, those with `new` the newer."""
    old, new = (_Lines(side.reading.article) for side in found.sides)
    pairs = _filled(old.texts, new.texts, _anchors(found, old, new))
    moves = _moves(old.texts, new.texts, pairs)
    made: list[TrackedLine] = []
    before = (0, 0)
    for a, b in [*pairs, (len(old.texts), len(new.texts))]:
        made += [TrackedLine(old.texts[n], None, old.kinds[n], moves[0].get(n)) for n in range(before[0], a)]
        made += [TrackedLine(None, new.texts[n], new.kinds[n], moves[1].get(n)) for n in range(before[1], b)]
        if a < len(old.texts):
            made.append(TrackedLine(old.texts[a], new.texts[b], new.kinds[b]))
        before = (a + 1, b + 1)
    return made


class _Lines:
    """The lines of an article that are not empty, and what blocks they are of."""

    def __init__(self, article: Article) -> None:
        self.texts: list[str] = []
        self.kinds: list[str] = []
        self._starts: list[int] = []
        kinds = {block.span.start: block.kind for block in article.blocks}
        at = 0
        for line in article.text.split("\n"):
            if line.strip():
                self.texts.append(line)
                self._starts.append(at)
                indent = len(line) - len(line.lstrip())
                self.kinds.append(kinds.get(at + indent, "paragraph"))
            at += len(line) + 1

    def number_at(self, offset: int) -> int:
        """Return the number of the line that holds an offset."""
        return bisect_right(self._starts, offset) - 1


def _anchors(found: Comparison, old: _Lines, new: _Lines) -> list[tuple[int, int]]:
    """Return which lines stand beside each other: those that share the most words that kept their order."""
    weights: Counter[tuple[int, int]] = Counter()
    for one in found.versions:
        if all(one.spans) and not one.moved and not one.formula:
            for mine in one.spans[0]:
                for theirs in one.spans[1]:
                    weights[old.number_at(mine.start), new.number_at(theirs.start)] += _size(mine, theirs)
    best: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for (a, b), _ in sorted(weights.items(), key=lambda one: (-one[1], one[0])):
        if a not in best[0] and b not in best[1]:
            best[0].add(a)
            best[1].add(b)
            chosen.append((a, b))
    return _in_order(sorted(chosen))


def _size(mine: Span, theirs: Span) -> int:
    return min(mine.end - mine.start, theirs.end - theirs.start)


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs without those that stand before an earlier one."""
    kept: list[tuple[int, int]] = []
    for a, b in pairs:
        if not kept or b > kept[-1][1]:
            kept.append((a, b))
    return kept


def _filled(old: Sequence[str], new: Sequence[str], anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs with those lines between them that are the same: headings, which are in no passage."""
    pairs: list[tuple[int, int]] = []
    before = (0, 0)
    for a, b in [*anchors, (len(old), len(new))]:
        mine, theirs = old[before[0] : a], new[before[1] : b]
        if mine and theirs and len(mine) * len(theirs) <= _MOST_COMPARED:
            for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks():
                pairs += [(before[0] + block.a + n, before[1] + block.b + n) for n in range(block.size)]
        if a < len(old):
            pairs.append((a, b))
        before = (a + 1, b + 1)
    return pairs


def _moves(
    old: Sequence[str], new: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> tuple[dict[int, int], dict[int, int]]:
    """Return the lines that stand elsewhere with the same words, by their numbers on both sides."""
    paired = {a for a, _ in pairs}, {b for _, b in pairs}
    places: dict[str, list[int]] = defaultdict(list)
    for number in range(len(new) - 1, -1, -1):
        if number not in paired[1]:
            places[new[number]].append(number)
    moves: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for number, line in enumerate(old):
        if number not in paired[0] and places.get(line):
            moves[0][number] = moves[1][places[line].pop()] = len(moves[0])
    return moves
