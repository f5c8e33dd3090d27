"""How much of each side's account is about a theme, and when it comes to speak of it."""

from collections import Counter
from dataclasses import dataclass

from summitreader.comparison import SIDE_NAMES, Comparison
from summitreader.exporters.rows.columns import Cell


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """A theme with, by side, how many words are about it, what part of all compared, and its place in the order.

    Words and place are 0 where a side does not speak of it.
    """

    theme: str
    words: tuple[int, ...]
    shares: tuple[float, ...]
    places: tuple[int, ...]

    @property
    def facts(self) -> dict[str, Cell]:
        """Words and places by the names of the columns of a table."""
        told: dict[str, Cell] = {}
        for name, count, place in zip(SIDE_NAMES, self.words, self.places, strict=False):
            told |= {f"{name}_count": count, f"{name}_place": place or None}
        return told


def theme_shares(found: Comparison) -> tuple[ThemeShare, ...]:
    """Return the themes of all matters, the one first that most words are about, as the screen's strips have them."""
    words: list[Counter[str]] = []
    orders: list[list[str]] = []
    for side, compared in enumerate(found.sides):
        text = compared.reading.article.text
        told = sorted(
            (span, point.theme) for point in found.points if (one := point.accounts[side]) for span in one.spans
        )
        counted = Counter[str]()
        for span, theme in told:
            counted[theme] += len(span.of(text).split())
        words.append(counted)
        orders.append(list(dict.fromkeys(theme for _, theme in told if theme)))
    themes = sorted({theme for counted in words for theme in counted if theme})
    themes.sort(key=lambda theme: -sum(counted[theme] for counted in words))
    return tuple(
        ThemeShare(
            theme,
            tuple(counted[theme] for counted in words),
            tuple(counted[theme] / max(1, counted.total()) for counted in words),
            tuple(order.index(theme) + 1 if theme in order else 0 for order in orders),
        )
        for theme in themes
    )


def share_words(one: ThemeShare, title: str) -> str:
    """Return what is told of a theme in a sentence.

    >>> share_words(ThemeShare("health", (12, 0), (0.25, 0.0), (3, 0)), "Health")
    'Health: a 25% (12 words, place 3); b 0%.'
    """
    told = (
        f"{name} {share:.0%}" + (f" ({count} words, place {place})" if place else "")
        for name, count, share, place in zip(SIDE_NAMES, one.words, one.shares, one.places, strict=False)
    )
    return f"{title}: {'; '.join(told)}."
