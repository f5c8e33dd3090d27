"""The words of events, from `data/events.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from summitreader.parser.lexicon.phrases import PhraseSet, phrase_set


@dataclass(frozen=True, slots=True)
class EventWords:
    """Nouns and verbs with the kind of event each tells, and the words around them that tell whether it took place.

    `held` lead up to a noun, `after` follow it; behind `later` words it is another event, behind `topic` words only
    what is spoken of; "spoke with" (`spoken`) is a call where nothing says better. Each begins with a `first` word.
    """

    nouns: PhraseSet
    verbs: PhraseSet
    kinds: Mapping[str, str]
    openers: PhraseSet
    opened: PhraseSet
    held: frozenset[str]
    after: frozenset[str]
    spoken: PhraseSet
    later: tuple[str, ...]
    topic: tuple[str, ...]
    first: frozenset[str]

    def told(self, words: PhraseSet, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Return start, end and kind of each noun or verb between two offsets."""
        for match in words.all(text, start, end):
            yield *match.span(), self.kinds[_plain(match.group())]


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").replace("-", " ").split())


@cache
def event_words() -> EventWords:
    """Return the words that come with the program."""
    data = tomllib.loads((Path(__file__).parents[2] / "data" / "events.toml").read_text("utf-8"))
    kinds = {
        _plain(word): kind for table in ("verbs", "nouns") for kind, words in data[table].items() for word in words
    }
    around = data["around"]
    return EventWords(
        phrase_set(word for words in data["nouns"].values() for word in words),
        phrase_set(word for words in data["verbs"].values() for word in words),
        kinds,
        phrase_set(data["opened"]["verbs"]),
        phrase_set(data["opened"]["things"]),
        frozenset(around["held"]),
        frozenset(around["after"]),
        phrase_set(around["spoken"]),
        tuple(around["later"]),
        tuple(around["topic"]),
        frozenset(phrase.split()[0] for phrase in kinds),
    )
