"""Which side a person serves, where the phrase that names them does not say it."""

import re

from summitreader.model import Block
from summitreader.parser.lexicon.gazetteer import fold, fold_office, gazetteer
from summitreader.parser.people.cast import Cast, Person, bearer
from summitreader.parser.people.house import guests_of_title, weights_of_sides
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
    first = sorted(official, key=lambda person: person.mentions[0])[:2]
    own = {person.side for person in first if person.side and not person.stated}
    if len(own) == 1:
        return own.pop()
    after = [(start, person.side) for person in official for start, _ in person.mentions if start >= body]
    return min(after, key=lambda found: found[0])[1] if after else None


_ONLY_THERE = {"pope": "VA", "taoiseach": "IE", "external affairs minister": "IN", "mea spokesperson": "IN"}


def find_sides_of_leaders(cast: Cast, blocks: tuple[Block, ...]) -> None:
    """Sides that the text takes for granted: a known leader's, or the one that its own officials serve."""
    known = gazetteer()
    for person in cast.people:
        if person.side is None and person.role and fold(person.role) in _ONLY_THERE:
            person.side = _ONLY_THERE[fold(person.role)]
        elif person.side is None and len(person.words) == 1 and person.role and _governs(person.role):
            # "King Abdullah": a style and a given name together tell more than the name alone.
            styled = known.short_leaders.get(f"{fold(person.role)} {person.words[0]}")
            person.side = styled or known.short_leaders.get(person.words[0])
    _leaders_by_family_name(cast)
    _sides_of_titles(cast)
    _other_side(cast, blocks)
    official = [p for p in cast.people if p.role and (_governs(p.role) or not p.titles.isdisjoint(known.heads))]
    cast.house = _house(cast, official, blocks)
    _first_takes(cast.house, [p for p in official if p.known and not p.titles.isdisjoint(known.heads)])
    side = _own_side(official, blocks[0].span.end if len(blocks) > 1 else 0)
    for person in official:
        if person.opposite and person.opposite.side == side:
            continue
        if person.side is None and person.titles.isdisjoint(known.heads) and not _sent_abroad(person):
            person.side = side
    _first_takes(cast.house, [p for p in official if p.known and not _sent_abroad(p)])


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


def _house(cast: Cast, official: list[Person], blocks: tuple[Block, ...]) -> str | None:
    """Return the side that a text takes for granted: its own leader's, else
    the one that it names most and nobody serves.

    `President Mutiso met British Prime Minister Westgarth. Trade with Kenya grows`: Kenya.
    """
    own = sorted((p.mentions[0], p.side) for p in official if p.side and not p.stated)
    if own:
        return own[0][1]
    taken = guests_of_title(cast, blocks).union(p.side for p in official if p.side)
    weights = weights_of_sides(cast, taken)
    if not weights:
        return None
    (side, most), *others = weights.most_common(2)
    return side if most > 1 and (not others or most >= 2 * others[0][1]) else None


def _first_takes(side: str | None, people: list[Person]) -> None:
    """Give the first of some officials without a side the house's, where nobody of them has it."""
    without = [person for person in people if person.side is None]
    if side and without and all(person.side != side for person in people):
        min(without, key=lambda person: person.mentions[0]).side = side


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


def _other_side(cast: Cast, blocks: tuple[Block, ...]) -> None:
    """Where the title names two sides and one has its head or minister, the one without a side is the other's."""
    known = gazetteer()
    if all(person.side for person in cast.people if person.role):
        return
    title = cast.text[blocks[0].span.start : min(blocks[0].span.end, blocks[0].span.start + 200)] if blocks else ""
    sides = {code for code, letter in sides_named(title) if letter in "CD" and not known.sides[code].body}
    if len(sides) != 2:
        return
    heads = [person for person in cast.people if not person.titles.isdisjoint(known.heads)]
    heads += [person for person in cast.people if person.side and person.role is None and _is_leader(person)]
    ministers = [person for person in cast.people if any("minister" in held for held in person.titles - known.heads)]
    for alike in (heads, ministers):
        taken = {person.side for person in alike if person.side}
        if len(sides & taken) == 1:
            for person in alike:
                person.side = person.side or (sides - taken).pop()


def sides_named(title: str) -> list[tuple[str, str]]:
    """Code and letter of each side that a title names, those in "Japan-U.S. talks" too."""
    side_of = gazetteer().side_of
    found = list(sides_in(title))
    for pair in _PAIRED.finditer(title) if "-" in title or "–" in title else ():
        found += [side_of[word] for word in re.split("[-–]", pair.group()) if word in side_of]
    return found


_PAIRED = regex(r"[A-Z][\w.]*(?:[-–][A-Z][\w.]*)+")


_GOVERNS = regex(
    r"\b(?:president|minister|premier|chancellor|king|prince|secretary|press|state|security|ambassador|spokes\w+|aide|envoy)\b",
    re.I,
)


def _governs(role: str) -> bool:
    return bool(_GOVERNS.search(role))


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
