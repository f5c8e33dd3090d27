"""Whose text it is: whom "we" and "the two sides" stand for."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summitreader.commitments.names import NamedSide, Names, all_names, country_called, once
from summitreader.model import Reading, Span

_FIRST = 1500  # code points of a text in which it is told who meets
_WE_THE = re.compile(
    r"\bWe,? (?:the )?(?:undersigned |co-)?[\w ,/-]{0,80}?(?:leaders|heads|presidents|ministers|members)\b",
    re.I,
)
_OF = re.compile(r" (?:of|from) (?:the )?")
_ALONE = re.compile(r"\bfact ?sheet\b|\bannounces?\b|^statement (?:by|from)\b", re.I)
_JOINT = re.compile(r"\bjoint|\bdeclaration\b|communiqu|\bwe, the\b|\b(?:leaders|ministers)[’'] statement", re.I)
_PREPOSITION = re.compile(r"\b(?:on|regarding|concerning|about|for|in|at|against|to|from|by|between|of|with)\b")
_TOPICS = ("on", "regarding", "concerning", "about", "for", "in", "at", "against", "to")
_TWO = re.compile(
    r"\b(?:the|both) (?:two )?(?:sides|parties|leaders|presidents|governments|countries|ministers)\b", re.I
)


class TextParties(NamedTuple):
    """Those who make a text: `joint` are all who meet, `own` whom "we" is, which is one where one alone speaks."""

    joint: tuple[str, ...]
    own: tuple[str, ...]


def parties_of(reading: Reading, names: Names) -> TextParties:
    """Return whose text it is: a group by its name, else the countries that meet, else whose office wrote it."""
    text = reading.article.text
    title = title_of(reading)
    heading = title.of(text)
    house = country_called(reading.outlet) if reading.outlet else ""
    named = names.within(title.start, title.end)
    told = [one for one in named if not _is_topic(text, title.start, one.span.start)] or named
    opening = _WE_THE.search(text, title.start, title.end + _FIRST)
    if opening:
        stop = _end_of_list(text, opening.end())
        listed = names.within(opening.start(), stop)
        if listed and len(listed) >= len([one for one in told if not one.body]):
            told = listed
    groups = [one for one in told if one.body]
    states = [one for one in told if not one.body]
    if len(once(groups)) == 1 and not states:
        return TextParties(once(groups), once(groups))
    joint = once(told)
    if len(joint) < 2:
        joint = tuple(dict.fromkeys([*joint, *_who_meets(reading, names, title)]))[:4]
    alone = bool(_ALONE.search(heading)) and not _JOINT.search(heading) and not opening
    own = (house,) if alone and house else joint
    return TextParties(joint or tuple(filter(None, (house,))), own or tuple(filter(None, (house,))))


def title_of(reading: Reading) -> Span:
    """Return the title; without one, the first words."""
    blocks = reading.article.blocks
    for block in blocks:
        if block.kind == "title":
            return block.span
    first = next((block.span for block in blocks if block.kind not in ("caption", "label")), Span(0, 0))
    return Span(first.start, min(first.end, first.start + 300))


def _is_topic(text: str, start: int, name: int) -> bool:
    """Return whether a name of a title is that of a topic or a place: behind "on", "for", "in"."""
    before = [match[0] for match in _PREPOSITION.finditer(text, start, name)]
    return bool(before) and before[-1] in _TOPICS


def _end_of_list(text: str, start: int) -> int:
    """Return where the list behind "We, the leaders of" ends: at a verb or the end of the sentence."""
    match = _LIST_END.search(text, start, start + 600)
    return match.start() if match else min(len(text), start + 600)


_LIST_END = re.compile(
    r"\.\s|\n|:|;|,? (?:met|gathered|having|meeting|reaffirm|convened|announced|held|today|are|have|will|on)\b"
)


def _who_meets(reading: Reading, names: Names, title: Span) -> tuple[str, ...]:
    """Return the countries of those who take part in the event, else those that the lead names."""
    text = reading.article.text
    taking_part = reading.event.participants if reading.event else ()
    people = {one.name: one for one in reading.speakers}
    found = [
        country_called(people[name].country or "") or country_called(name) for name in taking_part if name in people
    ]
    if len({*filter(None, found)}) > 1:
        return tuple(dict.fromkeys(filter(None, found)))
    lead = [one for one in names.within(title.end, title.end + _FIRST // 2) if not one.body]
    # "The two sides" are two: those whom the lead names first.
    most = 2 if _TWO.search(text, title.end, title.end + 6 * _FIRST) else 1
    return once([*_named(found), *lead])[:most]


def _named(names: Sequence[str]) -> list[NamedSide]:
    return [one for name in names if name for one in all_names(name)[:1]]
