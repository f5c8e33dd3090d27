"""What following a phrase, a formula or a theme finds: counts with their shares, wordings, and lines of evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from summitreader.model import Act, Span
from summitreader.rates import wilson

Period = Literal["month", "year"]
TrackKind = Literal["phrase", "formula", "theme"]
TrackFacet = Literal["period", "side", "speaker", "firmness", "act", "voice", "wording"]
VoiceShare = Literal["joint", "one-sided", "narration"]

UNDATED = ""
"""The period of what stands in articles without a date."""


def period_of(day: int, by: Period) -> str:
    """Return the period of a day that is written YYYYMMDD; "" where it is none.

    >>> period_of(20240305, "month"), period_of(20240305, "year"), period_of(0, "year")
    ('2024-03', '2024', '')
    """
    if not 0 < day < 100_000_000:
        return ""
    year, month = f"{day // 10_000:04}", f"{day // 100 % 100:02}"
    return year if by == "year" else f"{year}-{month}"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, with the Wilson interval of 95 %."""

    count: int
    of: int

    @property
    def rate(self) -> float:
        """The share itself; 0.0 where there is nothing that could have had it."""
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The lower and the upper end; from 0 to 1 where nothing is known."""
        return wilson(self.count, self.of)


def wording_of(verb: str, noun: str) -> str:
    """Return what a wording of a formula is called; "–" stands for a verb or a noun that was not found."""
    return f"{verb or '–'} + {noun or '–'}"


@dataclass(frozen=True, slots=True)
class Formula:
    """A named group of set phrases that say one stance or name one thing, each in its own way.

    `phrases` are the wordings. Where they share a `stem` that goes on with one of several `nouns` ("one-China"
    principle, policy, position), any word behind the stem is told, and these are told by name. `side` is who coined it
    or favours it ("": shared), `note` what is worth looking at, `own` whether it is the reader's.
    """

    key: str
    title: str
    phrases: tuple[str, ...]
    stem: str = ""
    nouns: tuple[str, ...] = ()
    side: str = ""
    note: str = ""
    own: bool = False

    @property
    def sought(self) -> tuple[str, ...]:
        """The words in a row by which its passages are found."""
        return (*([self.stem] if self.stem else []), *self.phrases)


@dataclass(frozen=True, slots=True)
class TrackQuestion:
    """What is followed. `name` is the phrase as typed, the key of a theme or of a formula; `title` what people read.

    `phrases` are the words in a row that are looked for, () for a theme. Where `sides` or `speakers` are given, only
    passages that are said by one of these count: sides by name, speakers by words of their name.
    """

    kind: TrackKind
    name: str
    title: str
    phrases: tuple[str, ...] = ()
    formula: Formula | None = None
    by: Period = "year"
    sides: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()


class ToldVoice(NamedTuple):
    """Who says a passage: a `Speaker.name` ("" of narration), the sides that are spoken for, whether jointly."""

    speaker: str
    sides: tuple[str, ...]
    joint: bool

    @property
    def share(self) -> VoiceShare:
        """Whether it is said by several as one, by one, or told by the article."""
        return "joint" if self.joint else "one-sided" if self.speaker else "narration"


class ToldCue(NamedTuple):
    """The verb by which a passage is told, in small letters ("" where there is none), and the class of it."""

    words: str
    act: Act | Literal[""]


class ToldPassage(NamedTuple):
    """A passage that was found: the number of it and of its article, its day, and numbers of its voice and cue.

    `day` is YYYYMMDD, 0 where the article has no date; `start` and `length` are where it stands.
    """

    number: int
    article: int
    day: int
    voice: int
    cue: int
    start: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class TrackBase:
    """How many articles could have had it: `articles` by side ("": any) and period, `speakers` by name."""

    articles: Mapping[tuple[str, str], int]
    speakers: Mapping[str, int]

    def of(self, side: str = "", period: str | None = None) -> int:
        """Return in how many articles a side speaks ("": how many there are), in a period or in all of them."""
        if period is not None:
            return self.articles.get((side, period), 0)
        return sum(count for (name, _), count in self.articles.items() if name == side)


@dataclass(frozen=True, slots=True)
class TrackCount:
    """How often one value of a facet has it: passages, and articles `of` as many as could have had it.

    The value is, by facet: "2024" or "2024-03" (UNDATED of articles without a date); a side's name; a speaker's; how
    firm the verb is ("telling 5/7"); the class of the verb; a `VoiceShare`; for a formula the verb and the noun as used
    ("adhere to + principle"). `examples` are the words that it stands for: verbs of a step.
    """

    facet: TrackFacet
    value: str
    passages: int
    articles: int
    of: int
    examples: tuple[str, ...] = ()

    @property
    def share(self) -> Share:
        """The articles that have it, of those that could."""
        return Share(self.articles, self.of)


@dataclass(frozen=True, slots=True)
class TrackCell:
    """How often a side has it in a period: passages, and articles `of` those in which the side speaks."""

    period: str
    side: str
    passages: int
    articles: int
    of: int

    @property
    def share(self) -> Share:
        """The articles that have it, of those that could."""
        return Share(self.articles, self.of)


@dataclass(frozen=True, slots=True)
class FormulaUse:
    """One use of a formula: its verb ("adhere to", "not support"; "" where none was found) and its noun as written.

    `verb_words` are the words of the text, `verb_span` and `span` where verb and phrase stand in it.
    """

    verb: str
    noun: str
    span: Span
    verb_span: Span | None = None
    verb_words: str = ""

    @property
    def wording(self) -> str:
        """What the wording is called: "adhere to + principle"."""
        return wording_of(self.verb, self.noun)


@dataclass(frozen=True, slots=True)
class UseCount:
    """How often a side or a speaker uses one wording of a formula; `speakers` are who does, most often first."""

    verb: str
    noun: str
    side: str
    uses: int
    speakers: tuple[str, ...] = ()

    @property
    def wording(self) -> str:
        """What the wording is called: "adhere to + principle"."""
        return wording_of(self.verb, self.noun)


@dataclass(frozen=True, slots=True)
class KeywordLine:
    """A passage with the words in their context: who says them, how, where. The evidence of every count.

    `article` is the key of the article; `passage` where the statement or the text between two stands, `words` each
    place of the words in it; `before`, `match` and `after` are the first of these in its line. `firmness` is that of
    the cue, "" where it stands on no scale; `use` how a formula is used.
    """

    article: str
    title: str
    outlet: str
    day: str
    period: str
    speaker: str
    sides: tuple[str, ...]
    voice: VoiceShare
    cue: str
    act: str
    firmness: str
    passage: Span
    words: tuple[Span, ...]
    before: str
    match: str
    after: str
    use: FormulaUse | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """The first or the last time that it was seen: the day, the key and the title of the article, and who says it."""

    day: str
    article: str
    title: str
    speaker: str
    passage: Span


@dataclass(frozen=True, slots=True)
class Track:
    """What a question found.

    `passages` in `articles` articles of the `looked_in` that were looked at; `undated` of these articles have no date,
    and stand under UNDATED. `counts` are all values of all facets, in the order of facets, periods in their own order
    and all else by passages; `cells` are periods × sides. `first` and `last` are None where nothing dated was found.
    `uses` count the wordings of a formula in the newest `uses_read` passages. `lines` are the newest passages, as many
    as were asked for. `notes` say what is to be known about the answer.
    """

    question: TrackQuestion
    passages: int
    articles: int
    looked_in: int
    undated: int
    counts: tuple[TrackCount, ...]
    cells: tuple[TrackCell, ...]
    first: Seen | None
    last: Seen | None
    uses: tuple[UseCount, ...]
    uses_read: int
    lines: tuple[KeywordLine, ...]
    notes: tuple[str, ...] = ()

    def of(self, facet: TrackFacet) -> tuple[TrackCount, ...]:
        """Return the counts of one facet."""
        return tuple(count for count in self.counts if count.facet == facet)


@dataclass(frozen=True, slots=True)
class TrackPick:
    """Which bar of a track is opened: the value of a facet, or a period and a side, or, with nothing given, all."""

    facet: TrackFacet | None = None
    value: str = ""
    period: str | None = None


ALL_FOUND = TrackPick()
"""The pick of all that a question finds."""
