"""The comparison screen by keyboard alone: at every size, from difference to difference, and back."""

from dataclasses import replace
from pathlib import Path

import pytest

from summitreader.session.library import find_library
from summitreader.tui.app import ReaderApp
from summitreader.tui.comparison.screen import ComparisonScreen
from summitreader.tui.dialogs.box_screen import BoxScreen
from summitreader.tui.dialogs.choice_screen import ChoiceScreen
from summitreader.tui.dialogs.help_screen import HelpScreen
from summitreader.tui.reader.screen import ReadingScreen
from tests.library.shelves import all_rulings
from tests.tui.comparisons import (
    ARTICLES,
    FERRY,
    FISHING,
    NORTH,
    PUT_IN_PLACE,
    SOUTH,
    accounts,
    three_accounts,
    versions,
)
from tests.tui.library.test_shelf_screen import calm, drawn, pressed
from tests.tui.reader.test_keep_actions import at_home, library_file, told
from tests.tui.running_comparison import ComparingInTheTest, compared

SIZES = ((80, 24), (120, 40), (200, 60))


def _words(screen: str) -> str:
    return " ".join(screen.replace("▌", " ").replace("│", " ").split())


def _focused(screen: ComparisonScreen) -> str | None:
    return screen.focused.id if screen.focused else None


async def test_the_texts_are_shown_before_anything_is_found_and_stay_where_they_are_when_it_is() -> None:
    async with compared(accounts(), waits=True) as (pilot, screen):
        assert "comparing …" in drawn(pilot)
        assert "Berg would like to express hope" in _words(drawn(pilot))
        await pilot.press("j", "j", "right_square_bracket", "y", "w", "x", "E")
        assert "still being compared" in told(pilot)
        before = screen.state.index.passage(screen.state.row, 0)
        assert before
        process = screen.state.process
        assert isinstance(process, ComparingInTheTest)
        process.may.set()
        await calm(pilot)
        assert "differences" in drawn(pilot)
        cell = screen.state.index.rows[screen.state.row].cells[0][0]
        assert cell.start <= before[1].start < before[1].end or cell.start < before[1].end


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_difference_is_reached_by_one_key_and_back_by_another(size: tuple[int, int]) -> None:
    async with compared(accounts(), size) as (pilot, screen):
        index = screen.state.index
        for number in range(index.count()):
            await pilot.press("right_square_bracket")
            line = screen.state.line
            assert line
            assert f"difference {number + 1} of {index.count()}" in screen.status_bar.state
            if line.row is not None:
                assert screen.places.columns.cursor == line.row
                assert line.row in screen.places.columns.view.seen
        await pilot.press("right_square_bracket")
        assert "last difference" in told(pilot)
        await pilot.press("left_square_bracket")
        assert f"difference {index.count() - 1} of" in screen.status_bar.state


async def test_sides_stand_beside_each_other_where_there_is_room_and_below_each_other_where_there_is_not() -> None:
    for size, beside in (((120, 40), True), ((100, 40), True), ((99, 40), False)):
        async with compared(accounts(), size) as (pilot, _):
            await pilot.press("z")
            rows = drawn(pilot).splitlines()
            assert any("Berg would like" in row and "The ferry line" in row for row in rows) is beside, size


async def test_three_sides_are_three_columns_from_160_cells_on() -> None:
    for width, beside in ((160, True), (159, False)):
        async with compared(three_accounts(), (width, 60)) as (pilot, screen):
            assert any(row.count("The ferry line") > 1 for row in drawn(pilot).splitlines()) is beside, width
            await pressed(pilot, "tab", "tab")
            assert screen.state.side == 2


async def test_the_list_is_a_drawer_where_it_has_no_room_beside_and_goes_with_escape() -> None:
    async with compared(accounts(), (80, 24)) as (pilot, screen):
        assert "Differences" not in drawn(pilot)
        await pressed(pilot, "d")
        assert "Said of a leader, not found in the leader's own" in drawn(pilot)
        assert _focused(screen) == "differences"
        await pressed(pilot, "j", "j")
        assert screen.state.at == 2
        await pressed(pilot, "escape")
        assert "Differences" not in drawn(pilot)
        assert _focused(screen) == "matters"
        await pressed(pilot, "d", "enter")
        assert _focused(screen) == "matters"


async def test_the_columns_follow_the_list_and_the_list_the_columns() -> None:
    async with compared(accounts()) as (pilot, screen):
        await pressed(pilot, "d", "j")
        line = screen.state.line
        assert line
        assert line.group == "firmness"
        assert screen.places.columns.cursor == line.row
        await pressed(pilot, "d", "G", "k")
        row = screen.places.columns.cursor
        assert screen.places.differences.cursor in screen.state.index.lines_of(row)


async def test_tab_and_arrows_change_the_side_and_enter_opens_its_article_there() -> None:
    async with compared(accounts()) as (pilot, screen):
        await pressed(pilot, "right_square_bracket", "right_square_bracket")
        for keys, side, text, words in (
            ((), 0, NORTH, FERRY),
            (("right",), 1, SOUTH, PUT_IN_PLACE),
            (("shift+tab",), 0, NORTH, FERRY),
            (("tab",), 1, SOUTH, PUT_IN_PLACE),
        ):
            await pressed(pilot, *keys)
            assert screen.heads.side == screen.state.side == side
            await pressed(pilot, "enter")
            reading = pilot.app.screen
            assert isinstance(reading, ReadingScreen)
            assert reading.view.current.start == text.index(words)
            await pressed(pilot, "escape")
            assert pilot.app.screen is screen


async def test_both_quotes_are_copied_each_with_its_source(tmp_path: Path) -> None:
    async with compared(accounts(), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, *["right_square_bracket"] * 2, "y")
        assert "the text is in" in told(pilot)
        copied = (tmp_path / "home" / "clipboard.txt").read_text(encoding="utf-8")
        for words in ("would like to express hope", "will be put", "Office of the North", "Office of the South"):
            assert words in copied
        await pressed(pilot, "Y", "end", "enter")
        copied = (tmp_path / "home" / "clipboard.txt").read_text(encoding="utf-8")
        assert copied.lstrip().startswith("[")
        assert screen.state.side == 0


async def test_why_tells_rule_and_evidence_of_the_difference_and_of_the_links_of_its_matter() -> None:
    async with compared(accounts(), (120, 60)) as (pilot, _):
        await pressed(pilot, *["right_square_bracket"] * 2, "w")
        assert isinstance(pilot.app.screen, BoxScreen)
        words = _words(drawn(pilot))
        for told_words in ("another commitment, firmer in b", "firmness", "words_of_both, 0.50", "ferry line"):
            assert told_words in words
        await pressed(pilot, "escape", "g", "w")
        assert "Nothing was compared here" in drawn(pilot)


async def test_what_the_reader_says_of_passages_is_kept_and_compared_anew_and_taken_back(tmp_path: Path) -> None:
    async with compared(accounts(), settings=at_home(tmp_path)) as (pilot, screen):
        process = screen.state.process
        assert isinstance(process, ComparingInTheTest)
        await pressed(pilot, *["right_square_bracket"] * 2, "x")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        assert "These are two matters" in drawn(pilot)
        await pressed(pilot, "enter")
        assert "kept" in told(pilot)
        kept = all_rulings(find_library(str(library_file(tmp_path))))
        assert [(one.anchor.quote, one.same) for one in kept] == [(FERRY, False)]
        assert [ruling.same for ruling in process.asked[-1]] == [False]
        await pressed(pilot, "x", "end", "enter")
        assert process.asked[-1] == ()
        assert all_rulings(find_library(str(library_file(tmp_path)))) == ()
        await pressed(pilot, "u")
        assert len(process.asked[-1]) == 1


async def test_what_one_side_alone_tells_is_tied_to_a_sentence_of_the_other_that_the_reader_chooses(
    tmp_path: Path,
) -> None:
    async with compared(accounts(), settings=at_home(tmp_path)) as (pilot, screen):
        await pressed(pilot, "right_square_bracket", "x", "down", "enter")
        await pressed(pilot, *"museum", "enter")
        (kept,) = all_rulings(find_library(str(library_file(tmp_path))))
        assert kept.same
        assert {kept.anchor.quote, kept.other_anchor.quote if kept.other_anchor else ""} == {
            FISHING,
            "She called for a museum of herring.",
        }
        assert screen.state.rulings[0].ruling


async def test_all_is_exported_into_a_file_that_was_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with compared(accounts()) as (pilot, _):
        await pressed(pilot, "E", "j", "k", "end", "enter", "enter")
        assert "Written to comparison." in told(pilot)
        (file,) = tmp_path.glob("comparison.*")
        assert "museum of herring" in file.read_text(encoding="utf-8")
        await pressed(pilot, "E", "end", "enter", "enter")
        assert "is there already" in told(pilot)


async def test_a_table_for_excel_begins_with_the_sign_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with compared(accounts()) as (pilot, _):
        await pressed(pilot, "E", "e", "enter")
        assert "Written to comparison.csv" in told(pilot)
        assert (tmp_path / "comparison.csv").read_bytes().startswith(b"\xef\xbb\xbfnumber,")


async def test_versions_are_exported_with_tracked_changes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with compared(versions()) as (pilot, _):
        await pressed(pilot, "E", "end", "enter", "enter")
        assert "Written to comparison.docx" in told(pilot)
        assert (tmp_path / "comparison.docx").read_bytes().startswith(b"PK")


async def test_of_versions_the_same_keys_go_from_change_to_change() -> None:
    async with compared(versions()) as (pilot, screen):
        assert "Reworded" in drawn(pilot)
        groups = []
        for _ in range(screen.state.index.count()):
            await pressed(pilot, "right_square_bracket")
            assert screen.state.line
            groups.append(screen.state.line.group)
        assert groups == ["dropped", "new", "reworded", "moved"]


async def test_what_became_of_a_passage_is_corrected_kept_and_taken_back(tmp_path: Path) -> None:
    async with compared(versions(), settings=at_home(tmp_path), is_made=False) as (pilot, screen):
        await pressed(pilot, *["right_square_bracket"] * 2, "x")
        assert "nothing in b tells it" in drawn(pilot)
        assert "Perhaps dropped" in drawn(pilot)
        await pressed(pilot, "escape", "x", "down", "down", "enter", *"herring", "enter")
        (kept,) = all_rulings(find_library(str(library_file(tmp_path))))
        assert (kept.same, kept.anchor.quote) == (True, "We will study the tides.")
        assert screen.state.found
        assert "ruled_same" in [one.rule for one in screen.state.found.versions]
        await pressed(pilot, "u")
        assert "ruled_same" not in [one.rule for one in screen.state.found.versions]


async def test_help_tells_the_keys_of_the_comparison_first() -> None:
    async with compared(accounts()) as (pilot, _):
        await pressed(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "In a comparison" in drawn(pilot)


async def test_leaving_goes_back_to_what_lies_below_and_ends_the_program_where_nothing_does() -> None:
    async with compared(accounts()) as (pilot, screen):
        await pressed(pilot, "escape")
        assert pilot.app.screen is screen
        app = pilot.app
        assert isinstance(app, ReaderApp)
        for key in ("q", "escape"):
            app.push_screen(app.compare_actions.comparison(ComparingInTheTest(ARTICLES, found=accounts())))
            await calm(pilot)
            await pressed(pilot, key)
            assert app.screen is screen
        await pressed(pilot, "q")
        assert pilot.app.return_code == 0


async def test_another_size_of_the_terminal_shows_the_same_matter() -> None:
    async with compared(accounts()) as (pilot, screen):
        await pressed(pilot, *["right_square_bracket"] * 2)
        for width, height in ((80, 24), (200, 60), (40, 12), (120, 40)):
            await pilot.resize_terminal(width, height)
            await calm(pilot)
            assert screen.places.columns.cursor == screen.state.row
            assert screen.state.row in screen.places.columns.view.seen, (width, height)
            assert screen.places.columns.view.layout.lines > 0


async def test_texts_that_cannot_be_compared_stay_to_be_read_and_it_is_said_why() -> None:
    same = replace(accounts(), sides=(accounts().sides[0],) * 2)
    async with compared(same, is_made=False) as (pilot, screen):
        assert "not compared" in drawn(pilot)
        assert screen.state.found is None
        assert "with itself" in screen.places.differences.nothing
        assert "with itself" in told(pilot)
        assert "Berg would like to express hope" in _words(drawn(pilot))


async def test_the_click_of_a_mouse_goes_to_a_matter_and_to_a_difference() -> None:
    async with compared(accounts()) as (pilot, screen):
        await pilot.click("#matters", offset=(5, 12))
        await calm(pilot)
        assert screen.state.row == screen.places.columns.cursor > 0
        await pilot.click("#differences", offset=(5, 12))
        await calm(pilot)
        assert screen.state.at == screen.places.differences.cursor > 0
