"""What is found when accounts of one event, or two versions of one text, lie side by side.

Frozen values over the sides' own texts. A tuple that is "by side" has an item for each side, in their order; every
finding names its rule.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from summitreader.article import Span
from summitreader.model import Anchor, Reading

ComparisonKind = Literal["accounts", "versions"]
DifferenceKind = Literal["term", "verb", "commitment", "voice", "agency", "number", "detail"]
Conflict = Literal["count", "money", "status", "parties"]
BlockStatus = Literal["kept", "reworded", "new", "dropped"]

TOLD_AS_RULED = "ruled_told"
"""The rule of what the reader says is told on another side too, wherever."""
SIDE_NAMES = "abcdefgh"
"""What the sides are called, in their order."""


def side_names(sides: Iterable[int], last: str = "and") -> str:
    """Return what sides are called as a list in words: "a, b and c"."""
    *others, end = (SIDE_NAMES[side] for side in sides)
    return f"{', '.join(others)} {last} {end}" if others else end


def not_found_in(sides: Iterable[int]) -> str:
    """Return the honest words for what was not found: "not found in b by these rules"."""
    return f"not found in {side_names(sides, 'or')} by these rules"


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One account: its reading, what it is called and whose it is.

    `leaders` are names of speakers of the reading who stand for this side: its own president, minister, spokesperson.
    `file` is what the reader opened; `title`, `source` and `date` are "" where nothing tells them.
    """

    reading: Reading
    file: str
    title: str = ""
    source: str = ""
    date: str = ""
    country: str = ""
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """How one side tells a matter: the passages, who is reported to say it, and whether as said or done by all."""

    spans: tuple[Span, ...]
    speakers: tuple[str, ...] = ()
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A matter, with how each side tells it: `accounts` by side, None where these rules found it not told.

    `theme` is a key of the list of themes, "" for none. `weak` marks a matter that one side has found alone, but of
    which too little is said for a claim that only this side tells it.
    """

    theme: str
    accounts: tuple[Account | None, ...]
    rule: str
    weak: bool = False

    @property
    def sides(self) -> tuple[int, ...]:
        """Which sides tell it."""
        return tuple(side for side, account in enumerate(self.accounts) if account)

    @property
    def only(self) -> int | None:
        """The side that alone tells it, as far as these rules find; None where more do, or too little is said."""
        return self.sides[0] if len(self.sides) == 1 and not self.weak else None


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages, of two sides, about one matter. `evidence` are the words of both that it rests on, in pairs."""

    sides: tuple[int, int]
    spans: tuple[Span, Span]
    score: float
    rule: str
    evidence: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class SharedAgreement:
    """An instrument or formal commitment: `spans` by side, () where it is not told; `counts` by side.

    `conflict` is what the sides tell differently of it.
    """

    spans: tuple[tuple[Span, ...], ...]
    counts: tuple[int | None, ...]
    rule: str
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class CrossReport:
    """What the side `teller` says that a leader of the side `of` said, and where that leader's own text tells it."""

    teller: int
    of: int
    speaker: str
    span: Span
    own: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two wordings of one matter whose difference matters. `firmer` is the side that words it more firmly."""

    sides: tuple[int, int]
    spans: tuple[Span, Span]
    kind: DifferenceKind
    rule: str
    firmer: int | None = None


@dataclass(frozen=True, slots=True)
class Tone:
    """A word for how it was: candid, constructive, frank."""

    side: int
    span: Span
    tone: str


@dataclass(frozen=True, slots=True)
class VersionBlock:
    """What became of a passage: `spans` are those of the older and the newer text, () where it is not there.

    Several passages on one side are one split, or several merged. `moved` is whether it left its order.
    `formula` marks a set phrase inside blocks, which may have gone elsewhere than they. `weak` marks a passage of one
    text of which too little is said, or too much like it stands in the other, for a claim that it is not there.
    `changes` are the words that differ, those of the older text beside those in their place, an empty span where there
    are none.
    """

    spans: tuple[tuple[Span, ...], tuple[Span, ...]]
    status: BlockStatus
    moved: bool
    rule: str
    formula: bool = False
    weak: bool = False
    changes: tuple[tuple[Span, Span], ...] = ()


def fate_words(one: VersionBlock) -> str:
    """Return what became of a passage: its status, and whether that is a claim."""
    if not one.weak:
        return one.status
    return "told elsewhere" if one.rule == TOLD_AS_RULED else f"perhaps {one.status}"


def counterpart_words(one: VersionBlock) -> str:
    """Return what is said of what one text has: not found in the other, hardly, or told there as the reader says."""
    other = 0 if one.status == "new" else 1
    if not one.weak:
        return not_found_in((other,))
    name = SIDE_NAMES[other]
    return f"told in {name} too, as you say" if one.rule == TOLD_AS_RULED else f"no clear counterpart found in {name}"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the reader says of two passages: whether they tell one matter.

    None in the place of a passage stands for all of that side: with `same` the other side's passage is told there too,
    wherever; without, nowhere.
    """

    sides: tuple[int, int]
    spans: tuple[Span | None, Span | None]
    same: bool


@dataclass(frozen=True, slots=True)
class KeptRuling:
    """A ruling as it is kept: by the words of two articles, `article` and `other` being their keys.

    Without `other_anchor` it is of all of the other article (see `Ruling`).
    """

    uid: str
    article: str
    anchor: Anchor
    other: str
    other_anchor: Anchor | None
    same: bool
    made: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was found. Points come by weight, all else in the order of the text."""

    sides: tuple[ComparedSide, ...]
    points: Sequence[Point] = ()
    links: Sequence[Link] = ()
    agreements: Sequence[SharedAgreement] = ()
    reports: Sequence[CrossReport] = ()
    differences: Sequence[Difference] = ()
    tones: Sequence[Tone] = ()
    versions: Sequence[VersionBlock] = ()
