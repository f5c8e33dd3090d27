"""Who the article is about: every person with fullest name, role, side and all mentions.

A name counts as a person where something says so: a title, an honorific, a word of kinship, a known leader, or, later,
that they speak. Names are gathered once per form of words, so that the cost grows with the text, not with its people.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from summitreader.model import Block
from summitreader.parser.lexicon.gazetteer import Gazetteer, fold, fold_office, gazetteer, name_words
from summitreader.parser.people.cast import Cast, NameWords, Person, index_mentions, meant_by, one_slip_apart
from summitreader.parser.people.name_words import find_runs
from summitreader.parser.people.names import NamePhrase, read_run
from summitreader.parser.people.places import places_in
from summitreader.parser.people.roles import learn_roles
from summitreader.parser.text.lazy_regex import regex


def find_people(text: str, blocks: tuple[Block, ...]) -> Cast:
    """Return the cast of an article. Linear in the length of the text."""
    cast = Cast(text)
    named: dict[NameWords, list[tuple[NamePhrase, list[int]]]] = {}
    known = gazetteer()
    for run, starts in _runs(text, blocks).items():
        phrases, sides = read_run(run, known)
        for code, letter, start, end in sides:
            cast.sides_at += [(s + start, s + end, code) for s in starts]
            if letter == "C" and not _goes_on(run, end):
                forms = cast.forms_of_sides.setdefault(code, {})
                forms[run[start:end]] = forms.get(run[start:end], 0) + len(starts)
        for code, at in places_in(run):
            cast.places_at += [(start + at, code) for start in starts]
        for phrase in phrases:
            if phrase.name:
                named.setdefault(name_words(phrase.name), []).append((phrase, starts))
                if phrase.shared:
                    cast.shared += [(s + phrase.end, phrase.shared) for s in starts]
            elif phrase.title:
                cast.titles += [(s + phrase.start, s + phrase.end, phrase.title, phrase.side) for s in starts]
    _named_like_places(cast, named)
    _gather(cast, named)
    _nicknames(cast)
    _without_headlines(cast, blocks)
    cast.titles.sort()
    cast.places_at.sort()
    index_mentions(cast)
    learn_roles(cast, blocks)
    index_mentions(cast)
    return cast


def _goes_on(run: str, end: int) -> bool:
    """Return whether a side's name is part of a longer one: "Korea" in "Korea Railway Museum"."""
    tags = gazetteer().tags
    behind = run[end : end + 60].split(" ")[1:2] if run[end : end + 1] == " " else []
    first = behind[0] if behind else ""
    return first[:1].isupper() and tags.get(fold(first), "N") not in "TPMH"


def _runs(text: str, blocks: Iterable[Block]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for block in blocks:
        for match in find_runs(text, block.span.start, block.span.end):
            found.setdefault(match.group(), []).append(match.start())
    return found


def _gather(cast: Cast, named: dict[NameWords, list[tuple[NamePhrase, list[int]]]]) -> None:
    """Persons from names: full names first, then the short forms that mean them."""

    def first(words: NameWords) -> int:
        return min(starts[0] + phrase.start for phrase, starts in named[words])

    single: list[NameWords] = []
    known = gazetteer()
    for words in sorted(named, key=lambda words: (-len(words), first(words))):
        if len(words) == 1:
            single.append(words)
            continue
        if words in known.town_names:
            continue  # "Little Rock" is nobody
        person = next(
            (p for word in (words[-1], words[0]) for p in cast.by_word.get(word, ()) if same(p.words, words)), None
        )
        if person is None and all(_is_pair(phrase) for phrase, _ in named[words]):
            continue  # "the Ames-Banda plan" is nobody
        person = person or _new_person(cast, words)
        for phrase, starts in named[words]:
            add_mentions(person, phrase, starts)
    for person in cast.people:
        person.mentions.sort()
    for words in single:
        named[words].sort(key=lambda found: found[0].title is None)
        people = [one for one in meant_by(cast, words[0]) if not _is_named_later(one, words[0], named[words])]
        people = people or _misspelt(cast, words[0], named[words])
        for phrase, starts in named[words]:
            if not people and not (phrase.title or phrase.gender):
                cast.loose.setdefault(words[0], []).extend((s + phrase.start, s + phrase.end) for s in starts)
                continue
            if not people or (phrase.title and not any(_may_bear(person, phrase.title) for person in people)):
                people = [*people, _new_person(cast, words)]
            _spread(people, phrase, starts)
    for person in cast.people:
        person.mentions.sort()
        if person.name.isupper() and len(person.name) > 3:
            person.name = person.name.title()
        if person.role and person.role.isupper() and len(person.role) > 3:
            person.role = person.role.title()


_ALSO_GIVEN = frozenset(("Chad", "Georgia", "German", "Israel", "Jordan"))
# "Minister German Ames", not "Prime Minister German Angela Merkel"
_FAMILY = regex(r" (?P<family>[A-Z][a-z]{2,})(?! [A-Z])")


def _is_named_later(person: Person, word: str, found: list[tuple[NamePhrase, list[int]]]) -> bool:
    """Return whether a word stands alone too often before the name that it begins to be that person's: "Zenosoft",
    then "Zenosoft Windows". A headline may do so once.
    """
    if word != person.words[0] or word == person.words[-1] or person.known or word in gazetteer().gender:
        return False
    starts = [start for phrase, at in found if not phrase.title and not phrase.gender for start in at]
    return sum(start < person.mentions[0][0] for start in starts) > 1


# "Jordan Pell, Prime Minister of Fiji", "Chad Moroni, the envoy"
_APPOSED = regex(r" (?P<family>[A-Z][a-z]{2,}), (?:the |an? )?(?=(?P<office>(?:[a-z-]+ ){0,3}[a-z-]+|[A-Z]))")


def _named_like_places(cast: Cast, named: dict[NameWords, list[tuple[NamePhrase, list[int]]]]) -> None:
    """Enter persons whose given name is a side's, where an office behind a comma says that they are persons."""
    offices = {start for start, *_ in cast.titles}
    held = {stop: title for _, stop, title, side in cast.titles if side is None}
    for start, end, code in tuple(cast.sides_at):
        family = _FAMILY.match(cast.text, end, end + 60) if start - 1 in held else None
        if family and cast.text[start:end] in _ALSO_GIVEN and family["family"] not in gazetteer().side_of:
            _enter(cast, named, start, family.end(), held[start - 1])
            cast.sides_at.remove((start, end, code))
            continue
        match = _APPOSED.match(cast.text, end, end + 80) if cast.text[end : end + 1] == " " else None
        if not match or cast.text[max(0, start - 4) : start].endswith(("of ", "the ")):
            continue
        nouns = gazetteer().descriptions & set(match.group("office").split(" "))
        if nouns or match.end() in offices:
            _enter(cast, named, start, match.end("family"))


def _enter(
    cast: Cast,
    named: dict[NameWords, list[tuple[NamePhrase, list[int]]]],
    start: int,
    end: int,
    title: str | None = None,
) -> None:
    """Enter a name of two words that stands in the text, and the office in front of it."""
    spelt = cast.text[start:end]
    name = tuple(spelt.split())
    named.setdefault(name_words(name), []).append((NamePhrase(0, len(spelt), name, title, spelt=spelt), [start]))


def _is_pair(phrase: NamePhrase) -> bool:
    """Return whether a name is one word of two, with nothing that makes it a person."""
    return len(phrase.name) == 1 and "-" in phrase.spelt and not phrase.title and not phrase.gender


_NICKNAME = regex(r" \(([A-Z][a-z]{2,})\)")


def _nicknames(cast: Cast) -> None:
    """`Joko Widodo (Jokowi)`: what the brackets hold is the same person's name from there on."""
    if "(" not in cast.text:
        return
    for person in list(cast.people):
        ends = [end for _, end in person.mentions[:2] if cast.text[end : end + 2] == " ("]
        match = next((m for end in ends if (m := _NICKNAME.match(cast.text, end))), None)
        word = fold(match.group(1)) if match else ""
        if not match or len(person.words) < 2 or match.group(1) in gazetteer().side_of:
            continue
        for other in [one for one in cast.by_word.get(word, ()) if one.words == (word,)]:
            cast.people.remove(other)
            person.mentions = sorted(person.mentions + other.mentions)
            person.titles |= other.titles
            person.role = person.role or other.role
            person.forms |= other.forms
        cast.by_word[word] = [person]
        if loose := cast.loose.pop(word, None):
            person.mentions = sorted(person.mentions + loose)
            person.forms[match.group(1)] = len(loose)


def _misspelt(cast: Cast, word: str, found: list[tuple[NamePhrase, list[int]]]) -> list[Person]:
    """`Ms Bauchman` where the text has a Lydia Buchman: a slip of the pen, if a title says that it is a person."""
    if len(word) < 6 or not any(phrase.title or phrase.gender for phrase, _ in found):
        return []
    return [p for p in cast.people if len(p.words) > 1 and one_slip_apart(word, p.words[-1])][:1]


def _may_bear(person: Person, title: str) -> bool:
    """Not the First Lady where the text says President, nor Gustave Lazar where it says King Gustave."""
    if fold(title) in _REGNAL and person.titles.isdisjoint(_REGNAL) and len(person.words) > 1:
        return person.role is None and fold(title) not in person.titles and person.rule == "known_leader"
    return fold(title) not in gazetteer().heads or person.role is None or fold(person.role) not in _CONSORTS


# Styles that go with a given name.
_REGNAL = frozenset(("king", "queen", "emperor", "empress", "pope", "grand duke"))
_CONSORTS = {"first lady", "first gentleman"}


def _without_headlines(cast: Cast, blocks: tuple[Block, ...]) -> None:
    """`Ana Díaz Pins Hopes on Talks`: where the text goes on with the shorter name, the verb is none of it."""
    if len(blocks) < 2 or cast.text[blocks[0].span.end - 1] in ".!?”":
        return
    for person in cast.people:
        if person.forms.get(person.name) != 1 or len(person.words) < 3 or person.mentions[0][0] >= blocks[0].span.end:
            continue
        shorter = [form for form in person.forms if " " in form and person.name.startswith(form + " ")]
        if shorter and not any(word.islower() for word in person.name.split()):
            person.name = max(shorter, key=len)


def _new_person(cast: Cast, words: NameWords) -> Person:
    person = Person("", words)
    if side := side_of_leader(words):
        person.known, person.side, person.rule = True, side, "known_leader"
    cast.people.append(person)
    for word in set(words):
        cast.by_word.setdefault(word, []).append(person)
    return person


@lru_cache(maxsize=2)
def _words_of_leaders(known: Gazetteer) -> frozenset[str]:
    return frozenset(word for name in known.leaders for word in name)


def side_of_leader(words: NameWords) -> str | None:
    """Return the side of the known leader whom a full name means."""
    return gazetteer().leaders.get(frozenset(words)) or _leader_within(words)


def _leader_within(words: NameWords) -> str | None:
    """Return the side of the leader whose name a longer form contains: "Muhammad Shehbaz Sharif"."""
    leaders = gazetteer().leaders
    if len(words) < 3 or len(_words_of_leaders(gazetteer()).intersection(words)) < 2:
        return None
    pairs = [*pairwise(words), (words[0], words[-1])]
    return next((leaders[pair] for pair in map(frozenset, pairs) if len(pair) > 1 and pair in leaders), None)


def same(full: NameWords, other: NameWords) -> bool:
    """Return whether two names of two words or more can be one person's.

    >>> same(("joseph", "r.", "biden"), ("joe", "biden")), same(("hillary", "clinton"), ("bill", "clinton"))
    (True, False)
    """
    if set(other) <= set(full):
        # "Bin Turki", "Al Saud" of "Majid bin Turki Al Saud"; his brother's "Saif bin Turki" is somebody else's.
        return not _fathers(full) or other[0] == full[0] or (other[0] in _FATHERS and other[-1] != full[0])
    if full[-1] != other[-1]:
        return False
    a, b = full[0], other[0]
    if a.endswith(".") or b.endswith("."):
        return a[0] == b[0]
    if len(min(a, b, key=len)) > 5 and a[-1] == b[-1] and one_slip_apart(a, b):
        return True  # "Mohammad Fahim", "Mohamad Fahim"
    return a == b or (a[:2] == b[:2] and (len(a) < 4 or len(b) < 4)) or a in b or b in a or _NICKNAMES.get(b) == a


_NICKNAMES = {"joe": "joseph", "bill": "william", "bob": "robert", "tony": "antony", "mike": "michael", "jim": "james",
              "liz": "elizabeth", "ted": "edward", "dick": "richard", "jack": "john", "larry": "lawrence"}  # fmt: skip


def _fathers(words: NameWords) -> bool:
    return any(word in _FATHERS for word in words)


_FATHERS = frozenset(("bin", "ibn", "bint", "al"))


def add_mentions(person: Person, phrase: NamePhrase, starts: list[int]) -> None:
    """Enter a phrase's mentions, and what it says of the person."""
    spelt = phrase.spelt
    if not person.name or _fuller(spelt, person.name):
        person.name = spelt
    person.forms[spelt] = person.forms.get(spelt, 0) + len(starts)
    person.mentions += [(start + phrase.start, start + phrase.end) for start in starts]
    person.gender = person.gender or phrase.gender
    # "Amir Abdollahian" is Hossein Amir Abdollahian and no emir.
    if phrase.title and fold(phrase.title) not in person.words:
        person.known = True
        person.titles.add(fold_office(phrase.title))
        if person.role is None or (person.role.isupper() and not fold(person.role).endswith(f" {fold(phrase.title)}")):
            person.role = phrase.title
    person.serve(phrase.side)
    if phrase.gender and phrase.name_start > phrase.start:
        person.known = True


def _fuller(new: str, old: str) -> bool:
    if old.isupper() != new.isupper() and len(new.split()) == len(old.split()):
        return old.isupper()
    return len(new.split()) > len(old.split())


def _spread(people: list[Person], phrase: NamePhrase, starts: list[int]) -> None:
    """Give each mention of a short form to the one it means: by side, then title, then who was named last."""
    if len(people) > 1 and phrase.side:
        people = [p for p in people if p.side == phrase.side] or people
    if len(people) > 1 and phrase.title:
        people = [p for p in people if _may_bear(p, phrase.title)]
        people = [p for p in people if p.role and fold(p.role) == fold(phrase.title)] or people
    if len(people) > 1 and not phrase.title:
        # "Blanc" is the President of that name before his sister.
        people = [p for p in people if p.titles] or people
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
