"""Words cut to the room there is, in cells, and as they may be sent to a terminal. Pure."""

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells, set_cell_size

from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.viewmodel.wrap import drawn


def fit(words: str, cells: int) -> str:
    """Return the words in so many cells at most, an ellipsis where they were cut."""
    words = drawn(words)
    if cell_len(words) <= cells:
        return words
    return set_cell_size(words, cells - 1).rstrip() + "…" if cells > 0 else ""


def filled(line: RowLine, cells: int) -> Iterator[TextPart]:
    """Yield the parts of a line, cut where room is short, and blanks between left and right: so many cells in all."""
    room = cells - sum(cell_len(part.words) for part in line.right)
    for part in line.left:
        words = fit(part.words, room)
        room -= cell_len(words)
        yield TextPart(words, part.look)
    yield TextPart(" " * room)
    yield from line.right


def few_words(words: str, most: int) -> str:
    """Return the first words that make at most so many code points, an ellipsis where there are more.

    A long one is cut.
    """
    words = " ".join(words[: 2 * most].split())
    if len(words) <= most:
        return words
    return (words[:most].rsplit(" ", 1)[0] if " " in words[: most - 1] else words[: most - 1]).rstrip(" ,;:") + "…"


def wrapped(words: str, cells: int, lines: int) -> tuple[str, ...]:
    """Return the words in exactly so many lines, an ellipsis where they did not fit.

    Looks only at what can be shown.
    """
    words = drawn(" ".join(words[: max(1, cells) * lines * 4 + 200].split()))
    found: list[str] = []
    while words and len(found) < lines - 1 and cell_len(words) > cells:
        line = chop_cells(words, max(2, cells))[0]
        cut = line.rfind(" ") if words[len(line) : len(line) + 1] != " " else len(line)
        cut = cut if cut > 0 else len(line)
        found.append(words[:cut])
        words = words[cut:].lstrip()
    return (*found, fit(words, cells), *[""] * (lines - 1 - len(found)))
