"""The words of names: sides, titles, bodies and given names, read from `data/*.toml` once.

`build_gazetteer` is pure, so that a reader's own words can be merged over ours; `gazetteer()` is what is in use.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from summitreader.controls import quoted
from summitreader.parser.lexicon.reporting_verbs import merge_words
from summitreader.parser.lexicon.user_words import NO_WORDS, Fault, UserWords, words_in_use
from summitreader.parser.text.lazy_regex import regex
from summitreader.word_files import word_file

Gender = Literal["male", "female"]

# What a phrase can be, one letter each, so that the grammar of names is a regex over letters:
# C side by name, D side by adjective, Z seat of a side, T title, M modifier of a title, P portfolio, B body, K thing,
# H honorific, S starter of a sentence.
_LISTS = (
    ("starters", "S"),
    ("things", "K"),
    ("bodies", "B"),
    ("portfolios", "P"),
    ("modifiers", "M"),
    ("honorifics", "H"),
    ("male", "H"),
    ("female", "H"),
    ("offices", "T"),
    ("heads", "T"),
)


class Side(NamedTuple):
    """A country or a body that holds talks; `forms` include its name, the longest first."""

    code: str
    name: str
    forms: tuple[str, ...]
    spellings: frozenset[str]
    family_first: bool
    given_short: bool
    body: bool


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """What is known of words beforehand.

    `tags` gives the letter of a phrase in lower case, `sides` the side that a phrase (in its own case) stands for;
    `longest` how many words a phrase beginning with a word may have; `places` gives regions, towns and
    institutions that begin with a word, and their sides; `occupations` are descriptions and what else people do.
    """

    sides: Mapping[str, Side]
    side_of: Mapping[str, tuple[str, str]]
    tags: Mapping[str, str]
    longest: Mapping[str, int]
    places: Mapping[str, tuple[tuple[str, str], ...]]
    town_names: frozenset[tuple[str, ...]]
    houses: frozenset[str]
    signs: Mapping[str, str]
    imprints: Mapping[str, str]
    heads: frozenset[str]
    portfolios: tuple[str, ...]
    particles: frozenset[str]
    postnominals: frozenset[str]
    descriptions: frozenset[str]
    occupations: frozenset[str]
    collectives: frozenset[str]
    counted_collectives: frozenset[str]
    gender: Mapping[str, Gender]
    leaders: Mapping[frozenset[str], str]
    short_leaders: Mapping[str, str]


def fold(words: str) -> str:
    """Lower case without accents and with one kind of apostrophe: for comparing, never for showing."""
    if words.isascii():
        return words.lower()
    plain = unicodedata.normalize("NFKD", words.replace("’", "'").replace("ı", "i")).lower()
    return "".join(char for char in plain if not unicodedata.combining(char))


def fold_office(title: str) -> str:
    """Return a title folded for comparing: "Secretary-General" is "Secretary General"."""
    return fold(title).replace("-", " ")


_JUNIOR = {"jr", "sr", "jr.", "sr.", "jr.,"}
_SUFFIXES = _JUNIOR | {"ii", "iii", "iv"}


_INITIAL = regex(r"\.(?=\w)")


def name_words(name: Iterable[str]) -> tuple[str, ...]:
    """Return a name folded for comparing: hyphens part words, suffixes go.

    >>> name_words(("Lee", "Jae-myung")), name_words(("Joseph", "R.", "Biden,", "Jr."))
    (('lee', 'jae', 'myung'), ('joseph', 'r.', 'biden'))
    """
    words: list[str] = []
    for word in name:
        folded = fold(word)
        if folded.isalpha():
            words.append(folded)
        else:
            words += _INITIAL.sub(". ", folded.replace("-", " ").strip(',“”"')).split()
    bare = tuple(word for word in words if word not in _SUFFIXES)
    # "Charles III" is no other Charles: without a family name the number tells who it is.
    return bare if len(bare) > 1 else tuple(word for word in words if word not in _JUNIOR) or tuple(words)


def gazetteer() -> Gazetteer:
    """Return the gazetteer that ships with the program, the reader's own people and sides over it."""
    own = words_in_use()
    # Asked for at every name: without own words nothing is hashed.
    return _ours() if own is NO_WORDS else _gazetteer(own)


@cache
def _ours() -> Gazetteer:
    return _gazetteer(NO_WORDS)


@lru_cache(maxsize=2)
def _gazetteer(own: UserWords) -> Gazetteer:
    countries, titles, people = word_file("countries"), word_file("titles"), word_file("people")
    sides: dict[str, Any] = own.table("sides") or {}
    for code, row in sides.items():
        countries[code] = merge_words(countries.get(code, {"name": code}), row)
    codes = _codes(countries)
    leaders: dict[str, str] = own.table("people") or {}
    for name, side in leaders.items():
        if side in codes:
            words = name.split()
            short = words[0] if countries[codes[side]].get("family_first") else words[-1]
            people.setdefault(codes[side], {}).update({short: name})
    return build_gazetteer(countries, titles, people)


def unknown_sides(own: UserWords) -> tuple[Fault, ...]:
    """Return the own people whose side is none that ours or the own words name."""
    people: dict[str, str] = own.table("people") or {}
    sides: dict[str, Any] = own.table("sides") or {}
    known = {name for code, side in _gazetteer(UserWords()).sides.items() for name in (code, *side.forms)}
    known |= set(_codes(sides))
    return tuple(
        (f"people.{name}", f"is of an unknown side, {quoted(side)}; add it as [sides.CODE]")
        for name, side in people.items()
        if side not in known
    )


def names_of_side(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return all names that a row of `countries.toml` gives its side: the short one, the formal one, the others."""
    formal = (row["formal"],) if "formal" in row else ()
    return row["name"], *formal, *row.get("forms", ())


def _codes(countries: Mapping[str, Any]) -> dict[str, str]:
    """Return the code of a side by its code, its name and its other forms."""
    return {name: code for code, row in countries.items() for name in (code, *names_of_side({"name": code, **row}))}


def build_gazetteer(countries: Mapping[str, Any], titles: Mapping[str, Any], people: Mapping[str, Any]) -> Gazetteer:
    """Return a gazetteer from the tables of three files. Never raises on well-typed tables."""
    tags: dict[str, str] = {}
    for name, letter in _LISTS:
        tags.update(dict.fromkeys((fold(word) for word in titles.get(name, ())), letter))
    sides, side_of = {}, {}
    for code, row in countries.items():
        forms = names_of_side(row)
        sides[code] = Side(
            code,
            row["name"],
            tuple(sorted(forms, key=len, reverse=True)),
            frozenset(row.get("spellings", ())),
            bool(row.get("family_first")),
            bool(row.get("given_short")),
            bool(row.get("body")),
        )
        for letter, words in (
            ("Z", (*row.get("seats", ()), *row.get("houses", ()))),
            ("D", row.get("people", ())),
            ("C", forms),
        ):
            for word in words:
                side_of[word.replace("’", "'")] = code, letter
    gender = _genders(titles, people.get("given", {}))
    for code, row in countries.items():
        # Brussels is Belgium's capital, but stands for the Union; Victoria is more often a woman than Seychelles.
        if "capital" in row and fold(row["capital"]) not in gender:
            side_of.setdefault(row["capital"], (code, "Z"))
    longest: dict[str, int] = {}
    for phrase in (*tags, *(fold(word) for word in side_of)):
        first, count = phrase.split(" ", 1)[0], phrase.count(" ") + 1
        longest[first] = max(longest.get(first, 0), count)
    return Gazetteer(
        sides,
        side_of,
        tags,
        longest,
        _places(countries),
        frozenset(name_words(place.split()) for row in countries.values() for place in row.get("places", ())),
        frozenset(house for row in countries.values() for house in row.get("houses", ())),
        {sign: code for code, row in countries.items() for sign in row.get("signs", ())},
        {words: code for code, row in countries.items() for words in row.get("imprints", ())},
        frozenset(fold(word) for word in titles.get("heads", ())),
        tuple(titles.get("portfolios", ())),
        frozenset(titles.get("particles", ())),
        frozenset(titles.get("postnominals", ())),
        *_nouns(titles),
        gender,
        *_leaders(people),
    )


def _nouns(titles: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return descriptions, occupations, collectives and counted collectives."""
    descriptions = frozenset(titles.get("descriptions", ()))
    return (
        descriptions,
        descriptions.union(titles.get("occupations", ())),
        frozenset(titles.get("collectives", ())),
        frozenset(titles.get("counted_collectives", ())),
    )


def _places(countries: Mapping[str, Any]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for code, row in countries.items():
        for place in (*row.get("places", ()), *row.get("institutions", ())):
            first = place.partition(" ")[0]
            found[first] = (*found.get(first, ()), (place, code))
    return found


def _genders(titles: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Gender]:
    found: dict[str, Gender] = {}
    kinds: tuple[Gender, Gender] = ("male", "female")
    for gender in kinds:
        for word in (*titles.get(gender, ()), *given.get(gender, "").split()):
            found[fold(word)] = gender
    for word in ("king", "emperor", "sultan", "emir", "amir", "prince", "crown prince", "pope", "sheikh"):
        found[word] = "male"
    for word in (
        "queen",
        "empress",
        "princess",
        "first lady",
        "baroness",
        "congresswoman",
        "spokeswoman",
        "chairwoman",
    ):
        found[word] = "female"
    for word in ("spokesman", "chairman", "congressman", "baron"):
        found[word] = "male"
    return found


def _leaders(people: Mapping[str, Any]) -> tuple[dict[frozenset[str], str], dict[str, str]]:
    """Sides by the set of a full name's words (whatever their order), and by the short form."""
    full, short = {}, {}
    for code, row in people.items():
        if code == "given":
            continue
        for form, names in row.items():
            short[fold(form)] = code
            for name in [names] if isinstance(names, str) else names:
                full[frozenset(name_words(name.split()))] = code
    return full, short
