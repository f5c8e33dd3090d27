"""Searching the library by keyboard alone."""

from pathlib import Path

from summitreader.session.library import clippings, find_library
from summitreader.tui.library.find_screen import FindScreen
from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.widgets.search_bar import SearchBar
from tests.tui.library.test_shelf_screen import SHIPS, drawn, on_the_shelf, pressed, three
from tests.tui.reader.test_keep_actions import library_file, told


async def test_hits_come_as_one_types_with_their_context_and_open_on_the_spot(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await pressed(pilot, "F", *"rained")
        screen = pilot.app.screen
        assert isinstance(screen, FindScreen)
        assert [hit.title for hit in screen.found.hits] == ["Ships"]
        assert "It rained. It went on." in drawn(pilot)
        await pressed(pilot, "enter", "enter")
        reading = pilot.app.screen
        assert isinstance(reading, ReadingScreen)
        assert reading.view.current.start == SHIPS.index("It rained")
        await pressed(pilot, "escape")
        assert pilot.app.screen_stack[-1] is screen
        await pressed(pilot, "escape")
        assert not isinstance(pilot.app.screen, FindScreen)


async def test_the_words_can_be_changed_and_the_list_moved_while_typing(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await pressed(pilot, "F", *"good", "down", "down")
        screen = pilot.app.screen
        assert isinstance(screen, FindScreen)
        assert screen.rows.count == 3
        assert screen.rows.cursor == 2
        await pressed(pilot, "enter", "slash", *" -fishing")
        assert screen.rows.count == 2
        assert screen.words == "good -fishing"
        await pressed(pilot, "escape")
        assert not pilot.app.screen.query(SearchBar)


async def test_what_the_search_does_not_know_is_said(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await pressed(pilot, "F", *"colour:red")
        assert "colour" in drawn(pilot).replace("colour:red", "")


async def test_a_hit_is_copied_with_attribution_and_put_among_the_clippings(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await pressed(pilot, "F", *"herring", "enter", "y")
        assert "opied" in told(pilot) or "file" in told(pilot)
        await pressed(pilot, "c", "plus")
        found = clippings(find_library(str(library_file(tmp_path))))
        assert [(one.citation.speaker, one.citation.title) for one in found] == [("Vik", "Herring")]
        assert "Already among your clippings" in told(pilot)
        await pressed(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1
