"""The outlet as the text itself names it, and the source it cites."""

import re
from collections.abc import Sequence

from summitreader.model import Block, Event, Source, Span
from summitreader.parser.event.dates import calendar_day, date_line, day_of_dateline
from summitreader.parser.lexicon.gazetteer import fold
from summitreader.parser.lexicon.speaking_nouns import speaking_nouns
from summitreader.parser.text.lazy_regex import regex

_NAME = r"(?:The )?[A-Z][\w’'&.-]*(?:\.[A-Za-z]{2,4})?(?: (?:of |and |& )?[A-Z][\w’'&.-]*){0,4}"
_SAYS = r"(?:reports|reported|writes|wrote|informs|informed|says|learned|has learned)"
_CITES = r"(?:,? (?:citing|with reference to|referring to|quoting|as cited by|according to|via)(?: the)?)"
_LOOKED_AT = 1200  # code points of a block
_OFFICE = regex(r"\b(?:President|Minister|Premier|Secretary|Ministry|Mr|Ms|Spokesperson)\b")
_CITING = regex(rf", (?P<outlet>{_NAME}) {_SAYS}(?:{_CITES} (?P<citing>{_NAME}))?(?=[.,]|$|\s+[A-Z])")
_OPENS = regex(rf"(?P<outlet>{_NAME}) {_SAYS}{_CITES} (?P<citing>{_NAME})")
_CITED = regex(rf"(?:{_CITES}|, (?=\w+ (?:reported|reports)))\s(?=[A-Z])")
_REPORTED = regex(r"(?: news agency)? (?:reported|reports)\b")
_PLACE = r"(?P<place>[A-Z][A-Z’' .-]{2,30}(?:, [A-Z][a-z]+)?)"
_DAY = r"\(?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?\)?"
_OUTLET = r"\((?P<outlet>[A-Z][\w’' /.-]{1,30})\)"
_DATELINE = regex(rf"(?:\([A-Z]+[^)]*\)\s*)?{_PLACE},? ?(?:{_DAY},? ?)?{_OUTLET}\s*[-–—]{{1,2}}")
_SOURCE = regex(r"(?i)(?:source|via)\s*:\s*(?P<citing>[^\n]{2,60}?)\.?$")
_LINE = regex(
    r"(?:[-–—]\s*)?(?P<outlet>[A-Z][\w-]*(?:\.[A-Za-z]{2,4})|"
    r"[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,2}(?: News| Agency| Times| Post| Daily))$"
)


def find_source(text: str, blocks: Sequence[Block], event: Event | None = None) -> Source | None:
    """Return who publishes the text, whom it cites and its day, looked for in its first lines and its last.

    Constant cost. The day of the `event` tells the year of a dateline that has none.
    """
    outlet: Span | None = None
    citing: Span | None = None
    rule = ""
    for block in blocks[:4]:
        for find in RULES[:-1]:
            found = find(text, block.span)
            if found:
                outlet, citing, rule = outlet or found.outlet, citing or found.citing, rule or found.rule
        if outlet and citing:
            break
    last = last_line(text, blocks[-1].span) if len(blocks) > 1 else None
    if last:
        outlet, citing, rule = outlet or last.outlet, citing or last.citing, rule or last.rule
    found = _dated(text, blocks, event)
    if found is None:
        return Source(outlet, citing, rule) if outlet or citing else None
    return Source(outlet, citing, rule or found.rule, found.dated, found.day)


def _dated(text: str, blocks: Sequence[Block], event: Event | None) -> Source | None:
    """Return by what words a text tells its own day with the year: a line of its own, else a dateline."""
    line = date_line(text, blocks, blocks[0].span) if blocks else None
    if line and (day := calendar_day(line.date.of(text))):
        return Source(None, None, "line_with_the_day", line.date, day)
    for block in blocks[:4]:
        told = day_of_dateline(text, block.span)
        if told is None:
            continue
        words = told.of(text)
        if day := calendar_day(words):
            return Source(None, None, "dateline", told, day)
        of_event = calendar_day(event.date.of(text)) if event and event.date else ""
        if of_event and calendar_day(f"{words}, {of_event[:4]}") == of_event:
            return Source(None, None, "dateline", told, of_event)
        return None
    return None


def outlet_citing(text: str, block: Span) -> Source | None:
    """The outlet says that it reports, and whom it takes the news from.

    >>> The two leaders met on Friday, <outlet>Narnia.az</outlet> reports, citing <citing>Gondor Daily</citing>.
    """
    end = min(block.end, block.start + _LOOKED_AT)
    cites = _CITED.search(text, block.start, end)
    for pattern in (_CITING, _OPENS) if cites else (_CITING,):  # the second needs the words, and is slow without them
        found = pattern.search(text, block.start, end)
        if found and not found["citing"] and _is_agency(found["outlet"]):
            return None  # "TASS reported": the text cites it
        if found and (found["citing"] or _is_named_as_one(found["outlet"])) and not _OFFICE.search(found["outlet"]):
            return Source(_span(found, "outlet"), _span(found, "citing"), "outlet_citing")
    return None


def dateline(text: str, block: Span) -> Source | None:
    """The paragraph begins with a place, a day and the agency in brackets.

    >>> SEOUL, Jan. 2 (<outlet>Yonhap</outlet>) -- The president left for Beijing.
    """
    found = _DATELINE.match(text, block.start, min(block.end, block.start + 120))
    return Source(_span(found, "outlet"), None, "dateline") if found else None


def agency_cited(text: str, block: Span) -> Source | None:
    """A news agency is cited: "according to Xinhua", "Reuters reported".

    >>> The ministers left early, according to <citing>Xinhua</citing>.
    """
    end = min(block.end, block.start + _LOOKED_AT)
    for cited in _CITED.finditer(text, block.start, end):
        if agency := _agency_at(text, cited.end()):
            return Source(None, agency, "agency_cited")
    for reported in _REPORTED.finditer(text, block.start, end):
        if agency := _agency_before(text, reported.start()):
            return Source(None, agency, "agency_cited")
    return None


_WORDS = regex(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}")
_WORDS_BEFORE = regex(r"(?:[A-Z][\w’'.-]* ){0,2}[A-Z][\w’'.-]*\Z")


def _agency_at(text: str, at: int) -> Span | None:
    """Return the longest name of an agency that begins at an offset."""
    words = _WORDS.match(text, at)
    parts = words.group().split(" ") if words else []
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size]).removesuffix(".")
        if _is_agency(name):
            return Span(at, at + len(name))
    return None


def _agency_before(text: str, end: int) -> Span | None:
    """Return the longest name of an agency that ends at an offset."""
    words = _WORDS_BEFORE.search(text, max(0, end - 60), end)
    parts = words.group().split(" ") if words else []
    names = (" ".join(parts[first:]) for first in range(len(parts)))
    return next((Span(end - len(name), end) for name in names if _is_agency(name)), None)


def _is_agency(name: str) -> bool:
    """Return whether a name is a known outlet's: short ones stand in capitals ("APA", not "Apa")."""
    plain = name.removeprefix("The ").replace("’", "'")
    return fold(plain) in speaking_nouns().known_outlets and (len(plain) > 4 or plain.isupper() or plain in _MIXED)


_MIXED = frozenset(("Jiji", "Tass"))


def _is_named_as_one(name: str) -> bool:
    """Return whether a name is an outlet's by its last word or by its address: "Narnia Daily", "Narnia.az"."""
    words = fold(name).split()
    return _is_agency(name) or bool(_DOMAIN.search(name)) or any(word in speaking_nouns().outlets for word in words)


_DOMAIN = regex(r"\.[A-Za-z]{2,4}\b")


def last_line(text: str, block: Span) -> Source | None:
    """The last line is nothing but the outlet's name, or says "Source:".

    >>> The talks went on.|<outlet>Narnia.Az</outlet>
    """
    if block.end - block.start > 80:
        return None
    found = _SOURCE.match(text, block.start, block.end)
    if found:
        return Source(None, _span(found, "citing"), "last_line")
    found = _LINE.match(text, block.start, block.end)
    return Source(_span(found, "outlet"), None, "last_line") if found else None


RULES = (outlet_citing, dateline, agency_cited, last_line)


def _span(found: re.Match[str], group: str) -> Span | None:
    if found[group] is None:
        return None
    start, end = found.span(group)
    return Span(start, end - (found[group].endswith(".") and not found[group][:-1].count(".")))
