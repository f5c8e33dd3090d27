"""Stems: what is left of a word when its endings are taken off, so that "negotiators" and "negotiating" are one."""

import re
from functools import lru_cache
from typing import NamedTuple

from summitreader.word_files import word_file

# Endings that make a word of another, and what must be left before them.
_DERIVED = (
    *("isational", "izational", "isations", "izations", "isation", "ization", "ational", "ations", "ation"),
    *("ically", "atory", "ators", "ator", "ative", "ising", "izing", "ised", "ized", "ises", "izes", "ise", "ize"),
    *("ating", "ated", "ates", "ate", "ively", "ives", "ive", "ional", "ions", "ion", "ments", "ment"),
    *("ities", "ity", "ical", "ics", "ic", "ally", "als", "al", "ness", "ers", "er", "ors", "or", "ably", "able"),
    *("ances", "ance", "ences", "ence", "ants", "ant", "ents", "ent", "ious", "ous", "ist", "ists", "ism", "ly"),
    *("ship", "ships", "ful", "fully", "ary", "y"),
)
_IZE = re.compile(r"(?<=\w{3})iz(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)\b)")
_NO_PLURALS = ("ss", "us", "is")
_SIBILANTS = ("xes", "ches", "shes", "sses", "zzes")
_LEAST_INFLECTED, _LEAST_DERIVED, _SHORTEST, _SHORT = 3, 5, 3, 4
_DERIVED_BY_LENGTH = tuple(sorted(_DERIVED, key=len, reverse=True))


class Forms(NamedTuple):
    """What is left of a word: without the endings of a verb or a plural, and without all endings."""

    base: str
    stem: str


@lru_cache(maxsize=65_536)
def forms_of(word: str) -> Forms:
    """Return the base form of a word and its stem.

    >>> forms_of("settlements"), forms_of("organizing") == forms_of("organising")
    (Forms(base='settlement', stem='settl'), True)
    """
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'").replace("-", "").replace("'", "")
    whole, spelt, begun = _exceptions()
    word = spelt.get(word, word)
    for other, usual in begun:
        if word.startswith(other):
            word = usual + word[len(other) :]
    word = _IZE.sub("is", word)
    if word in whole or not word.isalpha():
        return Forms(word, word)
    base, stem = _without_inflection(word), word
    while (shorter := _shortened(stem)) != stem:
        stem = shorter
    return Forms(base, stem)


def stem(word: str) -> str:
    """Return the stem of a word.

    >>> stem("negotiators") == stem("Negotiating") == stem("negotiation")
    True
    >>> stem("Ukraine's"), stem("international") == stem("internal")
    ('ukrain', False)
    """
    return forms_of(word).stem


def _shortened(word: str) -> str:
    for ending in _DERIVED_BY_LENGTH:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_DERIVED:
            return word[: -len(ending)]
    return _without_inflection(word)


def _without_inflection(word: str) -> str:
    """Return a word without the endings of a verb or a plural: "wines" is no form of "win"."""
    if word.endswith(("ies", "ied")) and len(word) > _SHORT:
        return word[:-3] + "y"
    if word.endswith(_SIBILANTS):
        word = word[:-2]
    elif word.endswith("reed") or (word.endswith("s") and not word.endswith(_NO_PLURALS) and len(word) > _SHORTEST):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_INFLECTED and not word.endswith("eed"):
            return _undoubled(word[: -len(ending)])
    return word[:-1] if word.endswith("e") and len(word) > _SHORT else word


def _undoubled(word: str) -> str:
    """ "planned", "planning": the consonant that was doubled before the ending."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeioulsz" else word


@lru_cache(maxsize=1)
def _exceptions() -> tuple[frozenset[str], dict[str, str], tuple[tuple[str, str], ...]]:
    """Return words that stay whole, other spellings of one word, and other spellings of beginnings."""
    twins = word_file("twins")
    spelt = {other: group[0] for group in twins["groups"] for other in group[1:] if " " not in other}
    begun = tuple((other, group[0]) for group in twins["stems"] for other in group[1:])
    own = word_file("same_matters")
    whole = frozenset(own["stems"]["whole"])
    spelt |= {other: first for first, others in own["stems"]["same"].items() for other in others}
    return whole, spelt, begun
