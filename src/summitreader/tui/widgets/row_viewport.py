"""The rows that a list shows, and what is seen of them: how wide they are, how far down it is. Pure."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from summitreader.tui.viewmodel.row_layout import DrawnLine
from summitreader.tui.widgets.scrollbar import Scrollbar


class Layout(Protocol):
    """Where rows stand. Rows and lines count from 0."""

    @property
    def rows(self) -> int:
        """How many rows there are."""

    @property
    def lines(self) -> int:
        """How many lines all rows take."""

    def top(self, row: int) -> int:
        """Return the first line of a row."""

    def height(self, row: int) -> int:
        """Return how many lines a row takes."""

    def at(self, line: int) -> int:
        """Return the row that a line belongs to."""


class Rows(Protocol):
    """What a list shows."""

    def layout(self, width: int) -> Layout:
        """Return where the rows stand when each line has so many cells."""

    def turned(self, row: int) -> "Rows":
        """Return the rows with one of them in as many lines as its words take, or again cut as the others are."""

    def line(self, row: int, line: int, width: int, is_cursor: bool) -> DrawnLine:
        """Return one of a row's lines, the first being 0, as it is drawn with or without the cursor on the row."""


@dataclass(frozen=True)
class RowViewport:
    """Rows in a box of so many cells and lines, scrolled so that the line `top` comes first.

    What is asked for again and again while one line is drawn is worked out once.
    """

    shown: Rows
    width: int
    height: int
    top: int
    keeps_bar: bool = False

    @cached_property
    def room(self) -> int:
        """Cells of a line, less the scroll bar."""
        return self.width - (self.keeps_bar or self.shown.layout(self.width).lines > self.height > 0)

    @cached_property
    def layout(self) -> Layout:
        """Where the rows stand."""
        return self.shown.layout(self.room)

    @cached_property
    def bar(self) -> Scrollbar:
        """How far down it is: never so far that room is left below the last line."""
        lines = self.layout.lines
        return Scrollbar(lines, self.height, max(0, min(self.top, lines - self.height)))

    @property
    def seen(self) -> range:
        """The rows of which a part is seen."""
        layout, bar = self.layout, self.bar
        if not bar.rows or not bar.height:
            return range(0)
        return range(layout.at(bar.top), layout.at(min(bar.top + bar.height, bar.rows) - 1) + 1)

    @property
    def last_seen(self) -> int:
        """The last row that is seen, were there rows for all of the box, each as high as the first."""
        return (self.bar.top + self.height) // self.layout.height(0)

    def top_that_shows(self, row: int, until: int | None = None) -> int:
        """Return the top from which a row is seen whole, and those `until` another one as far as there is room: the
        present top, or else the nearest."""
        bar, layout = self.bar, self.layout
        if not 0 <= row < layout.rows or not bar.height:
            return self.top
        below = row if until is None else min(until, layout.rows - 1)
        first, last = layout.top(row), layout.top(below) + layout.height(below)
        return min(first, max(bar.top, last - bar.height))

    def page_from(self, row: int) -> int:
        """Return by how many rows as high as this one a page goes on: one is seen before and after."""
        layout = self.layout
        return max(1, self.height // layout.height(max(0, row)) - 1) if layout.rows else 0
