"""Where the article stands on the screen, and the rows above its text. Pure: preview and widgets agree."""

from itertools import pairwise

from summitreader.model import Article
from summitreader.tui.viewmodel.wrap import columns, wrap

MARGIN = 4
"""Cells left of the text: the mark of the current sentence, two letters of speakers, a blank."""

STRIP_EDGE = 2
"""Blank cells left and right of the lines that tell what was found."""

MEASURE = 76
"""Cells of text in a row where there is room."""

BOTH_SIDES = 160
ONE_SIDE = 108
_ARTICLE = 82  # cells: a comfortable measure with its margin, map and scroll bar
_NARROWEST, _WIDEST = 30, 46
_ROOMY, _LOW = 20, 8  # rows of a screen: from these on two lines tell what was found, or one
_NO_SOURCE, _BAR_EDGES = 64, 4  # cells: up to so many the line on top has the title alone; blanks at its ends
_NUMBER = 14  # cells: "  12 of 345" and the gap before the source


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


def strip_lines(width: int, height: int) -> int:
    """Return how many lines tell below the title what was found, on a screen with no room for panes."""
    if width >= ONE_SIDE:
        return 0
    return 2 if height >= _ROOMY else 1 if height >= _LOW else 0


def chain(outlet: str, citing: str) -> str:
    """Return an outlet and the source it cites: "News.Az, citing Xinhua"; "" where neither is known."""
    return ", ".join(filter(None, (outlet, citing and f"citing {citing}")))


def fits_bar(words: str, width: int) -> bool:
    """Return whether the line on top of a screen so wide has room for a source beside the title."""
    return width > _NO_SOURCE and _cells(words) <= (width - _BAR_EDGES) // 2


def header(article: Article, width: int, screen: int) -> tuple[tuple[str, str], ...]:
    """Return the rows above the text: of title, outlet, source, author, date what is not told elsewhere; a blank one.

    The line on top of the screen tells what it has room for, and the text may begin with its title. Each row is its
    words and its style's name; nothing at all where nothing is left to tell.

    Args:
        article: The article that they are of.
        width: Cells of a row.
        screen: Cells of the whole screen.
    """
    rows: list[tuple[str, str]] = []
    # What a file says of itself may stand above its title.
    titled = next((block.kind == "title" for block in article.blocks if block.kind != "caption"), False)
    source = chain(article.publisher or "", article.citing or "")
    declared = " · ".join(filter(None, (source, article.published)))
    above = fits_bar(declared, screen)
    room = screen - _BAR_EDGES - _NUMBER - (_cells(declared) if above else 0)
    title = "" if titled or not article.title or _cells(article.shown_title) <= room else article.shown_title
    known = (article.author,) if above else (source, article.author, article.published)
    for words, name in ((title, "title"), (" · ".join(filter(None, known)), "source")):
        starts = wrap(words, 0, len(words), width)
        rows += [(words[a:b].rstrip(), name) for a, b in pairwise((*starts, len(words)))] if words else []
    return (*rows, ("", "source")) if rows else ()


def _cells(words: str) -> int:
    return columns(words, 0, len(words))
