"""Which side a person serves, where the phrase that names them does not say it."""

import re
from collections import Counter
from collections.abc import Iterator

from summitreader.model import Block
from summitreader.parser.lexicon.gazetteer import fold, fold_office, gazetteer
from summitreader.parser.people.apposed import place_at_start
from summitreader.parser.people.cast import Cast, Person, bearer
from summitreader.parser.people.house import find_house, guests_of_title, host_of_title, is_guest
from summitreader.parser.people.names import sides_in
from summitreader.parser.text.lazy_regex import regex

# Offices of bodies that belong to no country, and of those whom another country sends.
_ABROAD = regex(
    r"\b(?:Ambassador|High Commissioner|Envoy|Consul|Executive Secretary"
    r"|Secretary[- ]General|Director[- ]General|Managing Director|Commissioner)\b",
    re.I,
)


def _own_side(official: list[Person], body: int) -> str | None:
    """Return the side whose officials a text names without saying which: its
    own leader's, or the first one's in the body.
    """
    sides = gazetteer().sides
    official = [person for person in official if person.side is None or not sides[person.side].body]
    first = sorted(official, key=lambda person: person.mentions[0])[:2]
    own = {person.side for person in first if person.side and not person.stated}
    if len(own) == 1:
        return own.pop()
    after = [
        (start, person.side) for person in official if person.side for start, _ in person.mentions if start >= body
    ]
    return min(after, key=lambda found: found[0])[1] if after else None


_ONLY_THERE = {
    "pope": "VA", "taoiseach": "IE", "tanaiste": "IE", "external affairs minister": "IN", "mea spokesperson": "IN",
    "congressman": "US", "congresswoman": "US", "rep.": "US", "house speaker": "US", "majority leader": "US",
    "minority leader": "US", "treasury secretary": "US", "home secretary": "GB", "chancellor of the exchequer": "GB",
}  # fmt: skip


def find_sides_of_leaders(cast: Cast, blocks: tuple[Block, ...]) -> None:
    """Sides that the text takes for granted: a known leader's, or the one that its own officials serve."""
    known = gazetteer()
    for person in cast.people:
        if person.side is None and person.role and fold(person.role) in _ONLY_THERE:
            person.side, person.stated = _ONLY_THERE[fold(person.role)], True
        elif person.side is None and len(person.words) == 1 and person.role and _governs(person.role):
            # "King Abdullah": a style and a given name together tell more than the name alone.
            styled = known.short_leaders.get(f"{fold(person.role)} {person.words[0]}")
            person.side = styled or known.short_leaders.get(person.words[0])
        elif person.side is None and "first lady" in person.titles:
            person.side = known.short_leaders.get(person.words[-1])
    _leaders_by_family_name(cast)
    _sides_of_titles(cast)
    _sides_of_ministers(cast)
    without = any(person.side is None for person in cast.people)
    named = _sides_of_title(cast, blocks) if without else set()
    if without:
        _visitors(cast, named)
        _other_side(cast, named)
    official = [p for p in cast.people if p.role and (_governs(p.role) or p.is_head())]
    guests = _guests_and_host(cast, blocks, official)
    principal = _principal_of_lead(cast)
    house = find_house(cast, [*official, *filter(None, [principal])], guests, principal)
    if principal and len(guests) == 1:
        _met_by(cast, principal, *guests)
    cast.house = house.side if house.sure else _only_one_served(cast, official, guests) or house.side
    if principal is None or principal.side != cast.house:
        _first_takes(cast.house, [p for p in official if p.known and p.is_head()])
    _principal_without_office(cast)
    if house.side in named and _TALKS.search(cast.text, 0, _TITLE):
        _other_side(cast, named, ministers=False)
    if house.side:
        _other_side(cast, guests | {house.side}, ministers=False)
    if not house.sure:
        _sides_nearby(cast, official)
    hosts = [person for person in official if not _sent_abroad(person) and not is_guest(cast.text, person)]
    served = {person.side for person in hosts if person.side and not known.sides[person.side].body}
    side = cast.house or _own_side(official, blocks[0].span.end if len(blocks) > 1 else 0)
    if len(served) == 1 and not house.sure:
        (side,) = served  # "the President of Peru visited Arica": who is named beside serves Peru, too
    for person in official:
        if person.opposite and person.opposite.side == side:
            continue
        if person.side is None and not person.is_head() and not _sent_abroad(person):
            person.side = side
    if principal is None or principal.side != cast.house:
        _first_takes(cast.house, [p for p in official if p.known and not _sent_abroad(p)])


def _guests_and_host(cast: Cast, blocks: tuple[Block, ...], official: list[Person]) -> set[str]:
    """Return the sides that a title names as met, and where somebody spoke: the one head without a side is of there."""
    guests, host = guests_of_title(cast, blocks), host_of_title(cast, blocks)
    heads = [person for person in official if person.is_head() and person.side is None]
    if host and len(heads) == 1:
        heads[0].side = host
    return guests | {host} if host else guests


_TITLE = 200  # code points
_TALKS = regex(r"(?i)\b(?:talks|meeting|meets?|met|summit|call|conversation|consultations|visit)\b")


def _leaders_by_family_name(cast: Cast) -> None:
    """`Mr Ruiz` alone, in a text that names the state whose leader bears that name: he is of that state."""
    named = {code for _, _, code in cast.sides_at}
    for person in cast.people:
        if person.side is None and person.role is None and len(person.words) == 1:
            side = gazetteer().short_leaders.get(person.words[0])
            person.side = side if side in named else None


def _is_leader(person: Person) -> bool:
    return len(person.words) == 1 and person.words[0] in gazetteer().short_leaders


def _sent_abroad(person: Person) -> bool:
    return _ABROAD.search(person.role or "") is not None


def _first_takes(side: str | None, people: list[Person]) -> None:
    """Give the first of some officials without a side the house's, where nobody of them has it."""
    without = [person for person in people if person.side is None]
    if side and without and all(person.side != side for person in people):
        min(without, key=lambda person: person.mentions[0]).side = side


def _sides_nearby(cast: Cast, official: list[Person]) -> None:
    """`The Estonian council met. Foreign Minister Ana Ruiz said`: of the side with which the sentence before begins."""
    for person in official:
        if person.side is None and not _sent_abroad(person):
            start = person.mentions[0][0]
            first = max(cast.text.rfind("\n", 0, start) + 1, start - _BEFORE)
            near = [(at, code) for at, _, code in cast.sides_at if first <= at < start]
            if len({code for _, code in near}) == 1 and not gazetteer().sides[near[0][1]].body:
                opens = _OPENS.search(cast.text, max(0, near[0][0] - 6), near[0][0])
                person.side = near[0][1] if opens else None


_OPENS = regex(r"(?:^|\n|[.!?”\"] )(?:The )?$")
_BEFORE = 300  # code points: two sentences
_NEAR = 800  # code points: two or three paragraphs


def _sides_of_titles(cast: Cast) -> None:
    """`President Ruiz met reporters. The Peruvian President said`: the office of a side that only one can hold."""
    for start, _, title, side in cast.titles:
        wanted = fold_office(title)
        if side is None or wanted not in gazetteer().heads or bearer(cast, title, side):
            continue
        fits = [person for person in cast.people if wanted in person.titles and person.side is None]
        if len(fits) == 1 and abs(fits[0].mentions[0][0] - start) < _NEAR:
            fits[0].side = side


# "Australia’s foreign minister", "the Fijian prime minister": an office in small letters, of the side in front.
_SMALL_OFFICE = regex(r"(?:['’]s?)? (?P<office>(?:[a-z]+ ){0,2}(?:minister|president|premier|chancellor|secretary))\b")


def _sides_of_ministers(cast: Cast) -> None:
    """`Fiji’s foreign minister said so. Foreign Minister Ames left`: the only one who bears that office."""
    without = [person for person in cast.people if person.side is None and person.titles]
    for _, end, code in cast.sides_at if without else ():
        office = _SMALL_OFFICE.match(cast.text, end, end + 40)
        if office:
            wanted = fold_office(office["office"])
            fits = [person for person in without if wanted in person.titles]
            if len(fits) == 1 and all(p.side != code or wanted not in p.titles for p in cast.people):
                fits[0].side = code


_ARRIVES = r"reached|arriv\w+ (?:in|at)|land\w+ (?:in|at)|flew to|travell?\w+ to|visit(?:ed|ing)|came to"
_JOURNEY = r"(?:[a-z-]+ ){0,2}(?:visit|trip|journey|tour) (?:to|of)"
_COMES = regex(
    rf"(?:['’]s?)? (?:(?:is |was |has |had )?(?:{_ARRIVES})|{_JOURNEY})"
    r" (?:the )?(?P<place>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})"
)


def _visitors(cast: Cast, sides: set[str]) -> None:
    """`President Ruiz’s trip to Chile`, where Peru and Chile meet: whoever comes to one is of the other."""
    if len(sides) != 2:
        named = Counter(code for _, _, code in cast.sides_at if not gazetteer().sides[code].body)
        sides = {code for code, _ in named.most_common(2)} if len(named) == 2 else set()
    for person in cast.people if len(sides) == 2 else ():
        for _, end in person.mentions[:4] if person.side is None and person.known else ():
            match = _COMES.match(cast.text, end, end + 100)
            host = place_at_start(match["place"]) if match else None
            if host in sides:
                person.side = next(iter(sides - {host}))
                break


_ACTS = regex(
    r" (?:has |had |have |also )?(?:met|had|held|spoke|received|hosted|visited|sent|took|arrived|talked|signed"
    r"|congratulated|welcomed|chaired|and (?:President|Prime|King))\b"
)
_LEAD = 700  # code points: a title, a date, a first paragraph


def _principal_without_office(cast: Cast) -> None:
    """`Vladimir Putin met President Dal of Peru`, on the Kremlin's own site: the house's head, whom all know."""
    if cast.house is None or any(person.side == cast.house and person.role for person in cast.people):
        return
    if principal := _acts_without_office(cast):
        principal.side, principal.known = cast.house, True


def _principal_of_lead(cast: Cast) -> Person | None:
    """Return the known leader who acts first without an office beside the name: "Vladimir Putin met Minister Ames"."""
    for start, end, person in cast.mentions_in(0, _LEAD):
        if person.rule == "known_leader" and cast.text[start:end] == person.name and _ACTS.match(cast.text, end):
            return person
    return None


def _met_by(cast: Cast, principal: Person, guest: str) -> None:
    """`Ana Ruiz met members of the Fijian parliament`, says a title: whom the same sentence names behind is Fiji's."""
    ends = (stop for _, stop, person in cast.mentions_in(0, _LEAD) if person is principal)
    end = next(stop for stop in ends if _ACTS.match(cast.text, stop))
    for person in cast.mentioned_in(end, cast.text.find(". ", end, end + _LEAD)):
        person.side = person.side or guest


def _acts_without_office(cast: Cast) -> Person | None:
    """Return the first person of the lead who does something and has neither office nor side."""
    return next(
        (
            person
            for _, end, person in cast.mentions_in(0, _LEAD)
            if person.role is None and person.side is None and _ACTS.match(cast.text, end)
        ),
        None,
    )


def _only_one_served(cast: Cast, official: list[Person], guests: set[str]) -> str | None:
    """Return the one state whose head a text names, as its own office does: "President of Peru Ana Ruiz visited".

    None where a guest bears that office, somebody without one acts beside him, or "The President" alone comes first.
    """
    known = gazetteer().sides
    heads = [p for p in official if p.is_head() and not (p.side and known[p.side].body)]
    sides = {person.side for person in heads if not is_guest(cast.text, person)}
    if len(sides) != 1 or sides & guests or _acts_without_office(cast):
        return None
    first = min(person.mentions[0][0] for person in heads)
    before = (title for start, _, title, side in cast.titles if start < first and side is None)
    return None if any(fold(title) in gazetteer().heads for title in before) else sides.pop()


def _sides_of_title(cast: Cast, blocks: tuple[Block, ...]) -> set[str]:
    """Return the states that a title names."""
    title = cast.text[blocks[0].span.start : min(blocks[0].span.end, blocks[0].span.start + _TITLE)] if blocks else ""
    return {code for code, letter in sides_named(title) if letter in "CD" and not gazetteer().sides[code].body}


def _other_side(cast: Cast, sides: set[str], ministers: bool = True) -> None:
    """Where two sides meet and one has its head or minister, the one without a side is the other's."""
    sides = {code for code in sides if not gazetteer().sides[code].body}
    if len(sides) != 2 or all(person.side for person in cast.people if person.role or person.known):
        return
    heads = [person for person in cast.people if person.is_head() or _is_majesty(cast, person)]
    heads += [person for person in cast.people if person.side and person.role is None and _is_leader(person)]
    for alike in (heads, *_ministers_alike(cast)) if ministers else (heads,):
        taken = {person.side for person in alike if person.side}
        if len(sides & taken) == 1:
            for person in alike:
                person.side = person.side or (sides - taken).pop()


def _ministers_alike(cast: Cast) -> list[list[Person]]:
    """Return the ministers of each portfolio, those whose portfolio the text does not tell beside all others."""
    portfolios: dict[str, list[Person]] = {}
    for person in cast.people:
        for held in person.titles - gazetteer().heads:
            if "minister" in held:
                words = frozenset(held.split()) - _RANKS_OF_MINISTERS
                for word in words or {""}:
                    portfolios.setdefault(word, []).append(person)
    plain = portfolios.pop("", [])
    return [[*people, *plain] for people in portfolios.values()] or [plain]


_RANKS_OF_MINISTERS = frozenset(("minister", "of", "for", "the", "and", "first", "deputy", "vice", "state", "affairs"))


def _is_majesty(cast: Cast, person: Person) -> bool:
    """Return whether somebody is called "His Majesty" where they are first named."""
    start = person.mentions[0][0]
    return person.role is None and bool(
        _MAJESTY.match(cast.text, start) or _MAJESTY.match(cast.text, max(0, start - 12))
    )


_MAJESTY = regex(r"(?:His|Her) (?:Majesty|Royal Highness|Highness)\b")


def sides_named(title: str) -> Iterator[tuple[str, str]]:
    """Yield code and letter of each side that a title names, those in "Japan-U.S. talks" last."""
    side_of = gazetteer().side_of
    yield from sides_in(title)
    for pair in _PAIRED.finditer(title) if "-" in title or "–" in title else ():
        yield from (side_of[word] for word in re.split("[-–]", pair.group()) if word in side_of)


_PAIRED = regex(r"[A-Z][\w.]{0,40}(?:[-–][A-Z][\w.]{0,40})+")


_HEADS = "president|minister|premier|chancellor|king|prince|secretary|first lady|speaker of the house"
_SERVANTS = (
    r"press|state|security|ambassador|spokes\w+|aide|envoy|joint chief\w*|attorney|chief of staff|executive office"
)
_GOVERNS = regex(rf"\b(?:{_HEADS}|{_SERVANTS}|opposition)\b", re.I)


def _governs(role: str) -> bool:
    return bool(_GOVERNS.search(role))


def find_sides_at_last(cast: Cast) -> None:
    """Give those who hold an office of no state that is told the side that the text takes for granted.

    `Governor Ames spoke. Peru has ...`: where a text names one state alone, it is that of its judges and senators, too.
    """
    named = {code for _, _, code in cast.sides_at}
    only = cast.about or (named.pop() if len(named) == 1 else None)
    if only and gazetteer().sides[only].body:
        only = None
    own = any(p.side and p.side == cast.house and (p.is_head() or p.rule == "known_leader") for p in cast.people)
    for person in cast.people:
        if person.side or not person.role or _sent_abroad(person) or person.opposite or person.is_head():
            continue
        if not _OF_SOME_BODY.fullmatch(person.role) and (own or not _BODY.search(person.role)):
            person.side = cast.house or only


BODY_OFFICES = r"chair\w*|chief|director|head|member"
"""Offices that may be of any body, where no more is told of them."""
_OF_SOME_BODY = regex(rf"(?i){BODY_OFFICES}|spokes\w+")
_BODY = regex(r"\b[A-Z]{3,}\b|\b(?:of|for|at) (?:the )?[A-Z]")  # "FIFA President", "director of the World Dam Fund"


def find_sides_of_colleagues(cast: Cast) -> None:
    """`Head of the Office Yermak and Minister of Defence Reznikov`: one beside the other, of one government."""
    for person in cast.people:
        if person.side is None and person.role and _governs(person.role):
            start, end = person.mentions[0]
            for beside in (*_before(cast, start), *(person for person in _behind(cast, end) if not person.stated)):
                if beside.side and beside.role and fold(beside.role) not in gazetteer().heads:
                    person.side = beside.side
                    break


def _behind(cast: Cast, end: int) -> list[Person]:
    """Whoever is named just behind, joined by a comma or an "and"."""
    joint = _ANDS.match(cast.text, end)
    return cast.mentioned_in(joint.end(), joint.end() + 1) if joint else []


_ANDS = regex(r", | and ")


def _before(cast: Cast, start: int) -> list[Person]:
    """Whoever is named just before, joined by a comma or an "and"."""
    for joint in (" and ", ", "):
        if cast.text[start - len(joint) : start] == joint and (person := cast.mention_ending_at(start - len(joint))):
            return [person]
    return []
