"""Speakers × themes, the timeline of two sides, and phrases that are new or dropped."""

from dataclasses import dataclass
from typing import Literal

from summitreader.model import Span, Status


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A speaker of a matrix, the sides spoken for, and how many passages on each theme, in the order of the themes.

    `passages` are those on any theme, one on two themes counted under both; `articles` at least how many they are in.
    """

    speaker: str
    sides: tuple[str, ...]
    counts: tuple[int, ...]
    passages: int
    articles: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Speakers × themes. `themes` are keys and titles in the order of the columns.

    `more_speakers` and `more_themes` are how many there are beside those that are shown.
    """

    themes: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    articles: int
    more_speakers: int = 0
    more_themes: int = 0
    notes: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        """The largest count, against which all others are shaded."""
        return max((count for row in self.rows for count in row.counts), default=0)


@dataclass(frozen=True, slots=True)
class LaterStatus:
    """What a later article tells of an instrument: its status there, and the words."""

    day: str
    article: str
    title: str
    status: Status
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """What was signed, agreed or planned at a meeting: the words, and what later articles tell of the same thing.

    `later` is () where nothing was found by these rules.
    """

    kind: str
    words: str
    status: Status
    article: str
    span: Span
    later: tuple[LaterStatus, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineMeeting:
    """A meeting, call or visit of two sides on one day: its kind and place as told, the articles that tell it.

    `day` is "" where no article of it has a date. `articles` are keys with titles and outlets; `evidence` is where the
    first of them tells what kind of meeting it was.
    """

    day: str
    kind: str
    place: str
    articles: tuple[tuple[str, str, str], ...]
    items: tuple[TimelineItem, ...]
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The meetings of two sides, the earliest first, those without a date at the end.

    `articles` is how many articles in which both sides were found were read, `more` how many older ones were not.
    """

    sides: tuple[str, str]
    meetings: tuple[TimelineMeeting, ...]
    articles: int
    more: int = 0
    notes: tuple[str, ...] = ()


PhraseRule = Literal["formula", "named", "quoted", "repeated", "set_phrase"]
PHRASE_RULES: dict[PhraseRule, str] = {
    "formula": "A wording of a formula.",
    "named": "Two words or more in capitals inside a sentence: the name of an initiative, a plan, a document.",
    "quoted": "Two to eight words that the article puts in quotation marks.",
    "repeated": "Three to seven words in a row that are said more than once in the article.",
    "set_phrase": "Three to seven words in a row that the side said in three or more of the earlier articles.",
}
"""Why words are taken for a phrase that is worth telling, a sentence for each reason."""


@dataclass(frozen=True, slots=True)
class PhraseChange:
    """A phrase that is new in an article of a side, or that the side used in earlier articles and not in this one.

    `rule` is one of PHRASE_RULES. `article` is where it is read at `span`: this article where it is new, else the last
    earlier one that had it, of `day`. `earlier` is in how many of the earlier articles that were read it stands.
    """

    phrase: str
    rule: PhraseRule
    earlier: int
    article: str
    day: str
    span: Span
    formula: str = ""


@dataclass(frozen=True, slots=True)
class PhraseChanges:
    """What is new, or dropped, in an article of a side against the side's earlier ones.

    There are `earlier` of these. New phrases were looked for in all of them; dropped ones come from the newest `read`,
    and are "not found by these rules" here. `more` is how many phrases there are beside those that are given.
    """

    kind: Literal["new", "dropped"]
    article: str
    title: str
    day: str
    side: str
    changes: tuple[PhraseChange, ...]
    earlier: int
    read: int
    more: int = 0
    notes: tuple[str, ...] = ()
