"""The timeline of two sides: their meetings by day, what was signed at each, what later articles tell of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from summitreader.model import Agreement, Reading
from summitreader.tracking import LaterStatus, TimelineItem, TimelineMeeting

_APART = 1  # days between two accounts of one meeting
_LEAST_ALIKE = 0.5
_WORD = re.compile(r"[^\W\d_]{3,}")
# What names no instrument of its own.
_EMPTY_WORDS = (
    "the and for with from between their its this that on of agreement agreements memorandum memoranda understanding "
    "joint statement declaration communique leaders deal deals contract paper document documents plan program "
    "programme initiative partnership mechanism dialogue mou mous announcement arrangement arrangements "
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_NO_ITEMS = ("contract",)
"""Kinds that are promises of one side, told by a verb, and no instrument."""


_WordsOf = Callable[[Agreement, str], str]
"""Gives what was agreed as a phrase, of an agreement and the text that tells it."""


class DatedReading(NamedTuple):
    """A reading with its day as YYYY-MM-DD, "" where it has none."""

    reading: Reading
    day: str


def meetings_of(
    readings: Sequence[DatedReading], sides: tuple[str, str], words_of: _WordsOf
) -> tuple[TimelineMeeting, ...]:
    """Return the meetings of two sides, the earliest first, those without a date last.

    Args:
        readings: the articles in which both have people, in any order.
        sides: the two.
        words_of: what was agreed as a phrase, of an agreement and its text.
    """
    told = [one for one in readings if is_meeting(one.reading, sides)]
    told.sort(key=lambda one: (not one.day, one.day, one.reading.article.id))
    groups: list[list[DatedReading]] = []
    for one in told:
        near = next((group for group in reversed(groups[-4:]) if _same_meeting(group[0], one)), None)
        if near is None:
            groups.append([one])
        else:
            near.append(one)
    meetings = [_meeting(group, sides, words_of) for group in groups]
    return tuple(_with_later(meeting, told, sides, words_of) for meeting in meetings)


def is_meeting(reading: Reading, sides: tuple[str, str]) -> bool:
    """Return whether an article tells of a meeting, call or visit of two sides, or is a text that both agreed."""
    if reading.event is None:
        return False
    countries = {speaker.name: speaker.country for speaker in reading.speakers}
    there = {countries.get(name) for name in reading.event.participants}
    there |= {party for agreement in reading.agreements for party in agreement.parties}
    for speaker in reading.speakers:
        if speaker.kind == "joint":
            there |= {countries.get(member, member) for member in speaker.members}
    return set(sides) <= there


def _same_meeting(one: DatedReading, other: DatedReading) -> bool:
    first, second = one.reading.event, other.reading.event
    if not one.day or not other.day or first is None or second is None or first.kind != second.kind:
        return False
    return abs((_date(one.day) - _date(other.day)).days) <= _APART


def _date(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return date.min


def _meeting(group: Sequence[DatedReading], sides: tuple[str, str], words_of: _WordsOf) -> TimelineMeeting:
    first = group[0].reading
    event = first.event
    assert event is not None
    places = [
        " ".join(one.reading.event.place.of(one.reading.article.text).split())
        for one in group
        if one.reading.event and one.reading.event.place
    ]
    items: list[TimelineItem] = []
    for one in group:
        for agreement in one.reading.agreements:
            item = _item(agreement, one.reading, words_of)
            # Of two accounts of one meeting the first tells a thing; the other only what is not there.
            if agreement.status == "referenced" or agreement.kind in _NO_ITEMS:
                continue
            if not any(known == item or _alike(item, known, sides) for known in items):
                items.append(item)
    articles = tuple((one.reading.article.id, one.reading.article.shown_title, one.reading.outlet) for one in group)
    return TimelineMeeting(
        group[0].day, event.kind, places[0] if places else "", articles, tuple(items), event.evidence
    )


def _item(agreement: Agreement, reading: Reading, words_of: _WordsOf) -> TimelineItem:
    words = " ".join(words_of(agreement, reading.article.text).split())
    subjects = [" ".join(span.of(reading.article.text).split()) for span in agreement.fields]
    told = " on ".join((words, ", ".join(one for one in subjects if one.lower() not in words.lower()))).removesuffix(
        " on "
    )
    return TimelineItem(agreement.kind, told, agreement.status, reading.article.id, agreement.span)


def _with_later(
    meeting: TimelineMeeting, told: Sequence[DatedReading], sides: tuple[str, str], words_of: _WordsOf
) -> TimelineMeeting:
    own = {key for key, _, _ in meeting.articles}
    later = [one for one in told if meeting.day and one.day > meeting.day and one.reading.article.id not in own]
    each = [(one, _item(agreement, one.reading, words_of)) for one in later for agreement in one.reading.agreements]
    return replace(
        meeting,
        items=tuple(
            replace(
                item,
                later=tuple(
                    LaterStatus(
                        one.day, other.article, one.reading.article.shown_title, other.status, other.words, other.span
                    )
                    for one, other in each
                    if _alike(item, other, sides)
                ),
            )
            for item in meeting.items
        ),
    )


def _alike(one: TimelineItem, other: TimelineItem, sides: tuple[str, str]) -> bool:
    """Return whether two things are one: of one kind, with half of the words that name them in common, two at least.

    The names of the sides, and of the kind, name nothing; of a meeting's joint statement nothing later is told.
    """
    if one.kind != other.kind:
        return False
    nobody = {word.lower() for side in sides for word in _WORD.findall(side)} | _EMPTY
    first, second = _names(one.words) - nobody, _names(other.words) - nobody
    shared = len(first & second)
    return shared >= min(2, len(first | second)) > 0 and shared / min(len(first), len(second)) >= _LEAST_ALIKE


def _names(words: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(words)}
