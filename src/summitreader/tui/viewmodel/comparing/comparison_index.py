"""What the screen looks up in a comparison: made once, off the event loop; before that, the texts alone. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from summitreader.comparison import Comparison
from summitreader.model import Article, Span
from summitreader.tui.viewmodel.comparing.alignment import AlignedRow, RowFinder, aligned, side_by_side
from summitreader.tui.viewmodel.comparing.columns import ComparedRows, RowWords
from summitreader.tui.viewmodel.comparing.difference_rows import DifferenceRows
from summitreader.tui.viewmodel.comparing.listing import ListedDifference, listed, title_of
from summitreader.tui.viewmodel.comparing.row_words import row_words
from summitreader.tui.viewmodel.comparing.shares import Shares


class ComparisonIndex:
    """Rows of the columns and lines of the list, and which belong together. `found` is None before anything is."""

    def __init__(self, articles: Sequence[Article], found: Comparison | None = None) -> None:
        self.found = found
        self.rows: tuple[AlignedRow, ...] = aligned(found) if found else side_by_side(articles)
        self.lines: tuple[ListedDifference, ...] = listed(found, self.rows) if found else ()
        texts = [article.text for article in articles]
        about = row_words(found, self.rows, self.lines) if found else _plain
        self.compared = ComparedRows(texts, self.rows, about)
        self.difference_rows = DifferenceRows(self.lines, texts, Shares(found) if found else None)
        self._finder = RowFinder(self.rows)
        self._lines: dict[int, list[int]] = {}
        for place, line in enumerate(self.lines):
            if line.row is not None and line.group != "shares":
                self._lines.setdefault(line.row, []).append(place)

    def lines_of(self, row: int) -> Sequence[int]:
        """Return which lines of the list are about a row of the columns."""
        return self._lines.get(row, ())

    def next_line(self, at: int, step: int) -> int | None:
        """Return the line that comes next (1), or before (-1), of those that are about a row; None where none does."""
        at += step
        while 0 <= at < len(self.lines):
            if self.lines[at].row is not None:
                return at
            at += step
        return None

    def passage(self, row: int, side: int) -> tuple[int, Span] | None:
        """Return the first passage of a side in a row, or of the first other one that has one there."""
        cells = self.rows[row].cells
        sides = [side, *(other for other in range(len(cells)) if other != side)]
        return next(((one, cells[one][0]) for one in sides if cells[one]), None)

    def row_of(self, passage: tuple[int, Span] | None) -> int:
        """Return the row in which a passage stands, the first where it is in none."""
        return (self._finder.row_of([passage]) if passage else None) or 0

    def count(self) -> int:
        """Return how many differences there are to go through."""
        return sum(line.row is not None for line in self.lines)

    def number(self, at: int) -> int:
        """Return which of those to go through a line is, counted from 1."""
        return sum(line.row is not None for line in self.lines[: at + 1])

    def group_title(self, at: int) -> str:
        """Return what the group of a line is called."""
        return title_of(self.lines[at].group).partition(",")[0]


def _plain(row: int) -> RowWords:
    return RowWords()
