"""What is found when a draft's quotations are held against their sources.

Frozen values over the texts of the draft and of its sources; every verdict names its rule and points at the words.
"""

from dataclasses import dataclass
from typing import Literal

from summitreader.article import Span
from summitreader.model import Reading

VerdictKind = Literal[
    "same",
    "changed",
    "cut",
    "not_found",
    "other_speaker",
    "dressed",
    "denied",
    "conditional",
    "joint_as_one",
    "not_checked",
]
WordKind = Literal["number", "negation", "name", "word"]
Manner = Literal["spoken", "reported", "narrated"]

RIGHT: tuple[VerdictKind, ...] = ("same", "not_checked")
"""Verdicts that find nothing wrong."""

VERDICT_WORDS: dict[VerdictKind, str] = {
    "same": "same words",
    "changed": "words changed",
    "cut": "cut short",
    "not_found": "not found",
    "other_speaker": "said by another",
    "dressed": "a paraphrase in quotation marks",
    "denied": "denied in the source",
    "conditional": "said under a condition",
    "joint_as_one": "said jointly",
    "not_checked": "not checked: attributed to nobody",
}
"""What each verdict is called, for people."""


@dataclass(frozen=True, slots=True)
class VerifiedText:
    """A draft or a source as it is verified: its reading, and what of it stands in quotation marks.

    `quotations` are the words between marks, outermost, in order; `block_quotes` are whole passages that are set off as
    quotations. `country` is that of the house that published the text, "" where nothing tells.
    """

    reading: Reading
    quotations: tuple[Span, ...] = ()
    block_quotes: tuple[Span, ...] = ()
    country: str = ""

    @property
    def text(self) -> str:
        """The words of the article."""
        return self.reading.article.text


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quotation, or an attributed paraphrase, of a draft: its words, whose they are said to be, and what says so.

    `spans` are several where an attribution interrupts the words. `speaker` is "" where nobody is credited, and `who`
    the words of the draft that credit somebody. `marked` tells a quotation from a paraphrase.
    """

    spans: tuple[Span, ...]
    speaker: str
    who: Span | None
    marked: bool

    @property
    def span(self) -> Span:
        """From the first to the last word."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Words of the draft beside those in their place in the source; a span is empty where there are none."""

    kind: WordKind
    draft: Span
    source: Span


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """Where a source has the words: whose they are there, and whether spoken, reported or the text's own.

    `source` counts the sources from 0. `speaker` is "" of a text's own words.
    """

    source: int
    span: Span
    speaker: str
    manner: Manner


@dataclass(frozen=True, slots=True)
class QuoteVerdict:
    """What was found of one quotation. `also` are further faults of it; `evidence` are the source's words that tell.

    `passage` is None where no source has the words, and of what was not checked.
    """

    quote: DraftQuote
    kind: VerdictKind
    rule: str
    passage: SourcePassage | None = None
    differences: tuple[WordDifference, ...] = ()
    also: tuple[VerdictKind, ...] = ()
    evidence: Span | None = None

    @property
    def is_right(self) -> bool:
        """Whether nothing is wrong with it, as far as these rules find."""
        return self.kind in RIGHT


@dataclass(frozen=True, slots=True)
class Verification:
    """All verdicts on a draft, in the order of its text."""

    draft: VerifiedText
    sources: tuple[VerifiedText, ...]
    verdicts: tuple[QuoteVerdict, ...]

    @property
    def wrong(self) -> tuple[QuoteVerdict, ...]:
        """The verdicts that find something wrong."""
        return tuple(verdict for verdict in self.verdicts if not verdict.is_right)
