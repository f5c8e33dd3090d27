"""Which parts of two accounts tell one matter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summitreader.comparer.features import COUNTRY, NAMING, NUMBER, TERM, THEME, at_home
from summitreader.comparer.matching.continuing import ALIKE, ASIDE, AT_ONCE, LISTED, SILENT, follows
from summitreader.comparer.matching.groups import Groups, Key
from summitreader.comparer.matching.ruled import keep_apart, same_pairs
from summitreader.comparer.matching.weighing import Shared, Weighing
from summitreader.comparer.parts import Part
from summitreader.comparer.rule import RULED_SAME, PairRule
from summitreader.comparison import Link, Ruling

_BY_TERM = PairRule(
    "same_term",
    "Both name one thing, by the same term or by terms that stand in one group of same_matters.toml.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. They discussed ransomware.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. They exchanged views on information security.",
    "discussed ransomware",
)
_BY_COUNTRY = PairRule(
    "same_country",
    "Both name a country that does not take part, by its name, its people or its capital.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. Both spoke about the elections in Mongolia.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. The Mongolian vote was mentioned.",
    "elections in Mongolia",
)
_BY_NUMBER = PairRule(
    "same_number",
    "Both give one number, however it is written; years and days of a month are too common for that.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. Peru will pay 4,350 thousand dollars.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. The sum that was promised is 4.35 million.",
    "4,350 thousand dollars",
)
_BY_WORDS = PairRule(
    "rare_words",
    "Both have several words that are rare in these texts and in texts of their kind, or two in a row.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. The salted lagoon of Huaral will be dredged.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. Dredging the lagoon near Huaral takes a year.",
    "lagoon of Huaral",
)
_GOES_ON = PairRule(
    "goes_on",
    "A passage that names no matter of its own and points back is of the matter before it.",
    "President Ana Ruiz of Peru met President Li Wen of Chile. They discussed ransomware.",
    "President Li Wen of Chile met President Ana Ruiz of Peru. Li Wen raised information security. Experts will meet "
    "on this issue.",
    "on this issue",
)
RULES = (_BY_TERM, _BY_COUNTRY, _BY_NUMBER, _BY_WORDS, _GOES_ON)
_BY_KIND = {TERM: _BY_TERM.name, COUNTRY: _BY_COUNTRY.name, NUMBER: _BY_NUMBER.name}
# How alike two parts must be before they are linked, by what they share most of.
_LEAST = {TERM: 0.5, COUNTRY: 0.85, NUMBER: 0.7}
_LEAST_OF_WORDS = 0.75
_BROAD, _LEAST_OF_BROAD = 0.6, 0.7  # what says so little does not tie two parts alone
_LEAST_OF_ONE_PLACE = 0.5  # of what names what no other part names
_LEAST_FURTHER, _LEAST_IN_OTHER_WORDS, _LEAST_COVERED = 0.42, 0.9, 0.5
# What shares less than this of what the poorer names is about something else, unless it shares several things.
_MOSTLY_COVERED, _SEVERAL = 0.65, 1.2
# A first partner may be less like than the likest, where that has a partner, but not much less.
_SECOND_CHOICE, _NEARLY_BEST = 0.6, 0.8
_REASONS = 2
_LEAST_APART = 1.0  # of a part that begins by pointing back
_RULED_SCORE, _CARRIED_SCORE, _MOST_SCORE = 1.0, 0.5, 9.0

Candidate = tuple[Key, Key, Shared]


@dataclass(frozen=True)
class MatchedParts:
    """What was found: `groups` are the parts of one matter each; `nearest` is how alike the likest elsewhere is."""

    links: tuple[Link, ...]
    groups: tuple[tuple[Key, ...], ...]
    nearest: Mapping[Key, float]


def match_parts(parts: Sequence[tuple[Part, ...]], rulings: Sequence[Ruling] = ()) -> MatchedParts:
    """Return which parts of all sides tell one matter.

    The likest parts are linked first, each with one partner; further ones only inside a matter that is linked, by
    what it is linked by. A part that goes on from the one before it is of the same matter. What the reader says
    comes before all that, and holds.
    """
    likest: dict[Key, float] = {}
    nearest: dict[Key, float] = {}
    candidates = []
    for row in _candidates(parts):
        a, b, shared = row
        for key in (a, b):
            likest[key] = max(likest.get(key, 0.0), shared.score)
            nearest[key] = max(nearest.get(key, 0.0), shared.near)
        if shared.score >= _LEAST_FURTHER:
            candidates.append(row)
    candidates.sort(key=lambda row: _order(parts, row))
    matcher = _Matcher(parts, likest, nearest)
    keep_apart(parts, rulings, matcher.groups)
    for a, b in same_pairs(parts, rulings):
        matcher.link(a, b, _RULED_SCORE, RULED_SAME.name)
    for a, b, shared in candidates:
        matcher.take(a, b, shared)
    for side in range(len(parts)):
        matcher.go_on(side)
    links = sorted(matcher.links.values(), key=lambda link: (link.sides, link.spans))
    return MatchedParts(tuple(links), matcher.groups.all(), matcher.nearest)


class _Matcher:
    """Links as they are made, the likest first."""

    def __init__(
        self, parts: Sequence[tuple[Part, ...]], likest: Mapping[Key, float], nearest: dict[Key, float]
    ) -> None:
        self.links: dict[tuple[Key, Key], Link] = {}
        self.groups = Groups((side, number) for side, many in enumerate(parts) for number in range(len(many)))
        self._parts = parts
        self._likest = likest
        self.nearest = nearest
        self._reasons: dict[tuple[Key, int], set[str]] = {}  # by what a part is linked with those of another side
        self._partners: dict[Key, list[Key]] = {}
        self._follows = [follows(many) for many in parts]
        self._bound = {
            (side, number)
            for side, many in enumerate(self._follows)
            for number, how in enumerate(many)
            if how == AT_ONCE
        }

    def link(self, a: Key, b: Key, score: float, rule: str, shared: Shared | None = None) -> None:
        """Link two parts, unless the reader keeps them apart."""
        if (a, b) in self.links or not self.groups.join(a, b):
            return
        pairs = shared.pairs if shared else ()
        spans = (self._parts[a[0]][a[1]].span, self._parts[b[0]][b[1]].span)
        evidence = tuple((mine.span, theirs.span) for mine, theirs in pairs if mine.kind != THEME)
        self.links[a, b] = Link((a[0], b[0]), spans, round(min(score, _MOST_SCORE), 3), rule, evidence)
        reasons = {mine.key for mine, _ in pairs[:_REASONS] if mine.kind in (TERM, COUNTRY)}
        for key, other in ((a, b), (b, a)):
            self._reasons.setdefault((key, other[0]), set()).update(reasons)
            self._partners.setdefault(key, []).append(other)

    def take(self, a: Key, b: Key, shared: Shared) -> None:
        """Link two parts if they are alike enough: as first partners, or as a further one of a linked matter."""
        if not shared.pairs or (shared.score < _LEAST_APART and {a, b} & self._bound):
            return
        kind, weight = shared.pairs[0][0].kind, shared.pairs[0][0].weight
        if kind in NAMING and shared.covered < _MOSTLY_COVERED and shared.score < _SEVERAL and not shared.by_name:
            return
        shares = [shared.score / self._likest[key] for key in (a, b)]
        known = [
            reasons for key, other in ((a, b), (b, a)) if (reasons := self._reasons.get((key, other[0]))) is not None
        ]
        if not known:
            least = max(_LEAST.get(kind, _LEAST_OF_WORDS), _LEAST_OF_BROAD if weight < _BROAD else 0.0)
            if shared.by_name or (kind == COUNTRY and shared.once):
                least = _LEAST_OF_ONE_PLACE
            alike = shared.score >= least and (shared.by_name or min(shares) >= _SECOND_CHOICE)
        else:
            mine, theirs = shared.pairs[0]
            same = bool(mine.stems & theirs.stems) or _LEAST_IN_OTHER_WORDS <= shared.score == shared.near
            enough = same and shared.score >= _LEAST_FURTHER and shared.covered >= _LEAST_COVERED
            alike = (
                kind != COUNTRY and len(known) == 1 and enough and max(shares) >= _NEARLY_BEST and mine.key in known[0]
            )
        if alike:
            self.link(a, b, shared.score, _BY_KIND.get(kind, _BY_WORDS.name), shared)

    def go_on(self, side: int) -> None:
        """Let what goes on from a part be of its matter, and link it with what that part is linked with first."""
        listed: set[Key] = set()
        for number, how in enumerate(self._follows[side]):
            key, before = (side, number), (side, number - 1)
            partners = self._partners.get(before, [])
            if not how or key in self._partners:
                continue
            if how in (ASIDE, LISTED) or (how in (ALIKE, SILENT) and partners):
                if partners or before in listed:
                    self.nearest[key] = max(self.nearest.get(key, 0.0), _CARRIED_SCORE)
                    listed |= {key} if how == LISTED else set()
            elif self.groups.join(before, key):
                for other in partners[:1]:
                    self.link(*min((key, other), (other, key)), _CARRIED_SCORE, _GOES_ON.name)


def _candidates(parts: Sequence[tuple[Part, ...]]) -> Iterator[Candidate]:
    """Give what the parts of any two sides share."""
    home = at_home(many[0].reading for many in parts if many)
    for a, b in combinations(range(len(parts)), 2):
        for shared in Weighing(parts[a], parts[b], home).candidates():
            yield (a, shared.one), (b, shared.other), shared


def _order(parts: Sequence[tuple[Part, ...]], row: Candidate) -> tuple[bool, float, float, Sequence[int]]:
    """Those of one name first, then the likest; of equals those whose places in their texts are closest."""
    a, b, shared = row
    apart = abs(a[1] / len(parts[a[0]]) - b[1] / len(parts[b[0]]))
    return not shared.by_name, -shared.score, round(apart, 6), sorted((a[1], b[1]))
