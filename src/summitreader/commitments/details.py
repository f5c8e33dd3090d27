"""What is told of a commitment: by when, how much, where, on which condition, on which theme, to whom."""

import re
from collections.abc import Sequence
from functools import cache

from summitreader.commitment import Strength
from summitreader.commitments.lexicon import in_order, piece
from summitreader.commitments.names import Names, once
from summitreader.model import Span, Theme
from summitreader.words.money import MONEY
from summitreader.words.patterns import any_of


def money_in(text: str, start: int, end: int) -> Span | None:
    """Return the first sum of money."""
    match = MONEY.search(text, start, end)
    if match is None:
        return None
    lead = _BEFORE_SUM.search(text, max(start, match.start() - 4), match.start())
    return Span(lead.start() if lead else match.start(), match.end())


_BEFORE_SUM = re.compile(r"\b(?:US|AU|NZ|A|C|S|HK) ?$")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_CAPITALISED = r"[A-Z][\w.’'-]*(?:,? (?:D\.C\.|[A-Z][\w’'-]+))*"
_QUARTER = r"(?:(?:northern|southern|eastern|western|central) )?"
_PLACE = re.compile(
    rf"\b(?:in|at|across|throughout) (?:the )?{_QUARTER}(?P<name>{_CAPITALISED}(?:,? and (?:the )?{_CAPITALISED})?)"
)
_OF_NO_PLACE = re.compile(
    r"\b(?:interest|participat\w+|member\w*|confidence|trust|engage\w*|role|enshrined|set out|outlined) $"
)
_ADJECTIVE = re.compile(r"(?:ian|ish|ese)$")  # "in the Ukrainian oil sector"
_LOOK_BACK = 20
_NO_PLACE = re.compile(rf"(?:{_MONTH}|Q[1-4]|AI|R&D|ICT|STEM|Article|Annex|Phase|Section|Paragraph|Chapter|English)\b")


def place_in(text: str, start: int, end: int) -> Span | None:
    """Return where a commitment is to be done: the first name behind "in", "at" or "across" that is one of a place."""
    for match in _PLACE.finditer(text, start, end):
        before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
        is_place = not (_NO_PLACE.match(text, match.start("name")) or _OF_NO_PLACE.search(before))
        if is_place and not _ADJECTIVE.search(match["name"]):
            return Span(*match.span())
    return None


@cache
def _conditions() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{any_of(in_order('condition'))})\b")


def condition_in(text: str, start: int, end: int) -> Span | None:
    """Return the words that limit a commitment: "subject to", "if", "as appropriate", up to the next comma."""
    match = _conditions().search(text, start, end)
    if match is None:
        return None
    stop = _STOP.search(text, match.end(), end)
    return Span(match.start(), stop.start() if stop else end)


_STOP = re.compile(r"[,;:]|\.\s|\.$")


def theme_of(start: int, end: int, themes: Sequence[Theme], block: Span) -> str:
    """Return the theme whose words stand in a clause, those of substance first; else that of its paragraph."""
    best, most = "", 0.0
    for theme in themes:
        letters = sum(term.end - term.start for term in theme.terms if start <= term.start < end)
        weight = letters * (0.4 if theme.ritual else 1.0)
        if weight > most:
            best, most = theme.name, weight
    if best:
        return best
    beside = [theme for theme in themes if any(span.start <= block.start < span.end for span in theme.spans)]
    return next((theme.name for theme in sorted(beside, key=lambda one: one.ritual)), "")


@cache
def _given() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{piece('gives')})\b")


_ASKED = re.compile(
    r"(?:(?:call|appeal)(?:s|ed|ing)? (?:[a-z]+ly |again )?(?:on|upon|to)|(?:urg|encourag|invit)(?:e|es|ed|ing)"
    r"|(?:ask|request|demand)(?:s|ed|ing)?) (?P<who>[^,;.]{2,160}?)(?= to (?:[a-z]+ly )?[a-z]| for | that |,|;|\.|$)"
)
_TO = re.compile(r" (?:to|for) (?:the )?(?=[A-Z])")


def addressed_in(text: str, span: Span, strength: Strength, names: Names) -> tuple[tuple[str, ...], Span | None]:
    """Return whom a commitment is addressed to, and the words for them: who is asked, who is given something."""
    if strength == "encourage":
        match = _ASKED.match(text, span.start, span.end)
        if match is None:
            return (), None
        words = Span(*match.span("who"))
        named = names.within(words.start, words.end)
        plain = words.of(text).removeprefix("the ").strip()
        return (once(named) if named else (plain,)), words
    if not _given().search(text, span.start, span.end):
        return (), None
    for match in _TO.finditer(text, span.start, span.end):
        named = names.within(match.end(), match.end() + 30)
        if named and named[0].span.start == match.end():
            return (named[0].name,), named[0].span
    verb = _given().search(text, span.start, span.end)
    beside = names.within(verb.end(), min(span.end, verb.end() + 8)) if verb else []
    return ((beside[0].name,), beside[0].span) if beside else ((), None)
