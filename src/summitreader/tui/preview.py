"""The first screen of an article, written before Textual is loaded: the words are there in a third of the time.

Textual needs 170 ms of processor time to its first frame, the words 60. It then draws the same words in the same cells;
keys pressed before wait in the terminal, and are answered.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping

from summitreader import session
from summitreader.model import Article
from summitreader.session import Settings
from summitreader.tui import colours
from summitreader.tui.lines import Place, has_marker
from summitreader.tui.margins import MARGIN, column, header, left_of, measure
from summitreader.tui.page import Page
from summitreader.tui.wrap import drawn, shown

_BOLD, _ITALIC = "\x1b[1m", "\x1b[3m"
_KINDS = {"title": (_BOLD, "primary"), "heading": (_BOLD, "primary"), "label": (_BOLD, "quiet")}
_KINDS |= {"caption": (_ITALIC, "quiet"), "source": ("", "quiet")}
_BARS = 2  # rows: the title's above the article, the keys' below


def show_preview(article: Article, settings: Settings) -> Callable[[], None]:
    """Draws the article's first screen on the terminal; calling what is returned takes it away again."""
    try:
        width, height = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        width = height = 0
    if width < 1 or height <= _BARS:
        return lambda: None
    _write("\x1b[?1049h\x1b[?25l" + preview(article, width, height, settings.measure, _palette(settings, os.environ)))
    return lambda: _write("\x1b[0m\x1b[?1049l\x1b[?25h")


def preview(article: Article, width: int, height: int, most: int, palette: Mapping[str, str]) -> str:
    """What draws the first screen of an article; `palette` are colours by name, none for the terminal's own."""
    left, room = column(width)
    room -= 1  # the scroll bar's
    head = header(article, measure(room, most))
    page = Page(article, session.sentences_in)
    page.fit(measure(room, most), height - _BARS, len(head))
    left += left_of(room, page.lines.width)
    plain = "\x1b[0m" + _colour(48, "background", palette) + _colour(38, "foreground", palette)
    parts = [plain, "\x1b[2J"]
    for y, place in enumerate(page.places, 2):
        for x, look, words in _row(page, place, head):
            looks = look[0] + _colour(38, look[1], palette)
            parts.append(f"\x1b[{y};{left + x + 1}H{looks}{words}{plain if looks else ''}")
    return "".join(parts)


def _row(page: Page, place: Place, head: tuple[tuple[str, str], ...]) -> Iterator[tuple[int, tuple[str, str], str]]:
    """The pieces of one row: where each begins, its look, its words."""
    row = page.lines.row(place)
    if row is None:
        words, name = head[place.row] if place.row < len(head) else ("", "source")
        yield 0, _KINDS[name], drawn(words)
    elif row.start < row.end:
        article = page.article
        if row.start < page.current.end and page.current.start < row.end:
            yield -MARGIN, (_BOLD, "key"), "▌"
        block = article.blocks[place.block]
        if row.indent and row.first and not has_marker(article.text, block.span):
            yield 0, ("", ""), "•"
        yield row.indent, _KINDS.get(block.kind, ("", "")), shown(article.text, row.start, row.end).rstrip()


def _palette(settings: Settings, environ: Mapping[str, str]) -> Mapping[str, str]:
    """The colours Textual will use, where they are ours and the terminal says that it has them all."""
    if environ.get("NO_COLOR") is not None or environ.get("COLORTERM") not in ("truecolor", "24bit"):
        return {}
    if settings.theme == "light":
        return colours.LIGHT | colours.LIGHT_VARIABLES
    return colours.DARK | colours.DARK_VARIABLES if settings.theme in (None, "dark") else {}


def _colour(place: int, name: str, palette: Mapping[str, str]) -> str:
    """The sequence for a colour of the foreground (38) or the background (48)."""
    if name not in palette:
        return ""
    red, green, blue = bytes.fromhex(palette[name][1:])
    return f"\x1b[{place};2;{red};{green};{blue}m"


def _write(sequence: str) -> None:
    sys.stdout.write(sequence)
    sys.stdout.flush()
