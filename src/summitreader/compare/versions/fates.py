"""What became of each segment: segments that match, as kept or reworded ones, and those that stand alone."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from summitreader.compare.versions.matching import SegmentMatch
from summitreader.compare.versions.order import heaviest_run
from summitreader.compare.versions.segments import Segment
from summitreader.comparison import VersionBlock

_Texts = tuple[tuple[Segment, ...], tuple[Segment, ...]]
_Group = tuple[list[int], list[int], str]
"""The numbers of segments of both texts that belong together, and the rule that says so."""


def fates_of(texts: _Texts, found: Sequence[SegmentMatch]) -> tuple[VersionBlock, ...]:
    """Return what became of all segments, in the order of the newer text; those dropped stand where they stood."""
    groups = _groups(found)
    run = heaviest_run([_row(texts, group) for group in groups])
    fates = [_shared(texts, group, number not in run) for number, group in enumerate(groups)]
    taken = [{number for group in groups for number in group[side]} for side in (0, 1)]
    fates += [
        VersionBlock(((one.span,), ()), "dropped", False, "not_found_in_newer")
        for number, one in enumerate(texts[0])
        if number not in taken[0]
    ]
    fates += [
        VersionBlock(((), (one.span,)), "new", False, "not_found_in_older")
        for number, one in enumerate(texts[1])
        if number not in taken[1]
    ]
    return _in_order(fates)


def _shared(texts: _Texts, group: _Group, moved: bool) -> VersionBlock:
    old, new = ([text[number] for number in mine] for text, mine in zip(texts, group[:2], strict=True))
    same = [word for one in old for word in one.words] == [word for one in new for word in one.words]
    spans = tuple(one.span for one in old), tuple(one.span for one in new)
    return VersionBlock(spans, "kept" if same else "reworded", moved, group[2])


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
