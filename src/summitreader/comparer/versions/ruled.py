"""What the reader's rulings say of the clauses of two versions."""

from collections.abc import Iterator, Sequence

from summitreader.comparer.versions.segments import Segment
from summitreader.comparison import Ruling
from summitreader.model import Span


class RuledSegments:
    """What holds of clauses, by their numbers, whatever the rules find.

    `same` are pairs about one matter, `apart` pairs about two; `alone` and `told` have by side the clauses of which
    the reader says that nothing in the other text tells them, or something there does.
    """

    def __init__(self, texts: tuple[Sequence[Segment], Sequence[Segment]], rulings: Sequence[Ruling] = ()) -> None:
        same: dict[tuple[int, int], None] = {}
        apart: set[tuple[int, int]] = set()
        alone: tuple[set[int], set[int]] = (set(), set())
        told: tuple[set[int], set[int]] = (set(), set())
        for ruling in rulings:
            old, new = ([*_touched(text, span)] for text, span in zip(texts, ruling.spans, strict=True))
            pairs = [(a, b) for a in old for b in new]
            if pairs and ruling.same:
                same |= dict.fromkeys(pairs)
            elif pairs:
                apart.update(pairs)
            for side, numbers in enumerate((old, new)):
                if ruling.spans[1 - side] is None:
                    (told if ruling.same else alone)[side].update(numbers)
        self.same, self.apart = tuple(same), frozenset(apart)
        self.alone = frozenset(alone[0]), frozenset(alone[1])
        self.told = frozenset(told[0]), frozenset(told[1])

    def are_apart(self, a: int, b: int) -> bool:
        """Return whether two clauses may never be taken for one matter."""
        return (a, b) in self.apart or a in self.alone[0] or b in self.alone[1]


def _touched(text: Sequence[Segment], span: Span | None) -> Iterator[int]:
    for number, one in enumerate(text) if span else ():
        if span and one.span.start < span.end and span.start < one.span.end:
            yield number
