"""What tracking found as plain text: bars, dots and shades in the terminal's own cells, the numbers beside."""

import textwrap
from collections.abc import Iterator

from summitreader.exporters.paragraphs import cell_width
from summitreader.exporters.tracking.cells import bar, dots, shade
from summitreader.exporters.tracking.told import NOTHING_FOUND, Found, ToldTable, headline, notes, tables
from summitreader.tracking import Matrix, Timeline, Track

_WIDTH = 110
_BAR, _DOTS = 12, 17  # cells
_LONGEST, _LONGEST_WHO = 34, 24  # cells of a name, and of one with its verb beside a line of context
_AROUND = 28  # cells on either side of the words in their context


def write_tracking_text(found: Found) -> str:
    """Return what was found laid out in 110 columns, without the last line end."""
    first, *rest = headline(found)
    lines = [first.upper(), *(line for words in rest for line in _wrapped(words))]
    if isinstance(found, Matrix):
        lines += ["", *_heat(found)]
    elif isinstance(found, Timeline):
        lines += [line for table in tables(found) for line in _meeting(table)]
    else:
        lines += [] if any(table.rows for table in tables(found)) else ["", NOTHING_FOUND]
        for table in tables(found):
            if table.rows:
                is_context = isinstance(found, Track) and table.columns[0] == "day"
                lines += [
                    "",
                    *([table.title.upper()] if table.title else []),
                    *(_context if is_context else _rows)(table),
                ]
                lines += _wrapped(table.note) if table.note else []
    lines += ["", *(line for note in notes(found) for line in _wrapped(note, "- ", "  "))] if notes(found) else []
    return "\n".join(line.rstrip() for line in lines)


def _rows(table: ToldTable) -> Iterator[str]:
    """Yield the rows of a table under the names of its columns, with a bar and a dot where it has shares."""
    cells = [table.columns, *table.rows]
    cells = [tuple(_fitted(cell, _LONGEST + (at > 2) * 16) for at, cell in enumerate(row)) for row in cells]
    widths = [max(map(cell_width, column)) for column in zip(*cells, strict=True)]
    for number, row in enumerate(cells):
        padded = [
            _padded(cell, width, right=at in table.numbers)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        if table.bars:
            drawn = bar(table.bars[number - 1], _BAR) if number else ""
            share = dots(table.shares[number - 1], _DOTS) if number else "0 %" + "100 %".rjust(_DOTS - 3)
            padded = [padded[0], drawn.ljust(_BAR), *padded[1:3], share, *padded[3:]]
        yield "  ".join(padded)


def _context(table: ToldTable) -> Iterator[str]:
    """Yield lines of context: the words in a column of their own, who says them in another."""
    width = max((min(cell_width(row[1]), _LONGEST_WHO) for row in table.rows), default=0)
    for day, who, before, words, after, article in table.rows:
        left = _padded(_end_of(before, _AROUND), _AROUND, right=True)
        right = _fitted(after, max(8, _WIDTH - 24 - width - _AROUND - cell_width(words)))
        yield "  ".join((day.ljust(10), article, _padded(_fitted(who, width), width), f"{left} [{words}] {right}"))


def _heat(found: Matrix) -> Iterator[str]:
    """Yield the matrix: a shade and a number for each cell, and below what the columns are."""
    width = max((min(cell_width(row.speaker), _LONGEST) for row in found.rows), default=0)
    yield " " * width + "".join(f"{number:>6}" for number in range(1, len(found.themes) + 1))
    for row, told in zip(found.rows, tables(found)[0].rows, strict=True):
        shaded = "".join(f"{shade(count, found.most) * 2:>3}{count or '':>3}" for count in row.counts)
        sides = told[0][len(row.speaker) :]
        yield f"{_padded(_fitted(row.speaker, width), width)}{shaded} {sides}"
    yield ""
    for number, (_, title) in enumerate(found.themes, 1):
        yield f"{number:>3}  {title}"


def _meeting(table: ToldTable) -> Iterator[str]:
    yield ""
    yield f"● {table.title}"
    yield from _wrapped(table.note, "│ ", "│ ")
    for status, what, later in table.rows:
        yield from _wrapped(f"{status}: {what}", "├ ", "│   ")
        yield from _wrapped(f"→ {later}", "│   ", "│     ")


def _padded(words: str, width: int, *, right: bool = False) -> str:
    blanks = " " * (width - cell_width(words))
    return blanks + words if right else words + blanks


def _fitted(words: str, width: int) -> str:
    """Return words that fit into so many cells, an ellipsis where they were cut."""
    if cell_width(words) <= width:
        return words
    while cell_width(words) > max(0, width - 1):
        words = words[:-1]
    return words + "…"


def _end_of(words: str, width: int) -> str:
    while cell_width(words) > width:
        words = words[1:]
    return words


def _wrapped(words: str, first: str = "", then: str = "") -> list[str]:
    return textwrap.wrap(
        words, _WIDTH, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
