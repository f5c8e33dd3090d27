"""Matters: what links tie together, and what one side alone tells."""

from collections.abc import Sequence

from summitreader.comparer.features import COURTESY_THEMES, LENGTH, MEETING, MOOD, NUMBER, STEM
from summitreader.comparer.links import MatchedParts
from summitreader.comparer.matching.groups import Key
from summitreader.comparer.matching.ruled import ruled_alone
from summitreader.comparer.parts import Part
from summitreader.comparer.rule import RULED_ALONE, RULED_TOLD, PairRule
from summitreader.comparer.themes import conflict_of, theme_of
from summitreader.comparison import Account, Point, Ruling

_LINKED = PairRule(
    "linked",
    "Links tie its passages together: two sides or more tell it.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. They discussed ransomware.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. They exchanged views on information security.",
    "discussed ransomware",
)
_ALONE = PairRule(
    "not_found_elsewhere",
    "These rules found it on one side alone: no “only” where something elsewhere is somewhat like it, where too little "
    "is named that another side could name, and where it is courtesy.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. They discussed ransomware.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. The two countries will build a railway.",
    "discussed ransomware",
)
RULES = (_LINKED, _ALONE)
# From so alike on, something on another side may tell it after all, though it is not linked.
_NEAR, _NEAR_WITHOUT_A_THEME = 0.45, 0.2
_WITHOUT_A_THEME = 2.0  # how much less one weighs in which no list of themes knows a word
_LIKE_ELSEWHERE = 8.0  # how much less a matter weighs that is wholly like one elsewhere
_KNOWN = 0.7  # what names less than that could be told elsewhere in words that no list has
_LEAST_SAID, _LEAST_WORDS = 1.0, 5
_RARE, _RARE_IN_COURTESIES = 0.85, 2
_WORDS_AS_HEAVY_AS_A_TERM = 20
_COURTESIES = frozenset(
    {
        MEETING,
        MOOD,
        LENGTH,
        "guests_thanked",
        "congratulations",
        "anniversary",
        "contact_kept",
        "invitation",
        "bilateral_relations",
        "visit_ahead",
    }
)


def points_of(
    parts: Sequence[tuple[Part, ...]], matched: MatchedParts, rulings: Sequence[Ruling] = ()
) -> tuple[Point, ...]:
    """Return the matters: what one side alone tells first, the weightiest first, then what is told by more."""
    told, alone = (ruled_alone(parts, rulings, same) for same in (True, False))
    conflict = conflict_of(parts)
    rows = []
    for keys in matched.groups:
        members = [parts[side][number] for side, number in keys]
        point = _point(parts, keys, theme_of(members, conflict))
        near = 0.0
        if len(point.sides) == 1:
            near = max(matched.nearest.get(key, 0.0) for key in keys)
            point = _judged(point, members, near, told=bool(told & {*keys}), alone=bool(alone & {*keys}))
        weight = _weight(members) - _LIKE_ELSEWHERE * near
        weight -= 0.0 if any(part.themes for part in members) else _WITHOUT_A_THEME
        rows.append((len(point.sides) > 1, point.weak, _is_courtesy(members, point.theme), -weight, keys, point))
    rows.sort(key=lambda row: row[:5])
    return tuple(row[-1] for row in rows)


def _point(parts: Sequence[tuple[Part, ...]], keys: Sequence[Key], theme: str) -> Point:
    accounts = []
    for side, many in enumerate(parts):
        told = [many[number] for at, number in keys if at == side]
        names = dict.fromkeys(name for part in told for name in part.speakers)
        accounts.append(Account(tuple(part.span for part in told), tuple(names)) if told else None)
    rule = _LINKED if len({side for side, _ in keys}) > 1 else _ALONE
    return Point(theme, tuple(accounts), rule.name)


def _judged(point: Point, members: Sequence[Part], near: float, told: bool, alone: bool) -> Point:
    """Return a point of one side with whether that is enough for an "only"."""
    if told or alone:
        return Point(point.theme, point.accounts, (RULED_TOLD if told else RULED_ALONE).name, weak=told)
    known = any(weight >= _KNOWN for part in members for weight in part.named.values())
    words = sum(len(part.text.split()) for part in members)
    weak = (
        not known
        or near >= (_NEAR if any(part.themes for part in members) else _NEAR_WITHOUT_A_THEME)
        or words < _LEAST_WORDS
        or _said(members) < _LEAST_SAID
        or _is_courtesy(members, point.theme)
    )
    return Point(point.theme, point.accounts, _ALONE.name, weak)


def _said(members: Sequence[Part]) -> float:
    """Return how much is said that could be told elsewhere too: what is named, and words that are rare."""
    found = {one.key: one.weight for part in members for one in part.features if one.kind in (NUMBER, STEM)}
    for part in members:
        found |= part.named
    return sum(found.values())


def _is_courtesy(members: Sequence[Part], theme: str) -> bool:
    """Return whether parts tell of courtesies alone, which is never worth an "only"."""
    named = {key for part in members for key, weight in part.named.items() if weight >= 1.0}
    if named - _COURTESIES:
        return False
    rare = {one.key for part in members for one in part.features if one.kind == STEM and one.weight >= _RARE}
    return len(rare) <= _RARE_IN_COURTESIES and (bool(named) or theme in COURTESY_THEMES)


def _weight(members: Sequence[Part]) -> float:
    """Return how weighty a matter is: what it names, its numbers and its words."""
    named = {key: weight for part in members for key, weight in part.named.items()}
    named |= {one.key: one.weight for part in members for one in part.features if one.kind == NUMBER}
    words = sum(len(part.text.split()) for part in members)
    return round(sum(named.values()) + words / _WORDS_AS_HEAVY_AS_A_TERM, 6)
