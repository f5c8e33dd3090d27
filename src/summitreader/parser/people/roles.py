"""Roles and sides: what the words around a name say of the person, beyond the title in front of it."""

import re
from itertools import pairwise

from summitreader.model import Block
from summitreader.parser.lexicon.gazetteer import fold, fold_office, gazetteer
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.people.attendees import find_attendees, find_kin
from summitreader.parser.people.cast import Cast, Person, bearer
from summitreader.parser.people.sides import find_sides_of_colleagues, find_sides_of_leaders
from summitreader.parser.text.lazy_regex import regex


def learn_roles(cast: Cast, blocks: tuple[Block, ...]) -> None:
    """Give each person the role, side and kin that the text tells somewhere. Expects the mentions to be indexed."""
    _shared_offices(cast)
    _appositions(cast)
    _told_by_verb(cast)
    _offices_before(cast)
    _signatures(cast, blocks)
    _offices_behind(cast)
    _descriptions(cast)
    find_kin(cast)
    _sides_before(cast)
    _counterparts(cast)
    find_sides_of_leaders(cast, blocks)
    find_sides_of_colleagues(cast)
    _titles_alone(cast)
    _pairs(cast)
    find_attendees(cast)


_OF_SIDE = regex(r" of (?:the )?(?P<side>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})")
_NEXT = regex(r"(?:, and|,| and) (?:the )?")


def _shared_offices(cast: Cast) -> None:
    """`Presidents Ana Ruiz of Peru, Juan Soto of Chile and Eva Lima`: an office in the plural is that of all."""
    for end, title in cast.shared:
        people: list[tuple[Person, str | None]] = []
        person = cast.mention_ending_at(end)
        while person:
            of = _OF_SIDE.match(cast.text, end, end + 60)
            people.append((person, _place(of.group("side")) if of else None))
            following = _NEXT.match(cast.text, of.end() if of else end)
            start = following.end() if following else -1
            person = next(iter(cast.mentioned_in(start, start + 1)), None)
            end = next((stop for begin, stop in person.mentions if begin == start), start) if person else start
        for person, side in people if len(people) > 1 else ():
            person.known, person.role = True, person.role or title
            person.titles.add(fold_office(title))
            if side and not person.stated:
                person.side, person.stated = side, True


_BETWEEN = regex(r",? ?(?:the |a |an )?$|,? who is (?:the |also )?$")
_IS = regex(r" is (?:the |also |now )*$| (?:the )?$")


def _told_by_verb(cast: Cast) -> None:
    """`Krumins is the President of Latvia and Markou the President of Cyprus`: an office behind the verb."""
    for start, _, title, side in cast.titles:
        before = cast.mention_before(start) if side else None
        if before is None or start - before[1] > len(" is also the ") or not _IS.fullmatch(cast.text, before[1], start):
            continue
        gapped = " is " not in cast.text[before[1] : start]
        if gapped and not _GAPPED.search(cast.text, max(0, before[0] - 80), before[0]):
            continue
        person = before[2]
        person.known, person.role = True, person.role or title
        person.titles.add(fold_office(title))
        if not person.stated:
            person.side, person.stated = side, True


# "... is the President of Latvia and" leads up to a second one without its verb.
_GAPPED = regex(r" is (?:the |an? )[^.;\n]{3,60} and $")


def _appositions(cast: Cast) -> None:
    """`Dmytro Kuleba, Minister of Foreign Affairs of Ukraine`: a title after the name.

    Also signature lines, where the name stands on a line and the office on the next.
    """
    ends = {end: person for person in cast.people for _, end in person.mentions}
    begins = {start for start, *_ in cast.titles}
    finished = {end for _, end, *_ in cast.titles}
    starts = {start: end for person in cast.people for start, end in person.mentions}
    for start, end, title, side in cast.titles:
        for gap in (1, 2, 6, 5):
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
                if person.role is None or (fold(person.role) in _STYLES and fold(title) in gazetteer().heads):
                    person.role = title
                person.titles.add(fold_office(title))
                if side and not person.stated:
                    person.side, person.stated = side, True


def _offices_before(cast: Cast) -> None:
    """`The First Lady, Diana Ray`, `Crown Prince and Prime Minister Salman`: a title that waits for its name."""
    starts = {start: person for person in cast.people for start, _ in person.mentions}
    for start, end, title, side in cast.titles:
        article = bool(_WAITING.search(cast.text, max(0, start - 6), start))
        person = starts.get(end + (2 if article else 5))
        if person is None or (cast.text[end : end + 2] != ", " and cast.text[end : end + 5] != " and "):
            continue
        if article and person.role is None and len(person.words) > 1:
            person.role, person.known = title, True
        elif not article and person.role and fold(title) in gazetteer().heads:
            person.role = f"{title} and {person.role}"
        else:
            continue
        person.titles.add(fold_office(title))
        if side and not person.stated:
            person.side, person.stated = side, True


# What stands before an office that waits for its name: "The", a comma, the beginning of a sentence.
_WAITING = regex(r"(?:^|\n|\b(?:[Tt]he|[Hh]is|[Hh]er) |, (?:and )?(?:the )?|[.”] )$")
_BEHIND = regex(
    r", (?:the |an? )?(?!who|which|where|when)(?P<office>(?:[\w.’'-]+ ){0,4}?(?P<noun>[a-z][a-z-]+))"
    r"(?P<of>(?: (?:of|for|at|in) (?:(?! who| that| which)[^,.;()\n]){2,70})?)(?=[,.;\n]| \(| who| that| which| and)"
)


def _offices_behind(cast: Cast) -> None:
    """`Ann Lee, director of the gallery`, `Lavrov, minister of Foreign Affairs of Russia`: an office in lower case."""
    known = gazetteer()
    for person in cast.people:
        if person.role or len(person.words) < 2:
            continue
        for _, end in person.mentions[:2]:
            match = _BEHIND.match(cast.text, end, end + 140) if cast.text[end : end + 2] == ", " else None
            if not match or match.group("noun") not in known.descriptions:
                continue
            of = match.group("of")
            place = next((n for n in range(len(of)) if of.startswith(" of ", n) and _place(of[n + 4 :])), None)
            person.known = True
            person.role = match.group("office") + (of if place is None else of[:place])
            person.titles |= {fold(person.role), match.group("noun")}
            side = _place(of[place + 4 :]) if place is not None else _place(match.group("office").split(" ")[0])
            if side and not person.stated and person.rule != "known_leader":
                person.side, person.stated = side, True
            break


def _place(words: str) -> str | None:
    """The side whose name (or adjective) a few words are."""
    found = gazetteer().side_of.get(re.sub(r"['’]s$", "", words.removeprefix("the ")).replace("’", "'"))
    return found[0] if found else None


# Styles that give way to an office: "Sheikh Tamim, Amir of Qatar".
_STYLES = frozenset(("sheikh", "prince", "general", "lord", "lady", "captain", "professor", "member", "senator"))


def _signatures(cast: Cast, blocks: tuple[Block, ...]) -> None:
    """Names on one line and their offices on the next, in the same order, as instruments are signed."""
    titles = {start: (end, title) for start, end, title, _ in cast.titles}
    for line, below in pairwise(blocks):
        at, found = below.span.start, []
        while at in titles:
            end, title = titles[at]
            found.append(title)
            at = end + 1
        people = cast.mentioned_in(line.span.start, line.span.end) if found and at > below.span.end else []
        if len(people) == len(found):
            for person, title in zip(people, found, strict=True):
                person.role, person.known = person.role or title, True
                person.titles.add(fold_office(title))


_SMALL = frozenset(
    re.split(
        " ",
        "the a an of and or to by in on as with for from that said told says when while but his her their its our"
        " former then where who met is was about against between after before like including under over into than"
        " named called asked",
    )
)


def _is_no_office(word: str) -> bool:
    """Whether a word that leads up to an office is none of it: "commented AU chairman", "the league's secretary"."""
    return word.endswith(("ing", "'s", "’s")) or word in lexicon().finite


def _without_side(office: str) -> tuple[str, str | None]:
    """An office without the side in front of it, and that side: "United States president" is the president."""
    sides, words = gazetteer().side_of, office.split(" ")
    size = next((n for n in range(len(words) - 1, 0, -1) if " ".join(words[:n]) in sides), 0)
    return " ".join(words[size:]), sides[" ".join(words[:size])][0] if size else None


def _describes(word: str) -> bool:
    """Whether a word before "spokesperson" belongs to the office: "foreign ministry", not "said the"."""
    return word.isalpha() and word.islower() and word not in _SMALL


def _names_a_body(word: str) -> bool:
    """Whether a word before "spokesperson" may be part of a body's name: "State Department"."""
    return word.isalpha() and word[0].isupper() and word.lower() not in _SMALL and word not in gazetteer().side_of


_COUNTERPART = regex(
    r"(?:his|her|its|their) (?:(?P<side>[A-Z][\w.]*(?: [A-Z]\w*)?) )?(?:counterpart|colleague|opposite number),? $"
)
_COUNTERPARTS = (" counterpart", " colleague", " opposite number")


def _counterparts(cast: Cast) -> None:
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
    if side and not people[0].stated:
        people[0].side, people[0].stated = side[0], True


def _descriptions(cast: Cast) -> None:
    """`the DPRK leader Kim Jong-Un`, `team member Rodaba Noori`: what stands in lower case before a name."""
    known = gazetteer()
    words = known.descriptions
    for person in cast.people:
        if person.role:
            continue
        for start, _ in person.mentions[:3]:
            before = cast.text[max(0, start - 60) : start].split(" ")[-6:-1]
            size = next((n for n in (1, 2, 3) if n <= len(before) and " ".join(before[-n:]) in words), 0)
            if cast.text[start - 1 : start] != " " or not size:
                continue
            first = len(before) - size
            while first and (_describes(before[first - 1]) or _names_a_body(before[first - 1])):
                first -= 1
            while first < len(before) - size and _is_no_office(before[first]):
                first += 1
            person.known = True
            person.role, side = _without_side(" ".join(before[first:]))
            if side and not person.stated:
                person.side, person.stated = side, True
            person.titles |= {before[-1], " ".join(before[-2:]), " ".join(before[-size:])}
            whose = re.sub(r"['’]s$", "", before[first - 1]) if first else ""
            if whose in known.side_of and not person.stated:
                person.side, person.stated = known.side_of[whose][0], True
            break


# "the new ambassador of Laos Ann Lee", "Peru’s new Ambassador Ann Lee"
_SIDE_BEFORE = regex(
    r"(?:\b(?P<office>[a-z-]+) of (?:the )?(?P<of>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})"
    r"|(?P<whose>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})['’]s?"
    r"(?: (?:new|newly-\w+|first|top|outgoing|incoming|former|acting|current|visiting|then)){0,2}) $"
)


# "the spokesperson for the Egyptian Presidency Ann Lee"
_OF_A_BODY = regex(r"\b(?P<office>[a-z]+) for (?:the )?(?P<body>[A-Z][\w-]*(?: [A-Z][\w-]*){0,4}) $")


# How the word before a name ends where a side owns the office: "Peru’s new Ambassador". Most names stand elsewhere.
_OWNING = (
    "'s",
    "’s",
    "s'",
    "s’",
    "new",
    "first",
    "top",
    "going",
    "coming",
    "former",
    "acting",
    "current",
    "then",
    "ed",
)


def _sides_before(cast: Cast) -> None:
    """`Peru’s new Ambassador Ann Lee`: the side that stands in front of an office."""
    words = gazetteer().descriptions
    for person in cast.people:
        for start, _ in person.mentions[:3] if person.side is None else ():
            last = cast.text[max(0, start - 24) : start - 1].rpartition(" ")[2]
            if not (last[:1].isupper() or last.endswith(_OWNING)):
                continue
            before = cast.text[max(0, start - 80) : start]
            body = _OF_A_BODY.search(before) if person.role is None and " for " in before else None
            if body and body.group("office") in words:
                person.role, person.known = body.group().strip(), True
                person.side, person.stated = _place(body.group("body").split(" ")[0]), True
                break
            match = _SIDE_BEFORE.search(before) if " of " in before or "'s" in before or "’s" in before else None
            side = _place(match.group("of") or match.group("whose")) if match else None
            if match and side and (match.group("whose") or match.group("office") in words):
                person.side, person.stated, person.known = side, True, True
                person.role = person.role or match.group("office")
                break


_PAIR = regex(r"\b(?:two|both) (presidents|prime ministers|foreign ministers|defen[cs]e ministers)\b", re.I)


def _pairs(cast: Cast) -> None:
    """`the two presidents` tell the office of the one who is named without it."""
    without = [p for p in cast.people if p.known and p.role is None and p.rule == "known_leader"]
    if len(without) == 1 and (match := _PAIR.search(cast.text)):
        title = match.group(1)[:-1].title()
        if sum(p.role is not None and fold(p.role) == fold(title) for p in cast.people) == 1:
            without[0].role = title
            without[0].titles.add(fold_office(title))


def _titles_alone(cast: Cast) -> None:
    """`the Russian President`: a title without a name means the person of that side who bears it."""
    for start, end, title, side in cast.titles:
        if side and (person := bearer(cast, title, side)):
            begin = start - 4 if cast.text[max(0, start - 4) : start].lower() == "the " else start
            person.mentions.append((begin, end))
            words = cast.text[begin:end]
            person.forms[words] = person.forms.get(words, 0) + 1
            person.titles.add(fold_office(title))
            if person.role is None:
                person.role = title
    for person in cast.people:
        person.mentions.sort()
