"""The day of an event, as written: in its sentence, in a line of its own, in the dateline."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from summitreader.model import Block, Span
from summitreader.parser.text.date_words import MONTHS, WEEKDAYS
from summitreader.parser.text.datelines import dateline_end
from summitreader.parser.text.lazy_regex import regex

MONTH = rf"(?:{MONTHS}|Jan\.?|Feb\.?|Mar\.|Apr\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?|{MONTHS.upper()})"
DAYS = r"\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)?(?:(?:\s?[-–]\s?| to )\d{1,2})?(?!\d)"
_FULL = rf"(?:{DAYS} (?:of )?{MONTH}(?:,? \d{{4}})?|{MONTH} {DAYS}(?:,? \d{{4}})?)"
_WEEKDAY = rf"(?:{WEEKDAYS})day"
_NEAR = r"(?i:today|yesterday|this (?:morning|afternoon|evening|week|weekend))"
_NO_DAY = r"(?![’']| (?:Show|Program\w*)\b)"  # "today's markets", "the Today Show"
_DAY = regex(rf"\b(?:(?P<weekday>{_WEEKDAY}(?:,? {_FULL})?)|(?P<full>{_FULL})|(?P<near>{_NEAR}{_NO_DAY}))(?!\w)")
# "22.10.2031", "2031-10-22", "22/10/2031"
_FIGURES = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_CLOCK = r"(?:,?\s*(?:at )?\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s[A-Z]{2,4})?)?"
# A line that is nothing but a date, with the hour and the place: "October 22, 2031 15:00 The Kremlin, Moscow".
_DATE_LINE = regex(
    rf"(?P<label>[A-Z][\w ]{{2,20}}: ?)?(?:{_WEEKDAY},? )?(?P<date>{_FULL}|{_FIGURES}|\d{{1,2}} de \w+ de \d{{4}})"
)
_REST = regex(rf"{_CLOCK}(?:[,\s]+(?P<place>[A-Z][^\n.!?]{{2,60}}))?\s*$")
# The day of something else: "the feast of 8 May", "since Monday", "will meet again on Friday".
_OTHER = regex(
    r"(?i)\b(?:(?<!hours )of|since|until|till|by|before|after|from|between|next|last|every|the|(?<!this )past|previous"
    r"|coming|for|dated)"
    r"(?: early| late| mid)?\s$"
)
_NOT_YET = regex(
    r"(?i)\b(?:will|would|shall|plan\w*|scheduled|due|next|expected|is to|are to|anniversary|recall\w*)\b[^.;]*$"
)
_RANGE = regex(r"\d(?:\s?[-–]\s?| to )\d")  # "from 7 to 10 August"


def day_told(text: str, sentence: Span, verb: int) -> Span | None:
    """Return the day that a sentence tells of its event: the first behind the verb, else the last before it."""
    days = days_told(text, sentence)
    behind = [day for day in days if day.start >= verb]
    return behind[0] if behind else days[-1] if days else None


def days_told(text: str, sentence: Span, to_come: bool = False) -> list[Span]:
    """Return the days that a sentence tells of its own event, behind a dateline; of one still to come, if asked."""
    dateline = dateline_end(text, sentence.start, sentence.end)
    found = _days(text, max(sentence.start, dateline), sentence.end)
    return [day for day in found if _is_own(text, sentence, day, to_come)]


_THIS = regex(rf"\b[Tt](?:oday|onight|his (?:morning|afternoon|evening))\b{_NO_DAY}")


def this_day(text: str, span: Span) -> Span | None:
    """Return the first "today" in a range: whoever speaks to others says so of the day."""
    match = _THIS.search(text, span.start, span.end)
    return Span(*match.span()) if match else None


def plain_day(text: str, sentence: Span) -> Span | None:
    """Return a day near the text's own that a sentence of the lead tells: "on Tuesday", "today"; no day of a year."""
    start = dateline_end(text, sentence.start, sentence.end)
    for match in _DAY.finditer(text, start, sentence.end):
        day = Span(*match.span())
        if not _YEAR.search(match.group()) and _is_own(text, sentence, day):
            return day
    return None


_YEAR = regex(r"\d{4}")


def day_of_dateline(text: str, paragraph: Span) -> Span | None:
    """Return the day in the dateline of a paragraph: "YEREVAN, Oct. 3 (ARB) -- "."""
    return next(_days(text, paragraph.start, dateline_end(text, paragraph.start, paragraph.end)), None)


class DateLine(NamedTuple):
    """A line that says nothing but a day, at most with hour and place.

    `stamp` if it tells when the text was put up: above the title, with a label, or in figures alone.
    """

    date: Span
    place: Span | None
    stamp: bool


def date_line(text: str, blocks: Sequence[Block], title: Span) -> DateLine | None:
    """Return the line near the title that says nothing but a day; None where there is none."""
    for block in blocks[:4]:
        if block.span.end - block.span.start > 120:
            continue
        match = _DATE_LINE.match(text, block.span.start, block.span.end)
        rest = _REST.match(text, match.end(), block.span.end) if match else None
        if match and rest:
            place = Span(*rest.span("place")) if rest["place"] else None
            figures = not match["date"].strip("0123456789-./")
            stamp = figures or bool(match["label"]) or match.start() < title.start
            return DateLine(Span(*match.span("date")), place, stamp)
    return None


_MONTH_NAMES = MONTHS.lower().split("|")
_DAY_FIRST = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m>[A-Za-z]{3,9})\.?,? (?P<y>\d{4})"
_MONTH_FIRST = r"(?P<m2>[A-Za-z]{3,9})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? (?P<y2>\d{4})"
_YEAR_FIRST = r"(?P<y3>\d{4})[./-](?P<m3>\d{1,2})[./-](?P<d3>\d{1,2})"
_WRITTEN = regex(f"{_DAY_FIRST}|{_MONTH_FIRST}|{_YEAR_FIRST}")


def calendar_day(words: str) -> str:
    """Return the day that words tell with its year, as YYYY-MM-DD; "" where they tell none, or more than one.

    >>> calendar_day("Monday, Jan. 5, 2026"), calendar_day("5 May 2031"), calendar_day("2031-05-04")
    ('2026-01-05', '2031-05-05', '2031-05-04')
    >>> calendar_day("Jan. 5"), calendar_day("7-10 August 2031"), calendar_day("4/5/2031"), calendar_day("May 32, 2031")
    ('', '', '', '')
    """
    found = _WRITTEN.search(words)
    if not found or (not found["y3"] and _RANGE.search(words)):
        return ""
    year, month, day = (found[name] or found[f"{name}2"] or found[f"{name}3"] for name in "ymd")
    low = month.lower()
    number = next((n for n, name in enumerate(_MONTH_NAMES, 1) if low == name or low in (name[:3], name[:4])), 0)
    try:
        return date(int(year), number or int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _days(text: str, start: int, end: int) -> Iterator[Span]:
    return (Span(*match.span()) for match in _DAY.finditer(text, start, end))


def _is_own(text: str, sentence: Span, day: Span, to_come: bool = False) -> bool:
    """Return whether a day is the event's own, not that of another, earlier or later thing."""
    other = _OTHER.search(text, max(sentence.start, day.start - 20), day.start)
    if other and not (to_come and _RANGE.search(text, day.start, day.end)):
        return False
    return to_come or not _NOT_YET.search(text, max(sentence.start, day.start - 60), day.start)


def without_month(text: str, span: Span) -> Span:
    """Return a place without the month that a greedy look at its capitals took in: "in Lima, May 4"."""
    month = re.search(rf",? {MONTH}$", span.of(text))
    return Span(span.start, span.start + month.start()) if month else span
