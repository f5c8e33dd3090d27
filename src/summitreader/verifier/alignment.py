"""Which words of a quotation stand where in a source: the best way to lay one over the other, in bounded time."""

from collections.abc import Sequence
from typing import NamedTuple

from summitreader.verifier.words import weight_of

LONGEST = 300
"""Words of a quotation that are laid over a source at once."""

_MARGIN = 10
_INFINITE = 1e9
_KEPT, _OTHER, _ADDED, _LEFT_OUT, _JOINED, _PARTED = range(6)
# A word that is added costs more than one that is left out: of two ways, that which has more of the quotation.
_OTHER_COST, _ADDED_COST, _LEFT_OUT_COST, _BRACKETED = 1.0, 1.02, 0.8, 0.1


class Run(NamedTuple):
    """Words of the quotation, and those of the source in their place: half-open, counted in words. `same` or not."""

    same: bool
    quote: tuple[int, int]
    source: tuple[int, int]


class Laid(NamedTuple):
    """A quotation laid over a source: the share of it that is there, by weight, and all runs in order."""

    share: float
    runs: tuple[Run, ...]

    @property
    def source(self) -> tuple[int, int]:
        """The words of the source from the first to the last that the quotation has, or has others for."""
        same = [run for run in self.runs if run.same or (run.quote[0] < run.quote[1] and run.source[0] < run.source[1])]
        return (same[0].source[0], same[-1].source[1]) if same else (0, 0)


def lay(quote: Sequence[str], source: Sequence[str], near: int, free: frozenset[int] = frozenset()) -> Laid:
    """Return a quotation laid over a source, about where its first word is said to stand.

    Args:
        quote: The keys of its words, LONGEST at most.
        source: The keys of the source's.
        near: Where in the source it is likely to begin.
        free: Words of the quotation in brackets, which stand for whatever the source has.
    """
    exact = source[near : near + len(quote)] if near >= 0 else ()
    if exact and list(exact) == list(quote):
        return Laid(1.0, (Run(True, (0, len(quote)), (near, near + len(quote))),))
    margin = _MARGIN + len(quote) // 4
    start = max(0, near - margin)
    window = source[start : near + len(quote) + 2 * margin]
    steps = _steps(quote, window, near - start, margin, free)
    runs = _runs(steps, quote, start)
    total = sum(weight_of(key) for at, key in enumerate(quote) if at not in free)
    kept = sum(weight_of(quote[at]) for run in runs if run.same for at in range(*run.quote) if at not in free)
    return Laid(kept / total if total else 0.0, _trimmed(runs))


def _steps(
    quote: Sequence[str], source: Sequence[str], diagonal: int, wide: int, free: frozenset[int]
) -> list[tuple[int, int, int]]:
    """Return the cheapest steps over both: what each is, and how many words of each lie behind it."""
    size, many = len(source), len(quote)
    costs = [[0.0] * (size + 1)]
    ways: list[list[int]] = [[_KEPT] * (size + 1)]
    for row in range(1, many + 1):
        first, last = max(0, row + diagonal - 2 * wide), min(size, row + diagonal + 2 * wide)
        above, key = costs[-1], quote[row - 1]
        alone = _BRACKETED if row - 1 in free else _ADDED_COST
        other = _BRACKETED if row - 1 in free else _OTHER_COST
        cost, way = [_INFINITE] * (size + 1), [_ADDED] * (size + 1)
        for at in range(first, last + 1):
            best, step = above[at] + alone, _ADDED
            if at:
                here = source[at - 1]
                through = above[at - 1] + (0.0 if key == here else other)
                if through <= best:
                    best, step = through, _KEPT if key == here else _OTHER
                if cost[at - 1] + _LEFT_OUT_COST < best:
                    best, step = cost[at - 1] + _LEFT_OUT_COST, _LEFT_OUT
                if at > 1 and key != here and above[at - 2] < best and key == source[at - 2] + here:
                    best, step = above[at - 2], _PARTED
                if row > 1 and key != here and costs[-2][at - 1] < best and quote[row - 2] + key == here:
                    best, step = costs[-2][at - 1], _JOINED
            cost[at], way[at] = best, step
        costs.append(cost)
        ways.append(way)
    at = min(range(size + 1), key=costs[-1].__getitem__)
    return _walked(ways, many, at)


def _walked(ways: list[list[int]], row: int, at: int) -> list[tuple[int, int, int]]:
    back = {_KEPT: (1, 1), _OTHER: (1, 1), _ADDED: (1, 0), _LEFT_OUT: (0, 1), _JOINED: (2, 1), _PARTED: (1, 2)}
    steps: list[tuple[int, int, int]] = []
    while row > 0:
        step = ways[row][at]
        steps.append((step, row, at))
        row, at = row - back[step][0], at - back[step][1]
    return steps[::-1]


def _runs(steps: Sequence[tuple[int, int, int]], quote: Sequence[str], start: int) -> list[Run]:
    """Return the steps as runs of words that are the same, or are not."""
    back = {_KEPT: (1, 1), _OTHER: (1, 1), _ADDED: (1, 0), _LEFT_OUT: (0, 1), _JOINED: (2, 1), _PARTED: (1, 2)}
    runs: list[Run] = []
    for step, row, at in steps:
        same = step in (_KEPT, _JOINED, _PARTED)
        here = Run(same, (row - back[step][0], row), (start + at - back[step][1], start + at))
        if runs and runs[-1].same == same:
            last = runs.pop()
            here = Run(same, (last.quote[0], here.quote[1]), (last.source[0], here.source[1]))
        runs.append(here)
    return runs


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Return the runs without words of the source that lie before or behind all of the quotation."""
    return tuple(run for run in runs if run.quote[0] < run.quote[1] or run.source[0] < run.source[1])
