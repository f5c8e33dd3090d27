"""How the article and the panes share the screen: both sides, one side, or a drawer over the text. Pure."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from summitreader.tui.viewmodel.margins import ONE_SIDE, column
from summitreader.tui.viewmodel.row_layout import shares

PANES = ("speakers", "themes", "agreements", "event", "contents")
"""The panes by id, in the order in which they stand below each other."""

BELOW = 15
"""Lines for what may stand below the text, at most."""

Zoom = Literal["", "height", "width"]
"""How much room the pane with the keys takes: its share, its whole column, the whole screen."""

_DRAWER = 46
_LEFT = ("speakers", "event", "contents")


class Box(NamedTuple):
    """Cells of the screen."""

    x: int
    y: int
    width: int
    height: int


class LayoutPlan(NamedTuple):
    """What stands where. `drawer` panes lie over the article."""

    article: Box
    below: Box
    panes: dict[str, Box]
    drawer: bool


def pane_width(width: int, is_hidden: bool, zoom: Zoom = "") -> int:
    """Return the cells of a pane on a screen so wide, the blank cells beside its rows included."""
    if zoom == "width":
        return width
    if is_hidden or width < ONE_SIDE:
        return max(0, min(_DRAWER, width - 2))
    left, middle = column(width)
    return width - left - middle


def plan(
    size: tuple[int, int],
    wanted: Mapping[str, int],
    favoured: str | None,
    hidden: bool,
    below: int,
    zoom: Zoom = "",
    empty: frozenset[str] = frozenset(),
) -> LayoutPlan:
    """Share the room: `wanted` is how many lines each pane would fill, `below` the same for what is under the text.

    A pane that is favoured (it has the keys) gets the most room; where there is no side, it opens the drawer. What is
    under the text waits until that closes: half covered it could not be read. Zoomed, the favoured pane takes its
    whole column, or lies over everything else. Where room is short the title is enough of those that are `empty`.
    """
    drawn = _shared(size, wanted, favoured, hidden, below, empty)
    box = drawn.panes.get(favoured or "")
    if not zoom or not box or not favoured:
        return drawn
    width, height = size
    if zoom == "width":
        return drawn._replace(panes={favoured: Box(0, 0, width, height)}, drawer=True)
    others = {name: other for name, other in drawn.panes.items() if other.x != box.x}
    return drawn._replace(panes={**others, favoured: box._replace(y=0, height=height)})


def _shared(
    size: tuple[int, int],
    wanted: Mapping[str, int],
    favoured: str | None,
    hidden: bool,
    below: int,
    empty: frozenset[str],
) -> LayoutPlan:
    width, height = size
    if hidden or width < ONE_SIDE:
        side = pane_width(width, hidden)
        # A drawer is opened for one pane: of the others the titles are enough.
        panes = _column(Box(width - side, 0, side, height), wanted, PANES, favoured, empty, 1.0) if favoured else {}
        return LayoutPlan(*_middle(Box(0, 0, width, height), 0 if panes else below), panes, True)
    left, middle = column(width)
    article, right = Box(left, 0, middle, height), Box(left + middle, 0, width - left - middle, height)
    if not left:
        panes = _column(right, wanted, PANES, favoured, empty)
        return LayoutPlan(*_middle(article, below), panes, False)
    panes = _column(Box(0, 0, left, height), wanted, _LEFT, favoured, empty)
    panes |= _column(right, wanted, [name for name in PANES if name not in _LEFT], favoured, empty)
    return LayoutPlan(*_middle(article, below), panes, False)


def _middle(box: Box, below: int) -> tuple[Box, Box]:
    lower = min(below, box.height // 2)
    upper = box.height - lower
    return box._replace(height=upper), box._replace(y=box.y + upper, height=lower)


def _column(
    box: Box,
    wanted: Mapping[str, int],
    names: Sequence[str],
    favoured: str | None,
    empty: frozenset[str],
    part: float = 0.6,
) -> dict[str, Box]:
    names = [name for name in names if name in wanted]
    if sum(wanted[name] for name in names) > box.height:
        wanted = {name: 1 if name in empty and name != favoured else wanted[name] for name in names}
    first = names.index(favoured) if favoured in names else None
    heights = shares(box.height, tuple(wanted[name] for name in names), first, part)
    found, y = {}, box.y
    for name, height in zip(names, heights, strict=True):
        found[name] = Box(box.x, y, box.width, height)
        y += height
    if names:
        # The last one reaches the bottom, so that a drawer hides the text behind it.
        last = found[names[-1]]
        found[names[-1]] = last._replace(height=box.y + box.height - last.y)
    return found
