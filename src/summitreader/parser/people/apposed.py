"""Offices that names share, or that stand behind them: appositions, predicates, counterparts."""

import re
from collections.abc import Mapping

from summitreader.parser.lexicon.gazetteer import fold, fold_office, gazetteer
from summitreader.parser.lexicon.speaking_nouns import may_speak
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.text.lazy_regex import regex

_OF_SIDE = regex(r" (?:of (?:the )?|\()(?P<side>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})\)?")
_RESPECTIVELY = regex(r" of (?P<sides>[A-Z][^.;()\n]{3,80}?),? respectively\b")
_NEXT = regex(r"(?:, and|,| and) (?:the )?")


def share_offices(cast: Cast) -> None:
    """`Presidents Ana Ruiz of Peru, Juan Soto of Chile and Eva Lima`: an office in the plural is that of all."""
    for end, title in cast.shared:
        people: list[tuple[Person, str | None]] = []
        person, people_end = cast.mention_ending_at(end), end
        while person:
            people_end = end
            of = _OF_SIDE.match(cast.text, end, end + 60)
            people.append((person, place_of(of.group("side")) if of else None))
            following = _NEXT.match(cast.text, of.end() if of else end)
            start = following.end() if following else -1
            person = next(iter(cast.mentioned_in(start, start + 1)), None)
            end = next((stop for begin, stop in person.mentions if begin == start), start) if person else start
        if people and (named := _RESPECTIVELY.match(cast.text, people_end)):
            codes = [place_of(name) for name in re.split(r",? and |, ", named.group("sides"))]
            if len(codes) == len(people):
                people = [(one, code) for (one, _), code in zip(people, codes, strict=True)]
        for person, side in people if len(people) > 1 else ():
            person.hold(title, side)


_PLURAL = regex(r"(?P<office>(?:[A-Z][a-z]+ )?(?P<noun>[a-z]+))s $")


def share_descriptions(cast: Cast) -> None:
    """`Presidential nominees Ana Ruiz and Juan Soto`: a noun in the plural is the office of both, of one side."""
    for person in cast.people:
        start, end = person.mentions[0]
        match = _PLURAL.search(cast.text, max(0, start - 40), start) if cast.text[start - 2 : start] == "s " else None
        if not match or match["noun"] not in gazetteer().descriptions:
            continue
        both = [person, *(cast.mentioned_in(end + 5, end + 6) if cast.text.startswith(" and ", end) else ())]
        sides = {one.side for one in both if one.side}
        for one in both if len(both) == 2 else ():
            one.known, one.role = True, one.role or match["office"]
            one.side = one.side or (next(iter(sides)) if len(sides) == 1 else None)


# ", Peru's Minister of Mines"
_OWNER = regex(r", (?P<side>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})['’]s? (?:new |first |top )?$")
_BETWEEN = regex(
    r",? ?(?:the |a |an |our )?(?:(?:new|former|then|current|retiring|outgoing|incoming|newly[- ]\w+) )?$"
    r"|, [A-Z][^,;]{1,36}['’]s? (?:new |first |top )?$|,? who is (?:the |also )?$|(?:, [A-Z]{2,6})+, $"
)
_LETTERS = regex(r"(?:, [A-Z]{2,6})+, $")  # "Ruth Ames, KUOM, MP, Minister of Health"
_IS = regex(
    r" (?:is|becomes?|became|was (?:elected|appointed|named)|(?:resigned|served|serves) as) (?:the |also |now |new )*$"
    r"| (?:the )?$"
)


def read_predicates(cast: Cast) -> None:
    """`Krumins is the President of Latvia and Markou the President of Cyprus`: an office behind the verb."""
    for start, _, title, side in cast.titles:
        before = cast.mention_before(start) if side else None
        if (
            before is None
            or start - before[1] > len(" was appointed the new ")
            or not _IS.fullmatch(cast.text, before[1], start)
        ):
            continue
        gapped = not cast.text[before[1] : start].removesuffix("the ").strip()
        if gapped and not _GAPPED.search(cast.text, max(0, before[0] - 80), before[0]):
            continue
        before[2].hold(title, side)


_BEHIND_NAME = regex(r",? (?:of|from) (?:the )?(?P<side>[A-Z][\w.]*(?: [A-Z][\w-]*){0,3})")
# "Sheikh Tamim, Supreme Mufti of Ukraine": an office that no list knows, of a side.
_ANY_OFFICE = regex(
    r", (?:the )?(?P<office>[A-Z][\w-]+(?: (?:(?:of|for|and|of the) )?[A-Z][\w-]+){0,5}) of (?:the )?"
    r"(?P<side>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})(?=[,;.)\n]| (?:and|said|says|told)\b)"
)


_SIDE = r"(?P<side>[A-Z]\w+(?: (?:of )?[A-Z]\w+){0,3})"
# "Special Representative of the President of Zambia for Water"
_SENT_BY = regex(
    rf" of the (?:President|Prime Minister|King|Queen|Emir|Sultan|Government|Head of State) of (?:the )?{_SIDE}"
)


def read_sides_behind(cast: Cast) -> None:
    """`Secretary Kitamura, of Japan`, `Ann Lee of the US Security Council`: the side told right behind a name."""
    for person in cast.people:
        sent = _SENT_BY.search(person.role) if person.role and person.side is None else None
        person.serve(place_at_start(sent["side"]) if sent else None)
        for _, end in person.mentions[:2] if person.side is None else ():
            office = _ANY_OFFICE.match(cast.text, end, end + 120)
            side = place_of(office["side"]) if office and not _names_another(cast, office) else None
            if office and side and may_speak(office["office"].split(" ")[-1].lower()) != "no":
                person.side, person.stated, person.known = side, True, True
                if person.role is None or fold(person.role) in _ANY_STYLE:
                    person.role = office["office"]
                    person.titles.add(fold_office(person.role))
                break
            match = _BEHIND_NAME.match(cast.text, end, end + 60)
            side = place_at_start(match["side"]) if match else None
            if side and not _is_talk_of(cast.text, end):
                person.side, person.stated = side, True
                break


def _names_another(cast: Cast, office: re.Match[str]) -> bool:
    """Return whether what stands behind a comma is another person with an office: ", Adviser Hano Takeo of Japan"."""
    stops = (stop for _, stop, _ in cast.mentions_in(office.start("office"), office.end("office")))
    return any(stop >= office.end("office") for stop in stops)


def _is_talk_of(text: str, end: int) -> bool:
    """Return whether an "of" or "from" behind a name belongs to a verb before it: "told Ruiz of Peru’s plans"."""
    return bool(_NOT_ITS.match(text, end, end + 60))


_NOT_ITS = regex(r" (?:of|from) (?:the )?[A-Z][\w.]*(?: [A-Z]\w*)*['’]")

# "the presidents of Peru and Chile, Ana Ruiz and Juan Soto"
_OFFICES = ("presidents", "premiers", "kings", "leaders", "chancellors", "ministers")
_PRESIDENTS_OF = regex(
    rf"\b[Tt]he (?P<office>(?:[a-z]+ ){{0,2}}(?:{'|'.join(_OFFICES)})) of (?:the )?"
    r"(?P<one>[A-Z][\w ]{2,40}?) and (?:the )?(?P<other>[A-Z][\w]+(?: (?:of )?[A-Z]\w+){0,3}), (?=[A-Z])"
)


# "the Ministers of Trade and Mines of Finland, Pekka Salo and Aino Virta"
_FIELD = r"[A-Z][\w ]{2,40}?"
_MINISTERS_OF = regex(
    rf"\b[Tt]he (?P<office>(?:Deputy |State )?(?:Ministers|Secretaries)) (?:of|for) (?:the )?(?P<one>{_FIELD}) and "
    rf"(?:(?:of|for) )?(?P<other>{_FIELD}) of (?:the )?{_SIDE}, (?=[A-Z])"
)


def _read_ministers_of_one_side(cast: Cast) -> None:
    """`the Ministers of Trade and Mines of Fiji, Ana Ruiz and Juan Soto`: office and field of each, in order."""
    for match in _MINISTERS_OF.finditer(cast.text):
        side, people = place_of(match["side"]), cast.mentioned_in(match.end(), match.end() + 80)[:2]
        if side is None or len(people) != 2 or cast.mentioned_in(match.end(), match.end() + 1) != people[:1]:
            continue
        office = match["office"].replace("ies", "ys").removesuffix("s")
        for person, field in zip(people, (match["one"], match["other"]), strict=True):
            person.known, person.role = True, person.role or f"{office} of {field}"
            person.titles.add(fold_office(person.role))
            person.serve(side)


def read_offices_of_two(cast: Cast) -> None:
    """`the presidents of Peru and Chile, Ana Ruiz and Juan Soto`: office and side of each, in order."""
    if "Ministers " in cast.text or "Secretaries " in cast.text:
        _read_ministers_of_one_side(cast)
    told = any(f"{office} of " in cast.text for office in _OFFICES)
    for match in _PRESIDENTS_OF.finditer(cast.text) if told else ():
        sides = [place_of(match["one"]), place_of(match["other"])]
        people = cast.mentioned_in(match.end(), match.end() + 80)[:2]
        if None in sides or len(people) != 2 or cast.mentioned_in(match.end(), match.end() + 1) != people[:1]:
            continue
        for person, side in zip(people, sides, strict=True):
            person.known, person.role = True, person.role or match["office"].removesuffix("s").title()
            person.titles.add(fold_office(person.role))
            person.serve(side)


# "... is the President of Latvia and" leads up to a second one without its verb.
_GAPPED = regex(r" is (?:the |an? )[^.;\n]{3,60} and $")


def read_appositions(cast: Cast) -> None:
    """`Dmytro Kuleba, Minister of Foreign Affairs of Ukraine`: a title after the name.

    Also signature lines, where the name stands on a line and the office on the next.
    """
    ends = {end: person for person in cast.people for _, end in person.mentions}
    begins = {start: stop for start, stop, *_ in cast.titles}
    finished = {end for _, end, *_ in cast.titles}
    starts = {start: end for person in cast.people for start, end in person.mentions}
    for start, end, title, side in cast.titles:
        if _is_in_front(cast, end, starts, begins) or cast.text.startswith(_OWNED_BY, end):
            continue
        owner = _OWNER.search(cast.text, max(0, start - 40), start)
        side = side or (place_of(owner.group("side")) if owner else None)
        comma = cast.text.rfind(",", max(0, start - 24), start)
        letters = _LETTERS.search(cast.text, max(0, start - 24), start)
        gaps = (len(found.group()) if found else 1 for found in (owner, letters))
        for gap in (1, 2, 6, 5, *gaps, start - comma if comma > 0 else 1):
            person = ends.get(start - gap)
            if person and _BETWEEN.fullmatch(cast.text, start - gap, start) and cast.text[start - gap] == ",":
                if end + 2 in starts and any(
                    stop == start - gap and begun - 2 in finished for begun, stop in person.mentions
                ):
                    break  # "the Minister of Peru, Ana Ruiz, the Minister of Chile, Eva Soto": the next one's
                person.known = True
                if title == "MP" and (end + 2) in begins:
                    ends[end] = person  # "Ann Lee, MP, Minister for Trade": the office is what comes next
                    break
                style = fold(person.role or "")
                if person.role is None or style in _MERE or (style in _STYLES and fold(title) in gazetteer().heads):
                    person.role = title
                person.titles.add(fold_office(title))
                person.serve(side)


_OWNED_BY = ("'s ", "’s ")  # "Ana Ruiz, the President's envoy"


def _is_in_front(cast: Cast, end: int, starts: Mapping[int, int], begins: Mapping[int, int]) -> bool:
    """Return whether an office stands right in front of a name: "Ana Ruiz, President of Peru and Chair Juan Soto"."""
    joint = end + len(" and ")
    behind = begins.get(joint) if cast.text.startswith(" and ", end) else None
    return end + 1 in starts or joint in starts or (behind is not None and behind + 1 in starts)


_COUNTERPART = regex(
    r"(?:his|her|its|their) (?:(?P<side>[A-Z][\w.]*(?: [A-Z]\w*)?) )?(?:counterpart|colleague|opposite number),? $"
)
_COUNTERPARTS = (" counterpart", " colleague", " opposite number")


_OFFICE_OF = regex(
    r"\b[Tt]he (?:new |former |late |then )?(?P<office>(?:[\w-]+ ){0,3}?(?P<noun>[\w-]+))"
    r"(?P<of> of (?:[A-Z][\w-]*|of|the|and)(?: (?:[A-Z][\w-]*|of|the|and|for|on)){0,10}), $"
)


def read_offices_in_front(cast: Cast) -> None:
    """`The head of the World Dam Fund, Ann Lee, said`: an office with its body in front of a name."""
    for person in cast.people:
        for start, end in person.mentions[:2] if person.role is None and len(person.words) > 1 else ():
            if cast.text[start - 2 : start] != ", " or cast.text[end : end + 1] not in (",", "."):
                continue
            match = _OFFICE_OF.search(cast.text, max(0, start - 120), start)
            body, _, last = match.group("of").rpartition(" of ") if match else ("", "", "")
            side = place_of(last)
            whole = bool(body) or side is None or gazetteer().sides[side].body
            if match and whole and may_speak(match.group("noun").lower()) == "yes":
                person.role, person.known = match.group("office") + (body if side else match.group("of")), True
                if side:
                    person.side, person.stated = side, True
                person.titles |= {fold(person.role), fold(match.group("noun"))}
                break


def read_counterparts(cast: Cast) -> None:
    """`Haimbe and his Congolese counterpart, Ana Wagner`: the same office on the other side."""
    for word in _COUNTERPARTS:
        at = cast.text.find(word)
        while at >= 0:
            end = at + len(word) + 1
            for start in (end, end + 1):
                _counterpart(cast, at, start)
            at = cast.text.find(word, at + 1)


def _counterpart(cast: Cast, at: int, start: int) -> None:
    """Give the person who is named at `start` the office of the one named before, and the side told with the word."""
    match = _COUNTERPART.search(cast.text, max(0, at - 40), start)
    people = cast.mentioned_in(start, start + 1) if match else []
    side = gazetteer().side_of.get(match.group("side") or "") if match else None
    if not match or not people or (match.group("side") and not side):
        return
    before = next(iter(cast.last_before(at - 8)), None)
    people[0].known, people[0].opposite = True, before
    people[0].role = people[0].role or (before.role if before else None)
    people[0].titles |= before.titles if before else set()
    people[0].serve(side[0] if side else None)


def place_of(words: str) -> str | None:
    """Return the side whose name (or adjective) a few words are."""
    found = gazetteer().side_of.get(words.removeprefix("the ").replace("’", "'").removesuffix("'s"))
    return found[0] if found else None


def place_at_start(words: str) -> str | None:
    """Return the side whose name (or adjective) the longest of the first words are."""
    parts = words.split(" ")
    return next((code for size in range(len(parts), 0, -1) if (code := place_of(" ".join(parts[:size])))), None)


# ", President of LUKoil", "President of Transneft Ana Ruiz", "Transneft President Ana Ruiz"
_FIRM = r"(?P<firm>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3}?)"
_FIRM_BEHIND = regex(rf", (?:the )?(?:President|Chairman) of (?:the )?{_FIRM}(?=[,.;\n])")
_FIRM_INSIDE = regex(rf"(?:President|Chairman) of (?:the )?{_FIRM} (?=[A-Z])")
_BUSINESS = regex(r"\b(?:Bank|Board|Company|Corporation|Management|Group|Holding)\b")
_FIRM_FIRST = regex(r"\b[a-z]+ (?P<firm>[A-Z][\w&-]+) $")


def read_firms(cast: Cast) -> None:
    """`Ana Ruiz, President of LUKoil`: an office of no state is no head's."""
    for person in cast.people:
        if person.side is None and person.role and _BUSINESS.search(person.role):
            person.titles -= gazetteer().heads
        if person.side or person.role not in ("President", "Chairman") or person.words[-1] in gazetteer().short_leaders:
            continue
        firm = next(filter(None, (_firm_of(cast.text, start, end, person) for start, end in person.mentions[:3])), None)
        if firm and place_at_start(firm) is None and fold(firm.split(" ")[0]) not in gazetteer().tags:
            person.titles -= gazetteer().heads
            person.role = f"{person.role} of {firm}"
            person.titles.add(fold_office(person.role))


def _firm_of(text: str, start: int, end: int, person: Person) -> str | None:
    """Return the firm that a mention names beside the office, in front of the name or behind it."""
    match = _FIRM_BEHIND.match(text, end, end + 80) or _FIRM_INSIDE.match(text, start, end)
    if match is None and text.startswith(person.role or " ", start):
        match = _FIRM_FIRST.search(text, max(0, start - 40), start)
    return match["firm"] if match else None


# Styles that give way to an office: "Sheikh Tamim, Amir of Qatar".
_MERE = frozenset(("sheikh", "sheikha", "lord", "lady", "metropolitan", "professor", "archbishop"))  # to any office
_STYLES = frozenset(("prince", "general", "captain", "member", "senator"))  # to that of a head
_ANY_STYLE = _MERE | _STYLES
