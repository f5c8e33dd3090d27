"""What stands in each line of a pane, without Textual: the first screen is drawn before that is loaded."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from summitreader.tui.panes.listing import Listing, RowLine, TextPart
from summitreader.tui.viewmodel.fitting import fit
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice
from summitreader.tui.viewmodel.row_layout import RowLayout

MARGIN = 2
"""Cells left of a row: what is chosen, and what stands under the article's cursor."""


class DrawnLine(NamedTuple):
    """One line: its parts fill the width; the row it belongs to may stand under the article's cursor, or be chosen."""

    parts: tuple[TextPart, ...]
    row: int
    is_here: bool
    is_chosen: bool


def rows_of(listing: Listing | None, opened: int | None = None) -> RowLayout:
    """How the rows lie when one head, or none, shows its children."""
    if listing is None:
        return RowLayout(0)
    children = 0 if opened is None else listing.children(opened)
    return RowLayout(listing.heads, listing.head_lines, opened if children else None, children, listing.child_lines)


def wanted(shape: RowLayout) -> int:
    """How many lines it would take to show everything, title and the blank line below included; 0 for nothing."""
    return 2 + shape.lines if shape.lines else 0


def drawn_line(
    listing: Listing, shape: RowLayout, line: int, width: int, here: CursorContext, chosen: PaneChoice | None
) -> DrawnLine:
    """A line of the rows, counted from the first one's."""
    row = shape.at(line)
    head, child = shape.what(row)
    room = width - MARGIN
    words = listing.lines(head, child, room)[line - shape.top(row)]
    is_here = listing.lit(head, child, here)
    is_chosen = chosen is not None and listing.head_of(chosen) == head and child is None
    sign = ("▌" if is_chosen else " ") + ("›" if is_here and line == shape.top(row) else " ")
    return DrawnLine((TextPart(sign), *_parts(words, room)), row, is_here, is_chosen)


def _parts(line: RowLine, width: int) -> Iterator[TextPart]:
    room = width - sum(cell_len(part.words) for part in line.right)
    for part in line.left:
        words = fit(part.words, room)
        room -= cell_len(words)
        yield TextPart(words, part.look)
    yield TextPart(" " * room)
    yield from line.right
