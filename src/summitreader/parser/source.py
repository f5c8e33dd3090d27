"""The outlet as the text itself names it, and the source it cites."""

import re
from collections.abc import Sequence

from summitreader.model import Block, Source, Span
from summitreader.parser.text.lazy_regex import regex

_NAME = r"(?:The )?[A-Z][\w’'&.-]*(?:\.[A-Za-z]{2,4})?(?: (?:of |and |& )?[A-Z][\w’'&.-]*){0,4}"
_SAYS = r"(?:reports|reported|writes|wrote|informs|informed|says|learned|has learned)"
_CITES = r"(?:,? (?:citing|with reference to|referring to|quoting|as cited by|according to|via)(?: the)?)"
_AGENCY = (
    r"(?:Xinhua|Yonhap|Reuters|AFP|AP|Associated Press|Agence France-Presse|TASS|ITAR-TASS|Interfax|RIA Novosti|Kyodo|"
    r"Jiji|ANI|PTI|IANS|Bernama|Antara|dpa|EFE|ANSA|Anadolu|CCTV|CNN|BBC|KBS|KCNA|NHK|Sputnik|Ukrinform|SPA|WAM|QNA|"
    r"Al Jazeera|Bloomberg|APA|Trend|AZERTAC|Report|Global Times|People’s Daily|People's Daily|China Daily|CGTN|VNA)"
)
_AGENCY_NAME = regex(_AGENCY)
_OUTLET = regex(
    rf"{_AGENCY}|\.[A-Za-z]{{2,4}}\b|\b(?:News|Times|Post|Agency|Daily|TV|Radio|Journal|Herald|Tribune|"
    rf"Guardian|Press)\b"
)
_OFFICE = regex(r"\b(?:President|Minister|Premier|Secretary|Ministry|Mr|Ms|Spokesperson)\b")
_CITING = regex(rf", (?P<outlet>{_NAME}) {_SAYS}(?:{_CITES} (?P<citing>{_NAME}))?(?=[.,]|$|\s+[A-Z])")
_OPENS = regex(rf"(?P<outlet>{_NAME}) {_SAYS}{_CITES} (?P<citing>{_NAME})")
_CITED = regex(rf"(?P<tail>{_CITES}|, (?=\w+ (?:reported|reports)))\s(?P<citing>{_AGENCY})\b")
_AGENCY_SAYS = regex(rf"\b(?P<citing>{_AGENCY})(?: news agency)? (?:reported|reports)\b")
_DATELINE = regex(
    r"(?:\([A-Z]+[^)]*\)\s*)?(?P<place>[A-Z][A-Z’' .-]{2,30}(?:, [A-Z][a-z]+)?),? ?"
    r"(?:\(?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?\)?,? ?)?"
    r"\((?P<outlet>[A-Z][\w’' /.-]{1,30})\)\s*[-–—]{1,2}"
)
_SOURCE = regex(r"(?i)(?:source|via)\s*:\s*(?P<citing>[^\n]{2,60}?)\.?$")
_LINE = regex(
    r"(?:[-–—]\s*)?(?P<outlet>[A-Z][\w-]*(?:\.[A-Za-z]{2,4})|"
    r"[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,2}(?: News| Agency| Times| Post| Daily))$"
)


def find_source(text: str, blocks: Sequence[Block]) -> Source | None:
    """Who publishes the text and whom it cites, looked for in its first lines and its last. Constant cost."""
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
    return Source(outlet, citing, rule) if outlet or citing else None


def outlet_citing(text: str, block: Span) -> Source | None:
    """The outlet says that it reports, and whom it takes the news from.

    >>> The two leaders met on Friday, <outlet>Narnia.az</outlet> reports, citing <citing>Gondor Daily</citing>.
    """
    for pattern in (_CITING, _OPENS):
        found = pattern.search(text, block.start, min(block.end, block.start + 1200))
        if found and not found["citing"] and _AGENCY_NAME.fullmatch(found["outlet"]):
            return None  # "TASS reported": the text cites it
        if found and (found["citing"] or _OUTLET.search(found["outlet"])) and not _OFFICE.search(found["outlet"]):
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
    end = min(block.end, block.start + 1200)
    found = _CITED.search(text, block.start, end) or _AGENCY_SAYS.search(text, block.start, end)
    return Source(None, _span(found, "citing"), "agency_cited") if found else None


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
