"""What stands in a row of the columns beside the passages: its head, who says it, which words are marked. Pure."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from summitreader import session
from summitreader.comparison import (
    Comparison,
    Point,
    VersionBlock,
    counterpart_words,
    fate_words,
    not_found_in,
    side_names,
)
from summitreader.tui.viewmodel.comparing.alignment import AlignedRow
from summitreader.tui.viewmodel.comparing.cell_words import LookedSpan
from summitreader.tui.viewmodel.comparing.columns import LACKING, NO_WORDS, Parts, RowWords
from summitreader.tui.viewmodel.comparing.listing import POINTED, ListedDifference, divided
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.viewmodel.status_text import how_many

_WEAK = "too briefly to call it one-sided"


def row_words(
    found: Comparison, rows: Sequence[AlignedRow], lines: Sequence[ListedDifference]
) -> Callable[[int], RowWords]:
    """Return what gives the words of each row of a comparison."""
    counts: dict[int, int] = defaultdict(int)
    marks: dict[tuple[int, int], list[LookedSpan]] = defaultdict(list)
    for line in lines:
        if line.row is None:
            continue
        counts[line.row] += line.group not in ("shares", "only", "joint")  # the head tells these itself
        if line.group in POINTED:
            for side, span in line.quotes:
                marks[line.row, side].append((span, "differs"))
    titles = session.theme_titles(found)
    texts = [one.reading.article.text for one in found.sides]

    def about(place: int) -> RowWords:
        row = rows[place]
        if row.block:
            return _of_block(row.block)
        if row.point is None:
            return NO_WORDS
        sides = range(len(texts))
        return RowWords(
            _head(titles.get(row.point.theme, ""), row.point, counts[place]),
            tuple(", ".join(account.speakers) if account else "" for account in row.point.accounts),
            tuple("" if side in row.point.sides else _missing(row.point, side) for side in sides),
            "",
            tuple(tuple(marks[place, side]) for side in sides),
        )

    return about


def _head(title: str, point: Point, count: int) -> Parts:
    theme = (TextPart(f"{title}  ", "strong"),) if title else ()
    more = (TextPart(f"  {how_many(count, 'difference')}", "key"),) if count else ()
    return (*theme, TextPart(_told(point), "quiet"), *more)


def _told(point: Point) -> str:
    """Return which sides tell a matter, and which of them as said or done by all."""
    names = side_names(point.sides)
    if len(point.sides) == 1:
        return f"in {names}, {_WEAK}" if point.weak else f"only in {names}"
    joint = [side for side in point.sides if (account := point.accounts[side]) and account.joint]
    if len(joint) == len(point.sides):
        return f"told by {names} as joint"
    return f"told by {names}" + (f", as joint in {side_names(joint)}" if joint else "")


def _missing(point: Point, side: int) -> str:
    return LACKING if point.weak else not_found_in((side,))


def _of_block(block: VersionBlock) -> RowWords:
    """Return the words of a row of two versions: what is kept is quiet, of what is reworded the changes are marked."""
    status = "" if block.status == "kept" else fate_words(block)
    told = ", ".join(filter(None, (status, divided(block), "moved" if block.moved else "")))
    head = (TextPart(told.capitalize(), "strong"),) if told else ()
    missing = tuple("" if spans else counterpart_words(block) for spans in block.spans)
    if block.status == "reworded":
        return RowWords(head, (), missing, "", _changes(block))
    look = "quiet" if block.status == "kept" else "gone" if block.status == "dropped" else "added"
    return RowWords(head, (), missing, look)


def _changes(block: VersionBlock) -> tuple[tuple[LookedSpan, ...], ...]:
    """Return by side the words that differ."""
    gone, added = ([pair[side] for pair in block.changes if pair[side].start < pair[side].end] for side in (0, 1))
    return tuple((span, "gone") for span in gone), tuple((span, "added") for span in added)
