"""Searching the library by keyboard alone."""

from pathlib import Path

from summitreader.importers.plain.text import read_text
from summitreader.session import parse
from summitreader.session.library import clippings, find_library, keep
from summitreader.tui.library.find_screen import FindScreen
from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.widgets.completion_line import CompletionLine
from summitreader.tui.widgets.search_bar import SearchBar
from tests.tui.library.test_shelf_screen import SHIPS, drawn, on_the_shelf, pressed, three
from tests.tui.reader.test_keep_actions import library_file, told


async def test_hits_come_as_one_types_with_their_context_and_open_on_the_spot(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await pressed(pilot, "F", *"rained")
        screen = pilot.app.screen
        assert isinstance(screen, FindScreen)
        assert [hit.title for hit in screen.pager.found.hits] == ["Ships"]
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
        assert screen.pager.words == "good -fishing"
        await pressed(pilot, "escape")
        assert not pilot.app.screen.query(SearchBar)


async def test_a_speaker_who_fills_a_line_takes_no_letter_from_the_words_below(tmp_path: Path) -> None:
    three(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, _):
        await pressed(pilot, "F", *"herring")
        screen = pilot.app.screen
        assert isinstance(screen, FindScreen)
        for width in range(16, 40):
            _, first, second = screen.draw(0, width)
            said = "".join(part.words for part in (*first.left[1:], TextPart(" "), *second.left))
            assert said.strip().startswith("Vik said"), (width, said)


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


async def test_fields_and_values_complete_with_counts_and_all_hits_are_counted_and_reached(tmp_path: Path) -> None:
    three(tmp_path)
    text = "\n\n".join(f"Vik said that free trade number {n} is good." for n in range(200))
    keep(find_library(str(library_file(tmp_path))), parse(read_text(text)))
    async with on_the_shelf(tmp_path) as (pilot, _):
        await pressed(pilot, "F", *"spea")
        screen = pilot.app.screen
        assert isinstance(screen, FindScreen)
        assert "speaker:" in drawn(pilot)
        await pressed(pilot, "tab", "v")
        line = screen.query_one(CompletionLine)
        assert [shown for shown, _ in line.ways] == ["Vik"]
        await pressed(pilot, "tab", *"number")
        assert screen.pager.words == "speaker:Vik number"
        assert screen.title_bar.number == "200 passages in 1 article"
        assert screen.rows.count < 200
        await pressed(pilot, "enter", "G", "G", "G")
        assert (screen.rows.count, screen.rows.cursor) == (200, 199)
        await pressed(pilot, "a")
        assert (screen.title_bar.headline, screen.title_bar.number) == ("Find across the article", "1 article")
        await pressed(pilot, "slash", *" side:Narnia")
        assert "there is no side" in drawn(pilot)
