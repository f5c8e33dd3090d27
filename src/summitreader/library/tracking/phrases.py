"""Words in a row, as the index takes them and as they are found in a text: case, accents and spelling make no odds."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product

from summitreader.library.folding import folded, folded_places
from summitreader.library.search.spelling_variants import twins_of
from summitreader.library.search.vocabulary import any_of
from summitreader.model import Span

_MOST_SPELLINGS = 8  # of one phrase

_WORD = re.compile(r"[^\W_]+\*?")


def spelt(phrase: str) -> tuple[str, ...]:
    """Return a phrase in each of its spellings, small letters and blanks alone; () where it has no word.

    >>> spelt("Inclusive globalisation")
    ('inclusive globalisation', 'inclusive globalization')
    """
    words = _WORD.findall(folded(phrase))
    each = [(word, *(twin for twin in twins_of(word) if " " not in twin)) for word in words]
    return tuple(" ".join(one) for one in islice(product(*each), _MOST_SPELLINGS)) if words else ()


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


def _written(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"[^\W_]*" if word.endswith("*") else "")
