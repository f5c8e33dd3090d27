"""Roles and sides: what the words around a name say of the person, beyond the title in front of it."""

import re
from collections.abc import Mapping
from itertools import pairwise

from summitreader.model import Block
from summitreader.parser.lexicon.gazetteer import fold, fold_office, gazetteer
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.people.apposed import (
    place_at_start,
    place_of,
    read_appositions,
    read_counterparts,
    read_firms,
    read_offices_in_front,
    read_offices_of_two,
    read_predicates,
    read_sides_behind,
    share_descriptions,
    share_offices,
)
from summitreader.parser.people.attendees import find_attendees, find_delegates, find_kin
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.people.places import find_sides_by_place, find_state_told_of
from summitreader.parser.people.remits import read_appointments, read_offices_in_bodies, read_offices_with_remits
from summitreader.parser.people.sides import find_sides_at_last, find_sides_of_colleagues, find_sides_of_leaders
from summitreader.parser.people.terms import mark_terms
from summitreader.parser.people.titles_alone import find_pairs, find_titles_alone
from summitreader.parser.text.lazy_regex import regex


def learn_roles(cast: Cast, blocks: tuple[Block, ...]) -> None:
    """Give each person the role, side and kin that the text tells somewhere. Expects the mentions to be indexed."""
    share_offices(cast)
    read_appositions(cast)
    read_predicates(cast)
    starts = {start: person for person in cast.people for start, _ in person.mentions}
    _offices_before(cast, starts)
    read_offices_with_remits(cast, starts)
    _signatures(cast, blocks)
    _offices_behind(cast)
    _descriptions(cast)
    find_kin(cast)
    _sides_before(cast)
    read_offices_in_bodies(cast)
    read_appointments(cast)
    _offices_of_bodies(cast)
    read_offices_in_front(cast)
    read_counterparts(cast)
    read_sides_behind(cast)
    read_offices_of_two(cast)
    find_delegates(cast)
    share_descriptions(cast)
    read_firms(cast)
    find_sides_by_place(cast)
    find_state_told_of(cast)
    find_sides_of_leaders(cast, blocks)
    find_sides_of_colleagues(cast)
    find_titles_alone(cast)
    find_pairs(cast)
    find_attendees(cast)
    find_sides_at_last(cast)
    mark_terms(cast)


def _offices_before(cast: Cast, starts: Mapping[int, Person]) -> None:
    """`The First Lady, Diana Ray`, `Crown Prince and Prime Minister Salman`: a title that waits for its name."""
    first_of = {end: (start, title) for start, end, title, _ in cast.titles}
    for start, end, title, side in cast.titles:
        joint = next((one for one in _JOINTS if cast.text.startswith(one, end)), None)
        person = starts.get(end + len(joint)) if joint else None
        if person is None:
            continue
        if cast.text.startswith(" and ", start - 5) and start - 5 in first_of:
            start, first = first_of[start - 5]  # "The Deputy Prime Minister and Minister of Mines of Fiji, Ana Ruiz"
            title = f"{first} and {title}"
        article = joint in _BRACKETS or bool(_WAITING.search(cast.text, max(0, start - 24), start))
        article = article or (side is not None and joint == ", " and _is_acted_on(cast.text, start, person))
        if article and person.role is None and (len(person.words) > 1 or person.gender):
            person.role, person.known = title, True
            side = side or _owner_of(cast.text, start)
        elif joint == " and " and not article and person.role not in (None, title) and _is_head(title):
            person.role = f"{title} and {person.role}"
        elif joint == ", " and person.role and _is_of_a_chain(cast.text, start, title, side, person.side):
            person.role = person.role if cast.text[max(0, start - 8) : start] == _INSIDE else title
        else:
            continue
        person.titles.add(fold_office(title))
        person.serve(side)


_TO_WHOM = regex(r"\b(?:of|by|with|from|for|met|is|as) $")
_SAYS = regex(r",? (?:said|says|told|stressed|noted|added|had|has|was|is)\b")


def _is_acted_on(text: str, start: int, person: Person) -> bool:
    """Return whether an office without an article is that of the name behind its comma: "with Prince of Oman, Ali bin
    Said", not "he met President of Oman, Ana Ruiz said".
    """
    first, end = next((at for at in person.mentions if at[0] > start), (0, 0))
    return bool(first and _TO_WHOM.search(text, max(0, start - 8), start)) and not _SAYS.match(text, end)


def _is_head(title: str) -> bool:
    return fold(title) in gazetteer().heads


_INSIDE = " of the "  # "in the Chancellery of the President": part of a longer office


def _is_of_a_chain(text: str, start: int, title: str, side: str | None, named: str | None) -> bool:
    """Return whether an office in front of another is the same person's: "Secretary of Peru, Head of the Bureau".

    Not where a head bears it, who has a name of their own, nor in a list of several persons.
    """
    before = text[max(0, start - 8) : start]
    if before == _INSIDE:
        return side is not None
    alone = before[-2:-1].islower() and not before.endswith("the ")
    return alone and bool(side or named) and not _is_head(title)


# What joins an office to its name: "the Minister [Ana Ruiz]" is how a transcript explains itself.
_BRACKETS = (" [", " (", " ( ")
_JOINTS = (", the ", ", ", " [", " ( ", " (", " and ")
# What stands before an office that waits for its name: "The", a comma, the beginning of a sentence.
_WHOSE_OFFICE = r"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Oo]ur|[Yy]our|[Mm]y|[Tt]heir|[Ii]ts)|['’]s?)"
_WHICH = r"(?: (?:new|former|then|current|late|[Ff]irst|[Ss]econd|[a-z]+-[a-z]+))? "
_WAITING = regex(
    rf"(?:^|\n|\b[Aa] former |\b(?:is|by|welcome|am|are) |{_WHOSE_OFFICE}{_WHICH}|, (?:and )?(?:the )?|[.”] )$"
)
_OWNED = regex(r"(?P<side>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})['’]s? (?:[a-z]+(?:-[a-z]+)? )?$")


def _owner_of(text: str, start: int) -> str | None:
    """Return the side to which an office belongs: "Australia’s longest-serving Prime Minister"."""
    match = _OWNED.search(text, max(0, start - 60), start)
    return place_of(match["side"]) if match else None


_OFFICE = r"(?P<office>(?:[\w.’'-]+ ){0,4}?(?P<noun>[a-z][a-z-]+))"
_OF_WHAT = r"(?P<of>(?: (?:of|for|at|in|on|to(?= (?:the )?[A-Z])) (?:(?! who| that| which)[^,.;()\n]){2,70})?)"
_ENDS = r"(?=[,.;\n]| \(| who| that| which| and| to | said| says| told| in | at | with | [–—])"
_BEHIND = regex(rf"(?:,| [–—]) (?:the |an? )?(?!who|which|where|when){_OFFICE}{_OF_WHAT}{_ENDS}")


_PARTED = (", ", " –", " —")
# Ranks, beside which an office tells more: "Colonel Ann Lee, a spokeswoman".
_RANKS = frozenset(
    ("general", "colonel", "lieutenant colonel", "major", "maj.", "captain", "lieutenant", "admiral", "sergeant")
)
_BODY_OF = regex(r" (?:of|for|at|in) (?:the )?(?P<side>[A-Z][\w.]*(?: [A-Z]\w+)?)(?:['’]s?| \w)")


def _serves(of: str) -> str | None:
    """Return the side whose body somebody serves: "for Japan’s Safety Agency", "of the US Security Council"."""
    match = _BODY_OF.match(of)
    return place_at_start(match["side"]) if match else None


_WHOSE = regex(r"^(?:[a-z]\w*['’]s? |(?:my|our|new|newly appointed|current) )+")


def _offices_behind(cast: Cast) -> None:
    """`Ann Lee, director of the gallery`, `Lavrov, minister of Foreign Affairs of Russia`: an office in lower case."""
    known = gazetteer()
    for person in cast.people:
        ranked = fold(person.role or "") in _RANKS
        if (person.role and person.side and not ranked) or len(person.words) < 2:
            continue
        for _, end in person.mentions[: 2 if person.role is None else None]:
            match = _BEHIND.match(cast.text, end, end + 140) if cast.text[end : end + 2] in _PARTED else None
            if not match or match.group("noun") not in known.occupations:
                continue
            office = _WHOSE.sub("", match.group("office"))
            if person.role and not ranked:
                person.side = person.side or place_of(office.split(" ")[0])
                continue
            of = match.group("of")
            place = next((n for n in range(len(of)) if of.startswith(" of ", n) and place_of(of[n + 4 :])), None)
            person.known = True
            office, told = _without_side(office)
            told = told or next(filter(None, map(place_of, office.split(" "))), None)
            person.role = office + (of if place is None else of[:place])
            person.titles |= {fold(person.role), match.group("noun")}
            side = place_of(of[place + 4 :]) if place is not None else told or _serves(of)
            if person.rule != "known_leader":
                person.serve(side)
            break


def _signatures(cast: Cast, blocks: tuple[Block, ...]) -> None:
    """Names on one line and their offices on the next, in the same order, as instruments are signed."""
    titles = {start: (end, title) for start, end, title, _ in cast.titles}
    for line, below in pairwise(blocks):
        at, found = below.span.start, []
        while at in titles:
            end, title = titles[at]
            found.append(title)
            at = end + 1
        people = cast.mentioned_in(line.span.start, line.span.end) if found and at > below.span.end else []
        if len(people) == len(found):
            for person, title in zip(people, found, strict=True):
                person.role, person.known = person.role or title, True
                person.titles.add(fold_office(title))


_SMALL_WORDS = (
    "the a an of and or to by in on as with for from that said told says when while but his her their its our"
    " former then where who met is was about against between after before like including under over into than"
    " named called asked left made gave took got saw met chose fired hired appointed elected replaced"
)
_SMALL = frozenset(_SMALL_WORDS.split(" "))


def _is_no_office(word: str) -> bool:
    """Return whether a word that leads up to an office is none of it:
    "commented AU chairman", "the league's secretary".
    """
    return word.endswith(("ing", "'s", "’s")) or word in lexicon().finite


def _without_side(office: str) -> tuple[str, str | None]:
    """Return an office without the side in front of it, and that side: "United States president" is the president."""
    sides, words = gazetteer().side_of, office.split(" ")
    size = next((n for n in range(len(words) - 1, 0, -1) if " ".join(words[:n]) in sides), 0)
    return " ".join(words[size:]), sides[" ".join(words[:size])][0] if size else None


def _describes(word: str) -> bool:
    """Return whether a word before "spokesperson" belongs to the office: "foreign ministry", not "said the"."""
    return word.isalpha() and word.islower() and word not in _SMALL


def _names_a_body(word: str) -> bool:
    """Return whether a word before "spokesperson" may be part of a body's name: "State Department"."""
    return word.isalpha() and word[0].isupper() and word.lower() not in _SMALL and word not in gazetteer().side_of


def _descriptions(cast: Cast) -> None:
    """`the DPRK leader Kim Jong-Un`, `team member Rodaba Noori`: what stands in lower case before a name."""
    known = gazetteer()
    words = known.occupations
    for person in cast.people:
        if person.role:
            continue
        for start, end in person.mentions[:3]:
            apposed = cast.text[start - 2 : start] == ", "
            line = cast.text.rfind("\n", 0, start) + 1
            before = cast.text[max(line, start - 60) : start - apposed].rstrip(",").split(" ")[-6 + apposed :]
            before = before if apposed else before[:-1]
            size = next((n for n in (1, 2, 3) if n <= len(before) and " ".join(before[-n:]) in words), 0)
            if cast.text[start - 1 : start] != " " or not size:
                continue
            if apposed and (
                cast.text[end : end + 1] not in _CLOSING or not any(_POINTS.search(word) for word in before)
            ):
                continue  # "she told the president, Ana Ruiz said"
            first = len(before) - size
            while first and (_describes(before[first - 1]) or _names_a_body(before[first - 1])):
                first -= 1
            while first < len(before) - size and _is_no_office(before[first]):
                first += 1
            person.known = True
            person.role, side = _without_side(" ".join(before[first:]))
            person.serve(side)
            person.titles |= {before[-1], " ".join(before[-2:]), " ".join(before[-size:])}
            owners = [
                re.sub(r"['’]s$", "", " ".join(before[first - size : first])) for size in (3, 2, 1) if first >= size
            ]
            whose = next((owner for owner in owners if owner in known.side_of), None)
            person.serve(known.side_of[whose][0] if whose else None)
            break


_CLOSING = frozenset(",.;)")
_POINTS = regex(r"(?:^|\s)(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]n?|\w+['’]s?)$")


# "the new ambassador of Laos Ann Lee", "Peru’s new Ambassador Ann Lee"
_NAMES = r"[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}"
_STANDING = "new|newly-\\w+|first|top|outgoing|incoming|former|acting|current|visiting|then"
_SIDE_BEFORE = regex(
    rf"(?:\b(?P<office>(?:(?:secretary|director) )?[a-z-]+) of (?:the )?(?P<of>{_NAMES})"
    rf"|(?P<whose>{_NAMES})['’]s?(?: (?:{_STANDING})){{0,2}}) $"
)


# "the spokesperson for the Egyptian Presidency Ann Lee"
_OF_A_BODY = regex(r"\b(?P<office>[A-Za-z]+) for (?:the )?(?P<body>[A-Z][\w-]*(?: [A-Z][\w-]*){0,4}(?: [a-z]+)?) $")


# How the word before a name ends where a side owns the office: "Peru’s new Ambassador". Most names stand elsewhere.
_OWNING = (
    "'s",
    "’s",
    "s'",
    "s’",
    "new",
    "first",
    "top",
    "going",
    "coming",
    "former",
    "acting",
    "current",
    "then",
    "ed",
)


_ADJECTIVE = regex(r"\b(?P<side>[A-Z][\w-]*(?: [A-Z][\w-]*)?)(?P<office>(?: [a-z-]+){1,3}) $")


def _described_side(text: str, start: int) -> str | None:
    """Return the side that stands with a noun before a name: "Saudi leader King Abdullah", "Fijian team chief"."""
    if not text[start - 2 : start - 1].islower():
        return None
    match = _ADJECTIVE.search(text, max(0, start - 60), start)
    if not match or match["office"].split(" ")[-1] not in gazetteer().descriptions:
        return None
    words = match["side"].split(" ")
    return next((side for n in range(len(words)) if (side := place_of(" ".join(words[n:])))), None)


def _sides_before(cast: Cast) -> None:
    """`Peru’s new Ambassador Ann Lee`: the side that stands in front of an office."""
    words = gazetteer().descriptions
    for person in cast.people:
        for start, _ in person.mentions[:2] if not person.stated else ():
            if side := _described_side(cast.text, start):
                person.side, person.stated, person.known = side, True, True
                break
        for start, _ in person.mentions[:3] if person.side is None else ():
            last = cast.text[max(0, start - 24) : start - 1].rpartition(" ")[2]
            if not (last[:1].isupper() or last.endswith(_OWNING)):
                continue
            before = cast.text[max(0, start - 80) : start]
            body = _OF_A_BODY.search(before) if person.role is None and " for " in before else None
            if body and body.group("office").lower() in words:
                person.role, person.known = body.group().strip(), True
                person.side, person.stated = place_of(body.group("body").split(" ")[0]), True
                break
            match = _SIDE_BEFORE.search(before) if " of " in before or "'s" in before or "’s" in before else None
            side = place_of(match.group("of") or match.group("whose")) if match else None
            if match and side and (match.group("whose") or match.group("office") in words):
                person.side, person.stated, person.known = side, True, True
                person.role = person.role or match.group("office")
                break


# "Secretary of Tanzania's Wildlife Board (TWB) Ann Lee", "head of Zambia’s Ranger Service, Chanda Mulenga,"
_OFFICE_OF_BODY = regex(
    r"\b(?!(?:and|[Tt]he) )(?P<office>[A-Za-z-]+(?: [a-z]+)?) of (?:the )?(?P<side>[A-Z][\w-]*(?: [A-Z][\w-]*)?)['’]s?"
    r" (?P<body>[A-Z][\w-]*(?: (?:of |and |for )?[A-Z][\w-]*){0,6})(?: \([A-Z]+\))?,? $"
)


def _offices_of_bodies(cast: Cast) -> None:
    """`head of Zambia’s Ranger Service, Chanda Mulenga`: an office in a body that the text gives to a side."""
    known = gazetteer()
    for person in cast.people:
        for start, _ in person.mentions[:2] if person.role is None else ():
            before = cast.text[max(0, start - 120) : start]
            match = _OFFICE_OF_BODY.search(before) if "'s" in before or "’s" in before else None
            side = place_of(match.group("side")) if match else None
            noun = fold(match.group("office").split(" ")[-1]) if match else ""
            served = match.group("side") if match else ""
            if match and known.tags.get(fold(served)) == "T" and (noun == "head" or known.tags.get(noun) == "T"):
                # "Head of the President's Office Ann Lee"
                person.hold(" ".join(match.group().rstrip(", ").split()))
                person.titles.add(fold_office(f"{match.group('office')} of the {match.group('body')} of the {served}"))
                break
            if match and side and (noun in known.descriptions or known.tags.get(noun) == "T" or noun == "head"):
                person.role = f"{match.group('office')} of {match.group('body')}"
                person.known, person.side, person.stated = True, side, True
                person.titles |= {fold(person.role), noun}
                break
