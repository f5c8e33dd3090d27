"""The office whose site published a text, and who bears it."""

from typing import NamedTuple

from summitreader.model import Span
from summitreader.parser.lexicon.gazetteer import fold, fold_office, gazetteer
from summitreader.parser.lexicon.genre_words import genre_words
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.people.sides import sides_named
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.verbatim.naming import mention, people_in

_ADJECTIVE = regex(r"\b(?P<office>(?:Vice[- ])?President|Prime Minister)ial (?P<kind>[A-Za-z]+)")


class Site(NamedTuple):
    """The office whose site published a text: its title, its side where it is told, and the words that name it."""

    office: str
    side: str | None
    words: str


def office_of_the_site(title: str, publisher: str) -> Site | None:
    """Return whose site it is, or the office of it that a title tells ("Presidential Message"); None for an outlet.

    >>> found = office_of_the_site("Remarks at the Fish Fair", "Prime Minister of Peru")
    >>> (found.office, found.side) if found else None
    ('Prime Minister', 'PE')
    """
    side = next((code for code, letter in sides_named(publisher) if letter in "CZ"), None)
    told = _ADJECTIVE.search(title)
    if told and told["kind"].lower() in genre_words().speeches:
        return Site(told["office"], side, told["office"])
    for one in people_in(publisher):
        if one.title and fold(one.title) in gazetteer().heads and (one.side or side):
            return Site(one.title, one.side or side, publisher[one.start : one.end])
    return None


def holder_of_site(cast: Cast, site: Site, evidence: Span, words: str, before: int) -> Person:
    """Return who bears the office of a site: whom the text names before the first words said, else the office alone.

    Further down a predecessor may be named.
    """
    wanted = fold_office(site.office)
    for person in cast.mentioned_in(0, before):
        if site.side and wanted in person.titles and person.side == site.side:
            return person
    person = Person(site.words, (fold(site.words),), True, site.office, site.side, {wanted}, rule="office_alone")
    mention(person, evidence, words)
    cast.add(person)
    return person


def serve_site(person: Person, site: Site | None) -> None:
    """Give the side of a site to whoever speaks as the bearer of its office, where the text tells none."""
    if site and site.side and not person.stated and fold_office(site.office) in person.titles:
        person.side = site.side
