"""Offices without names: whom "the Prime Minister", "the Chinese leader", "the Head of State" mean."""

from summitreader.model import Span
from summitreader.parser.lexicon.gazetteer import fold, fold_office, gazetteer
from summitreader.parser.people.cast import Person, bearer
from summitreader.parser.people.names import read_run
from summitreader.parser.speakers.registry import Voice, Voices
from summitreader.parser.text.lazy_regex import regex

# Forms of address that stand for an office.
_KINGS = ("king", "sultan", "emperor")
_STYLES = {
    "his majesty": _KINGS,
    "her majesty": ("queen", "empress"),
    "his highness": ("emir", "amir", "sheikh", "crown prince", "prince"),
    "his royal highness": ("crown prince", "prince"),
    "the holy father": ("pope",),
    "the pontiff": ("pope",),
    "his holiness": ("pope",),
}


def described(voices: Voices, words: str, who: Span) -> Voice | None:
    """An office in lower case, with or without its side.
    >>> Chinese Premier Hu Wen met King <name>Juan</name> of Peru. <who>The Peruvian leader</who> said trade grows.
    """
    known = gazetteer()
    low = words.lower()
    if offices := _STYLES.get(low):
        bearers = [person for person in voices.cast.people if not person.titles.isdisjoint(offices)]
        if voices.last_person and voices.last_person.person in bearers:
            return voices.last_person
        if bearers:
            return voices.of(min(bearers, key=lambda person: person.mentions[0]))
        told = next((found for found in voices.cast.titles if fold(found[2]) in offices), None)
        return unnamed(voices, told[2], told[3], who, voices.text[told[0] : told[1]]) if told else None
    if not low.startswith("the "):
        return None
    if person := _by_whole_office(voices, words[4:]):
        return voices.of(person)
    last = low.split(" ")[-3:]
    title = next((t for n in range(len(last)) if (t := " ".join(last[n:])) in known.descriptions), None)
    if title is None:
        return None
    rest = _RANKS.sub("", words[4 : len(words) - len(title)].strip())
    if rest and rest not in known.side_of:
        return None
    side = known.side_of[rest][0] if rest else None
    found = bearer_of(voices, title, side, who)
    if found is None and low == "the host" and voices.last_person:
        return voices.last_person
    if found is None and title not in ("official", "member", "spokesperson", "spokesman", "spokeswoman"):
        return unnamed(voices, title, side, who)
    return found


_RANKS = regex(r"^(?:visiting|senior|top|veteran|leading|then|new|outgoing|incoming)(?: |$)")


def _by_whole_office(voices: Voices, office: str) -> Person | None:
    """The only one whose office the text has written with the very same words: "the MEA spokesperson"."""
    wanted = fold_office(office)
    held = [p for p in voices.cast.people if p.role and wanted == fold_office(p.role)]
    return held[0] if len(held) == 1 and held[0].known else None


def bearer_of(voices: Voices, title: str, side: str | None, who: Span) -> Voice | None:
    """Whom a title alone means: the one of that side; else the text's own, the last speaker, the last named."""
    cast = voices.cast
    if fold(title) in ("head of state", "head of government", "leader"):
        title = ""
    if side:
        person = bearer(cast, title, side) if title else None
        if person is None and title in _DIPLOMAT:
            person = next((p for p in cast.people if p.side == side and _bears(p, title)), None)
        if person is None and (not title or fold(title) in gazetteer().heads):
            person = next((p for p in cast.people if p.side == side and p.known and _may_head(p)), None)
        return voices.of(person) if person else None
    wanted = fold_office(title)
    fits = [person for person in cast.people if person.known and _bears(person, wanted)]
    if not fits:
        # "Vladimir Putin sent greetings. The President noted": a leader whose office the text takes for granted.
        taken = [p for p in cast.people if p.rule == "known_leader" and p.role is None]
        return voices.of(taken[0]) if len(taken) == 1 and wanted in gazetteer().heads else None
    own = [p for p in fits if not p.stated]
    if len(own) == 1:
        return voices.of(own[0])
    if voices.last_person and voices.last_person.person in fits:
        return voices.last_person
    if voices.last_person is None:
        return voices.of(min(fits, key=lambda person: person.mentions[0]))
    near = next((p for p in cast.last_before(who.start) if p in fits), fits[0])
    return voices.of(near)


def _may_head(person: Person) -> bool:
    return person.role is None or fold(person.role) in gazetteer().heads


def unnamed(voices: Voices, title: str, side: str | None, who: Span, spelt: str = "") -> Voice | None:
    """An office in a text that never gives the name: a person by the office alone, as the text spells it.
    >>> The PM spoke. <who>The <name>Prime Minister</name></who> said trade grows.
    >>> The <name>King of Norway</name> came. <who>His Majesty</who> said trade grows.
    """
    words = who.of(voices.text)
    if " and " in words or words[:2].lower() in ("a ", "an"):
        return None
    held = (p for p in voices.cast.people if p.rule == OFFICE_ALONE and fold_office(title) in p.titles)
    person = next((p for p in held if p.side == side or side is None), None)
    if person is None:
        name = spelt or (_LEADING.sub("", words) if side else title)
        role = title[0].upper() + title[1:]
        person = Person(
            name[0].upper() + name[1:], (fold(title),), True, role, side, {fold_office(title)}, rule=OFFICE_ALONE
        )
        voices.cast.add(person)
    person.mentions.append((who.start, who.end))
    person.forms[words] = person.forms.get(words, 0) + 1
    return voices.of(person)


OFFICE_ALONE = "office_alone"
_LEADING = regex(r"^(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur) |[\s,;:]+$")


def _bears(person: Person, title: str) -> bool:
    """Whether somebody holds the office that a title alone names; "" stands for any head of state or government."""
    if not title:
        return not person.titles.isdisjoint(gazetteer().heads)
    if title in _DIPLOMAT:
        return any(office in held for held in person.titles for office in _FOREIGN_MINISTERS)
    return any(form in held for held in person.titles for form in _forms_of_office(title))


def _forms_of_office(title: str) -> tuple[str, ...]:
    """`Foreign minister` and "minister of foreign affairs" are one office.
    >>> Minister of Foreign Affairs <name>Li Ping</name> left. <who>The foreign minister</who> said trade is fair.
    """
    if title.endswith(" minister") and title.count(" ") == 1:
        field = title.removesuffix(" minister")
        return title, f"minister of {field}", f"minister for {field}"
    match = _MINISTER_OF.fullmatch(title)
    return (title, f"{match.group(1)} minister") if match else (title,)


_MINISTER_OF = regex(r"minister (?:of|for) (\w+)(?: affairs)?")


# "The top diplomat stressed": how agencies call a foreign minister next.
_DIPLOMAT = frozenset(("top diplomat", "chief diplomat", "diplomat"))
_FOREIGN_MINISTERS = (
    "foreign minister",
    "foreign affairs",
    "secretary of state",
    "foreign secretary",
    "external affairs",
)


def opening_office(voices: Voices, start: int) -> Person | None:
    """Whom "The spokesperson" at the beginning of a sentence means, if one of the cast bears that office alone."""
    match = _OPENING.match(voices.text, start)
    words = match.group(1).split(" ") if match else []
    for size in range(len(words), 0, -1):
        office = fold_office(" ".join(words[:size]))
        held = [p for p in voices.cast.people if p.role and fold_office(p.role).endswith(office)]
        if held and (
            office in gazetteer().descriptions or gazetteer().tags.get(office) == "T" or len(held) == 1 < size
        ):
            return held[0] if len(held) == 1 else None
    return None


_OPENING = regex(r"The ((?:[\w-]+ ){0,4}[\w-]+)")


def is_office(words: str) -> bool:
    """`the President`, `His Majesty`, `the King of Norway`: an office alone."""
    if fold(words) in _STYLES:
        return True
    first, _, rest = words.partition(" ")
    known, bare = gazetteer(), rest if first.lower() in _POINTERS else words
    if known.tags.get(fold(bare)) == "T" or (bare is rest and bare.lower() in known.descriptions):
        return True
    phrases = read_run(bare)[0]
    return len(phrases) == 1 and not phrases[0].name and (phrases[0].start, phrases[0].end) == (0, len(bare))


_POINTERS = frozenset(("the", "his", "her", "their", "our"))
