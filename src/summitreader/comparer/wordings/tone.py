"""Tone words: what each side calls the talks, candid, constructive, warm."""

from collections.abc import Sequence

from summitreader.comparison import ComparedSide, Tone
from summitreader.words.tone import tone_words


def tones_of(sides: Sequence[ComparedSide]) -> tuple[Tone, ...]:
    """Return the words by which each side says how the talks were, in the order of sides and texts."""
    return tuple(
        Tone(side, span, span.of(one.reading.article.text).lower())
        for side, one in enumerate(sides)
        for span in tone_words(one.reading.article.text)
    )
