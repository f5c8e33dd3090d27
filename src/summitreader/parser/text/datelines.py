"""Datelines: place, day and agency in front of a report's first sentence."""

from summitreader.parser.text.lazy_regex import regex

_PLACE = r"[A-Z][A-Z’'.-]+(?:[ /][A-Z][A-Z’'.-]*){0,3}"
_LAND = r"(?:, (?:[A-Z][\w.]+(?: [A-Z][\w.]+)?)| \([A-Z]\w+(?: [A-Z]\w+)?\))?"
_DAY = r"(?:,? \(?(?:(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)\)?)?"
_AGENCY = r"(?:,? ?(?:\([A-Z][^()\n]{1,40}\)|/[A-Z][^/\n]{1,40}/))?"
_DASH = r" ?(?:--|—|–|-|:)-? ?(?=[A-Z“\"‘'])"
# "LIMA, Peru, May 4 (Norda) --", "Lima (Norda) --": capitals, or an agency, tell it from "Peru - a friend - left".
_DATELINE = regex(rf"(?P<place>{_PLACE}){_LAND}(?P<day>{_DAY})(?P<agency>{_AGENCY}){_DASH}")
_WITH_AGENCY = regex(rf"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,3}}{_LAND}{_DAY},? ?\([A-Z][^()\n]{{1,40}}\){_DASH}")
_AGENCY_FIRST = regex(rf"\([A-Z][A-Za-z /.-]{{1,24}}\){_DASH}")
_LONGEST = 100
# Shorter words in capitals before a dash are names: "NATO — an alliance of 32 — said".
_CITY = 5


def dateline_end(text: str, start: int, end: int) -> int:
    """Return where the text begins behind a dateline; `start` where it has none.

    >>> "SUVA, May 4 (FJX) -- Fiji grew. LIMA - Trade grew."[dateline_end("SUVA, May 4 (FJX) -- Fiji grew.", 0, 31):31]
    'Fiji grew.'
    >>> dateline_end("NATO – an alliance – grew.", 0, 26), dateline_end("Fiji - Peru talks", 0, 17)
    (0, 0)
    """
    end = min(end, start + _LONGEST)
    match = _DATELINE.match(text, start, end)
    if match:
        told = match.group("day") or match.group("agency")
        return match.end() if told or (match.end("place") - start >= _CITY and ":" not in match.group()) else start
    if text.find("(", start, end) < 0:
        return start
    other = _WITH_AGENCY.match(text, start, end) or _AGENCY_FIRST.match(text, start, end)
    return other.end() if other else start
