"""The guided first run: five keys, one after the other, which never get in the way of others."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from summitreader import session
from summitreader.session import Folders
from summitreader.tui.dialogs.help_screen import HelpScreen
from summitreader.tui.keymap.table import KEYS
from summitreader.tui.keymap.tour import STEPS, tour_lines, tour_words
from summitreader.tui.startup.first_words import fitted
from tests.tui.running_reader import NOWHERE, opened

_TABLE = {key.id: key for key in KEYS}
_FIRST = replace(NOWHERE, tour=True)


async def test_the_tour_goes_on_with_the_key_that_it_names_and_with_no_other() -> None:
    async with opened(size=(80, 24), settings=_FIRST) as (pilot, screen):
        tour = screen.tour
        assert tour.display
        assert "1 of 5  Press ]: it goes to what somebody said." in tour.render().plain
        await pilot.press("j", "w", "escape", "T")
        told = []
        for key in ("right_square_bracket", "w", "s", "j", "enter", "question_mark"):
            await pilot.press(key)
            await pilot.pause()
            told.append(tour.render().plain[:13])
        assert told == ["2 of 5  Press", "3 of 5  Press", *["4 of 5  Press"] * 2, "5 of 5  Press", ""]
        assert not tour.display
        assert isinstance(pilot.app.screen, HelpScreen)
        assert screen.state.choice


async def test_escape_ends_the_tour_at_once_and_does_no_more_in_the_article() -> None:
    async with opened(size=(80, 24), settings=_FIRST) as (pilot, screen):
        await pilot.press("1", "escape")
        assert not screen.tour.display
        assert screen.state.choice
        await pilot.press("escape")
        assert screen.state.choice is None
        # In a pane it leaves that, too.
        await pilot.press("T", "s", "escape")
        assert screen.reader_layout.favoured is None
        assert not screen.tour.display


async def test_only_the_first_run_is_guided(tmp_path: Path) -> None:
    folders = Folders(*[tmp_path / "new"] * 4)
    assert session.is_first_run(folders)
    assert not session.is_first_run(folders)
    assert not session.is_first_run(Folders(*[Path("/dev/null/none")] * 4))
    async with opened(size=(80, 24)) as (_, screen):
        assert not screen.tour.display


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_the_words_drawn_before_textual_leave_room_for_the_step(size: tuple[int, int]) -> None:
    width, height = size
    async with opened(size=size, settings=_FIRST) as (_, screen):
        below = screen.tour.size.height
        assert below == tour_lines(width - 4)
        assert fitted(screen.view.article, width, height, 76, below).places == screen.view.page.places


@pytest.mark.parametrize("width", [36, 56, 76, 116])
def test_every_step_fits_and_says_its_key_and_how_to_end(width: int) -> None:
    for at, step in enumerate(STEPS):
        told = tour_words(at, _TABLE, width)
        assert len(told) == tour_lines(width)
        assert all(cell_len(line) <= width for line in told)
        assert step.words in told[0]
        assert told[-1].endswith("esc ends the tour")
