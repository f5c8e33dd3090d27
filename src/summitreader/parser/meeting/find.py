"""One frozen `Meeting` for each text, made before any speaker is named.

What it holds are facts that several stages need: they ask it, and nobody works them out again.
"""

from dataclasses import dataclass

from summitreader.model import Block, Span
from summitreader.parser.lexicon.gazetteer import gazetteer
from summitreader.parser.meeting.genres import Evidence, Genre, TextHead, find_genre
from summitreader.parser.meeting.group import TOPIC, group_of
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.people.sides import sides_named
from summitreader.parser.text.lazy_regex import regex

_FIRST = 2500  # code points: who meets is told in them


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a text is and who meets in it.

    `sides` are the codes of those who meet, the house's own first where it is known; `principals` the first head or
    minister of each, in the text's order; `group` the name of the body as which many speak ("G20 Leaders"), None for
    two sides; `default_speaker` who speaks where nobody is named (a speech, a letter), `speaker_words` the words that
    say so; `house` the side whose office wrote the text; `publisher` whose site it is from, as its source declares.
    """

    genre: Genre
    evidence: Evidence
    title: Span
    sides: tuple[str, ...] = ()
    principals: tuple[Person, ...] = ()
    group: str | None = None
    default_speaker: Person | None = None
    speaker_words: Span | None = None
    house: str | None = None
    publisher: str | None = None

    @property
    def reported(self) -> bool:
        """Whether somebody tells of others' words, as news, readouts and joint statements do."""
        return self.genre in ("news", "readout", "call", "joint_statement", "list_of_documents")


def find_meeting(text: str, blocks: tuple[Block, ...], cast: Cast, publisher: str | None = None) -> Meeting:
    """Return what the text is and who meets in it. Never raises. Looks at the head of the text and at its labels."""
    head = TextHead(text, blocks, cast)
    evidence = find_genre(head)
    title = head.title
    house = _house(cast)
    principals = _principals(cast)
    sides = _sides(text, title, principals, house)
    speaker, words = _default_speaker(head, evidence.genre, house)
    group = group_of(text, blocks)
    return Meeting(evidence.genre, evidence, title, sides, principals, group, speaker, words, house, publisher)


def _house(cast: Cast) -> str | None:
    """The side whose officials the text names without saying which it is."""
    for person in sorted(cast.people, key=lambda person: person.mentions[0] if person.mentions else (1 << 60, 0)):
        if person.role and person.side and not person.stated and not gazetteer().sides[person.side].body:
            return person.side
    return None


def _principals(cast: Cast) -> tuple[Person, ...]:
    """The first head of each side that is named near the beginning; the first minister where a side has no head."""
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
    """The sides that the title names, not as its topic, the house's own before them, then those of the principals."""
    named = [code for code, letter in sides_named(TOPIC.split(title.of(text))[0]) if letter in "CD"]
    people = [person.side for person in principals if person.side]
    first = [house] if house and (house in named or house in people or len(set(named)) == 1) else []
    return tuple(dict.fromkeys([*first, *named, *people]))


_BY = regex(
    r"(?i:\b(?:statement|remarks|speech|address|message|letter|toast|comments?|greetings)"
    r"(?:\b[^.\n]{0,30}?\b(?:by|from)| of)(?: the)? )(?=[A-Z])"
)
# "PM's closing remarks"
_WHOSE = regex(r"['’]s (?:\w+ ){0,3}(?:[Rr]emarks|[Ss]peech|[Ss]tatement|[Aa]ddress|[Cc]omments|[Tt]oast|[Mm]essage)\b")
_SOLO = frozenset(("speech", "letter"))


def _default_speaker(head: TextHead, genre: Genre, house: str | None) -> tuple[Person | None, Span | None]:
    """Who speaks where nobody is named: whom title or signature tell, never the guest to whom the words go."""
    if genre not in _SOLO:
        return None, None
    text, title, cast = head.text, head.title, head.cast
    by = _BY.search(text, title.start, title.end)
    if by:
        for start, end, person in cast.mentions_in(by.end(), by.end() + 1):
            return person, Span(start, end)
    for start, end, person in cast.mentions_in(title.start, title.end):
        if _WHOSE.match(text, end, title.end):
            return person, Span(start, end)
    if genre == "letter":
        for span in reversed(head.body[-4:]):
            for start, end, person in cast.mentions_in(span.start, span.end):
                if span.end - span.start < _SIGNATURE:
                    return person, Span(start, end)
    # "TRANSCRIPT OF THE PRIME MINISTER THE HON JOHN HOWARD MP TOAST TO ...": whoever the title names first.
    opens = _OPENS.match(text, title.start, title.end)
    if opens:
        for start, end, person in cast.mentions_in(opens.end(), opens.end() + 30):
            return person, Span(start, end)
    return None, None


_OPENS = regex(r"(?i)(?:transcript|text|address|speech|remarks|statement|message) (?:of|by|from) (?:the )?")
_SIGNATURE = 120  # code points
