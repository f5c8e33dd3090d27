"""The panes beside the first words, drawn before Textual is: it then draws the same in the same cells."""

from collections.abc import Iterator, Mapping

from summitreader.tui.panes.cells import MARGIN, drawn_line, rows_of, wanted
from summitreader.tui.panes.every import LISTINGS
from summitreader.tui.panes.listing import Listing
from summitreader.tui.startup.ansi import BOLD, ITALIC, AnsiWriter, inked
from summitreader.tui.viewmodel.highlights import COLOURS
from summitreader.tui.viewmodel.layout_plan import Box, plan
from summitreader.tui.viewmodel.reading_index import CursorContext, ReadingIndex

# As app.tcss has them: `.pane--strong` and so on.
LOOKS = {
    "": AnsiWriter(),
    "plain": AnsiWriter(),
    "strong": AnsiWriter(BOLD),
    "quiet": AnsiWriter("", "quiet"),
    "courtesy": AnsiWriter(ITALIC, "quiet"),
    "track-on": AnsiWriter("", "primary"),
    "track-off": AnsiWriter("", "rule"),
    **{f"voice-{number}": AnsiWriter(BOLD, "background", f"voice-{number}") for number in range(COLOURS)},
}
_RULE, _TITLE = AnsiWriter("", "rule"), AnsiWriter(BOLD, "quiet")


def preview_panes(
    places: ReadingIndex, here: CursorContext, width: int, height: int, palette: Mapping[str, str]
) -> str:
    """What draws the panes on a screen of so many cells, the bars above and below left out."""
    listings = {id: make(places) for id, make in LISTINGS.items()}
    lines = {id: wanted(rows_of(listing)) for id, listing in listings.items()}
    boxes = plan((width, height), {id: count for id, count in lines.items() if count}, None, False, 0).panes
    rows = (row for id, box in boxes.items() for row in _rows(listings[id], here, box, palette))
    return "".join(f"\x1b[{y + 2};{x + 1}H{words}" for x, y, words in rows)


def _rows(
    listing: Listing, here: CursorContext, box: Box, palette: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """The rows of one pane: where each begins, and its words."""
    rule = "─" * (box.width - 1 - len(listing.title))
    title = (("─", _RULE), (listing.title, _TITLE), (rule, _RULE))
    yield box.x, box.y, "".join(inked(words, ink, palette) for words, ink in title)
    shape, height = rows_of(listing), box.height - 2  # the title above, a blank line below
    room = box.width - 2 - (shape.lines > height)  # a blank cell on either side, and the scroll bar
    for line in range(min(shape.lines, height) if room > MARGIN else 0):
        parts = drawn_line(listing, shape, line, room, here, None).parts
        yield box.x + 1, box.y + 1 + line, "".join(inked(words, LOOKS[look], palette) for words, look in parts)
