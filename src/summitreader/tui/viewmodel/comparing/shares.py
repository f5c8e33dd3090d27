"""In which order the sides tell their themes, and how much room they give them: strips and shares. Pure."""

from collections import Counter
from typing import NamedTuple

from summitreader.comparison import Comparison
from summitreader.model import Span

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_UNTOLD, _OTHER = "·", "-"


class StripTheme(NamedTuple):
    """A theme that matters are told on: its letter in the strips, and by side its words of all that are compared, in
    hundredths, and the place at which it first comes, counted from 1; 0 where it is not told."""

    letter: str
    theme: str
    percents: tuple[int, ...]
    places: tuple[int, ...]
    first: tuple[tuple[int, Span], ...]


class Shares:
    """Themes by room and order, and a strip for each side."""

    def __init__(self, found: Comparison) -> None:
        self._lengths = [len(one.reading.article.text) for one in found.sides]
        self._told: list[list[tuple[Span, str]]] = [[] for _ in found.sides]
        for point in found.points:
            for side in point.sides:
                account = point.accounts[side]
                self._told[side] += [(span, point.theme) for span in (account.spans if account else ())]
        for told in self._told:
            told.sort()
        self._texts = [one.reading.article.text for one in found.sides]
        words = [self._words(side) for side in range(len(found.sides))]
        themes = Counter[str]()
        for counted in words:
            themes.update(counted)
        self._letters = {theme: letter for (theme, _), letter in zip(_most(themes), LETTERS, strict=False)}
        self.themes = tuple(self._share(theme, letter, words) for theme, letter in self._letters.items())

    def strip(self, side: int, cells: int) -> str:
        """Return the text of a side in so many cells: in each the letter of the theme that has most of it."""
        length, found = max(1, self._lengths[side]), [Counter[str]() for _ in range(cells)]
        for span, theme in self._told[side]:
            for cell in range(span.start * cells // length, min(cells, (span.end - 1) * cells // length + 1)):
                first, last = cell * length // cells, (cell + 1) * length // cells
                found[cell][theme] += max(0, min(span.end, last) - max(span.start, first))
        return "".join(self._sign(counted) for counted in found)

    def _sign(self, counted: Counter[str]) -> str:
        if not counted:
            return _UNTOLD
        return self._letters.get(min(counted, key=lambda theme: (-counted[theme], theme)), _OTHER)

    def _words(self, side: int) -> Counter[str]:
        found = Counter[str]()
        for span, theme in self._told[side]:
            found[theme] += len(span.of(self._texts[side]).split())
        return found

    def _share(self, theme: str, letter: str, words: list[Counter[str]]) -> StripTheme:
        percents = tuple(round(100 * one[theme] / max(1, one.total())) for one in words)
        orders = [list(dict.fromkeys(name for _, name in told if name in self._letters)) for told in self._told]
        places = tuple(order.index(theme) + 1 if theme in order else 0 for order in orders)
        first = tuple(
            (side, next(span for span, name in told if name == theme))
            for side, told in enumerate(self._told)
            if places[side]
        )
        return StripTheme(letter, theme, percents, places, first)


def _most(themes: Counter[str]) -> list[tuple[str, int]]:
    """Return the themes with a name, those with most words first."""
    return sorted(((theme, count) for theme, count in themes.items() if theme), key=lambda one: (-one[1], one[0]))
