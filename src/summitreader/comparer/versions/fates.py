"""What became of each segment: segments that match, as kept or reworded ones, and those that stand alone."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summitreader.comparer.rule import RULED_TOLD, PairRule
from summitreader.comparer.versions.changes import changes_between
from summitreader.comparer.versions.matching import Matching, SegmentMatch
from summitreader.comparer.versions.order import Stays, heaviest_run
from summitreader.comparer.versions.phrases import set_phrases
from summitreader.comparer.versions.rules import (
    HARDLY_FOUND,
    ONE_PATTERN,
    PART_OF_ANOTHER,
    SET_PHRASE,
    VARIED_PHRASE,
)
from summitreader.comparer.versions.segments import Segment
from summitreader.comparer.versions.varied import varied_phrases
from summitreader.comparison import BlockStatus, VersionBlock

_Texts = tuple[tuple[Segment, ...], tuple[Segment, ...]]
_REWRITTEN = 0.4  # words of both, of those of the longer clause
_Group = tuple[list[int], list[int], str]
"""The numbers of segments of both texts that belong together, and the rule that says so."""


def fates_of(texts: _Texts, matching: Matching) -> tuple[VersionBlock, ...]:
    """Return what became of all segments, in the order of the newer text, and after them of set phrases.

    What was dropped stands where it stood among what was kept.
    """
    groups = _groups(matching.found)
    rows = [_row(texts, group) for group in groups]
    run = heaviest_run(rows)
    fates = [_shared(texts, group, number not in run) for number, group in enumerate(groups)]
    alone = matching.alone()
    for side, text in enumerate(texts):
        taken = {number for group in groups for number in group[side]}
        fates += [_alone(side, one, alone.rule(side, number)) for number, one in enumerate(text) if number not in taken]
    stays = Stays([rows[number] for number in run])
    return _in_order(fates) + tuple(_phrases(texts, matching, stays))


def _alone(side: int, one: Segment, rule: PairRule) -> VersionBlock:
    weak = rule in (HARDLY_FOUND, RULED_TOLD)
    if side:
        return VersionBlock(((), (one.span,)), "new", False, rule.name, weak=weak)
    return VersionBlock(((one.span,), ()), "dropped", False, rule.name, weak=weak)


def _phrases(texts: _Texts, matching: Matching, stays: Stays) -> Iterator[VersionBlock]:
    """Yield the set phrases: whole clauses of one pattern, then those of the same words, then those that vary."""
    known = {(one.a, one.b) for one in matching.found if not _is_rewritten(texts, one)} | matching.phrases.keys()
    for a, b in matching.phrases:
        whole = (texts[0][a].span,), (texts[1][b].span,)
        yield VersionBlock(whole, "reworded", stays.is_passed(a, b), ONE_PATTERN.name, formula=True)
    for a, b, mine, theirs in set_phrases(*texts, matching):
        spans = (texts[0][a].cut(mine),), (texts[1][b].cut(theirs),)
        yield VersionBlock(spans, "kept", stays.is_passed(a, b), SET_PHRASE.name, formula=True)
        known.add((a, b))
    for a, b, mine, theirs in varied_phrases(*texts, frozenset(known)):
        one, other = texts[0][a], texts[1][b]
        same = one.words[mine.start : mine.stop] == other.words[theirs.start : theirs.stop]
        status: BlockStatus = "kept" if same else "reworded"
        spans = (one.cut(mine),), (other.cut(theirs),)
        yield VersionBlock(spans, status, stays.is_passed(a, b), VARIED_PHRASE.name, formula=True)


def _is_rewritten(texts: _Texts, one: SegmentMatch) -> bool:
    """Return whether two clauses tell one matter with other words, so that a phrase of both is news."""
    if one.rule == PART_OF_ANOTHER.name:
        return False
    old, new = set(texts[0][one.a].words), set(texts[1][one.b].words)
    return len(old & new) < _REWRITTEN * max(len(old), len(new))


def _shared(texts: _Texts, group: _Group, moved: bool) -> VersionBlock:
    old, new = ([text[number] for number in mine] for text, mine in zip(texts, group[:2], strict=True))
    same = [word for one in old for word in one.words] == [word for one in new for word in one.words]
    spans = tuple(one.span for one in old), tuple(one.span for one in new)
    return VersionBlock(
        spans, "kept" if same else "reworded", moved, group[2], changes=() if same else changes_between(old, new)
    )


def _row(texts: _Texts, group: _Group) -> tuple[int, int, int]:
    """Return where the longest segment of a group stands on each side, and how many words all have."""
    lengths = [
        {number: len(text[number].words) for number in mine} for text, mine in zip(texts, group[:2], strict=True)
    ]
    old, new = (max(mine, key=mine.__getitem__) for mine in lengths)
    return old, new, sum(lengths[0].values()) + sum(lengths[1].values())


def _groups(found: Sequence[SegmentMatch]) -> list[_Group]:
    root: dict[tuple[int, int], tuple[int, int]] = {}

    def top(key: tuple[int, int]) -> tuple[int, int]:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    for one in found:
        root[top((1, one.b))] = top((0, one.a))
    members: dict[tuple[int, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for key in sorted(root):
        members[top(key)][key[0]].append(key[1])
    rules = {one.a: one.rule for one in reversed(found)}
    return [(a, b, rules[a[0]]) for a, b in members.values()]


def _in_order(fates: Sequence[VersionBlock]) -> tuple[VersionBlock, ...]:
    """Return segments as the newer text has them; what was dropped follows what it followed in the older text."""
    stays = [one for one in fates if not one.moved and all(one.spans)]
    pairs = sorted((one.spans[0][0], one.spans[1][0]) for one in stays)
    olds, news = [old for old, _ in pairs], [new for _, new in pairs]

    def place(one: VersionBlock) -> tuple[int, int, int]:
        if one.spans[1]:
            return one.spans[1][0].start, 0, 0
        number = bisect_left(olds, one.spans[0][0])
        return (news[number - 1].start if number else -1), 1, one.spans[0][0].start

    return tuple(sorted(fates, key=place))
