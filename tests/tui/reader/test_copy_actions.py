"""Copying by keyboard alone: what y and Y take, from the article, a search, the marks."""

import json
from pathlib import Path

from summitreader import session
from summitreader.tui.dialogs.copy_screen import CopyScreen
from tests.tui.library.test_shelf_screen import drawn, pressed
from tests.tui.reader.test_keep_actions import at_home, written
from tests.tui.running_reader import opened


def _copied(folder: Path) -> str:
    return (folder / "home" / "clipboard.txt").read_text(encoding="utf-8")


async def test_y_takes_the_whole_sentence_and_a_selection_as_it_is(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "bracketright", "y")
        assert _copied(tmp_path) == "Diallo said that ship 0 has arrived."
        await pressed(pilot, "v", "w", "y")
        selected = screen.view.selection
        assert selected
        assert _copied(tmp_path) == selected.of(screen.view.article.text).strip()


async def test_every_form_is_offered_with_a_line_of_what_it_would_be(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "bracketright", "Y")
        assert isinstance(pilot.app.screen, CopyScreen)
        shown = drawn(pilot)
        assert [name for name in session.FORM_NAMES.values() if name not in shown] == []
        assert "TY - " in shown
        assert "@misc{" in shown
        await pressed(pilot, *["down"] * 8, "enter")
        (item,) = json.loads(_copied(tmp_path))
        assert "ship 0 has arrived" in item["note"]


async def test_the_form_is_chosen_in_a_search_and_among_the_marks_too(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "bracketright", "K", "h", "enter", "M", "Y")
        assert isinstance(pilot.app.screen, CopyScreen)
        await pressed(pilot, "down", "enter")
        assert _copied(tmp_path) == "ship 0 has arrived"
        await pressed(pilot, "escape", "F", *"ship", "enter", "Y", "down", "down", "enter")
        assert "has arrived — Diallo; “" in _copied(tmp_path)


async def test_in_a_pane_that_is_filtered_what_passes_is_offered_first(tmp_path: Path) -> None:
    talks = tmp_path / "talks.txt"
    talks.write_text("Diallo said that it rained.\n\nDiallo pledged to build a port.", encoding="utf-8")
    async with opened(talks, settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "bracketright", "s", "f", "c", "Y", "enter")
        assert _copied(tmp_path) == "Diallo pledged to build a port."
        await pressed(pilot, "Y", "end", "enter")
        assert "it rained" in _copied(tmp_path)
