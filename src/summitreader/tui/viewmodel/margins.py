"""Where the article stands on the screen, and the rows above its text. Pure: preview and widgets agree."""

from itertools import pairwise

from summitreader.model import Article
from summitreader.tui.viewmodel.wrap import wrap

MARGIN = 4
"""Cells left of the text: the mark of the current sentence, two letters of speakers, a blank."""

MEASURE = 76
"""Cells of text in a row where there is room."""

BOTH_SIDES = 160
ONE_SIDE = 108
_ARTICLE = 82  # cells: a comfortable measure with its margin, map and scroll bar
_NARROWEST, _WIDEST = 30, 46


def column(width: int) -> tuple[int, int]:
    """Return the article's column of a screen so wide: where it begins, and its cells. The rest is for panes."""
    if width < ONE_SIDE:
        return 0, width
    sides = 2 if width >= BOTH_SIDES else 1
    side = max(_NARROWEST, min(_WIDEST, (width - _ARTICLE) // sides))
    return side * (sides - 1), width - side * sides


def measure(width: int, most: int = MEASURE) -> int:
    """Cells of text in a row of a view so many cells wide, beside margin and map; `most` is what the reader likes."""
    return max(1, min(most, width - MARGIN - (2 if width > 60 else 1)))


def left_of(width: int, room: int) -> int:
    """Cells left of the text where it takes `room` cells of a view: it stands in the middle."""
    return MARGIN + max(0, (width - 1 - MARGIN - room) // 2)


def header(article: Article, width: int) -> tuple[tuple[str, str], ...]:
    """Return the rows above the text: title, unless the text begins with it;
    outlet, source, author and date; a blank one.

    Each is its words and its style's name; nothing at all where nothing is known.
    """
    rows: list[tuple[str, str]] = []
    # What a file says of itself may stand above its title.
    titled = next((block.kind == "title" for block in article.blocks if block.kind != "caption"), False)
    outlet = article.publisher or ""
    if article.citing:
        outlet = f"{outlet}, citing {article.citing}" if outlet else f"citing {article.citing}"
    source = " · ".join(words for words in (outlet, article.author, article.published) if words)
    for words, name in (("" if titled else article.title or "", "title"), (source, "source")):
        starts = wrap(words, 0, len(words), width)
        rows += [(words[a:b].rstrip(), name) for a, b in pairwise((*starts, len(words)))] if words else []
    return (*rows, ("", "source")) if rows else ()
