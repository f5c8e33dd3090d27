"""The words that say by when: "by 2030", "within two years", "at the end of next year"."""

import re

from summitreader.model import Span

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?"
_YEAR = r"(?:19|20|21)\d\d(?:[-–/](?:20)?\d\d)?"
_DATE = rf"(?:{_DAY}(?: of)? {_MONTH}|{_MONTH} {_DAY}|{_MONTH})(?:,? (?:of )?\d{{4}})?\b"
_SPAN = r"(?:year|month|week|decade|century|quarter|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_NEAR = r"(?:(?:this|next|current|coming|following|later this|early next|later next|last quarter of this) )"
_PART = r"(?:first|second|third|fourth|last|latter|early|mid|late|end|beginning|middle|start|close)"
_NAMED = (
    rf"(?:{_DATE}|(?:{_SPAN}(?: of)? |(?:fiscal|financial|calendar) year |FY ?)?{_YEAR}|{_NEAR}{_SPAN}|mid-century)"
)
_PERIOD = rf"(?:{_PART}[ -]?)?(?:half |quarter |part |week )?(?:of )?(?:the )?{_NAMED}"
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety|several|few)"
_LENGTH = rf"(?:{_NUMBER}[ -])(?:calendar |working )?(?:day|week|month|year|decade)s?"
_AHEAD = r"(?:next|coming|following)"
_ABOUT = r"(?:at least |around |or around |approximately |at the latest )?"
_MEETING = r"(?:[Mm]eeting|[Ss]ummit|[Ss]ession|[Rr]ound|[Vv]isit|[Cc]onference|[Mm]inisterial|COP ?\d+)"

# The surest kinds first.
_KINDS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Nn]ot? later than|[Bb]y|[Bb]efore|[Uu]ntil|[Pp]rior to|through) {_ABOUT}(?:the )?{_PERIOD}\b",
        rf"\b(?:[Aa]t|[Bb]y|[Bb]efore|towards|[Ii]n|until|no later than) (?:the )?{_PART} of (?:the |this |next )?"
        rf"(?:{_DATE}|{_YEAR}|{_SPAN})",
        rf"\b(?:[Ww]ith)?[Ii]n (?:the )?(?:{_AHEAD} )?{_LENGTH}\b(?: of [a-z ]{{3,40}}| after [\w ]{{3,40}})?",
        rf"\b(?:[Oo]ver|[Dd]uring|for|[Ii]n|[Ww]ithin|throughout) (?:the |a )?(?:{_AHEAD} |period of )"
        rf"(?:{_LENGTH}|(?:\w+ )?{_SPAN}s?)\b",
        rf"\b(?:[Oo]ver|for) (?:{_LENGTH})\b",
        rf"\b(?:[Ii]n|[Oo]n|[Ff]rom|for|[Dd]uring|[Oo]ver|[Ss]tarting in) (?:the )?(?:period )?{_PERIOD}\b(?! [A-Z])",
        rf"\b(?:{_NEAR}){_SPAN}\b",
        rf"\b(?:at|before|by|ahead of|until|in advance of) (?:the |our |their |its )"
        rf"(?:next|upcoming|forthcoming|\d{{4}}) (?:[A-Za-z0-9’'-]+ ){{0,5}}?{_MEETING}\b",
        rf"\b(?:before|by|ahead of|until|in advance of) (?:the )?(?:[A-Z0-9][\w’'-]* ){{0,5}}?{_MEETING}\b",
    )
)
_DAY_OF_ANOTHER = re.compile(
    r"\b(?:signed|adopted|agreed|held|announced|launched|concluded|dated|met|of|since|compared \w+|as of|made)\s*$"
)
_LOOK_BACK = 30


def deadline_in(text: str, start: int, end: int) -> Span | None:
    """Return the words that say when something is to be done, the first of the surest kind; None where none do.

    >>> text = "will open the pier, agreed in 2020, by the end of 2031"
    >>> deadline_in(text, 0, len(text)).of(text)
    'by the end of 2031'
    """
    for pattern in _KINDS:
        for match in pattern.finditer(text, start, end):
            if not _DAY_OF_ANOTHER.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]):
                return Span(*match.span())
    return None
