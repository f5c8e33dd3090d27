"""In which order the sides tell their themes, and how much room they give them: strips and shares. Pure."""

from collections import Counter
from typing import NamedTuple

from summitreader import session
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
        self._told = [
            sorted((span, point.theme) for point in found.points if (one := point.accounts[side]) for span in one.spans)
            for side in range(len(found.sides))
        ]
        shares = [*zip(LETTERS, session.theme_shares(found), strict=False)]
        self._letters = {one.theme: letter for letter, one in shares}
        self.themes = tuple(
            StripTheme(
                letter, one.theme, tuple(round(100 * share) for share in one.shares), one.places, self._first(one.theme)
            )
            for letter, one in shares
        )

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

    def _first(self, theme: str) -> tuple[tuple[int, Span], ...]:
        """Return the first passage about a theme of each side that tells it."""
        firsts = (next((span for span, name in told if name == theme), None) for told in self._told)
        return tuple((side, span) for side, span in enumerate(firsts) if span)
