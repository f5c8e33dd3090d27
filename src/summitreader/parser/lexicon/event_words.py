"""The words of events, from `data/events.toml`."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from summitreader.parser.lexicon.phrases import PhraseSet, phrase_set
from summitreader.word_files import word_file


class EventWords(NamedTuple):
    """All words that may tell an event, with the kind that each tells as a noun or as a verb.

    `spoken` ("spoke with") is a call where nothing says better, `openers` a ceremony before one of the `opened` things.
    `held` lead up to a noun, `after` follow it; behind the `later` phrases (by their first word) it is another event,
    behind all that put it `aside` only a time or a topic. `gatherings` are no places.
    """

    all: PhraseSet
    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    spoken: frozenset[str]
    openers: frozenset[str]
    opened: PhraseSet
    held: frozenset[str]
    after: frozenset[str]
    gatherings: frozenset[str]
    towns: frozenset[str]
    later: Mapping[str, tuple[str, ...]]
    aside: Mapping[str, tuple[str, ...]]


@cache
def event_words() -> EventWords:
    """Return the words that come with the program."""
    data = word_file("events")
    nouns, verbs = _kinds(data["nouns"]), _kinds(data["verbs"])
    around, opened = data["around"], data["opened"]
    return EventWords(
        phrase_set((*nouns, *verbs, *around["spoken"], *around["other"], *opened["verbs"])),
        nouns,
        verbs,
        frozenset(around["spoken"]),
        frozenset(opened["verbs"]),
        phrase_set(opened["things"]),
        frozenset(around["held"]),
        frozenset(around["after"]),
        frozenset(around["gatherings"]),
        frozenset(data["places"]["towns"]),
        _by_first(around["later"]),
        _by_first((*around["later"], *around["topic"])),
    )


def _kinds(tables: Mapping[str, Any]) -> dict[str, str]:
    return {word: kind for kind, words in tables.items() for word in words}


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        first = phrase.split()[0]
        table[first] = (*table.get(first, ()), f"{phrase} ")
    return table
