"""One frozen `Meeting` for each text, made before any speaker is named.

What it holds are facts that several stages need: they ask it, and nobody works them out again.
"""

from typing import NamedTuple

from summitreader.model import Block, Span
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.meeting.genres import Evidence, Genre, TextHead, find_genre, title_of
from summitreader.parser.meeting.group import TOPIC, group_of
from summitreader.parser.meeting.talks import is_about_talks, opens_with_talks
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.people.sides import sides_named
from summitreader.parser.text.word_index import WordIndex

_FIRST = 2500  # code points: who meets is told in them


class Meeting(NamedTuple):
    """What a text is and who meets in it.

    `sides` are the codes of those who meet, the house's own first where it is known; `group` the name of the body as
    which many speak ("G20 Leaders"), None for two sides; `house` the side whose office wrote the text; `talks` whether
    heads or ministers of two sides meet, `opens_with_talks` whether the first words tell it; `publisher` whose site it
    is from, as its source declares. Who speaks throughout a speech or a letter is found with its words (`verbatim`),
    since the first person there decides both.
    """

    genre: Genre
    evidence: Evidence
    title: Span
    sides: tuple[str, ...] = ()
    group: str | None = None
    house: str | None = None
    talks: bool = False
    opens_with_talks: bool = False
    publisher: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The usual names of the sides."""
        return tuple(gazetteer().sides[code].name for code in self.sides)


def find_meeting(
    text: str, blocks: tuple[Block, ...], cast: Cast, read: WordIndex, publisher: str | None = None
) -> Meeting:
    """Return what the text is and who meets in it. Never raises. Looks at the head of the text and at its labels."""
    evidence = find_genre(TextHead(text, blocks, cast, read))
    title, house, talks = title_of(text, blocks), cast.house, is_about_talks(cast, blocks)
    sides = _sides(text, title, _principals(cast), house)
    opens = talks and opens_with_talks(text, evidence.genre)
    return Meeting(evidence.genre, evidence, title, sides, group_of(text, blocks), house, talks, opens, publisher)


def _principals(cast: Cast) -> tuple[Person, ...]:
    """Return the first head of each side that is named near the beginning.

    The first minister where a side has no head.
    """
    heads = gazetteer().heads
    found: dict[str, Person] = {}
    ranked = sorted(
        (not any(title in heads for title in person.titles), person.mentions[0][0], n)
        for n, person in enumerate(cast.people)
        if person.side and person.role and person.mentions and person.mentions[0][0] < _FIRST
    )
    for _, _, n in ranked:
        found.setdefault(cast.people[n].side or "", cast.people[n])
    return tuple(sorted(found.values(), key=lambda person: person.mentions[0]))


def _sides(text: str, title: Span, principals: tuple[Person, ...], house: str | None) -> tuple[str, ...]:
    """Return the sides that the title names, not as its topic, the house's
    own before them, then those of the principals.
    """
    named = [code for code, letter in sides_named(TOPIC.split(title.of(text))[0]) if letter in "CD"]
    people = [person.side for person in principals if person.side]
    first = [house] if house and (house in named or house in people or len(set(named)) == 1) else []
    return tuple(dict.fromkeys([*first, *named, *people]))
