"""Words in a row, as the index takes them and as they are found in a text: case, accents and spelling make no odds."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice, product

from summitreader.library.folding import folded, folded_places
from summitreader.library.search.spelling_variants import twins_of
from summitreader.library.search.vocabulary import any_of
from summitreader.model import Span
from summitreader.tracking import ToldPassage

_MOST_SPELLINGS = 8  # of one phrase

_LEAST_BEGUN = 3  # letters of a phrase that may go on

_WORD = re.compile(r"[^\W_]+")


def spelt(phrase: str) -> tuple[str, ...]:
    """Return a phrase in each of its spellings, small letters and blanks alone; () where it has no word.

    A star at the end lets the last word go on.

    >>> spelt("Inclusive globalisation"), spelt("semi-*")
    (('inclusive globalisation', 'inclusive globalization'), ('semi*',))
    """
    letters = folded(phrase)
    words = _WORD.findall(letters)
    goes_on = letters.rstrip().endswith("*") and sum(map(len, words)) >= _LEAST_BEGUN
    each = [(word, *(twin for twin in twins_of(word) if " " not in twin)) for word in words]
    star = "*" * goes_on
    return tuple(" ".join(one) + star for one in islice(product(*each), _MOST_SPELLINGS)) if words else ()


def asked(phrases: Sequence[str]) -> str:
    """Return what asks the index for passages that hold one of some phrases; "" where none has a word."""
    every = [one for phrase in phrases for one in spelt(phrase)]
    return any_of("words : ", every) if every else ""


def places(text: str, phrases: Sequence[str]) -> tuple[Span, ...]:
    """Return where some phrases stand in a text, the longest where several begin alike.

    >>> [span.of(text) for text in ("The One-China policy",) for span in places(text, ("one china policy",))]
    ['One-China policy']
    """
    pattern = _pattern(tuple(phrases))
    if pattern is None:
        return ()
    letters, starts = folded_places(text)
    ends = ((match.start(), match.end()) for match in pattern.finditer(letters))
    return tuple(Span(starts[a], max(starts[b], starts[b - 1] + 1)) for a, b in ends)


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    every = sorted({one for phrase in phrases for one in spelt(phrase)}, key=lambda one: (-len(one), one))
    parts = [r"[\W_]+".join(map(_written, one.split())) for one in every]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])") if parts else None


def counted_once(
    found: list[ToldPassage],
    phrases: Sequence[str],
    words_of: Callable[[Iterable[int]], Mapping[int, tuple[int, str]]],
) -> list[ToldPassage]:
    """Return the passages without those of which every place of the words lies in a shorter passage, too.

    The items of a list that goes on from one cue are statements which all begin with that cue: words of the head stand
    in each of them, and are said once.

    Args:
        found: passages that hold the words, in the order of their numbers.
        phrases: the words.
        words_of: gives where passages begin and their words; asked for those alone that overlap.
    """
    shared: list[list[ToldPassage]] = []
    last: list[ToldPassage] = []
    article, end = -1, 0
    for one in found:
        if one.article == article and one.start < end:
            if len(last) == 1:
                shared.append(last)
            last.append(one)
        else:
            last, end = [one], 0
        article, end = one.article, max(end, one.start + one.length)
    if not shared:
        return found
    words = words_of([one.number for group in shared for one in group])
    gone: set[int] = set()
    for group in shared:
        taken: set[int] = set()
        for one in sorted(group, key=lambda one: (one.length, one.number)):
            start, text = words.get(one.number, (0, ""))
            here = {start + place.start for place in places(text, phrases)}
            if here and here <= taken:
                gone.add(one.number)
            taken |= here
    return [one for one in found if one.number not in gone]


def _written(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"[^\W_]*" if word.endswith("*") else "")
