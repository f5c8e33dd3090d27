"""The screen that is drawn before Textual is loaded: it must show what the widgets will show, and nothing else."""

import os
import sys
import termios
from collections.abc import Mapping
from pathlib import Path
from select import select

import pyte
import pytest

from summitreader import session
from summitreader.model import Article
from summitreader.tui.startup.echo import without_echo
from summitreader.tui.startup.first_words import fitted, preview
from summitreader.tui.terminal.palette_colours import DARK, DARK_VARIABLES
from summitreader.tui.viewmodel.margins import left_of, strip_lines
from tests.modules import loaded_by
from tests.tui.running_reader import opened

_TEXTS = {
    "the seed": session.seed().read_text(encoding="utf-8"),
    "a list": "Results of the talks\n\nBoth sides agreed:\n\n- to open a port;\n- to meet again – soon.\n",
    "Chinese": "会谈纪要\n\n双方一致同意进一步深化合作，推动两国关系健康稳定发展。" * 12 + "\n",
    "hostile": "Xi said \x1b[2Jpeace\x07 matters\u202e. [/b] [@click=app.quit]\n\nHe left.\n",
}


def _words(article: Article, width: int, height: int, palette: Mapping[str, str]) -> str:
    return preview(fitted(article, width, height, 76), (width, height), 76, palette)


def _drawn(article: Article, width: int, height: int) -> list[str]:
    screen = pyte.Screen(width, height)
    pyte.Stream(screen).feed(_words(article, width, height, DARK | DARK_VARIABLES))
    return screen.display


@pytest.mark.parametrize(("width", "height"), [(120, 40), (80, 24), (200, 50), (40, 10), (7, 3)])
@pytest.mark.parametrize("name", _TEXTS)
async def test_the_words_stand_in_the_cells_where_the_widgets_then_draw_them(
    name: str, width: int, height: int, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(_TEXTS[name], encoding="utf-8")
    early = _drawn(session.open_article(file), width, height)
    async with opened(file, size=(width, height)) as (_, screen):
        view = screen.view
        left, room = view.region.x, view.region.width - 1
        # The margin is left out: what is found shows there, later.
        text = left_of(room, view.page.lines.width)
        late = [view.render_line(y).text[text:room].rstrip() for y in range(view.size.height)]
    assert [row[left + text : left + room].rstrip() for row in early[1 + strip_lines(width, height) : -1]] == late
    assert not (early[0] + early[-1]).strip()


def test_no_control_of_the_article_reaches_the_terminal() -> None:
    article = Article(_TEXTS["hostile"], session.open_bytes(b"a\n\nb", "a.txt").blocks)
    assert "\x07" not in _words(article, 80, 24, {})
    assert "\u202e" not in _words(article, 80, 24, {})


def test_a_terminal_that_wants_no_colours_gets_none() -> None:
    article = session.open_bytes(_TEXTS["the seed"].encode(), "a.txt")
    assert "38;2" in _words(article, 80, 24, DARK)
    assert "38;2" not in _words(article, 80, 24, {})


def test_the_words_are_on_the_screen_before_textual_is_loaded() -> None:
    code = (
        "from summitreader.cli import reader; from summitreader import session;"
        "from summitreader.tui.startup.first_words import Preview, fitted, preview;"
        "from summitreader.tui.terminal.guard import TerminalGuard;"
        "Preview(session.load_settings(), TerminalGuard());"
        "preview(fitted(session.beginning(session.queue(str(session.seed()))[0]), 80, 24, 76), (80, 24), 76, {});"
    )
    loaded = loaded_by(code)
    assert not loaded & {"textual", "rich", "asyncio", "subprocess", "sqlite3", "tomllib", "hashlib"}
    ours = {name.removeprefix("summitreader.") for name in loaded if name.startswith("summitreader.")}
    assert {name for name in ours if name.startswith("parser.")} == {
        "parser.lexicon",
        "parser.lexicon.user_words",
        "parser.text",
        "parser.text.abbreviations",
        "parser.text.lazy_regex",
        "parser.text.sections",
        "parser.text.sentences",
    }
    assert not {name for name in ours if name.startswith(("exporters", "library", "clipboard"))}


def test_keys_are_not_echoed_until_they_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    master, terminal = os.openpty()
    with open(terminal) as keys:
        monkeypatch.setattr(sys, "stdin", keys)
        before = termios.tcgetattr(terminal)
        end = without_echo()
        os.write(master, b"G\n")
        assert os.read(terminal, 9) == b"G\n"
        assert not select([master], [], [], 0)[0]
        end()
        assert termios.tcgetattr(terminal) == before
    os.close(master)
