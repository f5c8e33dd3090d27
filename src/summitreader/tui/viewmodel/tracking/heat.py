"""The matrix of speakers × themes as cells: counts, shaded by how large they are. Pure."""

from math import ceil
from typing import NamedTuple

from rich.cells import cell_len

from summitreader.tracking import Matrix
from summitreader.tui.viewmodel.fitting import fit, fit_name
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.viewmodel.tracking.keyword_rows import speaker_words

LEVELS = 4
"""Shades, the darkest for what is said most; what is never said has none."""
HEAD_LINES = 3
_BENT = 0.7  # the power of a share: 1 would have steps of one size
_ALL = 7  # cells of the sum of a row, with a blank before it
_LEAST, _WIDEST = 9, 16  # cells of a theme
_NEVER = "·"


class HeatCells(NamedTuple):
    """How the cells of a line are shared: for the name, for each theme, and which themes are seen."""

    name: int
    theme: int
    first: int
    last: int


def heat_cells(matrix: Matrix, column: int, width: int) -> HeatCells:
    """Share the cells of a line so that the theme of the cursor is among those that are seen."""
    name = max(10, min(30, width // 4))
    left, many = width - name - _ALL, len(matrix.themes)
    seen = max(1, min(many, left // _LEAST))
    first = max(0, min(column - seen // 2, many - seen))
    return HeatCells(name, max(1, min(_WIDEST, left // seen)), first, first + seen)


def heat_head(matrix: Matrix, column: int, width: int) -> tuple[tuple[TextPart, ...], ...]:
    """Return the lines above the cells: the titles of the themes; "‹" and "›" where there are more."""
    room = heat_cells(matrix, column, width)
    titles = [_titled(title, room.theme - 1) for _, title in matrix.themes[room.first : room.last]]
    more = f"{'‹' if room.first else ' '}{'›' if room.last < len(matrix.themes) else ' '}"
    lines = []
    for line in range(HEAD_LINES):
        is_last = line == HEAD_LINES - 1
        before = TextPart(_padded(f"speaker {more}" if is_last else "", room.name))
        parts = [TextPart("  "), before, TextPart(f"{'all' if is_last else '':>{_ALL}}", "quiet")]
        for place, words in enumerate(titles, room.first):
            # What is short stands at the bottom, next to its cells.
            told = [*[""] * (HEAD_LINES - len(words)), *words][line]
            blank = " " * (room.theme - cell_len(told))
            parts.append(TextPart(blank + told, "key" if place == column else ""))
        lines.append(tuple(parts))
    return tuple(lines)


def heat_line(matrix: Matrix, row: int, column: int, width: int, is_cursor: bool) -> RowLine:
    """Return the line of a speaker."""
    one, room = matrix.rows[row], heat_cells(matrix, column, width)
    name = _padded(fit_name(speaker_words(one.speaker, one.sides), room.name - 1), room.name)
    parts = [TextPart(name, "strong" if is_cursor else ""), TextPart(f"{one.passages:>{_ALL},}", "quiet")]
    for place in range(room.first, room.last):
        count = one.counts[place]
        # The shade begins behind a blank: two cells that lie beside each other stay apart.
        words = f"{f'{count:,}' if count else _NEVER:>{room.theme - 2}} "
        look = f"heat-{level}" if (level := heat_level(count, matrix.most)) else "quiet"
        is_chosen = is_cursor and place == column
        parts += [TextPart("[" if is_chosen else " ", "key" if is_chosen else "")]
        parts += [TextPart(words[:-1], look), TextPart("]", "key") if is_chosen else TextPart(words[-1:], look)]
    return RowLine(tuple(parts))


def heat_level(count: int, most: int) -> int:
    """Return the shade of a count, from 1 to LEVELS; 0 of none.

    Steps are wider towards the top: of counts that differ a hundredfold the small ones would be all alike.

    >>> [heat_level(count, 100) for count in (0, 1, 20, 50, 100)]
    [0, 1, 2, 3, 4]
    """
    return ceil(LEVELS * (count / most) ** _BENT) if count and most else 0


def heat_words(matrix: Matrix, row: int) -> str:
    """Return all of a row, as words."""
    one = matrix.rows[row]
    told = [f"{title} {count:,}" for (_, title), count in zip(matrix.themes, one.counts, strict=True) if count]
    who = speaker_words(one.speaker, one.sides)
    return f"{who}: {one.passages:,} passages in {one.articles:,} articles or more; {', '.join(told)}"


def _titled(title: str, cells: int) -> list[str]:
    """Return a title in HEAD_LINES lines at most, each word cut that is longer than a line."""
    lines: list[str] = []
    for word in title.split():
        if lines and cell_len(f"{lines[-1]} {word}") <= cells:
            lines[-1] = f"{lines[-1]} {word}"
        elif word not in ("and", "of"):
            lines.append(fit(word, cells))
    return [one.rstrip(",") for one in lines[:HEAD_LINES]]


def _padded(words: str, cells: int) -> str:
    return words + " " * (cells - cell_len(words))
