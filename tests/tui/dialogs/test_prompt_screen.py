"""A line to type in loses nothing of what was typed or pasted without asking."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from summitreader.tui.dialogs.open_screen import OpenScreen
from summitreader.tui.dialogs.prompt_screen import PromptScreen
from tests.tui.library.test_shelf_screen import pressed
from tests.tui.reader.test_keep_actions import at_home, told, written
from tests.tui.reader.test_mark_actions import made
from tests.tui.running_reader import opened, settled

LINES = "Ask the harbour.\n\n  Ask the mayor, too.\r\nThen write.\u2028Done."
ONE_LINE = "Ask the harbour. Ask the mayor, too. Then write. Done."


async def _paste(pilot: Pilot[int], text: str) -> Input:
    line = pilot.app.screen.query_one(Input)
    line.post_message(events.Paste(text))
    await pilot.pause()
    return line


@pytest.mark.parametrize("key", ["i", "number_sign", "m"])
async def test_all_lines_that_are_pasted_are_kept(key: str, tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, key)
        await _paste(pilot, LINES)
        await pressed(pilot, "enter")
        assert [mark.text for mark in made(tmp_path)] == [ONE_LINE]


async def test_lines_are_pasted_where_the_cursor_is_and_in_the_place_of_what_is_selected(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "i", *"ab", "left")
        assert (await _paste(pilot, "\none\ntwo\n")).value == "aone twob"
        await pressed(pilot, "shift+home")
        assert (await _paste(pilot, "1\n2")).value == "1 2b"


async def test_enter_saves_though_it_was_pressed_before_the_program_took_single_keys(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "number_sign", *"port", "ctrl+j")
        assert [mark.text for mark in made(tmp_path)] == ["port"]


async def test_lines_pasted_into_the_search_are_looked_for_as_one() -> None:
    async with opened() as (pilot, _):
        await pressed(pilot, "slash")
        assert (await _paste(pilot, "mutual\nbenefit\n")).value == "mutual benefit"


async def test_esc_asks_before_it_drops_what_was_typed(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "i", "escape")
        assert pilot.app.screen is screen, "nothing was typed"
        await pressed(pilot, "i", *"word", "escape")
        prompt = pilot.app.screen
        assert isinstance(prompt, PromptScreen)
        assert "esc again drops" in str(prompt.query_one("#prompt").border_subtitle)
        await pressed(pilot, "s", "escape")
        assert pilot.app.screen is prompt, "these are other words"
        await pressed(pilot, "enter")
        assert [mark.text for mark in made(tmp_path)] == ["words"]
        await pressed(pilot, "i", *"more", "escape", "escape")
        assert pilot.app.screen is screen
        assert len(made(tmp_path)) == 1


async def test_esc_asks_about_a_note_that_was_changed_and_not_about_one_that_was_not(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "i", *"note", "enter", "M")
        marks = pilot.app.screen
        await pressed(pilot, "i", "escape")
        assert pilot.app.screen is marks
        await pressed(pilot, "i", "s", "escape")
        assert pilot.app.screen is not marks
        await pressed(pilot, "escape")
        assert pilot.app.screen is marks
        assert [mark.text for mark in made(tmp_path)] == ["note"]


@pytest.mark.parametrize("name", ["/nowhere/talks.txt", "http://127.0.0.1:1/talks", "https://[", "talks?.zip"])
async def test_a_wrong_name_is_asked_for_again_as_it_was_typed(name: str) -> None:
    async with opened() as (pilot, _):
        await pressed(pilot, "o")
        pilot.app.screen.query_one(Input).value = name
        await pressed(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, OpenScreen)
        assert pilot.app.screen.query_one(Input).value == name


async def test_a_wrong_place_to_keep_from_or_to_write_to_is_asked_for_again(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "A", *"nowhere", "enter")
        assert "There is no 'nowhere'." in told(pilot)
        assert pilot.app.screen.query_one(Input).value == "nowhere"
        await pressed(pilot, "escape", "plus", "C", "w", "enter")
        line = pilot.app.screen.query_one(Input)
        line.value = "/dev/null/clippings.md"
        await pressed(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PromptScreen)
        assert pilot.app.screen.query_one(Input).value == "/dev/null/clippings.md"
