"""The words that a search takes for one another, and how they are written for SQLite."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from summitreader.library.folding import folded
from summitreader.library.search.spelling_variants import twins_of
from summitreader.library.search.word_forms import forms_of, without_hyphens, without_possessive

PLAIN = "{words joined speaker} : "
"""The columns that a word without a field is looked for in."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a search knows of words: `sides` are a side's names by any of its names in lower case.

    `themes` and `instruments` are the names that there are, the themes' with their titles; `synonyms` are groups of
    words that the user takes for one another.
    """

    sides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    instruments: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()

    def synonyms_of(self, words: str) -> tuple[str, ...]:
        """Return what the user takes for the same as a word or a run of words, in any of its forms."""
        asked = {folded(words), *_inflected(folded(words))}
        return tuple(
            dict.fromkeys(
                other
                for group in self.synonyms
                if not asked.isdisjoint(map(folded, group))
                for other in group
                if folded(other) not in asked
            )
        )


NO_VOCABULARY = Vocabulary()


def alternatives(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return a word and all that a search takes for the same, the word first."""
    stem = folded(without_possessive(text.rstrip("*")))
    # "US" is no plural of "u", and "WHO" has none.
    forms = () if len(stem) < 6 and text.isupper() else _inflected(stem)
    found = [text, *([stem] if stem != folded(text).rstrip("*") else []), *forms]
    for one in (stem, *forms):
        found += twins_of(one)
    if whole := without_hyphens(stem):
        found += (whole, *_inflected(folded(whole)))
    return tuple(dict.fromkeys((*found, *with_forms(vocabulary.synonyms_of(stem)))))


def with_forms(words: Iterable[str]) -> tuple[str, ...]:
    """Return words, or runs of words, each with its other forms."""
    return tuple(form for one in words for form in (one, *_inflected(folded(one))))


def any_of(column: str, values: Iterable[str]) -> str:
    """Return what matches where one of some words stands in columns."""
    quoted = [quoted_words(value) for value in dict.fromkeys(values)]
    return f"{column}{quoted[0]}" if len(quoted) == 1 else f"{column}({' OR '.join(quoted)})"


def quoted_words(words: str) -> str:
    """Return words as FTS5 takes them, whatever is in them; a star at the end asks for all that begin so."""
    stem = folded(words.rstrip("*"))
    star = " *" if words.endswith("*") and sum(map(str.isalnum, stem)) >= 3 else ""
    return '"' + stem.replace('"', '""') + '"' + star


def _inflected(words: str) -> tuple[str, ...]:
    """Return a word, or several of which the last one changes, in its other forms."""
    first, blank, last = words.rpartition(" ")
    return tuple(f"{first}{blank}{form}" for form in forms_of(last))
