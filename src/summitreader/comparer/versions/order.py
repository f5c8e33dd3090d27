"""Which of the segments that both versions share left their order."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def heaviest_run(rows: Sequence[tuple[int, int, int]]) -> frozenset[int]:
    """Return the numbers of the rows on the heaviest run that is in order on both sides; the others have moved.

    Args:
        rows: Where a segment stands in the older text, where in the newer one, and its weight.
    """
    places = sorted({row[1] for row in rows})
    # A Fenwick tree of best runs: `best[n]` is the heaviest run that ends at one of the places that n stands for.
    best: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)
    before = [-1] * len(rows)
    for number in sorted(range(len(rows)), key=lambda one: rows[one][:2]):
        at = bisect_left(places, rows[number][1]) + 1
        weight, before[number] = _heaviest(best, at)
        _raise(best, at, (weight + rows[number][2], number))
    run = []
    last = _heaviest(best, len(places))[1]
    while last >= 0:
        run.append(last)
        last = before[last]
    return frozenset(run)


class Stays:
    """What kept its order, by which the place of anything else is judged.

    Args:
        rows: Where each stands in the older text and in the newer one, and its weight.
    """

    def __init__(self, rows: Sequence[tuple[int, int, int]]) -> None:
        kept = sorted(row[:2] for row in rows)
        self._old, self._new = [old for old, _ in kept], [new for _, new in kept]

    def is_passed(self, old: int, new: int) -> bool:
        """Return whether something that stands at two places went past what kept its order."""
        before, after = bisect_left(self._old, old), bisect_right(self._old, old)
        return (before > 0 and self._new[before - 1] > new) or (after < len(self._new) and self._new[after] < new)


def _heaviest(best: list[tuple[int, int]], at: int) -> tuple[int, int]:
    found = (0, -1)
    while at:
        if best[at][0] > found[0]:
            found = best[at]
        at -= at & -at
    return found


def _raise(best: list[tuple[int, int]], at: int, run: tuple[int, int]) -> None:
    while at < len(best):
        if run[0] > best[at][0]:
            best[at] = run
        at += at & -at
