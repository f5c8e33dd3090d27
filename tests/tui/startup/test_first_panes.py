"""The panes that are drawn before Textual is loaded: they must be what the widgets will be, and nothing else."""

from pathlib import Path
from queue import Queue

import pyte
import pytest
from textual.color import Color

from summitreader import session
from summitreader.session import ParserProcess, QueueItem
from summitreader.tui.app import ReaderApp
from summitreader.tui.panes.pane import Pane
from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.startup.ansi import BOLD, ITALIC
from summitreader.tui.startup.first_panes import LOOKS, preview_panes
from summitreader.tui.startup.first_words import fitted
from summitreader.tui.terminal.palette_colours import DARK, DARK_VARIABLES
from summitreader.tui.terminal.textual_privates import class_styles
from summitreader.tui.viewmodel.reading_index import ReadingIndex
from summitreader.tui.work.library_worker import LibraryWorker
from summitreader.tui.work.prefetch import Prefetch
from tests.modules import loaded_by
from tests.tui.running_reader import NOWHERE, opened

_BARS = 2


def _drawn(index: ReadingIndex, width: int, height: int) -> list[str]:
    here = index.here(fitted(index.reading.article, width, height, 76).current)
    screen = pyte.Screen(width, height)
    pyte.Stream(screen).feed(preview_panes(index, here, width, height - _BARS, DARK | DARK_VARIABLES))
    return screen.display


@pytest.mark.parametrize(("width", "height"), [(120, 40), (108, 30), (200, 50), (160, 12), (120, 7), (80, 24), (7, 3)])
async def test_the_panes_stand_in_the_cells_where_the_widgets_then_draw_them(width: int, height: int) -> None:
    async with opened(size=(width, height)) as (_, screen):
        assert screen.state.index
        early = _drawn(screen.state.index, width, height)
        strips = screen._compositor.render_strips()
        for pane in screen.reader_layout.shown_panes.values():
            box = pane.region
            for y in range(box.y, box.bottom):
                # Beside the rows there may be a scroll bar, which comes later.
                cells = slice(box.x, box.right if y == box.y else pane.content_region.right - pane.view.bar.needed)
                assert early[y][cells].rstrip() == strips[y].text[cells].rstrip(), f"{pane.id}, row {y}"
        middle = screen.view.region
        assert not "".join(row[middle.x : middle.right] for row in early[1:-1]).strip()
    assert not (early[0] + early[-1]).strip()


async def test_the_panes_look_as_the_style_sheet_has_them() -> None:
    async with opened() as (_, screen):
        pane = screen.query_one("#speakers", Pane)
        for name, ink in LOOKS.items():
            if name:
                style = class_styles(pane, f"row-list--{name}")
                assert bool(style.text_style.bold) == (BOLD in ink.style), name
                assert bool(style.text_style.italic) == (ITALIC in ink.style), name
                colour, background = (DARK | DARK_VARIABLES).get(ink.colour), DARK_VARIABLES.get(ink.background)
                assert not colour or style.color == Color.parse(colour), name
                assert not background or style.background == Color.parse(background), name


async def test_the_first_frame_has_what_was_found_before_it(tmp_path: Path) -> None:
    article = session.open_article(session.seed())
    told: Queue[ReadingIndex] = Queue()
    early = Prefetch(ParserProcess(), lambda: article, told.put)
    index = told.get(timeout=60)
    queue, library = (QueueItem(str(session.seed()), article),), LibraryWorker(tmp_path / "library.db")
    app = ReaderApp(queue, (0, article), NOWHERE, session.find_clipboard(NOWHERE), early, library)
    async with app.run_test(size=(120, 40)):
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        assert screen.state.index is index
        assert screen.state.here == index.here(screen.view.current)
        assert list(screen.reader_layout.shown_panes) == ["speakers", "themes", "agreements", "event", "contents"]
        await app.workers.wait_for_complete()
        # What was shown at once is not made anew.
        assert screen.state.index is index


async def test_an_article_that_cannot_be_read_leaves_nothing_early() -> None:
    missing = session.open_soon(QueueItem("/dev/null/none"), lambda article: None)
    early = Prefetch(ParserProcess(), missing, lambda index: None)
    assert list(early.findings(lambda: 0)) == []
    assert not early.reads(session.open_article(session.seed()))
    early.stop()


@pytest.mark.slow
def test_the_panes_are_on_the_screen_before_textual_is_loaded() -> None:
    code = (
        "from summitreader import session; from summitreader.tui.work.prefetch import Prefetch;"
        "from summitreader.tui.viewmodel.reading_index import ReadingIndex;"
        "from summitreader.tui.startup.first_words import fitted;"
        "from summitreader.tui.startup.first_panes import preview_panes;"
        "index = ReadingIndex(session.summarize(session.read(session.seed())));"
        "here = index.here(fitted(index.reading.article, 9, 9, 9).current);"
        "assert 'Xi Jinping' in preview_panes(index, here, 120, 38, {});"
    )
    loaded = loaded_by(code)
    assert not loaded & {"textual", "asyncio", "subprocess", "sqlite3"}
    # The measure of a word in cells is all of Rich that is loaded.
    rich = {name for name in loaded if name.startswith("rich.") and "unicode_data" not in name}
    assert rich <= {"rich.cells", "rich._extension"}
