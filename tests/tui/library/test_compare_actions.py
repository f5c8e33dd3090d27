"""A comparison begins in the reader or on the shelf, by one key: accounts of the same event are offered first."""

from dataclasses import replace
from pathlib import Path

import pytest

from summitreader import session
from summitreader.session.library import find_library, keep
from summitreader.tui.comparison.screen import ComparisonScreen
from summitreader.tui.dialogs.answer_list import AnswerList
from tests.tui.comparisons import ARTICLES, NORTH, SOUTH, VERSIONS
from tests.tui.library.test_shelf_screen import drawn, on_the_shelf, pressed
from tests.tui.reader.test_keep_actions import at_home, library_file, told
from tests.tui.running_comparison import ComparingInTheTest
from tests.tui.running_reader import opened, typed


@pytest.fixture(autouse=True)
def comparing_in_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare short articles without a process of their own."""
    monkeypatch.setattr(session, "ComparingProcess", ComparingInTheTest)


def _kept(folder: Path) -> None:
    library = find_library(str(library_file(folder)))
    for article in (*VERSIONS, *ARTICLES):
        keep(library, session.parse(article))


def _files(folder: Path) -> tuple[Path, Path]:
    north, south = folder / "north.txt", folder / "south.txt"
    north.write_text(NORTH, encoding="utf-8")
    south.write_text(SOUTH, encoding="utf-8")
    return north, south


async def test_the_article_on_the_screen_is_compared_with_another_one_that_is_open(tmp_path: Path) -> None:
    async with opened(*_files(tmp_path)) as (pilot, screen):
        await pressed(pilot, "equals_sign")
        assert "south.txt" in drawn(pilot)
        assert "north.txt" not in drawn(pilot)
        await pressed(pilot, "enter")
        comparison = pilot.app.screen
        assert isinstance(comparison, ComparisonScreen)
        assert [article.text for article in comparison.state.articles] == [NORTH, SOUTH]
        assert comparison.state.found
        await pressed(pilot, "q")
        assert pilot.app.screen is screen


async def test_a_file_that_is_named_is_compared_and_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    north, south = _files(tmp_path)
    async with opened(north) as (pilot, screen):
        await pressed(pilot, "equals_sign", "enter")
        await typed(pilot, str(tmp_path / "none.txt"))
        await pressed(pilot, "enter")
        assert "none.txt" in told(pilot)
        assert pilot.app.screen is screen
        await pressed(pilot, "equals_sign", "enter")
        await typed(pilot, str(south))
        await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, ComparisonScreen)


async def test_articles_selected_on_the_shelf_are_compared_in_the_order_in_which_they_were_selected(
    tmp_path: Path,
) -> None:
    _kept(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, screen):
        await pressed(pilot, "v", "v", "equals_sign")
        comparison = pilot.app.screen
        assert isinstance(comparison, ComparisonScreen)
        chosen = [row.title for row in screen.pager.page[:2]]
        assert [article.shown_title for article in comparison.state.articles] == chosen
        await pressed(pilot, "escape")
        assert drawn(pilot).count("✓") == 2
        await pressed(pilot, "g", "v", "g", "v")
        assert [screen.pager.page[at].key for at in (1, 0)] == [*screen.selected]
        await pressed(pilot, "g", "v", "v")
        assert screen.selected == ()


async def test_one_article_of_the_shelf_is_compared_with_accounts_of_the_same_event_first(tmp_path: Path) -> None:
    _kept(tmp_path)
    async with on_the_shelf(tmp_path) as (pilot, screen):
        assert screen.pager.page[0].title == ARTICLES[1].title
        await pressed(pilot, "equals_sign")
        offered = pilot.app.screen.query_one(AnswerList).shown.words
        assert len(offered) == 4
        assert not [words for words in offered if str(ARTICLES[1].title) in words], "not with itself"
        rows = [row.strip() for row in drawn(pilot).splitlines()]
        headings = [row.strip("│ ") for row in rows if "same event" in row or "Other articles" in row]
        assert [heading.partition("  ")[0] for heading in headings] == [
            "Accounts of the same event",
            "Other articles of the library",
        ]
        await pressed(pilot, "enter")
        comparison = pilot.app.screen
        assert isinstance(comparison, ComparisonScreen)
        assert comparison.state.articles[1].text == NORTH


async def test_where_there_is_no_article_nothing_is_compared_and_that_is_said(tmp_path: Path) -> None:
    async with opened(*_files(tmp_path), settings=replace(at_home(tmp_path))) as (pilot, _):
        await pressed(pilot, "C", "equals_sign")
        assert "Nothing here can be compared" in told(pilot)
