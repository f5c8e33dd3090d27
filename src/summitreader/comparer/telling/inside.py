"""What a turn, a speech or the narrator tells of somebody else's words, beside the statements of the reading."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from summitreader.comparer.sides.countries import country_words
from summitreader.comparer.telling.voices import AccountVoices, telling_words, with_article
from summitreader.model import Span
from summitreader.words.patterns import any_of

_LEAD = re.compile(
    r",?\s*+(?:(?:to |with )?(?:me|us|him|her|them)\b)?,?\s*+(?:(?:today|again|clearly|too)\b)?,?\s*+"
    r"(?:that|of|about|to|on|for)?\b\s*+",
    re.IGNORECASE,
)
# Where what is reported ends: the speaker comes in again, or another clause.
_END = re.compile(
    r"[;—–]|,? (?:and|but|while|so) (?:I|we|our|my)\b|, (?:which|something) (?:I|we)\b|(?<=[.!?])[”\"’]?\s"
)
_FUTURE = re.compile(r"\b(?:will|would|should|may|might|can|could|must|to|did not|didn['’]t|not)\s+$")
_CLAUSE = re.compile(
    r"(?:^|\n|[.!?…:;—–]\s*[“\"]?|,\s*(?:and |but )?|\b(?:but|that|as|because|what|which|said|says) )$"
)
_LEAST_WORDS = 3


class OtherSide(NamedTuple):
    """Those of whom another side's account may tell: speakers by name, each with the office and the country known."""

    people: Mapping[str, tuple[str, str]]
    bodies: frozenset[str]


class _Named(NamedTuple):
    """Words that name somebody, where a clause goes on with what they did."""

    start: int
    end: int
    name: str


def reports_inside(
    voices: AccountVoices, own: Mapping[str, str], others: OtherSide, taken: Sequence[Span]
) -> Iterator[tuple[str, Span]]:
    """Give who of another side is said to have said what, where no statement of theirs says so already.

    Args:
        voices: The account that tells.
        own: The speakers who stand for the side that tells, each with the office.
        others: Whom it may tell of.
        taken: Where the account's own statements already have it.
    """
    text = voices.reading.article.text
    last, last_end = "", 0
    places = sorted((span.start, span.end) for span in taken)
    for sentence in voices.reading.sentences:
        said = voices.said_at(sentence)
        if said and (said.speaker in others.people or said.speaker.lower().rstrip(".") in _askers()):
            last = ""
            continue
        # In a leader's own turn "the President" is the other one, where nobody else of this side is that.
        own_turn = said is not None and said.kind == "direct" and (not said.speaker or said.speaker in own)
        at_home = {role for name, role in own.items() if said and name != said.speaker} if own_turn else None
        goes_on = last if last and "\n\n" not in text[last_end : sentence.start] else ""
        last = ""
        for found in _subjects(voices, sentence, others, goes_on, at_home):
            if found.start == sentence.start and found.name in others.people:
                last, last_end = found.name, sentence.end
            for span in _contents(text, found, sentence):
                if len(span.of(text).split()) >= _LEAST_WORDS and not _meets(places, found.start, span.end):
                    yield found.name, span
                    last, last_end = found.name, sentence.end


def _subjects(
    voices: AccountVoices, sentence: Span, others: OtherSide, goes_on: str, at_home: Collection[str] | None
) -> Iterator[_Named]:
    """Give who of another side begins a clause of a sentence: by name, by office, as "my colleague", as "he"."""
    text = voices.reading.article.text
    named = {
        with_article(text, mention.start): (mention.end, name)
        for mention, name in voices.named_in(sentence)
        if name in others.people or name in others.bodies
    }
    for match in _patterns()["office"].finditer(text, sentence.start, sentence.end):
        name = _holder(match, others, at_home)
        if name and not any(match.start() <= start < match.end() for start in named):
            named[match.start()] = match.end(), name
    if len(others.people) == 1 and at_home is not None:
        for match in _patterns()["partner"].finditer(text, sentence.start, sentence.end):
            named[match.start()] = match.end(), next(iter(others.people))
    pronoun = _patterns()["pronoun"].match(text, sentence.start, sentence.end)
    if goes_on and pronoun:
        named[pronoun.start()] = pronoun.end(), goes_on
    for start, (end, name) in sorted(named.items()):
        if _CLAUSE.search(text[max(sentence.start, start - 12) : start]):
            yield _Named(start, end, name)


def _holder(words: re.Match[str], others: OtherSide, at_home: Collection[str] | None) -> str:
    """Return who of another side "the Peruvian leader" or, in a leader's own turn, "the President" is.

    `at_home` are the offices that others of the speaker's own side hold, None outside such a turn.
    """
    country = country_words().names.get(words["people"] or "", "")
    office = words["office"].lower()
    if not country and (
        at_home is None or words[0][0] in "oO" or any(role.lower().endswith(office) for role in at_home)
    ):
        return ""
    for name, (role, home) in others.people.items():
        if (country and home == country) or (not country and role.lower().endswith(office)):
            return name
    return ""


def _contents(text: str, who: _Named, sentence: Span) -> Iterator[Span]:
    """Give what stands behind each reporting verb that goes with somebody."""
    verb = _patterns()["verb"].match(text, who.end, sentence.end)
    if not verb or _FUTURE.search(text, who.end, verb.start(1)):
        return
    while verb:
        lead = _LEAD.match(text, verb.end(), sentence.end)
        start = lead.end() if lead else verb.end()
        stop = _END.search(text, start, sentence.end)
        again = _patterns()["again"].search(text, start, stop.start() if stop else sentence.end)
        end = again.start() if again else stop.start() if stop else sentence.end
        yield Span(start, start + len(text[start:end].rstrip(' .,;\n”"')))
        verb = again


def _meets(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(taken, (end, 0))
    return any(e > start for _, e in taken[max(0, at - 4) : at])


@cache
def _askers() -> frozenset[str]:
    return frozenset(telling_words()["reported"]["askers"])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = telling_words()["reported"]
    people, offices = any_of(country_words().names), any_of(words["offices"])
    verbs, adverbs = any_of(words["verbs"]), any_of(words["adverbs"])
    return {
        "verb": re.compile(rf"(?:,? {adverbs}\b,?){{0,3}} ({verbs})\b"),
        "again": re.compile(rf",? and (?:{adverbs} )?({verbs})\b"),
        "partner": re.compile(rf"\b[Mm]y (?:\w+ )?{any_of(words['partners'])}\b(?:, (?:[A-Z][\w.’'-]* ?){{1,5}},?)?"),
        "office": re.compile(
            rf"\b(?:[Tt]he|[Oo]ur) (?:(?P<people>{people}) )?(?P<office>(?i:{offices}))\b(?! of| [A-Z])"
        ),
        "pronoun": re.compile(r"(?:He|She)\b"),
    }
