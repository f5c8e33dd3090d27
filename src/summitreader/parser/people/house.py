"""The side that a text takes for granted: its office wrote it, or its agency."""

from collections import Counter
from typing import NamedTuple

from summitreader.model import Block
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.text.lazy_regex import regex


class House(NamedTuple):
    """The side of whoever wrote a text; `sure` where a person or a sign tells it, not only how often it is named."""

    side: str | None = None
    sure: bool = False


def find_house(cast: Cast, official: list[Person], guests: set[str], principal: Person | None = None) -> House:
    """Return the side that a text takes for granted: its own leader's, else the one that most speaks for.

    `guests` are the sides that the title names as met, `principal` the known leader who acts first in the lead.

    `President Mutiso met British Prime Minister Westgarth. Trade with Kenya grows`: Kenya.
    """
    known, sides = gazetteer(), gazetteer().sides
    imprint = next((code for words, code in known.imprints.items() if _has_word(cast.text[:_HEAD], words)), None)
    if imprint:
        return House(imprint, True)
    own = sorted(
        (p.mentions[0], p.side)
        for p in official
        if p.side and (p is principal or not p.stated) and p.side not in guests and not is_guest(cast.text, p)
        if not sides[p.side].body
    )
    if own:
        return House(own[0][1], True)
    taken = guests.union(p.side for p in official if p.side)
    signs = _signs(cast, taken)
    weights = _weights_of_sides(cast, taken) + signs
    if not weights:
        return House()
    (side, most), *others = weights.most_common(2)
    if most > 1 and (not others or most * 2 >= 3 * others[0][1]):
        return House(side, signs[side] > 0)
    return House()


def is_guest(text: str, person: Person) -> bool:
    """Return whether somebody is first named as the one who is met or honoured: "lunch in honour of President Dal"."""
    start = person.mentions[0][0]
    return bool(_HONOURED.search(text, max(0, start - 24), start))


_HONOURED = regex(
    r"(?i)\b(?:in honou?r of|honou?ring|welcoming|guest of honou?r,?|meeting with) (?:the |h\.? ?e\.? )?$"
)


def _weights_of_sides(cast: Cast, taken: set[str]) -> Counter[str]:
    """Return how much speaks for each side being the one that a text takes for granted.

    Those that others serve (`taken`) do not count, nor places where somebody goes, nor topics; a side joined to one of
    the others counts three times, as does one whose readiness or position is told.
    """
    weights: Counter[str] = Counter()
    named = sorted(cast.sides_at)
    for at, (start, end, code) in enumerate(named):
        if code in taken or gazetteer().sides[code].body:
            continue
        behind = named[at + 1] if at + 1 < len(named) else (len(cast.text), 0, "")
        joined = (at and named[at - 1][2] in taken and _JOINING.fullmatch(cast.text, named[at - 1][1], start)) or (
            behind[2] in taken and _JOINING.fullmatch(cast.text, end, behind[0])
        )
        if _OURS.search(cast.text, max(0, start - 12), start) or _FOE.match(cast.text, end):
            continue  # "our Australian partners", "Orc troops"
        own = _STANCE.match(cast.text, end) or _HOSTING.search(cast.text, max(0, start - 120), start)
        if joined or own or not _OBJECT.search(cast.text, max(0, start - 12), start):
            weights[code] += 3 if joined or own else 1
    weights.update(code for _, code in cast.places_at if code not in taken)
    return weights


_OBJECT = regex(
    r"\b(?:in|to|at|against|from|with|on|over|about|into|near|across|visit|visited|towards?|under) (?:the )?$"
)
_JOINING = regex(r" (?:and|with) (?:the )?|[-–]")
_OURS = regex(r"\b[Oo]ur (?:\w+ (?:and )?)?$")
_FOE = regex(
    r"(?:['’]s?)? (?:[a-z]+ )?(?:troops|army|forces|aggression|aggressors?|invasion|invaders|missiles?|war|occupiers"
    r"|occupation|attacks?|shelling|strikes?|regime|militants|soldiers|military|weapons)\b"
)
# "Peru’s readiness", "the Peruvian side", "at Peru’s initiative": whoever writes so speaks for it.
_STANCE = regex(
    r"(?:['’]s?)? (?:[a-z]+ )?(?:readiness|positions?|commitment|willingness|approach|approaches|stance|interest|side"
    r"|initiative|support|solidarity|determination|gratitude|desire|people)\b"
)
_HOSTING = regex(r"\b(?:welcom(?:ed?|es|ing)|hosted|hosting) [^.;\n]{3,90} to (?:the )?$")

_SIGN = 4
_HEAD = 1500  # code points


def _signs(cast: Cast, taken: set[str]) -> Counter[str]:
    """Return how much the signs of an office speak for its side: its source, palace, parliament or clock."""
    text, known, found = cast.text, gazetteer(), Counter[str]()
    named = {code for _, _, code in cast.sides_at}
    head = text[:_HEAD]
    for sign, code in known.signs.items():
        if (code in named or sign.isupper()) and _has_word(head, sign):
            found[code] = _SIGN
    for start, end, code in cast.sides_at:
        if text[start:end] in known.houses or _SOURCE.search(text, max(0, start - 12), start):
            found[code] += _SIGN if start < _HEAD else 1
    return Counter({code: weight for code, weight in found.items() if code not in taken})


_SOURCE = regex(r"(?:^|\n)Source: (?:the )?$")


def _has_word(text: str, words: str) -> bool:
    """Return whether words stand in a text, not inside others. A pattern of all signs took ten times as long."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(words, at + 1)
    return False


def guests_of_title(cast: Cast, blocks: tuple[Block, ...]) -> set[str]:
    """Return the sides that a title names as met: "President Nam meets Australian group"."""
    end = blocks[0].span.end if len(blocks) > 1 else 0
    return {
        code for start, _, code in cast.sides_at if start < end and _MET.search(cast.text, max(0, start - 40), start)
    }


def host_of_title(cast: Cast, blocks: tuple[Block, ...]) -> str | None:
    """Return the state in which a title says that somebody spoke, which is not who publishes it."""
    end = blocks[0].span.end if len(blocks) > 1 else 0
    return next((code for start, stop, code in cast.sides_at if stop == end and _IN.search(cast.text, 0, start)), None)


# "Press Conference - New Delhi, India"
_IN = regex(r" [-–—] [A-Z][\w .]{1,30}, $")


_VISIT_OF = r"visit (?:of|by)|in honou?r of|met with|meeting with|talks with"
_MET = regex(
    r"(?i)\b(?:(?:meets|met|receives?|received|hosts|welcomes|with|visits?(?: to)?|calls|congratulates)"
    rf"|(?:{_VISIT_OF}) (?:the )?(?:\w+ ){{1,3}}of) (?:the )?$"
)
