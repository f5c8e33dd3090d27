"""What stands in each line of a pane, without Textual: the first screen is drawn before that is loaded."""

from dataclasses import replace
from typing import NamedTuple

from rich.cells import cell_len

from summitreader.tui.panes.listing import PaneListing
from summitreader.tui.panes.nothing import NothingListing
from summitreader.tui.viewmodel.fitting import filled, fit
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice
from summitreader.tui.viewmodel.row_layout import DrawnLine, RowLayout, RowLine, TextPart

MARGIN = 2
"""Cells left of a row: what is chosen, and what stands under the article's cursor."""

_BESIDE = 2  # blank cells left and right of the rows, in the pane
_LOOKED_AT = 500  # heads: so many are asked for their names where one is looked for


class PaneRow(NamedTuple):
    """A row of a pane: a head, or one of its children."""

    head: int
    child: int | None = None


class PaneRows(NamedTuple):
    """The rows of a pane: `listing` says what stands in them, `shape` where they stand and which head is open.

    An open head says all its words in as many lines as it takes, and so does `whole`, one row more; nothing else is
    wrapped, however many rows there are. `wrapped` remembers the lines of the two, by the row and the cells of a line.
    """

    listing: PaneListing
    shape: RowLayout
    wrapped: dict[tuple[PaneRow, int], tuple[RowLine, ...]]
    here: CursorContext = CursorContext()
    chosen: PaneChoice | None = None
    whole: PaneRow | None = None

    @classmethod
    def of(cls, listing: PaneListing, opened: int | None = None, whole: PaneRow | None = None) -> "PaneRows":
        """Return the rows of a listing when one head, or none, shows its children, and one row all its words."""
        children = 0 if opened is None else listing.children(opened)
        shape = RowLayout(
            listing.heads, listing.head_lines, opened if children else None, children, listing.child_lines
        )
        return cls(listing, shape, {}, whole=whole)

    @property
    def is_empty(self) -> bool:
        """Whether all that the pane says is why it has nothing."""
        return isinstance(self.listing, NothingListing)

    def wanted(self, width: int) -> int:
        """Return how many lines a pane so wide would fill, title and the blank line below included."""
        # Where a filter leaves nothing, two lines say how to take it off.
        return 2 + (self.layout(width - _BESIDE).lines or 2)

    def layout(self, width: int) -> RowLayout:
        """Return where the rows stand."""
        tall = []
        for at in sorted(self._in_full, key=self.row):
            more = len(self._whole(at, width)) - self._lines_of(at)
            if more > 0:
                tall.append((self.row(at), more))
        return replace(self.shape, tall=tuple(tall)) if tall else self.shape

    def line(self, row: int, line: int, width: int, is_cursor: bool) -> DrawnLine:
        """Return one of a row's lines. What is chosen shows as `▌`, what stands under the article's cursor as `›`."""
        at = self.what(row)
        head, child = at
        lines = self._whole(at, width) if at in self._in_full else self.listing.lines(head, child, width - MARGIN)
        words = lines[line] if line < len(lines) else RowLine(())
        is_here = self.listing.lit(head, child, self.here)
        is_chosen = self.chosen is not None and self.listing.head_of(self.chosen) == head and child is None
        sign = ("▌" if is_chosen else " ") + ("›" if is_here and not line else " ")
        looks = (("chosen", is_chosen), ("here", is_here), ("cursor", is_cursor))
        return DrawnLine(
            (TextPart(sign), *filled(words, width - MARGIN)), tuple(name for name, holds in looks if holds)
        )

    def turned(self, row: int) -> "PaneRows":
        """Return the rows with all words of one, or cut again: what opening and closing does as well."""
        at = self.what(row)
        return self._again(self.listing, self.shape.opened, None if at == self.whole else at)

    def what(self, row: int) -> PaneRow:
        """Return what stands in a row."""
        return PaneRow(*self.shape.what(row))

    def row(self, at: PaneRow) -> int:
        """Return where a head, or a child of the one that is open, stands."""
        return self.shape.row_of(at.head) + (0 if at.child is None else at.child + 1)

    def opened_at(self, row: int) -> tuple["PaneRows", int]:
        """Return the rows after "open" on one of them, and where the cursor is: what is below a head, or all words."""
        listing, at = self.listing, self.what(row)
        if listing.is_fold(at.head):
            return self._again(listing.unfolded(True)), at.head
        if at.child is None and listing.children(at.head):
            found = self._again(listing, at.head)
            return found, found.row(at)
        return self._again(listing, self.shape.opened, at), row

    def closed_at(self, row: int) -> tuple["PaneRows", int]:
        """Return the rows after "close" on one of them, and where the cursor is: fewer words, nothing below a head, no
        folded rows."""
        listing, at = self.listing, self.what(row)
        if at == self.whole:
            return self._again(listing, self.shape.opened), row
        if self.shape.opened is None:
            folded = listing.unfolded(False)
            last = folded.heads - 1
            # What stands above the row with the number of others does not fold them.
            return (self._again(folded), last) if at.head >= last and folded.is_fold(last) else (self, row)
        return self._again(listing), at.head

    def kept_in(self, listing: PaneListing) -> "PaneRows":
        """Return the rows of another listing of the same article: what was open stays open, a child's words apart,
        which may be another's there."""
        if self.listing.is_unfolded:
            listing = listing.unfolded(True)
        head = self._same_head(self.whole.head, listing) if self.whole and self.whole.child is None else None
        whole = None if head is None else PaneRow(head)
        opened = self._same_head(self.shape.opened, listing)
        return self._again(listing, opened, whole)

    def same_row(self, row: int, after: "PaneRows") -> int:
        """Return where a row's head stands in other rows of the same article; the first row where it is not found."""
        head = self._same_head(self.what(row).head if self.shape.rows else None, after.listing)
        return 0 if head is None else after.shape.row_of(head)

    def _again(self, listing: PaneListing, opened: int | None = None, whole: PaneRow | None = None) -> "PaneRows":
        return PaneRows.of(listing, opened, whole)._replace(here=self.here, chosen=self.chosen)

    def _same_head(self, head: int | None, after: PaneListing) -> int | None:
        """Return the head of that name in another listing, as far as it is among the first."""
        if head is None:
            return None
        name = self.listing.name(head)
        return next((other for other in range(min(after.heads, _LOOKED_AT)) if after.name(other) == name), None)

    @property
    def _in_full(self) -> set[PaneRow]:
        """The rows that say all their words: the open head, and one more."""
        opened = None if self.shape.opened is None else PaneRow(self.shape.opened)
        return {row for row in (opened, self.whole) if row}

    def _lines_of(self, row: PaneRow) -> int:
        return self.shape.head_lines if row.child is None else self.shape.child_lines

    def _whole(self, row: PaneRow, width: int) -> tuple[RowLine, ...]:
        if (row, width) not in self.wrapped:
            self.wrapped[row, width] = self.listing.whole(row.head, row.child, width - MARGIN)
        return self.wrapped[row, width]


def pane_title(titles: tuple[str, ...], width: int) -> str:
    """Return the longest title that fits into the upper edge of a pane so wide."""
    room = width - 2
    return next((title for title in titles if cell_len(title) <= room), fit(titles[-1], room) if titles else "")
