"""From a row of the article to the strip that is drawn: margin, words in their styles, blanks to the edge."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from summitreader.model import Article, Span
from summitreader.tui.highlights import Layers, Run, marks, runs
from summitreader.tui.lines import Lines, Place, Row, has_marker
from summitreader.tui.wrap import cells, drawn, is_plain, wrap

MARGIN = 4
"""Cells left of the text: the mark of the current sentence, two letters of speakers, a blank."""

MEASURE = 76
"""Cells of text in a row where there is room."""

PLAIN_KINDS = frozenset({"paragraph", "item"})


class Sheet(NamedTuple):
    """All that the look of rows depends on, but for where the screen is."""

    article: Article
    lines: Lines
    width: int
    head: tuple[tuple[str, str], ...]
    layers: Layers
    over: tuple[tuple[str, Sequence[Span]], ...]
    current: Span
    style: Callable[[tuple[str, ...]], Style]

    @property
    def left(self) -> int:
        """Cells left of the margin."""
        return left_of(self.width, self.lines.width)


def measure(width: int) -> int:
    """Cells of text in a row of a view so many cells wide, beside the margin."""
    return max(1, min(MEASURE, width - MARGIN - (1 if width > 60 else 0)))


def left_of(width: int, room: int) -> int:
    """Cells left of the margin where the text takes `room` cells: it stands in the middle."""
    return max(0, (width - MARGIN - room) // 2)


def header(article: Article, width: int) -> tuple[tuple[str, str], ...]:
    """The rows above the text: title, unless the text begins with it; outlet, source, author and date; a blank one.

    Each is its words and its style's name; nothing at all where nothing is known.
    """
    rows: list[tuple[str, str]] = []
    titled = bool(article.blocks) and article.blocks[0].kind == "title"
    outlet = article.publisher or ""
    if article.citing:
        outlet = f"{outlet}, citing {article.citing}" if outlet else f"citing {article.citing}"
    source = " · ".join(words for words in (outlet, article.author, article.published) if words)
    for words, name in (("" if titled else article.title or "", "title"), (source, "source")):
        starts = wrap(words, 0, len(words), width)
        rows += [(words[a:b].rstrip(), name) for a, b in zip(starts, (*starts[1:], len(words)), strict=True) if words]
    return (*rows, ("", "source")) if rows else ()


def paint(sheet: Sheet, place: Place) -> Strip:
    """The strip of a row, `sheet.width` cells wide."""
    row = sheet.lines.row(place)
    if row is None:
        words, name = sheet.head[place.row] if place.row < len(sheet.head) else ("", "source")
        before = Segment(" " * (sheet.left + MARGIN), sheet.style(()))
        return _strip(sheet, [before, *([Segment(drawn(words), sheet.style((name,)))] if words else [])])
    if row.start == row.end:
        return blank(sheet)
    segments = [*_margin(sheet, row), *_indent(sheet, place, row)]
    names = () if (kind := sheet.article.blocks[place.block].kind) in PLAIN_KINDS else (kind,)
    for run in runs(row.start, row.end, sheet.layers, sheet.over):
        segments += _words(sheet, run, names)
    return _strip(sheet, segments)


def blank(sheet: Sheet) -> Strip:
    """A strip without words."""
    return Strip.blank(sheet.width, sheet.style(()))


def _strip(sheet: Sheet, segments: list[Segment]) -> Strip:
    strip = Strip(segments)
    if (room := sheet.width - strip.cell_length) < 0:
        return strip.crop(0, sheet.width)
    return Strip([*segments, Segment(" " * room, sheet.style(()))], sheet.width) if room else strip


def _margin(sheet: Sheet, row: Row) -> list[Segment]:
    current = row.start < sheet.current.end and sheet.current.start < row.end
    segments = [Segment(" " * sheet.left, sheet.style(()))] if sheet.left else []
    segments.append(Segment("▌" if current else " ", sheet.style(("current",) if current else ())))
    signs = marks(row.start, row.end, sheet.layers)[: MARGIN - 2]
    segments += [Segment(drawn(sign), sheet.style((f"{name}-mark",))) for sign, name in signs]
    return [*segments, Segment(" " * (MARGIN - 1 - len(signs)), sheet.style(()))]


def _indent(sheet: Sheet, place: Place, row: Row) -> list[Segment]:
    if not row.indent:
        return []
    bullet = row.first and not has_marker(sheet.article.text, sheet.article.blocks[place.block].span)
    return [Segment("•".ljust(row.indent) if bullet else " " * row.indent, sheet.style(()))]


def _words(sheet: Sheet, run: Run, names: tuple[str, ...]) -> list[Segment]:
    text, style = sheet.article.text, sheet.style(names + run.names)
    if is_plain(text, run.start, run.end):
        shown = drawn(text[run.start : run.end])
    else:
        shown = "".join(cell.drawn for cell in cells(text, run.start, run.end))
    return [Segment(shown, style)] if shown else []
