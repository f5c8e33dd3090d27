"""How much of each side's account is about a theme, and when it comes to speak of it."""

from dataclasses import dataclass

from summitreader.comparison import SIDE_NAMES, Comparison
from summitreader.exporters.rows.columns import Cell
from summitreader.model import Span


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """A theme with, by side, how many words are about it, what part of all with a theme, and its place in the order.

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
    """Return the themes of all matters, the one first that has the greatest share of a side.

    Words count once for a theme; courtesies and matters without a theme are left out.
    """
    rituals = {theme.name for side in found.sides for theme in side.reading.themes if theme.ritual}
    themes = dict.fromkeys(point.theme for point in found.points if point.theme and point.theme not in rituals)
    by_side = []
    for side, compared in enumerate(found.sides):
        spans: dict[str, list[Span]] = {theme: [] for theme in themes}
        for point in found.points:
            if point.theme in spans and (account := point.accounts[side]):
                spans[point.theme] += account.spans
        text = compared.reading.article.text
        words = {theme: _words(text, those) for theme, those in spans.items()}
        firsts = sorted((min(those), theme) for theme, those in spans.items() if those)
        by_side.append((words, {theme: place for place, (_, theme) in enumerate(firsts, 1)}))
    shares = [_share(theme, by_side) for theme in themes]
    return tuple(sorted(shares, key=lambda one: -max(one.shares)))


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


def _share(theme: str, by_side: list[tuple[dict[str, int], dict[str, int]]]) -> ThemeShare:
    words = tuple(counts[theme] for counts, _ in by_side)
    shares = tuple(counts[theme] / (sum(counts.values()) or 1) for counts, _ in by_side)
    return ThemeShare(theme, words, shares, tuple(places.get(theme, 0) for _, places in by_side))


def _words(text: str, spans: list[Span]) -> int:
    """Return how many words stand in passages, those in two of them counted once."""
    count = reached = 0
    for span in sorted(spans):
        start = max(span.start, reached)
        if start < span.end:
            count += len(text[start : span.end].split())
            reached = span.end
    return count
