"""What an account tells of as agreed: its instruments, and the commitments that are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from summitreader.comparer.telling.joint import acts_jointly
from summitreader.comparer.telling.numbers import COUNT, COUNTED, counted_in, read_count
from summitreader.comparer.telling.voices import AccountVoices, SpanIndex
from summitreader.model import Agreement, Span, Status
from summitreader.word_files import word_file
from summitreader.words.money import MONEY, Sum, sums_in
from summitreader.words.patterns import any_of
from summitreader.words.rarity import rarity
from summitreader.words.stems import forms_of
from summitreader.words.tokens import tokens_of

Sort = Literal["instrument", "together", "sum", "counted", "help", "due", "ahead"]

_PACKAGE = frozenset(("mou", "agreement", "document", "contract", "protocol", "deal"))
_LEAST_WORDS = 2
# What one side is going to do is a commitment where both tell of it, and one of them as given or done for the other.
_AHEAD = re.compile(
    r"\b(?:will|would|shall)(?: also| soon| \w+ly)? (?:(?P<done>be \w+(?:ed|en|lt|nt|de))|(?!be\b|have\b|like\b)\w+)\b"
)
_SIGNED = re.compile(
    rf"\b(?P<were>{COUNT}) (?:[\w-]+ ){{1,3}}?(?:were|have been) (?:\w+ly )?(?:signed|concluded|initialled|exchanged)\b"
    rf"|\b(?:signed|signing of|exchange of|initialled) (?P<signed>{COUNT}) "
    r"(?:[\w-]+ ){0,3}?(?!years\b|times\b)[a-z]+s\b",
    re.IGNORECASE,
)
_TELLING = 0.7
_MOST_OF_A_SENTENCE = 20
_FIRST_HALF = "Partnership"
_JOINED = re.compile(rf"{_FIRST_HALF} and [A-Z]")
_CLAUSE_END = re.compile(r"[.;”\"]|, (?:and|while|but|which) ")


@dataclass(frozen=True, slots=True)
class ToldAgreement:
    """One thing that an account tells of as agreed: where, of which sort, and what it can be known by.

    `stems` are those of its words, `names` those of its title; `sums` those of money in it. `follows` is whether it
    is that contacts go on.
    """

    span: Span
    sort: Sort
    kind: str
    count: int | None
    status: Status | None
    parties: frozenset[str]
    stems: frozenset[str]
    names: frozenset[str]
    sums: frozenset[Sum]
    follows: bool = False

    @property
    def of_a_package(self) -> bool:
        """Whether it is the papers signed at the meeting, told as several: "15 documents"."""
        return self.sort == "instrument" and self.status == "signed" and self.kind in _PACKAGE and not self.names


def agreements_told(voices: AccountVoices) -> tuple[ToldAgreement, ...]:
    """Return what an account tells of as agreed, each once, in the order of the text."""
    found: list[ToldAgreement] = []
    for one in _instruments(voices):
        told = _instrument(voices, one)
        if not any(_is_again(told, other) for other in found):
            found.append(told)
    instruments = SpanIndex((one.span, one) for one in found)
    papers = [
        replace(_told(voices, span, "instrument"), kind="document", count=count, status="signed")
        for span, count in _signed_papers(voices)
        if not any(instruments.meeting(span))
    ]
    taken = SpanIndex((one.span, one) for one in (*found, *papers))
    others: list[ToldAgreement] = []
    for sort, span in _commitments(voices):
        # They come sentence by sentence: only the last ones can meet another.
        if not any(taken.meeting(span)) and not any(_meet(span, other.span) for other in others[-_MOST_OF_A_SENTENCE:]):
            others.append(_told(voices, span, sort))
    return tuple(sorted((*found, *papers, *others), key=lambda one: one.span.start))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _signed_papers(voices: AccountVoices) -> Iterator[tuple[Span, int]]:
    """Give where several papers were signed, whatever they are called, with their number: "seven acts were signed"."""
    text = voices.reading.article.text
    for sentence in voices.reading.sentences:
        for match in _SIGNED.finditer(text, sentence.start, sentence.end):
            yield Span(*match.span()), read_count(match["were"] or match["signed"])


def _instruments(voices: AccountVoices) -> Iterator[Agreement]:
    """Give the instruments of the reading; "the Partnership and Cooperation Agreement" is one."""
    text = voices.reading.article.text
    before: Agreement | None = None
    for one in voices.reading.agreements:
        joined = before and _JOINED.fullmatch(text, before.span.end - len(_FIRST_HALF), one.span.start + 1)
        if before and joined:
            before = replace(one, span=Span(before.span.start, one.span.end), titles=(*before.titles, *one.titles))
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _instrument(voices: AccountVoices, one: Agreement) -> ToldAgreement:
    text = voices.reading.article.text
    # "The Cuzco Agreement" and "the Paris Agreement" have the noun in common alone.
    noun = {token.stem for token in tokens_of(text, one.instrument.start, one.instrument.end)}
    names = frozenset(stem for title in one.titles for stem in _stems(text, title) if stem not in noun)
    sort: Sort = "sum" if one.rule == "money_is_pledged" else "instrument"
    stems = _stems(text, one.span)
    sums = sums_in(text, one.span)
    return ToldAgreement(one.span, sort, one.kind, one.count, one.status, frozenset(one.parties), stems, names, sums)


def _told(voices: AccountVoices, span: Span, sort: Sort) -> ToldAgreement:
    text = voices.reading.article.text
    follows = sort == "together" and bool(_patterns()["next"].search(text, span.start, span.end))
    sums = counted_in(text, span) if sort == "counted" else sums_in(text, span)
    return ToldAgreement(span, sort, "", None, None, frozenset(), _stems(text, span), frozenset(), sums, follows)


def _stems(text: str, span: Span) -> frozenset[str]:
    return frozenset(token.stem for token in tokens_of(text, span.start, span.end) if rarity(token.stem))


def _is_again(one: ToldAgreement, other: ToldAgreement) -> bool:
    """Return whether an instrument was told of before: by its name, or as referred to without one."""
    if one.names or other.names:
        return bool(one.names & other.names) and one.status == other.status and names_agree(one, other)
    return one.kind == other.kind and one.status == other.status == "referenced"


def names_agree(one: ToldAgreement, other: ToldAgreement) -> bool:
    """Return whether two instruments share at least half of the words of the shorter name."""
    return 2 * len(one.names & other.names) >= min(len(one.names), len(other.names))


def _commitments(voices: AccountVoices) -> Iterator[tuple[Sort, Span]]:
    """Give each clause that tells of something agreed together, of a sum, or of help that was announced."""
    text, words = voices.reading.article.text, _patterns()
    for sentence in voices.reading.sentences:
        for match in words["together"].finditer(text, sentence.start, sentence.end):
            clause = _clause(text, match.start(), sentence)
            if len(clause.of(text).split()) <= _LEAST_WORDS:
                continue
            if acts_jointly(voices, sentence, Span(*match.span())):
                yield "together", clause
        for match in words["confirming"].finditer(text, sentence.start, sentence.end):
            clause = _clause(text, match.start(), sentence)
            ahead = _AHEAD.search(text, clause.start, clause.end)
            if ahead and acts_jointly(voices, sentence, Span(*match.span())):
                yield "together", clause
        passive = words["passive"].search(text, sentence.start, sentence.end)
        if passive:
            yield "together", sentence
        if any(words[name].search(text, sentence.start, sentence.end) for name in ("alone", "giving")):
            for match in MONEY.finditer(text, sentence.start, sentence.end):
                yield "sum", _around(text, match.start(), match.end(), sentence)
        for match in COUNTED.finditer(text, sentence.start, sentence.end):
            if rarity(forms_of(match["noun"]).stem) >= _TELLING:
                yield "counted", Span(match.start(), _clause(text, match.start(), sentence).end)
        for match in words["help"].finditer(text, sentence.start, sentence.end):
            yield "help", Span(*match.span())
        for match in _AHEAD.finditer(text, sentence.start, sentence.end):
            clause = _with_subject(text, _clause(text, match.start(), sentence), sentence)
            due = match["done"] or words["giving"].search(text, clause.start, clause.end)
            yield ("due" if due else "ahead"), clause


def _clause(text: str, start: int, sentence: Span) -> Span:
    stop = _CLAUSE_END.search(text, start + 12, sentence.end)
    return Span(start, stop.start() if stop else sentence.end)


def _with_subject(text: str, clause: Span, sentence: Span) -> Span:
    """Return a clause with what stands before its verb, which may be what is given: "five radars will be sent"."""
    begun = max(
        (stop.end() for stop in _CLAUSE_END.finditer(text, sentence.start, clause.start)), default=sentence.start
    )
    that = text.rfind(" that ", begun, clause.start)
    return Span(that + len(" that ") if that > 0 else begun, clause.end)


def _around(text: str, start: int, end: int, sentence: Span) -> Span:
    """Return a sum with the words about it, up to the next sum or the end of the clause."""
    after = MONEY.search(text, end, sentence.end)
    stop = _CLAUSE_END.search(text, end, after.start() if after else sentence.end)
    last = stop.start() if stop else sentence.end
    joined = text.rfind(" and ", end, after.start()) if after else -1
    return Span(start, joined if joined > 0 else last)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = word_file("commitments")
    return {
        "together": re.compile(rf"\b(?:{any_of(words['together'])}|set (?:a|the) (?:\w+ )?(?:goal|target))\b"),
        "confirming": re.compile(rf"\b{any_of(words['confirming'])}\b"),
        "passive": re.compile(rf"\b(?i:{any_of(words['passive'])})\b"),
        "next": re.compile(rf"\b{any_of(words['next'])}\b"),
        "alone": re.compile(rf"\b{any_of(words['alone'])}\b"),
        "giving": re.compile(rf"\b{any_of(words['giving'])}"),
        "help": re.compile(rf"\b(?:\w+ )?{any_of(words['help'])} (?:\w+ )?{any_of(words['announced'])}\b"),
    }
