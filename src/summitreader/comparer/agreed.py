"""Links of what the sides tell as one agreement, beside those of parts that are alike."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from summitreader.comparer.links import MatchedParts
from summitreader.comparer.matching.groups import Groups, Key
from summitreader.comparer.matching.ruled import keep_apart
from summitreader.comparer.parts import Part
from summitreader.comparer.rule import PairRule
from summitreader.comparer.within import Within
from summitreader.comparison import Link, Ruling, SharedAgreement
from summitreader.model import Span

_AGREED = PairRule(
    "same_agreement",
    "Both tell of what these rules take for one agreement.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. The two leaders agreed that their teams stay engaged.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. The presidents agreed to continue contacts.",
    "continue contacts",
)
RULES = (_AGREED,)
_SCORE = 0.9


def with_agreements(
    parts: Sequence[tuple[Part, ...]],
    matched: MatchedParts,
    agreements: Sequence[SharedAgreement],
    rulings: Sequence[Ruling] = (),
) -> MatchedParts:
    """Return matched parts with links where an agreement of several sides is told, unless the reader parts them."""
    groups = Groups((side, number) for side, many in enumerate(parts) for number in range(len(many)))
    keep_apart(parts, rulings, groups)
    for keys in matched.groups:
        for one, other in pairwise(keys):
            groups.join(one, other)
    known = {(link.sides, link.spans) for link in matched.links}
    links = list(matched.links)
    for one, other, evidence in _told_by_two(parts, agreements):
        a, b = sorted((one, other))
        sides, spans = (a[0], b[0]), (parts[a[0]][a[1]].span, parts[b[0]][b[1]].span)
        if (sides, spans) not in known and groups.root(a) != groups.root(b) and groups.join(a, b):
            links.append(Link(sides, spans, _SCORE, _AGREED.name, (evidence,)))
    links.sort(key=lambda link: (link.sides, link.spans))
    return replace(matched, links=tuple(links), groups=groups.all())


def _told_by_two(
    parts: Sequence[tuple[Part, ...]], agreements: Sequence[SharedAgreement]
) -> Iterator[tuple[Key, Key, tuple[Span, Span]]]:
    """Give the parts of two sides in which an agreement begins, with the words that tell it."""
    begun = [Within((part.span.start, number) for number, part in enumerate(many)) for many in parts]
    for agreement in agreements:
        places = [
            ((side, number), spans[0])
            for side, spans in enumerate(agreement.spans)
            if spans and (number := begun[side].last(spans[0].start)) is not None
        ]
        for (one, here), (other, there) in combinations(places, 2):
            yield one, other, (here, there)
