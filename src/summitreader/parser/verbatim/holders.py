"""Who bears an office that a label alone tells: "THE PRESIDENT:", "PM:"."""

from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from summitreader.model import Block, Span
from summitreader.parser.lexicon.gazetteer import fold, fold_office, gazetteer
from summitreader.parser.lexicon.genre_words import genre_words
from summitreader.parser.people.cast import Cast, Person, meant_by
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.verbatim.naming import learn, mention, office_holder, people_in, person_named
from summitreader.parser.verbatim.sites import Site, holder_of_site


class Label(NamedTuple):
    """Who takes the floor: the label's words, its colon, the person if any, and the name of the voice."""

    words: Span
    colon: Span
    person: Person | None
    name: str


def held(
    text: str, blocks: tuple[Block, ...], cast: Cast, labels: list[Label], site: Site | None = None
) -> list[Label]:
    """Return the labels with whoever bears an office that a label alone tells: "THE PRESIDENT:", "PM:".

    Where nobody else does, it is whoever bears it on the site that published the text.
    """
    offices = {one.name for one in labels if one.person is None and fold_office(one.name) not in genre_words().callers}
    holders: dict[str, Person] = {}
    for office in sorted(offices):
        person = _holder(text, blocks, cast, labels, office)
        meant = _office_meant(office)
        own = site if site and meant == fold_office(site.office) else None
        if person and (person.side not in (own.side, None) if own else not _may_have(person.side, meant)):
            person = None  # "Prime Minister, President Bush said": a guest, whom the host's title precedes
        first = next(one.words for one in labels if one.name == office)
        if person is None and own:
            person = holder_of_site(cast, own, first, first.of(text), labels[0].words.start)
        person = person or _of_a_side(cast, office, first) or _of_the_house(cast, office, first)
        if person:
            learn(person, own.office if own else meant.title() if _heads(meant) else None, own.side if own else None)
            if person.side is None and _fits_the_house(cast, meant):
                person.side = cast.house
            holders[office] = person
    if not holders:
        return labels
    return [
        one._replace(person=holders[one.name], name=holders[one.name].name)
        if one.person is None and one.name in holders
        else one
        for one in labels
    ]


def _of_a_side(cast: Cast, label: str, span: Span) -> Person | None:
    """Return who bears an office that a label tells with its side: "PRESIDENT OF PERU"."""
    named = people_in(label)
    if len(named) != 1 or named[0].name or not named[0].title or not named[0].side:
        return None
    return office_holder(cast, named[0].title, named[0].side, label, span)


def _of_the_house(cast: Cast, label: str, span: Span) -> Person | None:
    """Return the head of the side that a text takes for granted, whom a label alone names: "PM"."""
    office = _office_meant(label)
    if not _fits_the_house(cast, office):
        return None
    person = Person(label, (fold(label),), True, office.title(), cast.house, {office}, rule="label")
    mention(person, span, span.of(cast.text))
    cast.add(person)
    return person


# States whose president heads the government: much named in talks of others' prime ministers.
PRESIDENTIAL = frozenset(("US", "BR", "MX", "ID", "PH", "AR", "CL", "CO", "KE", "NG", "CH", "CY"))


def _fits_the_house(cast: Cast, office: str) -> bool:
    """Return whether an office can be that of the head of the side that a text takes for granted."""
    return _heads(office) and cast.house is not None and _may_have(cast.house, office)


def _may_have(side: str | None, office: str) -> bool:
    return office != "prime minister" or side not in PRESIDENTIAL


def _holder(text: str, blocks: tuple[Block, ...], cast: Cast, labels: list[Label], office: str) -> Person | None:
    """Return who bears an office: whom the title names with it, whom the text
    names so above all turns, whom others address.

    Nobody of whom the turns under the label speak: a Prime Minister who tells of another is not that one.
    """
    wanted = _office_meant(office)
    title = blocks[0].span
    for one in people_in(title.of(text)) if title.end <= labels[0].words.start else ():
        if one.name and one.title and fold_office(one.title) == wanted:
            span = Span(title.start + one.start, title.start + one.end)
            return person_named(cast, one, span, span.of(text))
    fits = [person for person in cast.people if wanted in person.titles and _is_office(person, wanted)]
    above = [person for person in fits if person.mentions and person.mentions[0][0] < labels[0].words.start]
    if len(above) == 1:
        return above[0]
    own, others = _turns_of(labels, office, blocks[-1].span.end)
    fits = [person for person in fits if not any(_within(own, at) for at, _ in person.mentions)]
    if len(fits) == 1 and (len(fits[0].words) > 1 or len(fits[0].mentions) > 1):
        return fits[0]
    return _addressed(text, cast, others, {one.person for one in labels if one.person}) if _heads(wanted) else None


_SHORT = {"pm": "prime minister", "vp": "vice president", "fm": "foreign minister"}


def _office_meant(label: str) -> str:
    """Return the office of a label, folded: "PM" and "THE PRIME MINISTER" mean the same."""
    wanted = fold_office(label).removeprefix("the ")
    return _SHORT.get(wanted, wanted)


def _is_office(person: Person, office: str) -> bool:
    """Not "Prime Minister, Mr Bush said": whose own role is another head's."""
    role = fold_office(person.role or "")
    return role == office or role not in gazetteer().heads


def _heads(office: str) -> bool:
    return office in gazetteer().heads or office in _SHORT.values()


def _turns_of(labels: list[Label], office: str, end: int) -> tuple[list[Span], list[Span]]:
    """Return what stands under the labels of an office, and what under all others."""
    own: list[Span] = []
    others: list[Span] = []
    for number, label in enumerate(labels):
        last = labels[number + 1].words.start if number + 1 < len(labels) else end
        (own if label.name == office else others).append(Span(label.colon.end, max(last, label.colon.end)))
    return own, others


def _within(spans: list[Span], position: int) -> bool:
    at = bisect_left(spans, Span(position + 1, 0)) - 1
    return at >= 0 and position < spans[at].end


_GREETED = r"(?:joining us|with us|[Tt]hank you|[Ww]elcome|morning|afternoon|evening),?"
_ADDRESS = regex(
    rf"(?:(?<![a-z] )\b|{_GREETED} )"
    r"(?:Mr|Ms|Mrs|Dr)\.? (?P<name>[A-Z][\w’'-]+)(?:(?=[,?])|(?<=\w)(?=[.!](?:\s|$)))"
)


def _addressed(text: str, cast: Cast, turns: list[Span], known: set[Person]) -> Person | None:
    """Return whom the others call by name most: "Mr Howard, what is your message?"."""
    names = Counter(
        match.group("name")
        for turn in turns
        for match in _ADDRESS.finditer(text, turn.start, min(turn.end, turn.start + 2000))
    )
    for name, _ in names.most_common(1):
        people = [person for person in meant_by(cast, fold(name)) if person not in known]
        return people[0] if len(people) == 1 else None
    return None
