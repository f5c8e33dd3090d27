"""The clippings by keyboard alone."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from summitreader.session.library import clippings, find_library
from summitreader.tui.library.clippings_screen import ClippingsScreen
from summitreader.tui.reader.screen import ReadingScreen
from tests.tui.library.test_shelf_screen import drawn, pressed
from tests.tui.reader.test_keep_actions import TEXT, at_home, library_file, told, written
from tests.tui.running_reader import at_once, opened


def quotes(folder: Path) -> list[str]:
    """The quotes that are on disk, in their order."""
    return [one.anchor.quote for one in clippings(find_library(str(library_file(folder))))]


async def _two(pilot: Pilot[int]) -> ClippingsScreen:
    """Clips the first statement and the last sentence, and shows the clippings."""
    await pressed(pilot, "plus", "G", "right_parenthesis", "plus", "C")
    screen = pilot.app.screen
    assert isinstance(screen, ClippingsScreen)
    return screen


async def test_quotes_are_put_among_the_clippings_with_their_speaker(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await _two(pilot)
        assert quotes(tmp_path) == ["ship 0 has arrived", "It rained."]
        assert "Clipped: 2 quotes among your clippings." in told(pilot)
        assert "— Diallo" in drawn(pilot)
        assert drawn(pilot).count("paraphrased in the source") == 1
        assert "2 quotes" in drawn(pilot)


async def test_what_was_clipped_a_moment_ago_is_among_the_first_clippings_of_all(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        at_once(pilot, "plus", "G", "right_parenthesis", "plus", "C", "down", "d")
        await pressed(pilot, "down")
        assert quotes(tmp_path) == ["ship 0 has arrived"]
        assert "1 quote" in drawn(pilot)


async def test_a_quote_is_moved_noted_and_taken_out_and_all_of_it_undone(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        screen = await _two(pilot)
        for down, up in (("J", "K"), ("shift+down", "shift+up")):
            await pressed(pilot, "g", down)
            assert quotes(tmp_path) == ["It rained.", "ship 0 has arrived"]
            assert screen.rows.cursor == 1
            await pressed(pilot, up)
            assert quotes(tmp_path) == ["ship 0 has arrived", "It rained."]
        await pressed(pilot, "i", *"why", "enter")
        assert "why" in drawn(pilot)
        await pressed(pilot, "d")
        assert quotes(tmp_path) == ["It rained."]
        await pressed(pilot, "u")
        assert len(quotes(tmp_path)) == 2
        assert screen.rows.count == 2
        await pressed(pilot, "X")
        assert quotes(tmp_path) == []
        await pressed(pilot, "u", "delete")
        assert len(quotes(tmp_path)) == 1


async def test_all_are_copied_and_written_into_a_file_that_was_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await _two(pilot)
        await pressed(pilot, "y")
        assert "opied" in told(pilot) or "file" in told(pilot)
        await pressed(pilot, "w", "enter", "enter")
        assert "Written to clippings.md." in told(pilot)
        assert "ship 0 has arrived" in (tmp_path / "clippings.md").read_text(encoding="utf-8")
        await pressed(pilot, "w", "enter", "enter")
        assert "Cannot write" in told(pilot)


async def test_all_are_copied_and_written_in_the_form_that_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await _two(pilot)
        await pressed(pilot, "Y", "end", "enter")
        copied = json.loads((tmp_path / "home" / "clipboard.txt").read_text(encoding="utf-8"))
        assert len(copied) == 1
        await pressed(pilot, "w", "down")
        assert "memo with footnotes" in drawn(pilot)
        assert "[^2]:" in drawn(pilot)
        await pressed(pilot, "escape", "w", "end", "up", "up", "enter", "enter")
        assert (tmp_path / "clippings.bib").read_text(encoding="utf-8").startswith("@misc{")


async def test_a_quote_that_is_among_the_clippings_is_not_put_there_twice(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "bracketright", "plus", "plus")
        assert "Already among your clippings, as number 1 of 1" in told(pilot)
        assert len(quotes(tmp_path)) == 1


async def test_enter_opens_the_article_at_the_quote_and_escape_leads_back(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        clippings_screen = await _two(pilot)
        await pressed(pilot, "j", "enter")
        reading = pilot.app.screen
        assert isinstance(reading, ReadingScreen)
        assert reading.view.current.start == TEXT.rindex("It rained")
        await pressed(pilot, "escape")
        assert pilot.app.screen_stack == [screen, clippings_screen]
        await pressed(pilot, "escape")
        assert pilot.app.screen_stack == [screen]
