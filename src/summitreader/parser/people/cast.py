"""The cast: the persons of an article, and whom a name or a title means among them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from summitreader.parser.lexicon.gazetteer import Gender, fold_office, gazetteer

NameWords = tuple[str, ...]

_PARTICLES_OF_FATHERS = {"bin", "ibn", "bint", "da", "das", "dos"}


@dataclass(slots=True, eq=False)
class Person:
    """A person while the cast is being gathered; `words` are the fullest name's, folded.

    `opposite` is whom the text calls their counterpart: somebody of another side.
    """

    name: str
    words: NameWords
    known: bool = False
    role: str | None = None
    side: str | None = None
    titles: set[str] = field(default_factory=set)
    stated: bool = False
    gender: Gender | None = None
    opposite: "Person | None" = None
    rule: str = "titled_name"
    forms: dict[str, int] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)

    def serve(self, side: str | None) -> None:
        """Take a side that the text states, where it stated none before."""
        if side and not self.stated:
            self.side, self.stated = side, True

    def hold(self, title: str, side: str | None = None) -> None:
        """Take an office that the text tells, and the side that it is of; the first one told stays the role."""
        self.known, self.role = True, self.role or title
        self.titles.add(fold_office(title))
        self.serve(side)

    def is_head(self) -> bool:
        """Return whether the person bears an office of a head of state or of government."""
        return not self.titles.isdisjoint(gazetteer().heads)

    @property
    def surname(self) -> str:
        """The word a text uses next, as far as the name alone tells."""
        return short_word(self.words, self.side)


@dataclass(slots=True)
class Cast:
    """All persons, and what is needed to find whom a form of words means.

    `shared` holds where a name after an office in the plural ends ("Presidents A and B"), and that office.
    `sides_at` holds start, end and code of each side that the text names, by name, adjective or capital.
    `places_at` holds start and side of each region and town, `about` is the one state that the text is about.
    `house` is the side that the text takes for granted: its office wrote it, or its agency.
    `at` are the starts of all mentions of persons, sorted, `who_at` the person at each.
    """

    text: str
    people: list[Person] = field(default_factory=list)
    by_word: dict[str, list[Person]] = field(default_factory=dict)
    titles: list[tuple[int, int, str, str | None]] = field(default_factory=list)
    shared: list[tuple[int, str]] = field(default_factory=list)
    loose: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    forms_of_sides: dict[str, dict[str, int]] = field(default_factory=dict)
    sides_at: list[tuple[int, int, str]] = field(default_factory=list)
    places_at: list[tuple[int, str]] = field(default_factory=list)
    house: str | None = None
    about: str | None = None
    at: list[int] = field(default_factory=list)
    who_at: list[Person] = field(default_factory=list)
    end_at: list[int] = field(default_factory=list)

    def side_name(self, code: str) -> str:
        """Return the side's name as the text itself writes it, where it does."""
        return name_of_side(code, self.forms_of_sides.get(code, {}))

    def mentioned_in(self, start: int, end: int) -> list[Person]:
        """Persons with a mention that begins in the range, in order."""
        low, high = bisect_left(self.at, start), bisect_left(self.at, end)
        return self.who_at[low:high]

    def mentions_in(self, start: int, end: int) -> Iterable[tuple[int, int, Person]]:
        """Mentions that begin in the range: start, end, person."""
        low, high = bisect_left(self.at, start), bisect_left(self.at, end)
        return zip(self.at[low:high], self.end_at[low:high], self.who_at[low:high], strict=True)

    def add(self, person: Person) -> None:
        """Take in a person who turns out to be one only when they speak."""
        self.people.append(person)
        for word in set(person.words):
            self.by_word.setdefault(word, []).append(person)

    def mention_ending_at(self, end: int) -> Person | None:
        """Return the person whose mention ends at an offset."""
        at = bisect_left(self.at, end) - 1
        return self.who_at[at] if at >= 0 and self.end_at[at] == end else None

    def mention_before(self, position: int) -> tuple[int, int, Person] | None:
        """Return the last mention that ends at or before a position: start, end, person."""
        at = bisect_left(self.at, position) - 1
        return (self.at[at], self.end_at[at], self.who_at[at]) if at >= 0 and self.end_at[at] <= position else None

    def last_before(self, position: int) -> Iterable[Person]:
        """Persons mentioned before a position, the nearest first."""
        for index in range(bisect_left(self.at, position) - 1, max(-1, bisect_left(self.at, position) - 40), -1):
            yield self.who_at[index]


def index_mentions(cast: Cast) -> None:
    """Rebuild the table of who is mentioned where."""
    rows = sorted((start, end, n) for n, person in enumerate(cast.people) for start, end in person.mentions)
    cast.at = [start for start, _, _ in rows]
    cast.end_at = [end for _, end, _ in rows]
    cast.who_at = [cast.people[n] for _, _, n in rows]


def short_word(words: NameWords, side: str | None) -> str:
    """Return the word by which a text calls a person next: the family name,
    by the order of names that the side uses.
    """
    known = gazetteer()
    if side and known.sides[side].family_first:
        return words[0]
    return words[-1]


def name_of_side(code: str, used: dict[str, int]) -> str:
    """Return the side's usual name, or the text's own where it uses another.

    >>> name_of_side("KR", {"South Korea": 3}), name_of_side("CN", {"People's Republic of China": 1})
    ('South Korea', 'China')
    """
    side = gazetteer().sides[code]
    shown = [form for form in used if form == side.name or form in side.spellings]
    return max(shown, key=lambda form: used[form]) if shown else side.name


def meant_by(cast: Cast, word: str) -> list[Person]:
    """Return the persons that one word can mean: by family name if any, else by another part of the name."""
    people = cast.by_word.get(word, [])
    given = gazetteer().gender
    family = [p for p in people if word in (p.words[-1], p.surname) and not _after_father(p.words, word)]
    # "Kim Yong-hyun", whose side is not known: the first word may be the family name.
    first = [p for p in people if p.side is None and word == p.words[0] and word not in given]
    return family or first or [p for p in people if len(word) > 2 and not _after_father(p.words, word)]


def _after_father(words: NameWords, word: str) -> bool:
    at = words.index(word)
    return bool(at) and words[at - 1] in _PARTICLES_OF_FATHERS


def bearer(cast: Cast, title: str, side: str) -> Person | None:
    """Return the person of a side who bears a title, or whose title the text never gives."""
    wanted = fold_office(title)
    people = [p for p in cast.people if p.side == side]
    for person in people:
        if any(held.startswith(wanted) for held in person.titles):
            return person
    if wanted in gazetteer().heads:
        return next((p for p in people if p.role is None and p.known), None)
    return None


def one_slip_apart(one: str, other: str) -> bool:
    """Return whether two words differ by one letter left out, put in or changed, behind the same beginning.

    In long words two letters may have changed places: "Bauchtman" for Buchtmann.

    >>> one_slip_apart("water", "waters"), one_slip_apart("mauer", "maurer"), one_slip_apart("miller", "muller")
    (True, True, True)
    >>> one_slip_apart("biden", "putin"), one_slip_apart("putin", "putin")
    (False, False)
    """
    if one == other or abs(len(one) - len(other)) > 1 or one[:1] != other[:1]:
        return False
    if (
        min(len(one), len(other)) > 7
        and sum(((Counter(one) - Counter(other)) + (Counter(other) - Counter(one))).values()) < 3
    ):
        return True
    short, long = sorted((one, other), key=len)
    at = next((n for n, char in enumerate(short) if char != long[n]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
