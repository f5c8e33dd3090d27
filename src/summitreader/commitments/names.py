"""Names of countries and bodies in a text, and whose a name is."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summitreader.model import Reading, Span
from summitreader.word_files import word_file
from summitreader.words.terms import TermIndex
from summitreader.words.tokens import tokens_of


class NamedSide(NamedTuple):
    """A country or a body where it stands: its usual name, and whether it is named by an adjective or its people."""

    span: Span
    name: str
    adjective: bool
    body: bool


@cache
def _index() -> TermIndex:
    groups: dict[str, list[str]] = {}
    for code, side in word_file("countries").items():
        names = [side["name"], side.get("formal", ""), *side.get("forms", ()), *side.get("houses", ())]
        groups[code] = [*names, side.get("capital", "")]
        groups[code + "*"] = [*side.get("people", ())]
    return TermIndex(groups, names=True)


@cache
def _sides() -> dict[str, tuple[str, bool]]:
    """Return the name to show and whether it is a body, by code: of several spellings the one without "of"."""
    return {code: (_shown(side), bool(side.get("body"))) for code, side in word_file("countries").items()}


def _shown(side: dict[str, object]) -> str:
    spellings = side.get("spellings", ())
    name = str(side["name"])
    return str(spellings[0]) if isinstance(spellings, list) and spellings and "Republic of" in name else name


def all_names(text: str) -> list[NamedSide]:
    """Return every country and body that a text names, in its order."""
    tokens = tokens_of(text)
    found = []
    for term in _index().find(tokens):
        code = term.group.removesuffix("*")
        name, body = _sides()[code]
        start, end = tokens[term.first].start, tokens[term.last].end
        # "Latin America" is no country; nor is "the South China Sea".
        if text[max(0, start - 6) : start] in ("Latin ", "South ", "North ") or text[end : end + 4] == " Sea":
            continue
        end += text.startswith(".", end) and text[start:end].isupper() and "." in text[start:end]
        found.append(NamedSide(Span(start, end), name, term.group.endswith("*"), body))
    return found


class Names:
    """All names of a text by where they stand, the people of its reading among them by their countries."""

    def __init__(self, reading: Reading) -> None:
        text = reading.article.text
        people = [
            NamedSide(mention, country, False, False)
            for speaker in reading.speakers
            if speaker.kind == "person" and (country := country_called(speaker.country or ""))
            for mention in speaker.mentions
        ]
        known = [*all_names(text), *people]
        self._all = sorted(known, key=lambda one: (one.span.start, one.span.end))
        self._starts = [one.span.start for one in self._all]
        self.bodies = frozenset(speaker.name for speaker in reading.speakers if speaker.kind == "body")

    def within(self, start: int, end: int) -> list[NamedSide]:
        """Return the names that begin in a range."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


@cache
def country_called(words: str) -> str:
    """Return the usual name of the country or body that some words name; "" for none."""
    found = all_names(words)
    return found[0].name if found else ""


def once(names: Sequence[NamedSide] | Iterator[NamedSide]) -> tuple[str, ...]:
    """Return names each once, in their order."""
    return tuple(dict.fromkeys(one.name for one in names))
