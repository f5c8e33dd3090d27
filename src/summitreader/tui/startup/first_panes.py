"""The panes beside the first words, drawn before Textual is: it then draws the same in the same cells."""

from collections.abc import Iterator, Mapping

from summitreader.tui.panes.cells import MARGIN, PaneRows, pane_title
from summitreader.tui.panes.every import LISTINGS
from summitreader.tui.startup.ansi import BOLD, ITALIC, AnsiWriter, inked
from summitreader.tui.viewmodel.highlights import COLOURS
from summitreader.tui.viewmodel.layout_plan import Box, pane_width, plan
from summitreader.tui.viewmodel.margins import STRIP_EDGE
from summitreader.tui.viewmodel.reading_index import CursorContext, ReadingIndex
from summitreader.tui.viewmodel.status_text import strip_words

# As app.tcss has them: `.row-list--strong` and so on.
LOOKS = {
    "": AnsiWriter(),
    "plain": AnsiWriter(),
    "strong": AnsiWriter(BOLD),
    "quiet": AnsiWriter("", "quiet"),
    "courtesy": AnsiWriter(ITALIC, "quiet"),
    "track-on": AnsiWriter("", "primary"),
    "track-off": AnsiWriter("", "quiet"),
    **{f"voice-{number}": AnsiWriter(BOLD, "background", f"voice-{number}") for number in range(COLOURS)},
}
_STRIP = AnsiWriter("", "quiet")
_RULE, _TITLE = AnsiWriter("", "rule"), AnsiWriter(BOLD, "quiet")


def preview_panes(index: ReadingIndex, here: CursorContext, width: int, height: int, palette: Mapping[str, str]) -> str:
    """Return what draws the panes on a screen of so many cells, the bars above and below left out."""
    shown = {id: PaneRows.of(make(index, ()))._replace(here=here) for id, make in LISTINGS.items()}
    wanted = {id: pane.wanted(pane_width(width, False)) for id, pane in shown.items()}
    empty = frozenset(id for id, pane in shown.items() if pane.is_empty)
    boxes = plan((width, height), wanted, None, False, 0, empty=empty).panes
    rows = (row for id, box in boxes.items() for row in _rows(shown[id], box, palette))
    return "".join(f"\x1b[{y + 2};{x + 1}H{words}" for x, y, words in rows)


def preview_strip(index: ReadingIndex, here: CursorContext, width: int, lines: int, palette: Mapping[str, str]) -> str:
    """Return what draws the lines below the title that tell what was found, as many as there are."""
    told = strip_words(index, here, "", width - 2 * STRIP_EDGE, lines)
    return "".join(f"\x1b[{y};{STRIP_EDGE + 1}H{inked(words, _STRIP, palette)}" for y, words in enumerate(told, 2))


def _rows(pane: PaneRows, box: Box, palette: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the rows of one pane: where each begins, and its words."""
    name = pane_title(pane.listing.titles, box.width)
    title = (("─", _RULE), (name, _TITLE), ("─" * (box.width - 1 - len(name)), _RULE))
    yield box.x, box.y, "".join(inked(words, ink, palette) for words, ink in title)
    shape, height = pane.shape, box.height - 2  # the title above, a blank line below
    room = box.width - 2 - (shape.lines > height)  # a blank cell on either side, and the scroll bar
    for line in range(min(shape.lines, height) if room > MARGIN else 0):
        row = shape.at(line)
        parts = pane.line(row, line - shape.top(row), room, is_cursor=False).parts
        yield box.x + 1, box.y + 1 + line, "".join(inked(words, LOOKS[look], palette) for words, look in parts)
