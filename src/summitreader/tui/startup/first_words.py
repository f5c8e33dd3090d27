"""The first screen of an article, written before Textual is loaded: the words are there in a third of the time.

Textual needs 170 ms of processor time to its first frame, the words 60. It then draws the same words in the same cells;
keys pressed before wait in the terminal, and are answered.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from threading import Lock
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.model import Article
from summitreader.session import Settings
from summitreader.tui.keymap.tour import tour_lines
from summitreader.tui.startup.ansi import BOLD, ITALIC, AnsiWriter, inked, palette_of, plain
from summitreader.tui.startup.echo import without_echo
from summitreader.tui.terminal.guard import TerminalGuard
from summitreader.tui.terminal.window_size import drawable
from summitreader.tui.viewmodel.margins import MARGIN, STRIP_EDGE, column, header, left_of, measure, strip_lines
from summitreader.tui.viewmodel.row_index import RowPlace, has_marker
from summitreader.tui.viewmodel.viewport import Viewport
from summitreader.tui.viewmodel.wrap import drawn, shown

if TYPE_CHECKING:
    from summitreader.tui.viewmodel.reading_index import ReadingIndex

_KINDS = {
    "title": AnsiWriter(BOLD, "primary"),
    "heading": AnsiWriter(BOLD, "primary"),
    "label": AnsiWriter(BOLD, "quiet"),
}
_KINDS |= {"caption": AnsiWriter(ITALIC, "quiet"), "source": AnsiWriter("", "quiet")}
_BARS = 2  # rows: the title's above the article, the keys' below; what was found may be told in others


class Preview:
    """The first screen, until Textual draws it: the words, then the panes. Threads may call it."""

    def __init__(self, settings: Settings, guard: TerminalGuard) -> None:
        self._guard = guard
        try:
            self._size = drawable(*os.get_terminal_size(sys.stdout.fileno()))
        except OSError:
            self._size = drawable(0, 0)
        self._measure, self._palette = settings.measure, palette_of(settings, os.environ)
        self._below = tour_lines(self._size.columns - 2 * STRIP_EDGE) if settings.tour else 0
        self._page: Viewport | None = None
        self._echo: Callable[[], None] = lambda: None
        self._is_ours = self._size.columns > 0 and self._size.rows > _BARS
        self._turn = Lock()

    def show(self, article: Article | None) -> None:
        """The words of an article, unless there are some."""
        if article and not self._page:
            self._guard.take()
            self._echo = without_echo()
            self._page = fitted(article, *self._size, self._measure, self._below)
            self._write("\x1b[?1049h\x1b[?25l" + preview(self._page, self._size, self._measure, self._palette))

    def fill(self, index: "ReadingIndex") -> None:
        """The panes of what was found, beside the words."""
        # Imported here, as what makes it: the words come first.
        from summitreader.tui.startup.first_panes import preview_panes, preview_strip

        if self._page:
            (width, height), here = self._size, index.here(self._page.current)
            lines = preview_strip(index, here, width, strip_lines(width, height), self._palette)
            self._write(lines + preview_panes(index, here, width, height - _BARS - self._below, self._palette))

    def leave(self) -> None:
        """Nothing is drawn from here on; keys are taken in silence until Textual asks what the terminal is like."""
        with self._turn:
            self._is_ours = False

    def let_echo(self) -> None:
        """Have the terminal as it was found, once: Textual leaves it so, and takes it again after each pause."""
        restore, self._echo = self._echo, lambda: None
        restore()

    def _write(self, sequence: str) -> None:
        with self._turn:
            if self._is_ours:
                sys.stdout.write(sequence)
                sys.stdout.flush()


def fitted(article: Article, width: int, height: int, most: int, below: int = 0) -> Viewport:
    """Return an article's first page on a screen so large, `below` lines of which stand under it beside the keys."""
    room = column(width)[1] - 1  # the scroll bar's
    page = Viewport(article, session.sentences_in)
    rows = height - _BARS - strip_lines(width, height) - below
    page.fit(measure(room, most), rows, len(header(article, measure(room, most), width)))
    return page


def preview(page: Viewport, size: tuple[int, int], most: int, palette: Mapping[str, str]) -> str:
    """Return what draws the first page of an article on a screen of a size.

    `palette` are colours by name, none for the terminal's own.
    """
    width, height = size
    left, room = column(width)
    head = header(page.article, measure(room - 1, most), width)
    left += left_of(room - 1, page.lines.width)
    parts = [plain(palette), "\x1b[2J"]
    for y, place in enumerate(page.places, 2 + strip_lines(width, height)):
        for x, ink, words in _row(page, place, head):
            parts.append(f"\x1b[{y};{left + x + 1}H{inked(words, ink, palette)}")
    return "".join(parts)


def _row(page: Viewport, place: RowPlace, head: tuple[tuple[str, str], ...]) -> Iterator[tuple[int, AnsiWriter, str]]:
    """Yield the pieces of one row: where each begins, its look, its words."""
    row = page.lines.row(place)
    if row is None:
        words, name = head[place.row] if place.row < len(head) else ("", "source")
        yield 0, _KINDS[name], drawn(words)
    elif row.start < row.end:
        article = page.article
        if row.start < page.current.end and page.current.start < row.end:
            yield -MARGIN, AnsiWriter(BOLD, "key"), "▌"
        block = article.blocks[place.block]
        if row.indent and row.first and not has_marker(article.text, block.span):
            yield 0, AnsiWriter(), "•"
        yield row.indent, _KINDS.get(block.kind, AnsiWriter()), shown(article.text, row.start, row.end).rstrip()
