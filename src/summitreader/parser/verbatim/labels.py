"""Labels: who takes the floor, told before a colon at the beginning of a line or inside one flattened paragraph.

A label proves itself by an office, by a person of the text or by coming again; a lead-in of a list does none of these.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from summitreader.model import Block, Span
from summitreader.parser.lexicon.gazetteer import fold, gazetteer
from summitreader.parser.lexicon.genre_words import genre_words
from summitreader.parser.lexicon.reporting_verbs import lexicon
from summitreader.parser.people.cast import Cast, Person, meant_by
from summitreader.parser.people.names import NamePhrase, phrases_in
from summitreader.parser.text.lazy_regex import regex
from summitreader.parser.verbatim.flattened import Candidate, inline_labels
from summitreader.parser.verbatim.hansard import hansard_labels
from summitreader.parser.verbatim.holders import Label, held
from summitreader.parser.verbatim.naming import (
    as_written,
    entered,
    is_slip,
    learn,
    mention,
    office_in,
    person_of,
)
from summitreader.parser.verbatim.sites import office_of_the_site


def find_labels(text: str, blocks: tuple[Block, ...], cast: Cast, publisher: str | None = None) -> list[Label]:
    """Return all labels, sorted by place, none inside another; `publisher` is whose site the text is from."""
    lines = list(_without_slips(list(_lines(text)))) if ":" in text else []
    found = [*_of_people(text, blocks, cast), *_questions(text)]
    sure, unsure = _parted(lines, cast, Counter(one.words for one in lines))
    inline = list(inline_labels(text, Counter(one.words for one in sure)))
    found += [_label_of(cast, one) for one in (*sure, *inline, *hansard_labels(text))]
    if len(found) > 1:
        known = {label.person for label in found if label.person}
        found += [_label_of(cast, one) for one in unsure if _in_company(cast, one.words, known)]
        found += _askers(text, blocks, {label.words.of(text) for label in found})
    found.sort(key=lambda label: label.words.start)
    kept: list[Label] = []
    for label in found:
        if label.name.lower() in _NO_CALLERS:
            continue
        if not kept or label.words.start >= kept[-1].colon.end:
            kept.append(label)
    for person in dict.fromkeys(label.person for label in kept if label.person):
        if len(person.words) > 1 and _only_of_kin(text, person):
            person.name = person.name.rpartition(" ")[2]
            kept = [label._replace(name=person.name) if label.person is person else label for label in kept]
    site = office_of_the_site("", publisher) if publisher and kept else None
    return held(text, blocks, cast, kept, site)


def _without_slips(lines: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, one that is misspelt once by the words of the one that comes again: "PRIME MINSITER"."""
    times = Counter(one.words for one in lines)
    often = [words for words, count in times.items() if count > 2 and len(words) > 4]
    for one in lines:
        sheet, _, rest = one.words.partition(" ")
        if sheet in _SHEETS and (times[rest] > 1 or office_in(rest)):
            yield one._replace(words=rest)
            continue
        once = times[one.words] == 1
        meant = next((words for words in often if _misspells(one.words, words)), None) if once else None
        yield one._replace(words=meant) if meant else one


_SHEETS = frozenset(("TEL", "FAX"))  # what a telefax printed in front of a page's first label


def _misspells(label: str, other: str) -> bool:
    """Return whether a label is another but for a slip in one long word: "MS. RUIZ" is not "MR. RUIZ"."""
    differing = [pair for pair in zip(label.split(), other.split(), strict=False) if pair[0] != pair[1]]
    same_length = label.count(" ") == other.count(" ")
    return same_length and len(differing) == 1 and len(differing[0][0]) > 4 and is_slip(*differing[0])


_CAPITAL_WORD = r"[^\W\d_a-z][\w.’'&/-]*"
_SMALL_WORD = r"(?:of|the|and|for|to|in|at|de|di|da|van|von|der|den|bin|al|el|la|le|y|from)"
_ASIDE = r"(?: ?[(\[][^()\[\]\n]{0,90}[)\]]){0,2}"
# "-3 PM:", "4 Q.": the page of a typed transcript, whose foot was run into its text.
_PAGE = r"(?:[-–]? ?\d{1,2}[-–.]? +)?"
_LINE = regex(
    rf"^{_PAGE}[\"“]?(?P<name>{_CAPITAL_WORD}(?:,? (?:{_SMALL_WORD}(?= )|{_CAPITAL_WORD})){{0,15}})(?P<aside>{_ASIDE})"
    r" ?(?P<colon>:)(?=\s|[A-Z“\"‘(\[])",
    re.M,
)


def _lines(text: str) -> Iterator[Candidate]:
    for match in _LINE.finditer(text):
        start, aside = match.start("name"), match.group("aside").strip(" ([])")
        name, _, office = match.group("name").partition(", ")
        if not office or aside or " " not in name or not office_in(office) or office_in(name):
            name, office = match.group("name"), aside  # not "Ana Ruiz, President of Peru:"
        yield Candidate(name, Span(start, start + len(name)), Span(*match.span("colon")), office)


def _parted(lines: list[Candidate], cast: Cast, often: Counter[str]) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates that prove themselves, and those that only company makes labels."""
    sure: list[Candidate] = []
    unsure: list[Candidate] = []
    for one in lines:
        (sure if _proves_itself(one, cast, often[one.words]) else unsure).append(one)
    return sure, unsure


def _proves_itself(one: Candidate, cast: Cast, times: int) -> bool:
    low = one.words.lower()
    if low in genre_words().callers:
        return one.words.isupper() or times > 1
    if one.aside and office_in(one.aside):
        return True
    if one.words.isupper():
        few = one.words.count(" ") < 6
        return (
            few
            and len(low) > 1
            and low not in _NO_CALLERS
            and (times > 1 or office_in(one.words) or _surname_of(cast, one.words) is not None)
        )
    written = _in_full(cast, one.words)
    named = _named(written)
    if written != one.words and named and not one.words.isupper():
        return True
    if named is None or named.end < len(written):
        return False
    return named.title is not None or (times > 1 and (named.gender is not None or len(named.name) > 1))


# What stands above old releases: no names.
_NO_CALLERS = frozenset(
    ("for press", "e & oe", "e&oe", "e", "tel", "fax", "subject", "subjects", "note", "source", "re", "i", "i'")
)


def _in_company(cast: Cast, words: str, known: set[Person]) -> bool:
    """Return whether words before a colon are a label among others: capitals, "Question", "Ana Ruiz" who has others."""
    if words.isupper() or words.lower() in genre_words().callers:
        return True
    words = _in_full(cast, words)
    named = _named(words)
    return named is not None and named.end == len(words) and person_of(cast, named) in known


def _surname_of(cast: Cast, words: str) -> Person | None:
    """Return the one person of the text whose family name a label in capitals is."""
    people = meant_by(cast, fold(words.split(" ")[-1]))
    return people[0] if len(people) == 1 else None


def _in_full(cast: Cast, words: str) -> str:
    """Return a label in the case of names, its office in full and without lost spaces: "P.M. RUIZ"."""
    written = as_written(words)
    if short := _SHORT_OFFICE.match(written):
        return _SHORT_OFFICES[short.group(1).lower()] + written[short.end(1) :]
    return _unglued(cast, written)


_SHORT_OFFICES = {
    "pres.": "President",
    "p.m.": "Prime Minister",
    "min.": "Minister",
    "min": "Minister",
    "chanc.": "Chancellor",
}
_SHORT_OFFICE = regex(r"(Pres\.|P\.M\.|Min\b\.?|Chanc\.)(?= [A-Z])", re.I)
_GLUED = regex(r"(?<=[a-z])(?=of [A-Z])|(?<=[a-z])(?=[A-Z][a-z]{2})")
_GLUED_OFFICE = regex(r"(President|Primeminister|Chancellor|Premier|Minister)([a-z]{3,})?(?=$| [A-Z])")


def _unglued(cast: Cast, words: str) -> str:
    """Return a label with the spaces that were lost, where it then names one of the cast: "AnaRuiz"."""
    parted = _GLUED.sub(" ", words)
    if glued := _GLUED_OFFICE.match(words):
        office = glued.group(1).replace("Primeminister", "Prime Minister")
        parted = f"{office} {(glued.group(2) or '').capitalize()}{words[glued.end() :]}".replace("  ", " ")
    named = _named(parted) if parted != words else None
    whole = named and (len(named.name) > 1 or named.title)
    return parted if named and whole and person_of(cast, named) else words


def _named(words: str) -> NamePhrase | None:
    """Return the person whom a label names."""
    phrases = phrases_in(words)
    named = next((phrase for phrase in reversed(phrases) if phrase.name), None)
    return named or (_behind_a_house(words) if phrases and phrases[0].start == 0 else None)


def _behind_a_house(words: str) -> NamePhrase | None:
    """Return the person at the end of a label whose office is of a house that no list has.

    "Acting Governor of Yaroslavl Region Dmitry Mironov": the given name tells where the house ends.
    """
    office, given, family = ([*words.rsplit(" ", 2), "", ""])[:3]
    person = next(iter(phrases_in(f"{given} {family}")), None) if " of " in office else None
    if person is None or person.gender is None or len(person.name) < 2:
        return None
    start = len(office) + 1
    return person._replace(start=0, end=len(words), name_start=start, title=office)


def _label_of(cast: Cast, one: Candidate) -> Label:
    """Return the label with the person whom it means."""
    words = _in_full(cast, one.words)
    named = _named(words)
    person = (person_of(cast, named) or _new_person(cast, named, one.aside)) if named else None
    if named and person:
        mention(person, one.span, one.words)
        learn(person, named.title, named.side)
        if told := next((phrase for phrase in phrases_in(one.aside) if phrase.title), None):
            behind = gazetteer().side_of.get(one.aside.rpartition(", ")[2])  # "(Prime Minister, Belize)"
            learn(person, told.title, told.side or (behind[0] if behind else None))
    return Label(one.span, one.colon, person, person.name if person else words)


_KIN = "mother|father|wife|husband|son|daughter|sister|brother|grandmother|grandfather|aunt|uncle"
_MY_KIN = regex(rf"\bmy (?:\w+ ){{0,2}}(?:{_KIN}),? (?:(?:Dr|Mr|Mrs|Ms)\.? )?$")
_BACK = 60  # code points


def _only_of_kin(text: str, person: Person) -> bool:
    """Return whether a whole name is only that of the speaker's kin: "my mother, Dr. Eva Ruiz" in the turn of Ruiz."""
    whole = [start for start, end in person.mentions if person.name in text[start:end]]
    return bool(whole) and all(_MY_KIN.search(text, max(0, start - _BACK), start) for start in whole)


def _new_person(cast: Cast, named: NamePhrase, aside: str) -> Person | None:
    """Return a person whom only labels name; nobody where a label in capitals is one bare word."""
    told = len(named.name) > 1 or named.title or named.gender or aside
    return entered(cast, named, "label") if told else None


_COLON_FIRST = frozenset(":([")
_COLON = regex(rf"{_ASIDE} ?(:)(?=[ \xa0\n])")
_SENTENCE_END = frozenset('.!?>*”"’)]…')


def _of_people(text: str, blocks: tuple[Block, ...], cast: Cast) -> Iterator[Label]:
    """`President of Russia Vladimir Putin (retranslated):` wherever a sentence may begin."""
    if ": " not in text and ":\n" not in text and ":\xa0" not in text:
        return
    begins = {block.span.start for block in blocks}
    for person in cast.people:
        labels = [
            (pair, colon)
            for pair in person.mentions
            if text[pair[1] : pair[1] + 2].strip(" ")[:1] in _COLON_FIRST
            and (colon := _COLON.match(text, pair[1], pair[1] + 80))
        ]
        led = any(_behind_an_office(text, pair[0]) for pair, _ in labels)
        if len(labels) < 2 and not person.known and not led:
            continue
        for (start, end), colon in labels:
            at_line = start in begins or text[start - 1 : start] == "\n" or _behind_an_office(text, start)
            titled = person.role is not None or end - start > len(person.name) or len(person.words) > 1
            after = text[max(0, start - 2) : start].strip()[-1:]
            opens = after in _SENTENCE_END or bool(_OPENING.search(text, max(0, start - 16), start))
            if text[colon.end() : colon.end() + 2].strip()[:1].isdigit():
                continue  # "Hillary Clinton: 1,769" counts votes
            if at_line or (titled and opens and _floor_taken(text, colon.end())):
                line = text.rfind("\n", max(0, start - _LONGEST), start) + 1
                first = line if line and _behind_an_office(text, start) else start
                learn(person, text[first:start].strip() or None, None)
                yield Label(Span(first, end), Span(*colon.span(1)), person, person.name)


_LONGEST = 110  # code points of an office before a name


_STOPPED = regex(r"[.:;!?]")


def _behind_an_office(text: str, start: int) -> bool:
    """Return whether a line begins with an office that leads to the name:
    "President of the entity of Bosnia Ana Ruiz", "Test-diver of the Suva Dive Centre Ana Ruiz".
    """
    first = text.rfind("\n", max(0, start - _LONGEST), start) + 1
    words = text[first:start].split(" ") if first and not _STOPPED.search(text, first, start) else []
    office, known = [fold(word) for word in words[:_FRONT]], gazetteer()
    if len(words) < 3:
        return False
    if any(known.tags.get(" ".join(office[:size])) == "T" for size in (1, 2, 3)):
        return True
    told = any(word.rpartition("-")[2] in known.occupations for word in office)
    return told and not any(word in lexicon().finite for word in words)


_FRONT = 5  # words in which an office is told: "World’s first woman cosmonaut Ana Ruiz"


# "Beginning of the talks President of Peru Ana Ruiz: ..."
_OPENING = regex(
    r"(?:^|\n)[-–]? ?\d{1,2}[-–.]? $"
    r"|\b(?:talks|meeting|conference|format|statements|summit|ceremony|negotiations|consultations|session|conversation"
    r"|call) $"
)


_GOES_ON = (" (continued)", " (Continued)", " ( continued)")


def _floor_taken(text: str, at: int) -> bool:
    """Return whether what follows a colon begins as speech does: a capital, no list and no quotation."""
    return text[at : at + 2].strip()[:1].isupper() or text.startswith(_GOES_ON, at)


_Q = regex(rf"^{_PAGE}[\"“]?(?P<name>Q(?=[ \xa0]{{2,}}|[ \xa0][A-Z])|[QA](?=[:.]\s))(?P<stop>[:.])?", re.M)
_Q_INSIDE = regex(r"(?<=[.?!…”\")\]] )(?P<name>Q)(?P<stop>\.)(?= [A-Z])")


def _questions(text: str) -> Iterator[Label]:
    """`Q    Thank you`, `Q.`, `A:` at the beginning of a line, `Q.` also inside one, where they come again."""
    found = list(_Q.finditer(text))
    if " Q. " in text:
        found = sorted([*found, *_Q_INSIDE.finditer(text)], key=lambda match: match.start("name"))
    often = Counter(match.group("name") for match in found)
    for match in found:
        name = match.group("name")
        if often[name] > 1 or name == "Q":
            stop = "stop" if match.group("stop") else "name"
            yield Label(Span(*match.span("name")), Span(*match.span(stop)), None, name)


_ANY = regex(r"[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,4}(?= ?:\s)")


def _askers(text: str, blocks: tuple[Block, ...], known: set[str]) -> Iterable[Label]:
    """`Bloomberg: Will there be another round?`: those who ask once, where others have labels that come again."""
    for block in blocks:
        match = _ANY.match(text, block.span.start, block.span.end)
        if match and match.group() not in known and (text[block.span.end - 1] in '?”"' or _full_name(match.group())):
            colon = text.index(":", match.end())
            yield Label(Span(*match.span()), Span(colon, colon + 1), None, match.group())


def _full_name(words: str) -> bool:
    """`Alex Berg:` among labels that come again."""
    first, _, rest = words.partition(" ")
    return bool(rest) and fold(first) in gazetteer().gender
