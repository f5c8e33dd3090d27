"""Parts of a citation as they are worded for people: whose words, in which source, on which day."""

import re
from typing import NamedTuple

from summitreader.exporters.wording import source_of
from summitreader.model import Citation, StatementKind

UNTITLED = "Untitled"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAY = re.compile(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")


class Day(NamedTuple):
    """A day, or a month or year where no more is known."""

    year: int
    month: int = 0
    day: int = 0


def day_of(words: str) -> Day | None:
    """Return the day that a text in the form YYYY-MM-DD begins with, as far as it goes; None where it is no date.

    >>> day_of("2026-01-05T09:30:00Z")
    Day(year=2026, month=1, day=5)
    """
    found = _DAY.match(words.strip())
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if month > 12:
        return Day(year)
    return Day(year, month, day if month and day <= 31 else 0)


def american(day: Day) -> str:
    """Return a day as Chicago writes it: "January 5, 2026"."""
    if not day.month:
        return str(day.year)
    return f"{month_and_day(day)}{',' if day.day else ''} {day.year}"


def month_and_day(day: Day) -> str:
    """Return what is known of a day within its year: "January 5", "January"."""
    month = _MONTHS[day.month - 1]
    return f"{month} {day.day}" if day.day else month


def source_key(citation: Citation) -> tuple[str, ...]:
    """Return what tells one source from another."""
    return (citation.title, citation.outlet, citation.citing, citation.author, citation.published, citation.url)


def voice(citation: Citation, to: str = "") -> str:
    """Return who speaks, what they are, to whom and at which event: "Xi Jinping, President of China, talks in Beijing".

    "" of words that are no statement.
    """
    if not citation.speaker and not citation.kind:
        return ""
    told = (citation.speaker or "speaker not named", citation.role, to, citation.event)
    return ", ".join(part for part in told if part)


def addressed(citation: Citation) -> str:
    """Return "to Russia", where the words do not tell already to whom they are said; "" elsewhere."""
    addressee = citation.addressee
    return f"to {addressee}" if addressee and addressee.lower() not in citation.words.lower() else ""


def how_said(kind: StatementKind | str, cue: str) -> str:
    """Return how far the words of a statement of a kind are its speaker's own; "" where they are.

    >>> how_said("mixed", "hoped")
    'partly paraphrased in the source (“hoped”)'
    """
    if kind in ("", "direct"):
        return ""
    how = "partly paraphrased in the source" if kind == "mixed" else "paraphrased in the source"
    return f"{how} (“{cue}”)" if cue else how


def passage(citation: Citation) -> str:
    """Return where in the source the words stand, and how far they are the speaker's own."""
    return "; ".join(part for part in (paragraph_of(citation), how_said(citation.kind, citation.cue)) if part)


def paragraph_of(citation: Citation) -> str:
    """Return "para. 4"; "" where the paragraph is not known."""
    return f"para. {citation.paragraph}" if citation.paragraph else ""


def source(citation: Citation) -> str:
    """Return title, author, outlets, date, address and day of access of a source, "" where nothing is known of it."""
    title = f"“{inner(citation.title)}”" if citation.title else ""
    day = citation.published or "n.d."
    parts = [title, "" if citation.own else citation.author, source_of(citation)]
    known = [part for part in parts if part]
    if not known and not citation.url and not citation.published:
        return ""
    address = f"{citation.url} (accessed {citation.accessed})" if citation.accessed else citation.url
    return ", ".join([*known, day, *([address] if address else [])])


def inner(words: str) -> str:
    """Return words that are to stand in double quotation marks, with single ones for those in them."""
    return words.replace("“", "‘").replace("”", "’").replace('"', "'")
