"""What kind of word a quotation has changed: a number, a negation, a name, or another word."""

from functools import cache
from itertools import chain

from summitreader.model import Span
from summitreader.verification import WordDifference, WordKind
from summitreader.verifier.alignment import Run
from summitreader.verifier.names import country_of
from summitreader.verifier.words import Word, figures, spelled
from summitreader.word_files import word_file

GRAVITY: tuple[WordKind, ...] = ("negation", "number", "name", "word")
"""The kinds, the gravest first."""

_LOOKED_THROUGH = 20_000  # words


@cache
def _of(kind: str) -> frozenset[str]:
    return frozenset(spelled(word) for word in word_file("verifying")[kind])


def is_number(key: str) -> bool:
    """Return whether a word is a number, a date's part, or a word of amounts."""
    return key[0].isdigit() or key in _of("number_words") or key in "$€£¥₽₹"


def is_negation(key: str) -> bool:
    """Return whether a word takes back what it stands by."""
    return key in _of("negations")


def is_shift(key: str) -> bool:
    """Return whether a word is one that telling in other words changes."""
    return key in _of("shifts")


def _is_contrary(one: str, other: str) -> bool:
    """Return whether one word is the other with a beginning that turns it round: "lawful", "unlawful"."""
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and any(long == prefix + short for prefix in _of("prefixes"))


def difference_of(run: Run, draft: tuple[str, list[Word]], source: tuple[str, list[Word]]) -> WordDifference:
    """Return what a run of other words is: where it stands in both texts, and its gravest kind."""
    mine, theirs = draft[1][slice(*run.quote)], source[1][slice(*run.source)]
    kind = _kind(mine, theirs, draft, source)
    return WordDifference(kind, _place(draft[1], run.quote), _place(source[1], run.source))


def _place(words: list[Word], part: tuple[int, int]) -> Span:
    first, last = part
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    at = words[first - 1].end if first else words[0].start if words else 0
    return Span(at, at)


def _kind(
    mine: list[Word], theirs: list[Word], draft: tuple[str, list[Word]], source: tuple[str, list[Word]]
) -> WordKind:
    keys = [word.key for word in mine], [word.key for word in theirs]
    negations = [sum(map(is_negation, some)) for some in keys]
    if (
        bool(negations[0]) != bool(negations[1])
        or negations[0] % 2 != negations[1] % 2
        or any(_is_contrary(one, other) for one in keys[0] for other in keys[1])
    ):
        return "negation"
    numbers = [_numbers(some) for some in keys]
    # "one supplier" and "a single supplier" are two words for it.
    if numbers[0] != numbers[1] and (numbers[0] or ["1"]) != (numbers[1] or ["1"]):
        return "number"
    large = bool(mine) and draft[0][mine[0].start].isupper()
    if theirs and any(_is_name(word, source) for word in theirs) and (large or any(_is_name(w, draft) for w in mine)):
        return "name"
    alone = mine or theirs
    if not (mine and theirs) and any(_is_name(word, draft if mine else source) for word in alone):
        return "name"
    return "word"


def _numbers(keys: list[str]) -> list[str]:
    return sorted(key for key in keys if is_number(key))


@cache
def _capitalised() -> frozenset[str]:
    """Return words that are often written large and name nobody."""
    titles = chain(
        figures(), word_file("verifying")["common"], ("president", "minister", "prime", "leaders", "government")
    )
    return frozenset(titles)


def _is_name(word: Word, of: tuple[str, list[Word]]) -> bool:
    """Return whether a word is part of a name: written large inside a sentence, or a country's."""
    text, words = of
    written = text[word.start : word.end]
    if not written[:1].isupper() or written.casefold() in _capitalised():
        return False
    if country_of(written) or _is_inside(text, word):
        return True
    # At the beginning of a sentence: a name where the text never writes it small.
    return not any(text[one.start].islower() for one in words[:_LOOKED_THROUGH] if one.key == word.key)


def _is_inside(text: str, word: Word) -> bool:
    """Return whether a word stands inside a sentence, where only names are written large."""
    before = text[max(0, word.start - 3) : word.start].rstrip()
    return bool(before) and (before[-1].isalnum() or before[-1] in ",;'’-–—(/&")
