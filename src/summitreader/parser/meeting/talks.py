"""Whether a text tells of two sides that meet, and whether it opens with them."""

import re

from summitreader.model import Block
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.meeting.genres import Genre
from summitreader.parser.people.cast import Cast
from summitreader.parser.people.joint_phrases import joint_phrase
from summitreader.parser.people.sides import sides_named
from summitreader.parser.text.lazy_regex import regex

_MEET = regex(
    r"\b(?:talks|meet\w*|met|joint|statement|dialogue|visits?|call|conversation|summit|consultations?|ministerial|2\+2)\b",
    re.I,
)


_MEET_WITH = regex(r"\b(?:calls?|meetings?|talks?|conversations?|summit|consultations|negotiations) with\b", re.I)


def is_about_talks(cast: Cast, blocks: tuple[Block, ...]) -> bool:
    """Return whether heads or ministers of two sides are in the cast, or the title names two sides that meet."""
    heads = gazetteer().heads
    alone = {side for start, _, title, side in cast.titles if side and start < _LEAD and fold(title) in heads}
    if len(alone.union(person.side for person in cast.people if person.known and person.side and person.role)) > 1:
        return True
    if not blocks:
        return False
    if _one_of_unknown_side(cast) or _leaders_of_sides(cast):
        return True
    title = cast.text[blocks[0].span.start : min(blocks[0].span.end, blocks[0].span.start + 200)]
    if title.startswith("Readout") or _MEET_WITH.search(title) or _speaks_with_another(cast):
        return True
    sides = {code for code, letter in sides_named(title) if letter in "CD"}
    return len(sides) > 1 and bool(_MEET.search(title))


def _one_of_unknown_side(cast: Cast) -> bool:
    """Return whether two heads meet in the lead, one of whom is of a side that the text does not tell."""
    heads = gazetteer().heads
    lead = list(dict.fromkeys(p for p in cast.mentioned_in(0, _LEAD) if not p.titles.isdisjoint(heads)))
    sides = {person.side for person in lead}
    return len(lead) > 1 and None in sides and len(sides) > 1 and bool(_MEETS.search(cast.text, 0, _LEAD))


_MEETS = regex(r"\b(?:met|meets?|meeting|hosted|received|welcomed|spoke|talks?|called|visited|guest|host)\b")
# "The National Security Advisors of India, Japan and Peru"
_OF_SIDES = regex(
    r"[A-Z](?<!\w.)[\w-]*(?: [A-Za-z][\w-]*){0,4}s of (?:the )?[A-Z][\w ]{1,30}"
    r"(?:, (?:the )?[A-Z][\w ]{1,30}){0,4},? and (?:the )?[A-Z]\w+(?: [A-Z]\w+)*"
)


_OPENS = regex(r"(?:^|\n|[.!?] )(?:The )?$")


def _leaders_of_sides(cast: Cast) -> bool:
    """Return whether the leaders or ministers of several sides, named together in the lead, meet."""
    return any(
        _OPENS.search(cast.text, max(0, match.start() - 6), match.start())
        and joint_phrase(match.group())
        and _MEETS.search(cast.text, match.end(), match.end() + 60)
        for match in _OF_SIDES.finditer(cast.text, 0, _LEAD)
    )


_SPOKE_WITH = regex(
    r" (?:also )?(?:spoke|talked|met|held (?:\w+ ){0,2}(?:talks|a (?:phone )?call|a meeting|a conversation))"
    r"(?: \w+ly)?(?: by (?:tele)?phone)?(?: today| this \w+)? (?:to|with) "
)
_LEAD = 450  # code points: a title and a first paragraph
_OPENING = 300  # code points: a title and a first sentence


def _speaks_with_another(cast: Cast) -> bool:
    """`The Prime Minister spoke to the President of Chile, Ana Díaz`: an office without a name meets a head."""
    for _, end, title, side in cast.titles:
        if end > _OPENING:
            return False
        if fold(title) in gazetteer().heads and (match := _SPOKE_WITH.match(cast.text, end)):
            others = cast.mentioned_in(match.end(), match.end() + 60)
            return bool(others) and others[0].side is not None and others[0].side != side
    return False


_TALKS = (
    r"talks|met|meets|meetings?|calls?|called|spoke|conversations?|visit\w*|summit|joint|readout|received"
    r"|consultations|dialogue|negotiations|2\+2"
)
_TOLD_ANOTHER = r"told (?:\w+ ){0,3}(?:minister|president|premier|chancellor|counterpart|king|queen)"
_MEETING = regex(rf"\b(?:{_TALKS}|{_TOLD_ANOTHER})\b", re.I)
_HEAD = 1000  # code points
_HEAD_OF_NEWS = 350  # news tells of talks in its first sentence, or of something else


def opens_with_talks(text: str, genre: Genre) -> bool:
    """Return whether the first words tell of a meeting: news only names heads of two sides here and there."""
    return bool(_MEETING.search(text, 0, _HEAD_OF_NEWS if genre == "news" else _HEAD))
