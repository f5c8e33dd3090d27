"""Offices without names: whom "the Prime Minister", "the Chinese leader", "the Head of State" mean."""

import re
from bisect import bisect_left

from summitreader.model import Span
from summitreader.parser.lexicon.gazetteer import fold, fold_office, gazetteer
from summitreader.parser.people.cast import Person, bearer
from summitreader.parser.people.names import read_run
from summitreader.parser.speakers.registry import LEAD, Voice, Voices
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
    low = words.lower()
    if offices := _STYLES.get(low):
        bearers = [person for person in voices.cast.people if not person.titles.isdisjoint(offices)]
        if voices.last_person and voices.last_person.person in bearers:
            return voices.last_person
        if bearers:
            return voices.of(min(bearers, key=lambda person: person.mentions[0]))
        told = max(
            (found for found in voices.cast.titles if fold(found[2]) in offices),
            key=lambda found: found[3] is not None,
            default=None,
        )
        return unnamed(voices, told[2], told[3], who, voices.text[told[0] : told[1]]) if told else None
    if low in _HOSTS | _GUESTS and (person := host_or_guest(voices, low)):
        return voices.of(person)
    if "'s " in words or "’s " in words:
        of_the_country = _OF_THE_COUNTRY.match(words)  # "the nation's foreign minister"
        words = of_the_country[1] + words[of_the_country.end() :] if of_the_country else words
        words = _HOUSE_OF.sub(r"\2 of the \1", words)  # "Head of the President's Office"
        words = _POSSESSIVE.sub(" ", words, count=1)  # "Malawi's president-elect"
    pointer, _, rest = words.partition(" ")
    if pointer.lower() in ("the", "our"):
        words = rest
    elif pointer not in gazetteer().side_of:
        return None
    if person := _by_whole_office(voices, words):
        return voices.of(person)
    title, side = _office_of_side(words)
    if title is None:
        return _official_of_a_body(voices, words)
    if pointer.lower() == "our":
        return _of_the_house(voices, title, who)
    found = bearer_of(voices, title, side, who)
    if found is None and title in _ANY_OFFICIAL:
        return _only_one_of(voices, side, words, who)
    return found or unnamed(voices, title, side, who)


_OF_THE_COUNTRY = regex(r"((?:the|that|this) )(?:nation|country|island|republic|kingdom)['’]s (?=[a-z])")
_HOUSE_OF = regex(r"(?<=of the )([A-Z]\w+)['’]s ([A-Z]\w+)$")
_POSSESSIVE = regex(r"(?<=[a-z])['’]s (?=[a-z])")


def _office_of_side(words: str) -> tuple[str | None, str | None]:
    """Return the office in lower case and the side that a few words are: "Chinese leader", "crown prince of Kuwait"."""
    known = gazetteer()
    held, _, of = words.rpartition(" of ")
    side = known.side_of.get(of.removeprefix("the ")) if of else None
    if side and held.lower() in known.descriptions:
        return held.lower(), side[0]
    last = words.lower().split(" ")[-3:]
    title = next((t for n in range(len(last)) if (t := " ".join(last[n:])) in known.descriptions), None)
    rest = _RANKS.sub("", words[: len(words) - len(title or "")].strip()).split(" ")
    size = next((n for n in range(len(rest), 0, -1) if " ".join(rest[:n]) in known.side_of), 0)
    subject = rest[size:] if rest != [""] else []
    if title is None or any(known.tags.get(word.lower()) not in ("P", "M") for word in subject):
        return None, None
    office = " ".join((*subject, title)).lower()
    return office, known.side_of[" ".join(rest[:size])][0] if size else None


# What anybody of a side can be called whom the text has named: "the Latvian official".
_ANY_OFFICIAL = frozenset(
    (
        "official",
        "member",
        "politician",
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "guest",
        "visitor",
        "host",
        "negotiator",
    )
)
_SPEAKING_FOR = frozenset(("spokesperson", "spokesman", "spokeswoman", "member"))


def _only_one_of(voices: Voices, side: str | None, words: str, who: Span) -> Voice | None:
    """Return the only one of a side whom the text has named with an office,
    if no official without a name has spoken.
    """
    named = (p for p in voices.cast.people if p.known and p.role and p.side == side)
    held = [p for p in named if p.mentions and p.mentions[0][0] < who.start]
    if side is None or len(held) != 1 or fold(words) in voices.heard or words.split(" ")[-1] in _SPEAKING_FOR:
        return None
    return voices.of(held[0])


_WHOSE = ("the", "his", "her", "their", "our")
_HOSTS = frozenset(f"{whose} {host}" for whose in _WHOSE for host in ("host", "hostess"))
# "The Palace official disclosed": the spokesperson or the official who has spoken.
_OF_BODY = regex(r"(?:[A-Z][\w-]* ){1,4}(?:official|spokesperson|spokesman|spokeswoman|aide)")
_SPEAKS_FOR = regex(r"\b(?:spokes\w+|press|official|aide|secretary|communications|adviser|advisor)\b", re.I)


def _official_of_a_body(voices: Voices, words: str) -> Voice | None:
    last = voices.last_person
    if last is None or last.person is None or not _OF_BODY.fullmatch(words) or fold(words) in voices.heard:
        return None
    return last if _SPEAKS_FOR.search(last.person.role or "") else None


_GUESTS = frozenset(f"{whose} {guest}" for whose in _WHOSE for guest in ("guest", "visitor"))
_RECEIVES = regex(
    r" (?:received|hosted|welcomed|greeted|is hosting|is receiving|receives|hosts|welcomes)\b"
    r"|(?P<guest> (?:was (?:received|hosted|welcomed|greeted) by|visited|arrived|travelled|paid an?)\b)"
)


def host_or_guest(voices: Voices, low: str) -> Person | None:
    """`the host`, `the guest` among two who meet: told by who receives whom, else by the place in the lead."""
    if met := _met_by_title(voices):
        return met if low in _GUESTS else _who_met(voices, met)
    first: dict[str | None, Person] = {}
    for start, _, person in voices.cast.mentions_in(0, LEAD):
        if person.known and person.role:
            first.setdefault(person.side or person.name, person)
        if len(first) == 1 and start > LEAD:
            break
    if len(first) < 2:
        return None
    one, other = list(first.values())[:2]
    if received := _RECEIVES.search(voices.text, one.mentions[0][1], LEAD):
        host = other if received.group("guest") else one
    else:
        places = [known[0] for place in _IN_PLACE.finditer(voices.text, 0, LEAD) if (known := _placed(place.group(1)))]
        host_side = next((code for code in places if code in (one.side, other.side)), None)
        if host_side is None:
            return None
        host = one if one.side == host_side else other
    guest = other if host is one else one
    return host if low in _HOSTS else guest


def _met_by_title(voices: Voices) -> Person | None:
    """Return the only one of the side that the house met: "Meeting with the Prime Minister of Fiji"."""
    title = _MEETING_WITH.match(voices.text)
    places = _OF_PLACE.finditer(title.group()) if title else ()
    sides = {known[0] for place in places if (known := _placed(place.group(1)))}
    met = [person for person in voices.cast.people if person.known and person.role and person.side in sides]
    return met[0] if len(met) == 1 else None


def _who_met(voices: Voices, guest: Person) -> Person | None:
    """Return whom the lead names beside a guest, with or without an office."""
    named = (person for _, _, person in voices.cast.mentions_in(0, LEAD) if person is not guest)
    return next((p for p in named if (p.known or len(p.words) > 1) and (p.side is None or p.side != guest.side)), None)


_MEETING_WITH = regex(r"(?:Meeting|Talks|Conversation|Working (?:meeting|lunch|breakfast)) with [^\n]+")
_OF_PLACE = regex(r"\b(?:of|the|with) ([A-Z][\w-]*(?: [A-Z][\w-]*)?)")
_IN_PLACE = regex(r"\b(?:in|to|at) ([A-Z][\w-]*(?: [A-Z][\w-]*)?)")


def _placed(words: str) -> tuple[str, str] | None:
    known = gazetteer().side_of
    return known.get(words) or known.get(words.split(" ")[0])


def _of_the_house(voices: Voices, title: str, who: Span) -> Voice | None:
    """`our President`: the one whose side the text takes for granted, else the one named first."""
    fits = [p for p in voices.cast.people if p.known and _bears(p, fold_office(title))]
    own = [p for p in fits if not p.stated] or fits
    if not own:
        return unnamed(voices, title, None, who)
    return voices.of(min(own, key=lambda person: person.mentions[0]))


_RANKS = regex(r"^(?:visiting|acting|interim|senior|top|veteran|leading|then|new|outgoing|incoming)(?: |$)")


def _by_whole_office(voices: Voices, office: str) -> Person | None:
    """Return the only one whose office the text has written with the very same words: "the MEA spokesperson"."""
    wanted = fold_office(office)
    whole = " of " in wanted
    held = [
        p for p in voices.cast.people if p.role and (wanted == fold_office(p.role) or (whole and wanted in p.titles))
    ]
    return held[0] if len(held) == 1 and held[0].known else None


def bearer_of(voices: Voices, title: str, side: str | None, who: Span) -> Voice | None:
    """Return whom a title alone means: the one of that side; else the text's own, the last speaker, the last named."""
    cast = voices.cast
    if fold(title) in ("head of state", "head of government", "leader"):
        title = ""
    if side:
        person = bearer(cast, title, side) if title else None
        if person is None and title:
            person = next((p for p in cast.people if p.side == side and _bears(p, fold_office(title))), None)
        if person is None and (not title or fold(title) in gazetteer().heads):
            person = next((p for p in cast.people if p.side == side and p.known and _may_head(p)), None)
        return voices.of(person) if person else None
    wanted = fold_office(title)
    fits = [person for person in cast.people if person.known and _bears(person, wanted)]
    if title and all(person.stated for person in fits):
        key = wanted, len(fits)
        if key not in voices.met:
            voices.met[key] = _met_by_the_own(voices, wanted, fits)
        met = voices.met[key]
        fits = [person for person in fits if person not in met]
        if met and not fits:
            return unnamed(voices, title, None, who)
    if not fits:
        # "Vladimir Putin sent greetings. The President noted": a leader whose office the text takes for granted.
        taken = [p for p in cast.people if p.rule == "known_leader" and p.role is None]
        return voices.of(taken[0]) if len(taken) == 1 and wanted in gazetteer().heads else None
    # Whom the text names further down only, the office up here does not mean.
    fits = [person for person in fits if person.mentions[0][0] <= who.start] or fits
    own = [p for p in fits if not p.stated]
    if len(own) == 1:
        return voices.of(own[0])
    if voices.last_person and voices.last_person.person in fits:
        return voices.last_person
    if voices.last_person is None:
        return voices.of(min(fits, key=lambda person: person.mentions[0]))
    near = next((p for p in cast.last_before(who.start) if p in fits), fits[0])
    return voices.of(near)


def _met_by_the_own(voices: Voices, wanted: str, fits: list[Person]) -> set[Person]:
    """Return the foreigners of an office whom the text's own leader meets, whom it calls by the bare office."""
    bare = [end for _, end, title, side in voices.cast.titles if side is None and fold_office(title) == wanted]
    mentions = sorted((start, number) for number, person in enumerate(fits) for start, _ in person.mentions)
    met = set()
    for end in bare:
        for start, number in mentions[bisect_left(mentions, (end, 0)) :][:1]:
            if start - end < _ONE_CLAUSE and _MEETS.fullmatch(voices.text, end, start):
                met.add(fits[number])
    return met


_ONE_CLAUSE = 160  # code points
_MEETS = regex(
    r"[^.!?\n]*\b(?:with|to|met|meets|received|hosted|welcomed|called|phoned|thanked|congratulated|counterpart,)"
    r"(?: (?:also|today|the|his|her))* "
)


def _may_head(person: Person) -> bool:
    return person.role is None or _RANKS.sub("", fold(person.role)) in gazetteer().heads


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
        side = side or (voices.cast.house if fold_office(title) in gazetteer().heads else None)
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
    """Return whether somebody holds the office that a title alone names.

    "" stands for any head of state or government.
    """
    if not title:
        return person.is_head()
    if title in _DIPLOMAT:
        return any(office in held for held in person.titles for office in _FOREIGN_MINISTERS)
    if title in _FOREIGN_MINISTERS and not _DIPLOMAT.isdisjoint(person.titles):
        return True
    if _HEADS.get(title) in person.titles:
        return True
    return any(form in held for held in person.titles for form in _forms_of_office(title))


# What somebody whom the text introduces as "head of state" may be called next.
_HEADS = dict.fromkeys(("president", "king", "queen", "emir", "sultan"), "head of state") | dict.fromkeys(
    ("prime minister", "premier", "chancellor", "taoiseach"), "head of government"
)


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
    """Return whom "The spokesperson" at the beginning of a sentence means,
    if one of the cast bears that office alone.
    """
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
    known, bare = gazetteer(), rest if first.lower() in _WHOSE else words
    if known.tags.get(fold(bare)) == "T" or (bare is rest and bare.lower() in known.descriptions):
        return True
    phrases = read_run(bare)[0]
    return len(phrases) == 1 and not phrases[0].name and (phrases[0].start, phrases[0].end) == (0, len(bare))
