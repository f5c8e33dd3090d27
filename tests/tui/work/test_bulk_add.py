"""Keeping many articles from the reader: a folder, a list that is open; with progress, called off, undone."""

import asyncio
import os
from pathlib import Path

from textual import events

from summitreader.session import queue
from summitreader.session.library import find_library, shelf
from summitreader.tui.dialogs.prompt_screen import PathSuggester
from tests.tui.library.test_shelf_screen import calm, drawn, on_the_shelf, pressed, three, titles
from tests.tui.reader.test_keep_actions import at_home, library_file, told
from tests.tui.running_reader import opened, typed


def a_folder(folder: Path, count: int) -> Path:
    """A folder of articles, and one file that is none."""
    inside = folder / "in"
    inside.mkdir()
    for number in range(count):
        (inside / f"{number:03}.txt").write_text(f"Diallo said that ship {number} came.", encoding="utf-8")
    (inside / "bad.pdf").write_bytes(b"%PDF-1.4\nnothing")
    return inside


async def test_a_folder_is_kept_from_the_shelf_and_one_sentence_says_what_became_of_it(tmp_path: Path) -> None:
    three(tmp_path)
    folder = a_folder(tmp_path, 50)
    library = find_library(str(library_file(tmp_path)))
    async with on_the_shelf(tmp_path) as (pilot, screen):
        await pressed(pilot, "A")
        assert "Keep in the library" in drawn(pilot)
        await typed(pilot, str(folder))
        await pressed(pilot, "enter")
        await calm(pilot)
        assert "50 articles were kept, 1 could not be read." in told(pilot)
        assert "bad.pdf" in told(pilot)
        assert len(titles(screen)) == 53
        assert screen.status_bar.doing == ""
        await pressed(pilot, "u")
        assert "Undone: keep 50 articles." in told(pilot)
        assert len(titles(screen)) == 3
        await pressed(pilot, "U")
        os.remove(folder / "bad.pdf")
        (folder / "more.txt").write_text("One more.", encoding="utf-8")
        await pressed(pilot, "A")
        await typed(pilot, str(folder))
        await pressed(pilot, "enter")
        assert "1 article was kept, 50 were there before." in told(pilot)
    assert len(shelf(library)) == 54


async def test_all_of_a_list_that_is_open_is_kept(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, 5)
    lines = queue(str(folder))
    async with opened(*(line.name for line in lines), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "A")
        assert "All 6 articles of this list" in drawn(pilot)
        await pressed(pilot, "enter")
        assert "5 articles were kept, 1 could not be read." in told(pilot)
        await pressed(pilot, "A", "escape", "A", "down", "enter", *"/nowhere", "enter")
        assert "There is no '/nowhere'." in told(pilot)
    assert len(shelf(find_library(str(library_file(tmp_path))))) == 5


async def test_keeping_many_is_called_off_by_the_same_key(tmp_path: Path) -> None:
    three(tmp_path)
    folder = a_folder(tmp_path, 600)
    async with on_the_shelf(tmp_path) as (pilot, screen):
        await pressed(pilot, "A")
        await typed(pilot, str(folder))
        # Not by the pilot, which waits after each key: 600 articles may be kept by then.
        pilot.app.post_message(events.Key("enter", None))
        while not screen.status_bar.doing:
            await asyncio.sleep(0)
        pilot.app.post_message(events.Key("A", "A"))
        await calm(pilot)
        assert "Stopped" in told(pilot)
        assert screen.pager.total < 603


async def test_a_typed_path_is_completed_as_it_was_begun(tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "one.txt").touch()
    paths = PathSuggester()
    assert await paths.get_suggestion(f"{tmp_path}/ta") == f"{tmp_path}/talks/"
    assert await paths.get_suggestion(f"{tmp_path}/talks/o") == f"{tmp_path}/talks/one.txt"
    (tmp_path / "evil\x1b]52;c;QQ==").touch()
    assert await paths.get_suggestion(f"{tmp_path}/ev") is None
    assert await paths.get_suggestion(f"{tmp_path}/none") is None
    assert await paths.get_suggestion("word") is None
