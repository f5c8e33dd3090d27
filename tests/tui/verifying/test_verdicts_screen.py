"""Holding an open draft against sources by keyboard: verdicts beside their passages, down to the words and back."""

from pathlib import Path

import pytest
from textual.widgets import Input

import summitreader
from summitreader.session import library as verbs
from summitreader.session.library import find_library
from summitreader.tui.dialogs.box_screen import BoxScreen
from summitreader.tui.dialogs.choice_screen import ChoiceScreen
from summitreader.tui.dialogs.prompt_screen import PromptScreen
from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.verifying.verdicts_screen import VerdictsScreen
from tests.tui.library.test_shelf_screen import drawn, pressed
from tests.tui.reader.test_keep_actions import at_home, library_file
from tests.tui.running_reader import opened

SOURCE = "President Ana Ruiz of Chile said: “We will open [red]three[/red] ports in May, and nobody will pay twice.”"
DRAFT = (
    "It rained.\n\nRuiz said: “We will open [red]seven[/red] ports in May, and nobody will pay twice.”\n\n"
    "She said: “nobody will pay twice”."
)


def _files(folder: Path) -> Path:
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    draft = folder / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    return draft


async def test_a_draft_is_held_against_a_file_and_enter_goes_to_the_words(tmp_path: Path) -> None:
    async with opened(_files(tmp_path), settings=at_home(tmp_path)) as (pilot, reader):
        await pressed(pilot, "J")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await pressed(pilot, "enter")
        prompt = pilot.app.screen
        assert isinstance(prompt, PromptScreen)
        prompt.query_one(Input).value = str(tmp_path / "source.txt")
        await pressed(pilot, "enter")
        verdicts = pilot.app.screen
        assert isinstance(verdicts, VerdictsScreen)
        rows = drawn(pilot)
        assert "a number changed" in rows
        assert "[red]seven[/red]" in rows
        assert "[red]three[/red]" in rows
        assert "1 of 2 not right" in verdicts.title_bar.number
        await pressed(pilot, "a")
        assert verdicts.rows.count == 2
        await pressed(pilot, "a", "w")
        assert isinstance(pilot.app.screen, BoxScreen)
        await pressed(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert "seven" in reader.view.current.of(DRAFT)


async def test_a_draft_is_held_against_the_library_and_escape_leads_back(tmp_path: Path) -> None:
    library = find_library(str(library_file(tmp_path)))
    verbs.keep(library, summitreader.parse(SOURCE))
    async with opened(_files(tmp_path), settings=at_home(tmp_path), size=(80, 24)) as (pilot, reader):
        await pressed(pilot, "J", "enter")
        assert isinstance(pilot.app.screen, VerdictsScreen)
        assert "seven" in drawn(pilot)
        await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert reader.view.article.text == DRAFT


async def test_an_empty_library_is_no_source(tmp_path: Path) -> None:
    library = find_library(str(library_file(tmp_path)))
    key = verbs.keep(library, summitreader.parse(SOURCE)).key
    verbs.bin_articles(library, [key])
    async with opened(_files(tmp_path), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "J", "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)
        told = [toast.message for toast in pilot.app._notifications]
        assert told == ["There is nothing in the library to hold the draft against."]


async def test_the_draft_is_not_among_what_else_is_open_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _files(tmp_path)
    monkeypatch.chdir(tmp_path)
    async with opened(Path("draft.txt"), Path("source.txt"), settings=at_home(tmp_path)) as (pilot, _):
        await pressed(pilot, "J")
        assert "What else is open (1)" in drawn(pilot)
