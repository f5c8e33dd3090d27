"""Matters: what links tie together, and what one side alone tells."""

from collections.abc import Sequence

from summitreader.compare.parts import Part
from summitreader.comparison import Account, Link, Point
from summitreader.model import Reading, Span

_LINKED, _ALONE = "linked", "not_found_elsewhere"


def points_of(parts: Sequence[tuple[Part, ...]], links: Sequence[Link]) -> tuple[Point, ...]:
    """Return the matters: a point for each group of linked parts, and one for each part without a link."""
    group = {(side, part.span): (side, part.span) for side, many in enumerate(parts) for part in many}
    for link in links:
        one, other = (_root(group, (side, span)) for side, span in zip(link.sides, link.spans, strict=True))
        group[other] = one
    members: dict[tuple[int, Span], list[tuple[int, Span]]] = {}
    for key in group:
        members.setdefault(_root(group, key), []).append(key)
    readings = [many[0].reading if many else None for many in parts]
    found = [_point(readings, keys) for keys in members.values()]
    return tuple(sorted(found, key=lambda point: (len(point.sides) > 1, point.weak)))


def _root(group: dict[tuple[int, Span], tuple[int, Span]], key: tuple[int, Span]) -> tuple[int, Span]:
    while group[key] != key:
        key = group[key]
    return key


def _point(readings: Sequence[Reading | None], keys: list[tuple[int, Span]]) -> Point:
    spans = [tuple(sorted(span for at, span in keys if at == side)) for side in range(len(readings))]
    told = [
        Account(those, _speakers(reading, those)) if those else None
        for reading, those in zip(readings, spans, strict=True)
    ]
    alone = sum(map(bool, told)) == 1
    return Point(_theme(readings, keys), tuple(told), _ALONE if alone else _LINKED)


def _speakers(reading: Reading | None, spans: tuple[Span, ...]) -> tuple[str, ...]:
    said = reading.statements if reading else ()
    names = (one.speaker for one in said for span in spans if span.start <= one.content.start < span.end)
    return tuple(dict.fromkeys(name for name in names if name))


def _theme(readings: Sequence[Reading | None], keys: list[tuple[int, Span]]) -> str:
    for side, span in keys:
        reading = readings[side]
        for theme in reading.themes if reading else ():
            if not theme.ritual and any(span.holds(term) for term in theme.terms):
                return theme.name
    return ""
