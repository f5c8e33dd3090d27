"""Keeping the article on the screen: by key and by setting, with its place, undone and done again."""

import os
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from summitreader.library.corrections import new_correction, put_correction
from summitreader.model import Span
from summitreader.session import Folders, Settings
from summitreader.session.library import find_library, keep, place_of, read_kept, shelf
from summitreader.tui.reader.screen import ReadingScreen
from tests.tui.running_reader import NOWHERE, opened, settled

TEXT = "\n\n".join(f"Diallo said that ship {number} has arrived. It rained." for number in range(60))


def at_home(folder: Path) -> Settings:
    """Settings whose library is in a folder."""
    return replace(NOWHERE, folders=Folders(*[folder / "home"] * 4))


def library_file(folder: Path) -> Path:
    """That library's file."""
    return folder / "home" / "library.db"


def told(pilot: Pilot[int]) -> str:
    """What the reader was told in passing."""
    return " ".join(toast.message for toast in pilot.app._notifications)


def written(folder: Path) -> Path:
    """A file to open."""
    (folder / "ships.txt").write_text(TEXT, encoding="utf-8")
    return folder / "ships.txt"


async def test_an_article_is_kept_by_key_with_its_place_and_said_to_be(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        assert not library_file(tmp_path).exists()
        await pilot.press("G", "K")
        await settled(pilot)
        rows = shelf(find_library(str(library_file(tmp_path))))
        assert [row.key for row in rows] == [screen.view.article.id]
        assert rows[0].opened
        assert "Kept in the library." in told(pilot)
        assert screen.status_lines.status.place.startswith("kept")
        place = screen.view.current.start
        assert place_of(find_library(str(library_file(tmp_path))), rows[0].key) == place > 0
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        assert screen.state.is_kept
        assert screen.view.current.start == place


async def test_what_is_kept_before_the_search_for_findings_begins_is_kept(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        # As at the first paint: the keys at the bottom are there a moment before the search begins.
        screen.state.all_found = False
        await pilot.press("K")
        screen.findings.find()
        await settled(pilot)
        await settled(pilot)
        rows = shelf(find_library(str(library_file(tmp_path))))
        assert [row.key for row in rows] == [screen.view.article.id]


async def test_an_article_that_is_kept_is_not_kept_twice(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        for _ in range(2):
            await pilot.press("K")
            await settled(pilot)
        assert "in the library already" in told(pilot)
    assert len(shelf(find_library(str(library_file(tmp_path))))) == 1


async def test_everything_is_kept_where_the_settings_say_so(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=replace(at_home(tmp_path), keep=True)) as (_, screen):
        assert screen.state.is_kept
    assert len(shelf(find_library(str(library_file(tmp_path))))) == 1


async def test_the_place_is_on_disk_when_the_reader_quits(tmp_path: Path) -> None:
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pilot.press("K")
        await settled(pilot)
        await pilot.press("G")
        key, place = screen.view.article.id, screen.view.current.start
        await pilot.press("q")
    assert place_of(find_library(str(library_file(tmp_path))), key) == place > 0


async def test_keeping_is_undone_and_done_again_by_key(tmp_path: Path) -> None:
    library = find_library(str(library_file(tmp_path)))
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pilot.press("u")
        await settled(pilot)
        assert "Nothing to undo." in told(pilot)
        await pilot.press("K")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert "Undone: keep article." in told(pilot)
        assert shelf(library) == ()
        for key, said in (("U", "Done again: keep article."), ("ctrl+r", "Nothing to redo.")):
            await pilot.press(key)
            await settled(pilot)
            assert len(shelf(library)) == 1
            assert told(pilot) == said


async def test_where_nothing_can_be_saved_it_is_said_and_reading_goes_on(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder", encoding="utf-8")
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (pilot, screen):
        await pilot.press("K")
        await settled(pilot)
        assert "nothing" in told(pilot).lower()
        assert "home" in told(pilot)
        assert "Kept" not in told(pilot)
        assert screen.status_lines.status.unsaved
        await pilot.press("G")
        assert screen.view.current.start > 0
        os.remove(tmp_path / "home")
        await pilot.press("K")
        await settled(pilot)
        assert "Kept in the library." in told(pilot)
        assert not screen.status_lines.status.unsaved


async def test_corrections_of_a_kept_article_are_shown_when_it_is_opened(tmp_path: Path) -> None:
    from summitreader import session
    from summitreader.session.library import correct, new_correction

    library = find_library(str(library_file(tmp_path)))
    reading = session.read(written(tmp_path))
    keep(library, reading)
    start = TEXT.index("It rained")
    added = new_correction(reading.article, "add", "statement", Span(start, start + 9), "The Weather")
    correct(library, reading, added)
    async with opened(written(tmp_path), settings=at_home(tmp_path)) as (_, screen):
        assert isinstance(screen, ReadingScreen)
        kept = read_kept(library, reading.article.id)
        assert kept
        assert screen.state.reading
        assert screen.state.reading.statements == kept.statements
        assert "The Weather" in {statement.speaker for statement in screen.state.reading.statements}


async def test_what_an_outlet_changed_is_shown_word_by_word(tmp_path: Path) -> None:
    page, file = "---\ntitle: Ships\nurl: https://nord.example/ships\n---\n", tmp_path / "page.md"
    for number, text in enumerate(("Ten ships came to [b] port.", "Twelve ships came to [b] port.")):
        file.write_text(page + text, encoding="utf-8")
        async with opened(file, settings=at_home(tmp_path)) as (pilot, _):
            await pilot.press("V")
            await settled(pilot)
            assert "No other version" in told(pilot)
            await pilot.press("K")
            await settled(pilot)
            assert ("another version" in told(pilot).replace("No other", "")) is bool(number)
            await pilot.press("V")
            await settled(pilot)
            if number:
                shown = pilot.app.screen.query_one("#versions Static", Static).render()
                assert str(shown) == "[-Ten-]{+Twelve+} ships came to [b] port."
                dialog = pilot.app.screen.query_one("#versions").region
                assert dialog.x > 0, "in the middle of the screen"
                assert dialog.y > 0
                await pilot.press("escape")
                assert len(pilot.app.screen_stack) == 1


async def test_a_kept_file_that_changed_is_reloaded_as_its_newer_version_with_its_marks(tmp_path: Path) -> None:
    file = written(tmp_path)
    async with opened(file, settings=at_home(tmp_path)) as (pilot, screen):
        await pilot.press("K", "j", "j", "h", "enter")
        await settled(pilot)
        (mark,) = screen.state.marks
        file.write_text(TEXT.replace("It rained.", "It snowed.", 1) + "\n\nThen all went home.", encoding="utf-8")
        await pilot.press("r")
        await settled(pilot)
        assert screen.state.is_kept
        assert [one.uid for one in screen.state.marks] == [mark.uid]
        assert "as another version" in told(pilot)
    library = find_library(str(library_file(tmp_path)))
    assert [row.versions for row in shelf(library)] == [2]
    async with opened(file, settings=at_home(tmp_path)) as (_, screen):
        assert [one.uid for one in screen.state.marks] == [mark.uid]


async def test_a_mark_whose_words_are_gone_from_a_reloaded_file_is_said_and_listed(tmp_path: Path) -> None:
    file = written(tmp_path)
    async with opened(file, settings=at_home(tmp_path)) as (pilot, screen):
        await pilot.press("K", "h", "enter")
        await settled(pilot)
        file.write_text("\n\n".join(TEXT.split("\n\n")[9:]), encoding="utf-8")
        await pilot.press("r")
        await settled(pilot)
        assert [one.span for one in screen.state.marks] == [None]
        assert "1 of your marks cannot be placed" in told(pilot)
        assert [one.anchor.quote for one in screen.state.marks] == ["Diallo said that ship 0 has arrived."]


async def test_a_correction_whose_words_are_gone_from_a_reloaded_file_is_said(tmp_path: Path) -> None:
    file = written(tmp_path)
    async with opened(file, settings=at_home(tmp_path)) as (pilot, screen):
        await pilot.press("K")
        await settled(pilot)
        correction = new_correction(screen.view.article, "reassign", "statement", Span(0, 36), "Kari")
        put_correction(find_library(str(library_file(tmp_path))), correction)
        file.write_text("\n\n".join(TEXT.split("\n\n")[9:]), encoding="utf-8")
        await pilot.press("r")
        await settled(pilot)
        assert "that “Diallo said that ship 0 has arrived.” is said by Kari" in told(pilot)
