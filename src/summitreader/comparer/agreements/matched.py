"""Which things agreed are one over the sides, and what the sides tell differently of them."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from summitreader.comparer.agreements.told import ToldAgreement, agreements_told, names_agree
from summitreader.comparer.rule import PairRule
from summitreader.comparer.telling.voices import AccountVoices, SpanIndex
from summitreader.comparison import Conflict, Point, SharedAgreement
from summitreader.words.money import near
from summitreader.words.rarity import rarity

_SAME_NAME = PairRule(
    "same_instrument_named",
    "Both name one instrument, or instruments of one kind with most words of their names or fields in common.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. They discussed the Cuzco Agreement on Fishing.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. Both spoke about the Cuzco Agreement.",
    "the Cuzco Agreement",
)
_SIGNED_TOGETHER = PairRule(
    "documents_of_the_meeting",
    "Both tell of the papers that were signed at the meeting; their counts are compared.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. Fifteen cooperation documents were signed.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. The two sides signed 14 agreements on trade.",
    "14 agreements on trade",
)
_SAME_STATEMENT = PairRule(
    "the_joint_statement",
    "Both tell of a joint statement or declaration, of which a meeting has one.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. The two sides issued a joint statement.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. They signed a joint declaration on the port.",
    "joint declaration",
)
_SAME_SUM = PairRule(
    "same_sum",
    "Both tell of a sum that is given or promised: one amount, or amounts in passages about one matter.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. Peru will provide $500 million in aid.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. Li Wen thanked Peru for $500 million in help.",
    "$500 million",
)
_SAME_MATTER = PairRule(
    "agreed_on_one_matter",
    "Both tell as agreed or promised what the links say is one matter.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. The two leaders agreed to dredge the lagoon of Huaral.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. They decided to dredge the lagoon near Huaral.",
    "dredge the lagoon near Huaral",
)
_CONTACTS_GO_ON = PairRule(
    "contacts_go_on",
    "Both tell that it was agreed to stay in contact, or who is to follow up.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. The two leaders agreed that their teams stay engaged.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. The presidents agreed to continue contacts.",
    "continue contacts",
)
_ONE_SIDE = PairRule(
    "agreement_of_one_side",
    "Told as agreed by this side; nothing of the kind is found elsewhere by these rules.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. The two leaders agreed to dredge the lagoon of Huaral.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. Li Wen said it was good.",
    "dredge the lagoon of Huaral",
)
RULES = (_SAME_NAME, _SIGNED_TOGETHER, _SAME_STATEMENT, _SAME_SUM, _SAME_MATTER, _CONTACTS_GO_ON, _ONE_SIDE)

_ONE_SIDES = {"due", "ahead", "counted"}  # no agreement unless another side tells of it too
_ALIKE, _ALIKE_IN_MATTER = 0.5, 0.4
_MOST_ALIKE = 60  # agreements with one word, so that a long list costs no square

Reason = tuple[float, str]
"""How sure it is that two are one, and the rule."""


def shared_agreements(voices: Sequence[AccountVoices], points: Sequence[Point]) -> tuple[SharedAgreement, ...]:
    """Return the instruments and commitments of all sides, each once, in the order of the texts.

    Args:
        voices: The accounts, by side.
        points: The matters: what several sides tell as agreed on one matter can be one agreement.
    """
    told = [agreements_told(one) for one in voices]
    group = {(side, at): [(side, at)] for side, many in enumerate(told) for at in range(len(many))}
    rules = dict.fromkeys(group, _ONE_SIDE.name)
    for (_, rule), one, other in sorted(_pairs(told, points), key=lambda pair: (-pair[0][0], pair[1:])):
        mine, theirs = group[one], group[other]
        if mine is not theirs and not {side for side, _ in mine} & {side for side, _ in theirs}:
            mine += theirs
            for key in mine:
                group[key], rules[key] = mine, rule
    firsts = {min(many): many for many in group.values()}
    return tuple(
        _shared(told, many, rules[first], len(voices))
        for first, many in sorted(firsts.items())
        if len(many) > 1 or told[first[0]][first[1]].sort not in _ONE_SIDES
    )


def _pairs(
    told: Sequence[Sequence[ToldAgreement]], points: Sequence[Point]
) -> Iterator[tuple[Reason, tuple[int, int], tuple[int, int]]]:
    for a, b in combinations(range(len(told)), 2):
        matters = SpanIndex(
            (here, there.spans)
            for point in points
            if (told_here := point.accounts[a]) and (there := point.accounts[b])
            for here in told_here.spans
        )
        others = SpanIndex((one.span, at) for at, one in enumerate(told[b]))
        known_by = _known_by(told[b])
        for i, one in enumerate(told[a]):
            beside = {at for _, spans in matters.meeting(one.span) for span in spans for _, at in others.meeting(span)}
            alike = {at for key in _keys(one) for at in known_by.get(key, ())[:_MOST_ALIKE]}
            for j in sorted(beside | alike):
                reason = _reason(one, told[b][j], j in beside)
                if reason:
                    yield reason, (a, i), (b, j)


def _known_by(told: Sequence[ToldAgreement]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for at, one in enumerate(told):
        for key in _keys(one):
            found.setdefault(key, []).append(at)
    return found


def _keys(one: ToldAgreement) -> Iterator[Hashable]:
    """Give what one of two agreements must have in common with the other: a word, a sum, being the meeting's papers."""
    yield from one.stems | one.names
    yield from (money.currency for money in one.sums)
    if one.of_a_package:
        yield _SIGNED_TOGETHER
    if one.follows:
        yield _CONTACTS_GO_ON
    if one.kind == "joint_statement":
        yield _SAME_STATEMENT


def _reason(one: ToldAgreement, other: ToldAgreement, meet: bool) -> Reason | None:
    """Return why two can be one agreement; `meet` is whether both are told of one matter."""
    least = min(_weight(one.stems), _weight(other.stems))
    alike = _weight(one.stems & other.stems) / least if least else 0.0
    sorts = {one.sort, other.sort}
    if sorts == {"instrument"}:
        return _of_instruments(one, other, meet, alike)
    if sorts == {"counted"}:
        close = any(near(mine, theirs) for mine in one.sums for theirs in other.sums)
        return (1 + alike, _SAME_SUM.name) if close and (meet or alike >= _ALIKE) else None
    if "instrument" not in sorts and one.sums & other.sums:
        return 4 + alike, _SAME_SUM.name
    if sorts <= {"sum", "help"}:
        close = any(near(mine, theirs) for mine in one.sums for theirs in other.sums)
        same = meet or alike >= _ALIKE or close
        return (2 + alike + meet, _SAME_SUM.name) if same else None
    if sorts == {"together"} and (meet or alike >= _ALIKE):
        return 1 + alike, _SAME_MATTER.name
    if sorts & _ONE_SIDES and "instrument" not in sorts and sorts != {"ahead"}:
        return (alike, _SAME_MATTER.name) if meet and alike >= _ALIKE_IN_MATTER else None
    if one.follows and other.follows:
        return 1.0, _CONTACTS_GO_ON.name
    if sorts == {"together", "instrument"} and meet and alike >= _ALIKE:
        return 1 + alike, _SAME_MATTER.name
    return None


def _weight(stems: Iterable[str]) -> float:
    return sum(map(rarity, stems))


def _of_instruments(one: ToldAgreement, other: ToldAgreement, meet: bool, alike: float) -> Reason | None:
    if one.names and other.names:
        # Another name is another instrument, however alike what is said of them.
        return (5 + alike, _SAME_NAME.name) if names_agree(one, other) else None
    if one.of_a_package and other.of_a_package:
        return 4 + alike, _SIGNED_TOGETHER.name
    if one.kind == other.kind == "joint_statement" and {one.status, other.status} <= {"signed", "agreed"}:
        return 4 + alike, _SAME_STATEMENT.name
    if one.kind == other.kind and (meet or alike >= _ALIKE):
        return 3 + alike, _SAME_NAME.name
    return (2 + alike, _SAME_MATTER.name) if meet and alike >= _ALIKE_IN_MATTER else None


def _shared(
    told: Sequence[Sequence[ToldAgreement]], members: Sequence[tuple[int, int]], rule: str, sides: int
) -> SharedAgreement:
    found = {side: told[side][at] for side, at in members}
    spans = tuple((found[side].span,) if side in found else () for side in range(sides))
    counts = tuple(found[side].count if side in found else None for side in range(sides))
    return SharedAgreement(spans, counts, rule, _conflict(list(found.values())))


def _conflict(found: Sequence[ToldAgreement]) -> Conflict | None:
    """Return what the sides tell differently: how many, how much, whether signed, by whom."""
    if len({one.count for one in found if one.count is not None}) > 1:
        return "count"
    if len({one.sums for one in found if one.sums and one.sort == "sum"}) > 1:
        return "money"
    if len({one.status for one in found if one.status}) > 1:
        return "status"
    parties = [one.parties for one in found if len(one.parties) > 1]
    if any(not one & other for one, other in combinations(parties, 2)):
        return "parties"
    return None
