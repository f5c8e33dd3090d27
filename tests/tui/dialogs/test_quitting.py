"""The keys that end and stop the reader hold under every dialog, and lose nothing of what is typed there."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.screen import ModalScreen

from summitreader.session import KeyChange, Settings
from summitreader.tui.dialogs.prompt_screen import PromptScreen
from tests.tui.library.test_shelf_screen import pressed
from tests.tui.reader.test_keep_actions import at_home, told, written
from tests.tui.reader.test_mark_actions import made
from tests.tui.running_reader import opened

QUIT = "ctrl+q"


def _with_keys(settings: Settings, action: str, keys: str) -> Settings:
    return replace(settings, keys=(KeyChange(action, keys, "line 1"),))


@pytest.mark.parametrize("key", ["question_mark", "o", "Y", "A", "h", "x", "i", "number_sign", "m", "ctrl+p"])
async def test_ctrl_q_quits_from_every_dialog(key: str, tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, key)
        assert isinstance(pilot.app.screen, ModalScreen)
        await pilot.press(QUIT)
        assert pilot.app.return_code == 0


async def test_ctrl_q_saves_a_note_that_is_half_typed(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "i", *"half", QUIT)
        assert pilot.app.return_code == 0
    assert [mark.text for mark in made(tmp_path)] == ["half"]


async def test_ctrl_q_asks_before_it_drops_a_tag_that_is_half_typed(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "number_sign", *"tag", QUIT)
        prompt = pilot.app.screen
        assert isinstance(prompt, PromptScreen)
        assert "quitting again drops" in str(prompt.query_one("#prompt").border_subtitle)
        assert pilot.app.return_code is None
        await pilot.press(QUIT)
        assert pilot.app.return_code == 0


async def test_a_letter_that_quits_is_typed_in_a_note(tmp_path: Path) -> None:
    settings = _with_keys(at_home(tmp_path), "quit", "x, f10")
    async with opened(written(tmp_path), settings=settings) as (pilot, _):
        await pressed(pilot, "i", *"x", "enter")
        assert [mark.text for mark in made(tmp_path)] == ["x"]
        await pressed(pilot, "o", "f10")
        assert pilot.app.return_code == 0


async def test_ctrl_z_stops_the_reader_under_a_dialog_and_a_letter_in_its_place_is_typed(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "i", "ctrl+z")
        assert "The reader cannot be stopped here." in told(pilot)
    settings = _with_keys(at_home(tmp_path), "suspend", "z")
    async with opened(written(tmp_path), settings=settings) as (pilot, _):
        await pressed(pilot, "i", *"z", "enter")
        assert [mark.text for mark in made(tmp_path)] == ["z"]
