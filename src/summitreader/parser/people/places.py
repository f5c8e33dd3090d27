"""Regions, towns and institutions: of which state an office is that they tell, "Governor of Ohio", "Knesset member"."""

from bisect import bisect_left
from collections import Counter

from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.text.lazy_regex import regex


def places_in(words: str) -> list[tuple[str, int]]:
    """Return the sides whose regions, towns or institutions a few words name, and where each stands.

    >>> places_in("Acting Governor of Tver Region"), places_in("Ohio Textile Board"), places_in("Peru")
    ([('RU', 19)], [('US', 0)], [])
    """
    known, parts = gazetteer().places, words.split(" ")
    found: list[tuple[str, int]] = []
    if known.keys().isdisjoint(parts):  # as most are
        return found
    at = 0
    for part in parts:
        for place, code in known.get(part, ()):
            if words.startswith(place, at) and not words[at + len(place) : at + len(place) + 1].isalnum():
                found.append((code, at))
                break
        at += len(part) + 1
    return found


# "New York’s", "Ohio, Peru", "Ohio-based"
_PARTS = regex(r"['’,]|-(?=based\b)")


def side_by_place(words: str) -> str | None:
    """Return the one side whose regions, towns or institutions a few words name."""
    sides = {code for code, _ in places_in(_PARTS.sub(" ", words))}
    return sides.pop() if len(sides) == 1 else None


_FEW, _MUCH_MORE = 2, 4


def find_state_told_of(cast: Cast) -> None:
    """Note the one state that a text is about: it, its regions and towns are named four times as often as any other."""
    sides = gazetteer().sides
    named = Counter([at[2] for at in cast.sides_at] + [at[1] for at in cast.places_at])
    states = [(code, count) for code, count in named.most_common(5) if not sides[code].body]
    (first, most), (_, other) = [*states, ("", 0), ("", 0)][:2]
    cast.about = first if most >= max(_FEW, _MUCH_MORE * other) else None


_BODY_NOUN = r"agency|organi[sz]ation|league|alliance|bloc|union|bank|fund|commission"
_OF_THE_BODY = regex(rf"\b[Tt]he (?:{_BODY_NOUN})['’]s (?:[a-z-]+ ){{0,3}}[a-z-]+(?:,? )?$")
_OF_THE_BODY_BEHIND = regex(rf", the (?:{_BODY_NOUN})['’]s ")


def _side_of_body_before(cast: Cast, person: Person) -> str | None:
    """`the agency's chief, Ana Ruiz`: of the body that the text named last, where it is one that holds talks."""
    start, end = person.mentions[0]
    text, sides = cast.text, gazetteer().sides
    if not (_OF_THE_BODY.search(text, max(0, start - 60), start) or _OF_THE_BODY_BEHIND.match(text, end, end + 30)):
        return None
    before = [(at, code) for at, _, code in cast.sides_at if at < start and sides[code].body]
    return max(before)[1] if before else None


# "Ana Ruiz of Hanford, Ohio", "Ruiz, D-Ohio"
_HOME = regex(r"(?:,? (?:of|from)|, [DRI]-) ?(?P<place>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}(?:, [A-Z]\w+(?: [A-Z]\w+)?)?)")


def _side_of_home(text: str, person: Person) -> str | None:
    """Return the side of the town or region from which somebody comes, as it stands right behind the name."""
    homes = (_HOME.match(text, end, end + 60) for _, end in person.mentions[:2])
    return next((side for home in homes if home and (side := side_by_place(home["place"]))), None)


# Offices that regions and towns have, too.
_LOCAL = regex(r"(?i)\b(?:governor|mayor|senator|premier|treasurer|sheriff|attorney general|law\s?maker)\b")
_LOOK_BACK = 120  # code points


def find_sides_by_place(cast: Cast) -> None:
    """`Governor of Ohio Ana Ruiz`, `In Ohio, Governor Ana Ruiz`: an office is of the state in which its place is."""
    for person in cast.people:
        if person.side is None and person.role:
            person.serve(_side_of_body_before(cast, person))
    for person in cast.people if cast.places_at else ():
        if person.side is None:
            person.serve(_side_of_home(cast.text, person))
        if person.side or not person.role:
            continue
        if side := side_by_place(person.role):
            person.titles -= gazetteer().heads  # "President of North Ossetia"
        if side is None and _LOCAL.search(person.role):
            start = person.mentions[0][0]
            first = max(cast.text.rfind("\n", 0, start), start - _LOOK_BACK)
            low, high = bisect_left(cast.places_at, (first, "")), bisect_left(cast.places_at, (start, ""))
            side = cast.places_at[high - 1][1] if low < high else None
        person.serve(side)
