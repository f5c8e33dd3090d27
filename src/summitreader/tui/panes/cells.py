"""What stands in each line of a pane, without Textual: the first screen is drawn before that is loaded."""

from typing import NamedTuple

from summitreader.tui.panes.listing import PaneListing
from summitreader.tui.viewmodel.fitting import filled
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice
from summitreader.tui.viewmodel.row_layout import DrawnLine, RowLayout, TextPart

MARGIN = 2
"""Cells left of a row: what is chosen, and what stands under the article's cursor."""


class PaneRows(NamedTuple):
    """The rows of a pane: `listing` says what stands in them, `shape` where they stand and which head is open."""

    listing: PaneListing | None = None
    shape: RowLayout = RowLayout(0)
    here: CursorContext = CursorContext()
    chosen: PaneChoice | None = None

    @classmethod
    def of(cls, listing: PaneListing | None, opened: int | None = None) -> "PaneRows":
        """Return the rows of a listing when one head, or none, shows its children."""
        if listing is None:
            return cls()
        children = 0 if opened is None else listing.children(opened)
        shape = RowLayout(
            listing.heads, listing.head_lines, opened if children else None, children, listing.child_lines
        )
        return cls(listing, shape)

    @property
    def wanted(self) -> int:
        """How many lines it takes to show everything, title and the blank line below included; 0 for nothing."""
        return 2 + self.shape.lines if self.shape.lines else 0

    def layout(self, width: int) -> RowLayout:
        """Return where the rows stand."""
        return self.shape

    def line(self, row: int, line: int, width: int, is_cursor: bool) -> DrawnLine:
        """Return one of a row's lines. What is chosen shows as `▌`, what stands under the article's cursor as `›`."""
        assert self.listing is not None, "nothing has no rows"
        head, child = self.shape.what(row)
        words = self.listing.lines(head, child, width - MARGIN)[line]
        is_here = self.listing.lit(head, child, self.here)
        is_chosen = self.chosen is not None and self.listing.head_of(self.chosen) == head and child is None
        sign = ("▌" if is_chosen else " ") + ("›" if is_here and not line else " ")
        looks = (("chosen", is_chosen), ("here", is_here), ("cursor", is_cursor))
        return DrawnLine(
            (TextPart(sign), *filled(words, width - MARGIN)), tuple(name for name, holds in looks if holds)
        )
