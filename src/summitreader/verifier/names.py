"""Names: of countries and of people, as they are told apart and known again under other forms."""

import re
from functools import cache
from unicodedata import combining, normalize

from summitreader.word_files import word_file

_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_NAMES = frozenset(("jr", "sr", "ii", "iii", "iv", "dr", "mr", "mrs", "ms"))
_SIDE_WORDS = re.compile(
    r"^[Tt]he |['’]s?$|['’]s? (?:side|government|party|delegation|readout|leader|team|president|statement).*$"
)


@cache
def _countries() -> dict[str, str]:
    """Return the country that each name of a country, its people, capital and houses stands for."""
    found: dict[str, str] = {}
    for side in word_file("countries").values():
        names = [side["name"], side.get("formal", ""), side.get("capital", "")]
        for kind in ("forms", "people", "seats", "houses", "institutions", "spellings"):
            names += side.get(kind, ())
        for name in filter(None, names):
            found.setdefault(name.casefold().removeprefix("the "), side["name"])
    found |= {"us": "United States", "u.s.": "United States", "white house": "United States", "kremlin": "Russia"}
    found |= {"american side": "United States", "washington": "United States", "state department": "United States"}
    return found


def country_of(words: str) -> str:
    """Return the country that words name: itself, its people, its capital or its house; "" where they name none.

    >>> country_of("the White House"), country_of("Beijing"), country_of("the Ukrainian side")
    ('United States', 'China', 'Ukraine')
    """
    plain = _SIDE_WORDS.sub("", words.strip()).casefold().removeprefix("the ")
    known = _countries()
    if plain in known:
        return known[plain]
    parts = plain.split()
    for size in (3, 2, 1):
        for at in range(max(0, min(len(parts), 8) - size + 1)):
            if country := known.get(" ".join(parts[at : at + size]).removesuffix("'s").removesuffix("’s")):
                return country
    return ""


@cache
def _groups() -> frozenset[str]:
    sides = word_file("countries").values()
    return frozenset(side["name"] for side in sides if side.get("body"))


def is_group(country: str) -> bool:
    """Return whether what the list of countries has is a group of several: the G7, ASEAN; the European Union is one."""
    return country in _groups() and country != "European Union"


def countries_in(words: list[str]) -> dict[str, int]:
    """Return the countries that words in a row name, each with the number of its first word."""
    found: dict[str, int] = {}
    plain = [word.casefold().removesuffix("'s").removesuffix("’s") for word in words]
    known, at = _countries(), 0
    while at < len(plain):
        size = next((size for size in (4, 3, 2, 1) if " ".join(plain[at : at + size]) in known), 0)
        if size and words[at][:1].isupper():
            found.setdefault(known[" ".join(plain[at : at + size])], at)
        at += size or 1
    return found


def surname_of(name: str) -> str:
    """Return what a person is known by under all spellings: the surname, without what spellings tell apart.

    >>> surname_of("Volodymyr Zelensky") == surname_of("Zelenskyy"), surname_of("Joseph R. Biden, Jr.")
    (True, 'biden')
    """
    words = [_skeleton(word) for word in _NAME_WORD.findall(name)]
    words = [word for word in words if word and word not in _NO_NAMES]
    return words[-1] if words else ""


def names_in(name: str) -> frozenset[str]:
    """Return all words of a name, each without what spellings tell apart."""
    words = (_skeleton(word) for word in _NAME_WORD.findall(name) if word[:1].isupper())
    return frozenset(word for word in words if word and word not in _NO_NAMES)


def _skeleton(word: str) -> str:
    """Return a name's letters without accents, case, doubled letters and endings of transcription."""
    plain = "".join(sign for sign in normalize("NFD", word.casefold()) if not combining(sign))
    plain = re.sub(r"['’].*$", "", plain)
    plain = re.sub(r"(.)\1", r"\1", plain)
    return re.sub(r"(?<=\w\w\w)(?:iy|y|i)$", "", plain)
