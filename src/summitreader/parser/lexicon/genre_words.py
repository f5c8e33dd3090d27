"""The words by which titles, labels and salutations tell what kind of text it is, from `data/genres.toml`."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from summitreader.parser.lexicon.phrases import PhraseSet, phrase_set
from summitreader.parser.text.lazy_regex import regex
from summitreader.word_files import word_file


class GenreWords(NamedTuple):
    """Words in lower case: callers of labels, kinds of texts, and how speeches and letters open and close.

    `titles` are the phrases by which a title announces each genre, `offices` those by which an office signs.
    """

    callers: frozenset[str]
    speeches: frozenset[str]
    spoken: frozenset[str]
    declarations: frozenset[str]
    salutations: tuple[str, ...]
    closings: frozenset[str]
    titles: Mapping[str, PhraseSet]
    offices: PhraseSet
    present: frozenset[str]
    past: frozenset[str]
    no_deeds: frozenset[str]
    no_words_given: frozenset[str]
    stances: frozenset[str]
    papers: Mapping[str, frozenset[str]]
    courtesies: Mapping[str, frozenset[str]]


@cache
def genre_words() -> GenreWords:
    """Return the words that ship with the program."""
    data = word_file("genres")
    speeches = data["speeches"]
    return GenreWords(
        frozenset(data["labels"]["callers"]),
        frozenset(speeches["kinds"]),
        frozenset(speeches["spoken"]),
        frozenset(data["declarations"]["kinds"]),
        tuple(speeches["salutations"]),
        frozenset(speeches["closings"]),
        {genre: phrase_set(phrases) for genre, phrases in data["titles"].items()},
        phrase_set(data["offices"]["words"]),
        frozenset(data["declarations"]["present"]),
        frozenset(data["declarations"]["past"]),
        frozenset(data["pledges"]["no_deeds"]),
        frozenset(data["pledges"]["no_words_given"]),
        frozenset(data["stances"]["verbs"]),
        {kind: frozenset(words) for kind, words in data["papers"].items()},
        {kind: frozenset(words) for kind, words in data["courtesies"].items()},
    )


_WORD = regex(r"[\w’'é-]+")


def has_one_of(words: str, kinds: frozenset[str]) -> bool:
    """Return whether a phrase has one of some nouns, whatever its case.

    >>> has_one_of("STATEMENT BY THE PM", frozenset({"statement"}))
    True
    """
    return any(match.group().lower() in kinds for match in _WORD.finditer(words))
