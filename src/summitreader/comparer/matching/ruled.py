"""What the reader's rulings say of parts."""

from collections.abc import Iterator, Sequence

from summitreader.comparer.matching.groups import Groups, Key
from summitreader.comparer.parts import Part
from summitreader.comparison import Ruling
from summitreader.model import Span


def same_pairs(parts: Sequence[Sequence[Part]], rulings: Sequence[Ruling]) -> Iterator[tuple[Key, Key]]:
    """Give the pairs of parts that are of one matter, as the reader says."""
    for ruling in rulings:
        if ruling.same:
            here, there = _parts(parts, ruling)
            yield from (min((a, b), (b, a)) for a in here for b in there)


def keep_apart(parts: Sequence[Sequence[Part]], rulings: Sequence[Ruling], groups: Groups) -> None:
    """Tell groups what the reader keeps apart: two passages, or one and all of another side."""
    for ruling in rulings:
        if ruling.same:
            continue
        here, there = _parts(parts, ruling)
        for a in here:
            for b in there:
                groups.keep_apart(a, b)
        for keys, span, side in ((here, ruling.spans[1], ruling.sides[1]), (there, ruling.spans[0], ruling.sides[0])):
            for key in keys if span is None else ():
                groups.keep_from(key, side)


def ruled_alone(parts: Sequence[Sequence[Part]], rulings: Sequence[Ruling], same: bool) -> frozenset[Key]:
    """Return the parts of which the reader says that the other side tells them somewhere (`same`), or nowhere."""
    found: set[Key] = set()
    for ruling in rulings:
        if ruling.same == same and None in ruling.spans:
            found.update(*_parts(parts, ruling))
    return frozenset(found)


def _parts(parts: Sequence[Sequence[Part]], ruling: Ruling) -> tuple[list[Key], list[Key]]:
    """Return the parts that the passages of a ruling touch."""
    here, there = ([*_touched(parts, side, span)] for side, span in zip(ruling.sides, ruling.spans, strict=True))
    return here, there


def _touched(parts: Sequence[Sequence[Part]], side: int, span: Span | None) -> Iterator[Key]:
    if span is not None and side < len(parts):
        for number, part in enumerate(parts[side]):
            if part.span.start < span.end and span.start < part.span.end:
                yield side, number
