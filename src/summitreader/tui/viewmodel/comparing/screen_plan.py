"""How the columns, their heads and the list of differences share the screen. Pure."""

from typing import NamedTuple

from summitreader.tui.viewmodel.layout_plan import Box

BESIDE_FROM = 120
"""Cells of a screen: from so many on the list stands beside the columns."""

_COLUMNS_FROM = {2: 100, 3: 160}
_COLUMN = 55  # cells of a screen for each of still more sides
_DRAWER, _NARROWEST, _WIDEST = 60, 36, 56


class ComparisonPlan(NamedTuple):
    """What stands where; a `drawer` list lies over the columns, and has no room where it is not open."""

    heads: Box
    columns: Box
    differences: Box
    drawer: bool


def is_stacked(width: int, sides: int) -> bool:
    """Return whether the sides stand one below the other: there is no room for columns."""
    return width < _COLUMNS_FROM.get(sides, _COLUMN * sides)


def comparison_plan(size: tuple[int, int], sides: int, is_wanted: bool, is_hidden: bool) -> ComparisonPlan:
    """Share the room.

    Args:
        size: Cells and lines of the screen between its first and its last line.
        sides: How many there are.
        is_wanted: Whether the list has the keys: where it does not stand beside the columns it lies over them then.
        is_hidden: Whether the reader wants all room for the columns.
    """
    width, height = size
    head = min(height, sides if is_stacked(width, sides) else 2)
    beside = width >= BESIDE_FROM and not is_hidden
    room = max(_NARROWEST, min(_WIDEST, width // 4)) if beside else max(0, min(_DRAWER, width - 2))
    left = width - room if beside else width
    listed = Box(width - room, 0, room, height) if beside or is_wanted else Box(0, 0, 0, 0)
    return ComparisonPlan(Box(0, 0, left, head), Box(0, head, left, height - head), listed, not beside)
