"""The words that tell what an agreement is about, from `data/contents.toml`."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from summitreader.word_files import word_file

Verbs = Mapping[str, tuple[tuple[str, ...], ...]]


class ContentWords(NamedTuple):
    """Verbs are kept by their first word: the rests that may follow it, the longest first ("for" of "provide for")."""

    telling: Verbs
    be: Verbs
    aim: Verbs
    doing: Verbs
    others: Verbs
    effects: Verbs
    gerunds: frozenset[str]
    doing_nouns: frozenset[str]
    generic: frozenset[str]
    areas: frozenset[str]
    leads: frozenset[str]
    nouns: frozenset[str]
    party_nouns: frozenset[str]
    ways: frozenset[str]
    occasions: frozenset[str]


def verb_at(verbs: Verbs, words: list[str], at: int) -> int | None:
    """Return the word behind a verb of a list, its particles included; None where none of them begins at a word.

    >>> verb_at({"provides": (("for",), ())}, ["it", "provides", "for", "trade"], 1)
    3
    """
    for rest in verbs.get(words[at].lower(), ()) if at < len(words) else ():
        end = at + 1 + len(rest)
        if tuple(word.lower() for word in words[at + 1 : end]) == rest:
            return end
    return None


@cache
def content_words() -> ContentWords:
    """Return the words that come with the program."""
    data = _data()
    telling, doing, generic, parties = data["telling"], data["doing"], data["generic"], data["parties"]
    doers = [*doing["verbs"], *doing["others"]]
    return ContentWords(
        _by_first_word(telling["verbs"], _forms),
        _by_first_word(telling["be"], lambda word: (word,)),
        _by_first_word(telling["aim"], _forms),
        _by_first_word(doing["verbs"], _forms),
        _by_first_word(doing["others"], _forms),
        _by_first_word(telling["effects"], _forms),
        frozenset(_ing(verb.split()[0]) for verb in doers),
        frozenset(doing["nouns"]),
        frozenset(generic["words"]),
        frozenset(generic["areas"]),
        frozenset(generic["leads"]),
        frozenset(generic["nouns"]),
        frozenset(parties["nouns"]),
        frozenset(parties["ways"]),
        frozenset(data["occasions"]["nouns"]),
    )


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one of the small lists that the grammar goes by."""
    return frozenset(_data()["lists"][name])


@cache
def deal_words(name: str) -> frozenset[str]:
    """Return one of the lists of words that deals are told by."""
    return frozenset(_data()["deals"][name])


@cache
def _data() -> dict[str, Any]:
    return word_file("contents")


def _by_first_word(
    phrases: Iterable[str], forms: Callable[[str], tuple[str, ...]]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = phrase.split()
        for form in forms(first):
            found.setdefault(form, set()).add(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def _forms(base: str) -> tuple[str, ...]:
    """Return the plain form, the third person, the past and the participle in -ing of a regular verb."""
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x", "go")) else f"{base}s"
    past = f"{base}d" if base.endswith("e") else f"{base}ed"
    if base.endswith("y") and base[-2] not in "aeou":
        third, past = f"{base[:-1]}ies", f"{base[:-1]}ied"
    return (base, third, past, _ing(base))


_DOUBLED = frozenset(("set", "cut", "ban", "run", "stop", "ship", "begin", "plan", "commit", "permit", "refer"))


def _ing(base: str) -> str:
    if base in _DOUBLED:
        return f"{base}{base[-1]}ing"
    return f"{base[:-1]}ing" if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else f"{base}ing"
