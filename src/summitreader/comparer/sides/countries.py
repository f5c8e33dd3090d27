"""Words that name a country: its names, its people, its houses and seats, by the word lists."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from summitreader.model import Span
from summitreader.word_files import word_file
from summitreader.words.patterns import any_of

_DOMAIN = re.compile(r"^https?://(?:[\w-]+\.)*?([\w-]+)\.([a-z]{2,6})(?=[:/?#]|$)")
_NAME_WORD = re.compile(r"[\w.'’&-]{0,60}\w\.?")
_MOST_WORDS = 5
_OWN_DOMAINS = {"gov": "US", "mil": "US", "uk": "GB", "eu": "EU"}


class CountryWords(NamedTuple):
    """What names countries: `names` are its words, `signs` what only its own offices print, each with its name."""

    names: dict[str, str]
    signs: dict[str, str]
    by_code: dict[str, str]
    pattern: re.Pattern[str]


@cache
def country_words() -> CountryWords:
    """Return the words of all countries of the list."""
    names: dict[str, str] = {}
    signs: dict[str, str] = {}
    rows = {code: row for code, row in word_file("countries").items() if "name" in row}
    for row in rows.values():
        name = row["name"]
        seats = [*filter(None, [row.get("capital")]), *row.get("seats", ()), *row.get("houses", ())]
        for word in (name, row.get("formal"), *row.get("forms", ()), *row.get("people", ()), *seats):
            if word:
                names.setdefault(word, name)
        for word in row.get("imprints", ()):
            signs.setdefault(word, name)
    pattern = re.compile(rf"(?<!\w){any_of(names)}(?!\w)")
    return CountryWords(names, signs, {code: row["name"] for code, row in rows.items()}, pattern)


def countries_named(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, Span]]:
    """Give each country that a passage names, with the words that name it."""
    words = country_words()
    for match in words.pattern.finditer(text, start, len(text) if end is None else end):
        yield words.names[match[0]], Span(*match.span())


def country_at(text: str, at: int) -> Span | None:
    """Return the words that name a country where they begin, the longest there are."""
    names = country_words().names
    words = [match.end() for _, match in zip(range(_MOST_WORDS), _NAME_WORD.finditer(text, at), strict=False)]
    return next((Span(at, end) for end in reversed(words) if text[at:end] in names), None)


def country_of_address(url: str) -> str:
    """Return the country whose government an address is of, "" where its domain does not tell."""
    match = _DOMAIN.match(url.lower())
    if not match:
        return ""
    code = _OWN_DOMAINS.get(match[2], match[2].upper())
    return country_words().by_code.get(code, "")
