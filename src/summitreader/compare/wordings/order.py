"""In which order each side tells the matters, and how much of its words each takes."""

from collections.abc import Sequence
from typing import NamedTuple

from summitreader.comparison import Comparison, Point
from summitreader.model import Span


class PlaceOfPoint(NamedTuple):
    """Where a side tells a point: `rank` counts from 1 in the order of first mention, `share` is of its words told.

    `point` is the index of the point in the comparison.
    """

    point: int
    rank: int
    words: int
    share: float


def order_of_points(found: Comparison, side: int) -> tuple[PlaceOfPoint, ...]:
    """Return the points that a side tells, in the order in which it first tells them, each with its share of words.

    The share is that of the words of all points that the side tells; words of two points count for both.
    """
    text = found.sides[side].reading.article.text
    told = [(at, account.spans) for at, point in enumerate(found.points) if (account := point.accounts[side])]
    counts = {at: sum(len(span.of(text).split()) for span in spans) for at, spans in told}
    total = sum(counts.values()) or 1
    first = sorted(told, key=lambda one: (_first(one[1]), one[0]))
    return tuple(PlaceOfPoint(at, rank, counts[at], counts[at] / total) for rank, (at, _) in enumerate(first, start=1))


def shares_by_theme(found: Comparison, side: int) -> dict[str, float]:
    """Return which share of the words that a side tells is on which theme, the first told first; "" for none."""
    shares: dict[str, float] = {}
    for place in order_of_points(found, side):
        theme = found.points[place.point].theme
        shares[theme] = shares.get(theme, 0.0) + place.share
    return shares


def moved_points(found: Comparison, one: int, other: int) -> tuple[tuple[Point, int, int], ...]:
    """Return the points that both sides tell with the rank among those on each side, the farthest moved first."""
    shared = [at for at, point in enumerate(found.points) if point.accounts[one] and point.accounts[other]]
    ranks = [
        {place.point: rank for rank, place in enumerate(_only(order_of_points(found, side), shared), start=1)}
        for side in (one, other)
    ]
    rows = [(found.points[at], ranks[0][at], ranks[1][at]) for at in shared]
    return tuple(sorted(rows, key=lambda row: (-abs(row[1] - row[2]), row[1])))


def _only(places: Sequence[PlaceOfPoint], points: Sequence[int]) -> list[PlaceOfPoint]:
    wanted = set(points)
    return [place for place in places if place.point in wanted]


def _first(spans: Sequence[Span]) -> int:
    return min(span.start for span in spans)
