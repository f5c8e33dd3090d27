"""Who the article is about: every person with fullest name, role, side and all mentions.

A name counts as a person where something says so: a title, an honorific, a word of kinship, a known leader, or, later,
that they speak. Names are gathered once per form of words, so that the cost grows with the text, not with its people.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from summitreader.model import Block, Span
from summitreader.parse.gazetteer import Gender, fold, gazetteer, name_words
from summitreader.parse.names import Phrase, find_runs, read_run

NameWords = tuple[str, ...]

_PARTICLES_OF_FATHERS = {"bin", "ibn", "bint", "da", "das", "dos"}


@dataclass(slots=True, eq=False)
class Person:
    """A person while the cast is being gathered; `words` are the fullest name's, folded."""

    name: str
    words: NameWords
    known: bool = False
    role: str | None = None
    side: str | None = None
    stated: bool = False
    gender: Gender | None = None
    rule: str = "titled_name"
    forms: dict[str, int] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The word a text uses next, as far as the name alone tells."""
        return short_word(self.words, self.side)


@dataclass(slots=True)
class Cast:
    """All persons, and what is needed to find whom a form of words means.

    `at` are the starts of all mentions of persons, sorted, `who_at` the person at each.
    """

    text: str
    people: list[Person] = field(default_factory=list)
    by_word: dict[str, list[Person]] = field(default_factory=dict)
    titles: list[tuple[int, int, str, str | None]] = field(default_factory=list)
    loose: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    forms_of_sides: dict[str, dict[str, int]] = field(default_factory=dict)
    at: list[int] = field(default_factory=list)
    who_at: list[Person] = field(default_factory=list)
    end_at: list[int] = field(default_factory=list)

    def side_name(self, code: str) -> str:
        """The side's name as the text itself writes it, where it does."""
        return name_of_side(code, self.forms_of_sides.get(code, {}))

    def mentioned_in(self, start: int, end: int) -> list[Person]:
        """Persons with a mention that begins in the range, in order."""
        low, high = bisect_left(self.at, start), bisect_left(self.at, end)
        return self.who_at[low:high]

    def mentions_in(self, start: int, end: int) -> Iterable[tuple[int, int, Person]]:
        """Mentions that begin in the range: start, end, person."""
        low, high = bisect_left(self.at, start), bisect_left(self.at, end)
        return zip(self.at[low:high], self.end_at[low:high], self.who_at[low:high], strict=True)

    def last_before(self, position: int) -> Iterable[Person]:
        """Persons mentioned before a position, the nearest first."""
        for index in range(bisect_left(self.at, position) - 1, max(-1, bisect_left(self.at, position) - 40), -1):
            yield self.who_at[index]


def find_people(text: str, blocks: tuple[Block, ...]) -> Cast:
    """The cast of an article. Linear in the length of the text."""
    cast = Cast(text)
    named: dict[NameWords, list[tuple[Phrase, list[int]]]] = {}
    for run, starts in _runs(text, blocks).items():
        phrases, sides = read_run(run)
        for code, letter, start, end in sides:
            if letter == "C":
                forms = cast.forms_of_sides.setdefault(code, {})
                forms[run[start:end]] = forms.get(run[start:end], 0) + len(starts)
        for phrase in phrases:
            if phrase.name:
                named.setdefault(name_words(phrase.name), []).append((phrase, starts))
            elif phrase.title:
                cast.titles += [(s + phrase.start, s + phrase.end, phrase.title, phrase.side) for s in starts]
    _gather(cast, named)
    cast.titles.sort()
    index_mentions(cast)
    _appositions(cast)
    _signatures(cast, blocks)
    _kin(cast)
    _descriptions(cast)
    _sides_of_leaders(cast)
    _titles_alone(cast)
    _pairs(cast)
    index_mentions(cast)
    return cast


def _runs(text: str, blocks: Iterable[Block]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for block in blocks:
        for match in find_runs(text, block.span.start, block.span.end):
            found.setdefault(match.group(), []).append(match.start())
    return found


def short_word(words: NameWords, side: str | None) -> str:
    """The word by which a text calls a person next: the family name, by the order of names that the side uses."""
    known = gazetteer()
    if side and known.sides[side].family_first:
        return words[0]
    return words[-1]


def name_of_side(code: str, used: dict[str, int]) -> str:
    """The side's usual name, or the text's own where it uses another.

    >>> name_of_side("KR", {"South Korea": 3}), name_of_side("CN", {"People's Republic of China": 1})
    ('South Korea', 'China')
    """
    side = gazetteer().sides[code]
    words = set(fold(side.name).split())
    spelt = {form: n for form, n in used.items() if not form.isupper()}
    if side.name in used or not spelt or any(words <= set(fold(form).split()) for form in spelt):
        return side.name
    return max(spelt, key=lambda form: (spelt[form], form))


def index_mentions(cast: Cast) -> None:
    """Rebuild the table of who is mentioned where."""
    rows = sorted((start, end, n) for n, person in enumerate(cast.people) for start, end in person.mentions)
    cast.at = [start for start, _, _ in rows]
    cast.end_at = [end for _, end, _ in rows]
    cast.who_at = [cast.people[n] for _, _, n in rows]


def _gather(cast: Cast, named: dict[NameWords, list[tuple[Phrase, list[int]]]]) -> None:
    """Persons from names: full names first, then the short forms that mean them."""

    def first(words: NameWords) -> int:
        return min(starts[0] + phrase.start for phrase, starts in named[words])

    single: list[NameWords] = []
    for words in sorted(named, key=lambda words: (-len(words), first(words))):
        if len(words) == 1:
            single.append(words)
            continue
        person = next(
            (p for word in (words[-1], words[0]) for p in cast.by_word.get(word, ()) if same(p.words, words)), None
        )
        person = person or _new_person(cast, words)
        for phrase, starts in named[words]:
            add_mentions(person, phrase, starts)
    for person in cast.people:
        person.mentions.sort()
    for words in single:
        people = meant_by(cast, words[0])
        for phrase, starts in named[words]:
            if not people and not (phrase.title or phrase.gender):
                cast.loose.setdefault(words[0], []).extend((s + phrase.start, s + phrase.end) for s in starts)
                continue
            if not people:
                people = [_new_person(cast, words)]
            _spread(people, phrase, starts)
    for person in cast.people:
        person.mentions.sort()
        if person.name.isupper() and len(person.name) > 3:
            person.name = person.name.title()


def _new_person(cast: Cast, words: NameWords) -> Person:
    known = gazetteer()
    person = Person("", words)
    side = known.leaders.get(frozenset(words))
    if side:
        person.known, person.side, person.rule = True, side, "known_leader"
    cast.people.append(person)
    for word in set(words):
        cast.by_word.setdefault(word, []).append(person)
    return person


def same(full: NameWords, other: NameWords) -> bool:
    """Whether two names of two words or more can be one person's.

    >>> same(("joseph", "r.", "biden"), ("joe", "biden")), same(("hillary", "clinton"), ("bill", "clinton"))
    (True, False)
    """
    if set(other) <= set(full):
        return not _fathers(full) or other[0] == full[0]
    if full[-1] != other[-1]:
        return False
    a, b = full[0], other[0]
    return a == b or (a[:2] == b[:2] and (len(a) < 4 or len(b) < 4)) or a in b or b in a or _NICKNAMES.get(b) == a


_NICKNAMES = {"joe": "joseph", "bill": "william", "bob": "robert", "tony": "antony", "mike": "michael", "jim": "james",
              "liz": "elizabeth", "ted": "edward", "dick": "richard", "jack": "john", "larry": "lawrence"}  # fmt: skip


def _fathers(words: NameWords) -> bool:
    return any(word in ("bin", "ibn", "bint") for word in words)


def meant_by(cast: Cast, word: str) -> list[Person]:
    """The persons that one word can mean: by family name if any, else by another part of the name."""
    people = cast.by_word.get(word, [])
    close = [p for p in people if word in (p.words[-1], p.surname) and not _after_father(p.words, word)]
    return close or [p for p in people if len(word) > 2 and not _after_father(p.words, word)]


def _after_father(words: NameWords, word: str) -> bool:
    at = words.index(word)
    return bool(at) and words[at - 1] in _PARTICLES_OF_FATHERS


def add_mentions(person: Person, phrase: Phrase, starts: list[int]) -> None:
    """Enter a phrase's mentions, and what it says of the person."""
    spelt = phrase.spelt
    if not person.name or _fuller(spelt, person.name):
        person.name = spelt
    person.forms[spelt] = person.forms.get(spelt, 0) + len(starts)
    person.mentions += [(start + phrase.start, start + phrase.end) for start in starts]
    person.gender = person.gender or phrase.gender
    if phrase.title:
        person.known = True
        if person.role is None or person.role.isupper():
            person.role = phrase.title
    if phrase.side and not person.stated:
        person.side, person.stated = phrase.side, True
    if phrase.gender and phrase.name_start > phrase.start:
        person.known = True


def _fuller(new: str, old: str) -> bool:
    if old.isupper() != new.isupper():
        return old.isupper()
    return len(new.split()) > len(old.split())


def _spread(people: list[Person], phrase: Phrase, starts: list[int]) -> None:
    """Give each mention of a short form to the one it means: by side, then title, then who was named last."""
    if len(people) > 1 and phrase.side:
        people = [p for p in people if p.side == phrase.side] or people
    if len(people) > 1 and phrase.title:
        people = [p for p in people if p.role and fold(p.role) == fold(phrase.title)] or people
    if len(people) == 1:
        add_mentions(people[0], phrase, starts)
        return
    full = [sorted(p.mentions) for p in people]
    for start in starts:
        nearest = max(range(len(people)), key=lambda n: _distance(full[n], start))
        add_mentions(people[nearest], phrase, [start])


def _distance(mentions: list[tuple[int, int]], start: int) -> int:
    """Greater is nearer; a person named only later is farther than all named before."""
    at = bisect_left(mentions, (start, 0))
    return mentions[at - 1][0] - start if at else -(10**9) - (mentions[0][0] if mentions else 10**9)


_BETWEEN = re.compile(r",? ?(?:the |a |an )?$|,? who is (?:the |also )?$")


def _appositions(cast: Cast) -> None:
    """`Dmytro Kuleba, Minister of Foreign Affairs of Ukraine`: a title after the name.

    Also signature lines, where the name stands on a line and the office on the next.
    """
    ends = {end: person for person in cast.people for _, end in person.mentions}
    for start, _, title, side in cast.titles:
        for gap in (1, 2, 6, 5):
            person = ends.get(start - gap)
            if person and _BETWEEN.fullmatch(cast.text, start - gap, start) and cast.text[start - gap] == ",":
                person.known = True
                person.role = person.role or title
                if side and not person.stated:
                    person.side, person.stated = side, True


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


_KIN = re.compile(r"\b(his|her|His|Her) (wife|husband|spouse|daughter|son),? (?=[A-Z])")


def _kin(cast: Cast) -> None:
    """`Xi and his wife, Peng Liyuan`: present, and of the spouse's country."""
    for match in _KIN.finditer(cast.text):
        people = cast.mentioned_in(match.end(), match.end() + 1)
        before = next(iter(cast.last_before(match.start())), None)
        if not people or not before or before is people[0]:
            continue
        kin = people[0]
        kin.known, kin.rule = True, "spouse_or_kin"
        kin.gender = "female" if match.group(2) in ("wife", "daughter") else "male"
        before.gender = before.gender or ("male" if match.group(1).lower() == "his" else "female")
        kin.role = None if kin.role is None else kin.role
        if not kin.stated:
            kin.side = before.side or kin.side
        if not before.side:
            before.side = kin.side


_BEFORE = re.compile(r"(?:([A-Z][\w.]+) )?((?:[a-z]+[ -])?)([a-z-]+) $")


def _descriptions(cast: Cast) -> None:
    """`the DPRK leader Kim Jong-Un`, `team member Rodaba Noori`: what stands in lower case before a name."""
    known = gazetteer()
    words = set(known.descriptions)
    for person in cast.people:
        if person.role:
            continue
        for start, _ in person.mentions[:3]:
            match = _BEFORE.search(cast.text, max(0, start - 60), start)
            if not match:
                continue
            adjective, noun = match.group(2), match.group(3)
            if (adjective + noun) not in words and noun not in words:
                continue
            person.known = True
            person.role = adjective + noun if adjective + noun in words else noun
            if match.group(1) in known.side_of and not person.stated:
                person.side, person.stated = known.side_of[match.group(1)][0], True
            break


def _sides_of_leaders(cast: Cast) -> None:
    """Sides that the text takes for granted: a known leader's, or the one that its own officials serve."""
    known = gazetteer()
    for person in cast.people:
        if person.side is None and len(person.words) == 1 and person.role and fold(person.role) in known.heads:
            person.side = known.short_leaders.get(person.words[0])
    own = {p.side for p in cast.people if p.side and not p.stated and p.role and fold(p.role) in known.heads}
    if len(own) == 1:
        side = own.pop()
        for person in cast.people:
            if person.side is None and person.role and _governs(person.role):
                person.side = side


_GOVERNS = re.compile(
    r"\b(?:president|minister|secretary|press|state|security|ambassador|spokes\w+|aide|envoy)\b", re.I
)


def _governs(role: str) -> bool:
    return bool(_GOVERNS.search(role))


_PAIR = re.compile(r"\b(?:two|both) (presidents|prime ministers|foreign ministers|defen[cs]e ministers)\b", re.I)


def _pairs(cast: Cast) -> None:
    """`the two presidents` tell the office of the one who is named without it."""
    without = [p for p in cast.people if p.known and p.role is None and p.rule == "known_leader"]
    if len(without) == 1 and (match := _PAIR.search(cast.text)):
        title = match.group(1)[:-1].title()
        if any(p.role and fold(p.role) == fold(title) for p in cast.people):
            without[0].role = title


def _titles_alone(cast: Cast) -> None:
    """`the Russian President`: a title without a name means the person of that side who bears it."""
    for start, end, title, side in cast.titles:
        if side and (person := bearer(cast, title, side)):
            begin = start - 4 if cast.text[max(0, start - 4) : start].lower() == "the " else start
            person.mentions.append((begin, end))
            words = cast.text[begin:end]
            person.forms[words] = person.forms.get(words, 0) + 1
            if person.role is None:
                person.role = title
    for person in cast.people:
        person.mentions.sort()


def bearer(cast: Cast, title: str, side: str) -> Person | None:
    """The person of a side who bears a title, or whose title the text never gives."""
    wanted = fold(title)
    people = [p for p in cast.people if p.side == side]
    for person in people:
        if person.role and (fold(person.role) == wanted or fold(person.role).startswith(wanted)):
            return person
    if wanted in gazetteer().heads:
        return next((p for p in people if p.role is None and p.known), None)
    return None


def span_of(pair: tuple[int, int]) -> Span:
    """A span of two offsets."""
    return Span(*pair)
