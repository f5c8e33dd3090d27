"""The voices of an article as they are heard: persons of the cast, bodies, both sides together."""

from dataclasses import dataclass, field

from summitreader.model import Block, Span, Speaker, VoiceKind
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.meeting.find import Meeting
from summitreader.parser.people.apposed import place_of
from summitreader.parser.people.cast import Cast, Person
from summitreader.parser.people.names import sides_in
from summitreader.parser.people.places import side_by_place
from summitreader.parser.people.sides import BODY_OFFICES, find_sides_at_last
from summitreader.parser.text.lazy_regex import regex

BOTH = "both sides"
CREDIT = "credited_caption"  # a voice that only a picture's credit names: it is listed last


@dataclass(slots=True, eq=False)
class Voice:
    """Someone who speaks, while names are being given; `person` where it is one of the cast."""

    name: str
    kind: VoiceKind
    rule: str
    person: Person | None = None
    side: str | None = None
    forms: dict[str, int] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    members: list[str] = field(default_factory=list)


# States whose offices publish what their Prime Minister says, often without a name.
_OF_PRIME_MINISTERS = frozenset(("AU", "NZ", "CA", "GB"))


@dataclass(slots=True)
class Voices:
    """The voices heard so far, and the state that pronouns need: who spoke last."""

    text: str
    cast: Cast
    meeting: Meeting
    heard: dict[str, Voice] = field(default_factory=dict)
    of_person: dict[int, Voice] = field(default_factory=dict)
    last: Voice | None = None
    last_person: Voice | None = None
    quoted: Voice | None = None
    cue: Span | None = None
    clause: bool = False
    last_end: int = -1
    sentence_starts: list[int] = field(default_factory=list)
    acronyms: dict[str, str] = field(default_factory=dict)
    met: dict[tuple[str, int], set[Person]] = field(default_factory=dict)
    named: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()

    def of(self, person: Person) -> Voice:
        """Return the voice of one of the cast."""
        voice = self.of_person.get(id(person))
        if voice is None:
            voice = Voice(person.name, "person", person.rule, person, person.side)
            self.of_person[id(person)] = voice
            person.known = True
        return voice

    def joint(self, words: str, span: Span | None) -> Voice:
        """Return the voice of both sides together."""
        return self._named(BOTH, "joint", "joint_voice", words, span)

    @property
    def in_talks(self) -> bool:
        """Whether the text opens with a meeting of two sides: news only names heads of two sides here and there."""
        return self.meeting.opens_with_talks

    @property
    def meet(self) -> bool:
        """Whether two sides meet in the text, as the cast or an earlier joint voice tells."""
        return self.meeting.talks or fold(BOTH) in self.heard

    @property
    def group(self) -> str | None:
        """The body whose leaders "we" are, if more than two sides met."""
        return self.meeting.group

    def together(self, words: str, span: Span) -> Voice:
        """Return the voice of all who met: a body's leaders where more than two sides did, else both sides."""
        return self.body(self.group, "joint_voice", span) if self.group else self.joint(words, span)

    def several(self, words: str, span: Span, members: list[str]) -> Voice:
        """Return the voice of persons who speak together without being two sides."""
        voice = self._named(" and ".join(members), "joint", "joint_voice", words, span)
        voice.members = members
        return voice

    def head_of_government(self, span: Span) -> Person | None:
        """Return who says "I" where a text names nobody: the Prime Minister of its house, or of the state told of."""
        cast, office = self.cast, "Prime Minister"
        side = cast.house or cast.about
        if side not in _OF_PRIME_MINISTERS:
            return None
        name = f"{office} of {cast.side_name(side)}"
        own = next((person for person in cast.people if person.name == name), None)
        if own is None:
            own = Person(name, (fold(name),), True, office, side, {fold(office)}, rule="office_alone")
            cast.add(own)
        own.mentions.append((span.start, span.end))
        return own

    def body(self, name: str, rule: str, span: Span, side: str | None = None) -> Voice:
        """Return a voice that is a body, a side or somebody without a name."""
        for person in self.cast.by_word.get(fold(name).split(" ")[0], ()):
            if fold(person.name) == fold(name):
                return self.of(person)
        voice = self._named(name, "body", rule, span.of(self.text), span)
        voice.side = voice.side or side
        return voice

    def maker(self, name: str, span: Span) -> Voice:
        """Return the voice of whoever made a picture: a known person, else one that is listed behind all who speak."""
        for person in self.cast.by_word.get(fold(name).split(" ")[0], ()):
            if person.known and fold(person.name) == fold(name):
                return self.of(person)
        return self._named(name, "body", CREDIT, span.of(self.text), span)

    def _named(self, name: str, kind: VoiceKind, rule: str, words: str, span: Span | None) -> Voice:
        voice = self.heard.get(fold(name))
        if voice is None:
            voice = self.heard[fold(name)] = Voice(name, kind, rule)
            if kind == "joint":
                voice.members = principals(self.cast)
        if span:
            voice.forms[words] = voice.forms.get(words, 0) + 1
            voice.mentions.append((span.start, span.end))
        return voice


def speakers_of(voices: Voices) -> tuple[Speaker, ...]:
    """Everyone the reader should be shown, by first mention; last those who only made a picture."""
    cast, genre = voices.cast, voices.meeting.genre
    find_sides_at_last(cast)  # labels may have told offices since
    house = house_of_fact_sheet(voices) if genre == "fact_sheet" else cast.house
    about = cast.about if genre == "news" else None
    found = [_speaker_of_person(cast, person, house, about) for person in cast.people if person.known]
    found += [_speaker_of_voice(cast, voice, house, about) for voice in voices.heard.values()]
    return tuple(sorted(found, key=lambda one: (one.rule == CREDIT, one.mentions[0].start if one.mentions else 0)))


LEAD = 450  # code points: a title and a first sentence


def principals(cast: Cast) -> list[str]:
    """Return the names "both sides" stands for: the first head or minister
    of each side, as many sides as the lead names.
    """
    first: dict[str, Person] = {}
    for person in sorted(cast.people, key=lambda person: person.mentions[0]):
        if person.known and person.side and (person.role or person.rule == "known_leader"):
            first.setdefault(person.side, person)
    people = list(first.values())
    lead = [person for person in people if person.mentions[0][0] < LEAD]
    return [person.name for person in (lead if len(lead) > 1 else people[:2])]


def _speaker_of_person(cast: Cast, person: Person, house: str | None, about: str | None) -> Speaker:
    """Return the speaker whom a person makes; an office alone is one of the `house` that wrote the text.

    Whoever speaks in news `about` one state is of that state.
    """
    side = person.side or (house if person.rule == "office_alone" else None)
    side = side or (None if _OF_ANY_STATE.search(person.role or "") else about)
    return Speaker(
        person.name,
        person.role,
        _country_of(cast, side, person.role) if side else None,
        tuple(form for form in person.forms if form != person.name),
        _disjoint(person.mentions),
        person.rule,
    )


_FIRST_MINISTER, _NATIONS = "First Minister", frozenset(("Scotland", "Wales", "Northern Ireland"))


def _country_of(cast: Cast, side: str, role: str | None) -> str:
    """Return the name of a person's side; a First Minister is of the one nation of Britain that the text names."""
    nations = _NATIONS & cast.forms_of_sides.get(side, {}).keys() if role == _FIRST_MINISTER else ()
    return next(iter(nations)) if len(nations) == 1 else cast.side_name(side)


# Who may be of any state, whatever a report is about.
_TELLERS = r"reporter|journalist|correspondent|columnist|broadcaster|analyst|expert|observer|critic|source|witness"
_OF_NO_STATE = r"group|organi[sz]ation|international|global|world"
_OF_ANY_STATE = regex(rf"(?i)\b(?:{_TELLERS}|{_OF_NO_STATE})(?:e?s)?\b|^(?:{BODY_OFFICES})$")
# "The Department of State", "MPs": the house's own, where nothing tells otherwise.
_SERVES_THE_HOUSE = regex(
    r"\b(?:Departments?|Administration|Bureau|Secretary|Congress|Parliament|Treasury|MPs|[Ll]awmakers)\b"
    r"|\b[Ii]nteragency\b|^(?:[Gg]overnment|[Cc]abinet|[Pp]arliamentarians)$"
)
_HEAD = 1000  # code points


def house_of_fact_sheet(voices: Voices) -> str | None:
    """Return the side of whoever issued a fact sheet: its publisher's, that
    of a palace in the title, the meeting's house.

    Where none of these tells, the side of the first person whom its head names.
    """
    meeting = voices.meeting
    published = [code for code, letter in sides_in(meeting.publisher or "") if letter in "CZ"]
    seats = [code for code, letter in sides_in(meeting.title.of(voices.text)) if letter == "Z"]
    people = [person.side for person in voices.cast.mentioned_in(0, _HEAD) if person.side and person.known]
    return next(iter([*published, *seats, *filter(None, [meeting.house]), *people, *meeting.sides]), None)


def _speaker_of_voice(cast: Cast, voice: Voice, house: str | None, about: str | None) -> Speaker:
    """Return the speaker whom a voice makes; `house` is the side of the office that wrote the text."""
    side = voice.side
    if side is None and voice.kind == "body":
        named = (side_of_body(words) for words in (voice.name, *voice.forms))
        side = (
            next(filter(None, named), None)
            or _side_in_short(cast, voice.name)
            or _side_in_front(cast, voice.name)
            or _side_of_administration(cast, voice.name)
            or side_by_place(voice.name)
            or (house if _SERVES_THE_HOUSE.search(voice.name) else None)
            or (None if _OF_ANY_STATE.search(voice.name) else about)
        )
    official = voice.rule == "label" and voice.name.lower().endswith(" official")
    side = side or (cast.house if official else None)
    return Speaker(
        voice.name,
        "picture credit" if voice.rule == CREDIT else voice.name.lower() if official else _described_role(voice),
        cast.side_name(side) if side else None,
        tuple(form for form in voice.forms if form != voice.name),
        _disjoint(voice.mentions),
        voice.rule,
        voice.kind,
        tuple(voice.members),
    )


_HEAD_NOUN = regex(r"(?:[\w.’'-]+ )*?(?P<noun>[a-z-]+)(?: (?:of|to|for|in|at|with)\b.*)?")
_UNNAMED = frozenset(
    ("spokesperson", "spokesman", "spokeswoman", "diplomat", "aide", "reporter", "adviser", "advisor", "envoy")
)


def _described_role(voice: Voice) -> str | None:
    """Return the office of somebody without a name: "European diplomat", "aide to the President"."""
    if voice.rule == "label" and gazetteer().tags.get(fold(voice.name)) == "T":
        return voice.name
    match = _HEAD_NOUN.fullmatch(voice.name[:1].lower() + voice.name[1:]) if voice.kind == "body" else None
    return match["noun"] if match and match["noun"] in _UNNAMED else None


_ITS = regex(r"(?P<side>[A-Z][\w.]*(?: [A-Z][\w.]*)?)(?:['’]s)? $")


def _side_in_front(cast: Cast, name: str) -> str | None:
    """Return the side that the text names in front of a body where it names that first: "NATO's Reef Force"."""
    start = cast.text.find(name)
    match = _ITS.search(cast.text, max(0, start - 40), start) if start > 0 and " " in name else None
    return place_of(match["side"]) if match else None


# "The Ames administration"
_ADMINISTRATION = regex(r"(?P<leader>[A-Z][\w-]+)(?:['’]s)? (?:[Aa]dministration|[Gg]overn?ment|[Cc]abinet|campaign)")


def _side_of_administration(cast: Cast, name: str) -> str | None:
    """Return the side of the leader after whom a government is called: of one in the text, else a known one."""
    match = _ADMINISTRATION.fullmatch(name)
    leader = fold(match["leader"]) if match else ""
    named = (person.side for person in cast.by_word.get(leader, ()) if person.side)
    return next(named, None) or gazetteer().short_leaders.get(leader)


def _side_in_short(cast: Cast, name: str) -> str | None:
    """Return the one body in the text that a name shortens: "League officials" where the Arab League met."""
    first = name.split(" ")[0]
    if gazetteer().tags.get(fold(first)) != "B":
        return None
    sides = gazetteer().sides
    found = {code for *_, code in cast.sides_at if sides[code].body and sides[code].name.endswith(f" {first}")}
    return found.pop() if len(found) == 1 else None


def side_of_body(name: str) -> str | None:
    """Return the side that a body's name says it serves; None where it says none, or two.

    >>> side_of_body("unnamed Kremlin official"), side_of_body("opposition parties in the Greek government")
    ('RU', 'GR')
    >>> side_of_body("neighbours of Peru and Chile"), side_of_body("Peru’s neighbours")
    (None, None)
    """
    found = {code for code, _ in sides_in(name)}
    first, _, rest = name.partition(" ")
    whole = first in gazetteer().side_of and rest[:1].isupper()  # "U.S. Trade and Development Agency"
    if len(found) != 1 or (_OF_SEVERAL.search(name) and not whole):
        return None
    code = found.pop()
    return None if gazetteer().sides[code].body and _ITSELF.search(name) else code


# "G7 Leaders" are the body itself, "League officials" serve it.
_ITSELF = regex(r" (?:Leaders|Ministers|Heads of .*|Member States)$")
_OF_SEVERAL = regex(r" and |, |['’]s? (?:neighbou?rs|allies|partners|critics|enemies|rivals)\b")


def _disjoint(pairs: list[tuple[int, int]]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in sorted(set(pairs)):
        if not kept or start >= kept[-1].end:
            kept.append(Span(start, end))
    return tuple(kept)
