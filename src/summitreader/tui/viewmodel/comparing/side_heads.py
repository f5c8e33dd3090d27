"""Whose the columns are: the letter of each side, its source and day, its words and leaders, above them. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from summitreader.comparison import SIDE_NAMES, ComparedSide
from summitreader.model import Article
from summitreader.tui.viewmodel.fitting import fit
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.viewmodel.status_text import how_many


class SideHead(NamedTuple):
    """What is told of a side: whose account it is; its day, its words, its leaders and its title."""

    whose: str
    about: str


def head_of(article: Article, side: ComparedSide | None = None) -> SideHead:
    """Return the head of an account; before it is read, what its article declares."""
    source = (side.source if side else article.publisher) or ""
    day = (side.date if side else article.published) or ""
    title, words = article.shown_title, how_many(len(article.text.split()), "word")
    leaders = f"for {', '.join(side.leaders)}" if side and side.leaders else ""
    return SideHead(source or title, " · ".join(filter(None, (day[:10], words, leaders, title if source else ""))))


def head_lines(heads: Sequence[SideHead], width: int, is_stacked: bool, at: int) -> tuple[tuple[TextPart, ...], ...]:
    """Return the lines of all heads: one each where they stand one below the other, else two beside each other."""
    if is_stacked:
        return tuple(_line(head, side, width, side == at) for side, head in enumerate(heads))
    room = width // len(heads)
    above: list[TextPart] = []
    below: list[TextPart] = []
    for side, head in enumerate(heads):
        letter = _letter(side, side == at)
        above += _filled((*letter, TextPart(fit(head.whose, room - 5), "plain")), room)
        below += _filled((TextPart("     "), TextPart(fit(head.about, room - 6), "quiet")), room)
    return tuple(above), tuple(below)


def _line(head: SideHead, side: int, width: int, is_at: bool) -> tuple[TextPart, ...]:
    letter = _letter(side, is_at)
    whose = fit(head.whose, width - 6)
    about = fit(f"  {head.about}", width - 5 - cell_len(whose))
    return (*letter, TextPart(whose, "plain"), TextPart(about, "quiet"))


def _letter(side: int, is_at: bool) -> tuple[TextPart, ...]:
    return (TextPart("▌ " if is_at else "  ", "side"), TextPart(f"{SIDE_NAMES[side]}  ", "side" if is_at else "plain"))


def _filled(parts: tuple[TextPart, ...], room: int) -> tuple[TextPart, ...]:
    return (*parts, TextPart(" " * max(0, room - sum(cell_len(part.words) for part in parts))))
