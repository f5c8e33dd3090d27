"""Searching an article as the words are typed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from summitreader.tui.reader.screen import ReadingScreen
from tests.tui.running_reader import opened, settled

PARAGRAPHS = [f"Number{n} came to Geneva. The talks on point {n} began at once, and were long." for n in range(60)]


@asynccontextmanager
async def talks(folder: Path, times: int = 1) -> AsyncIterator[tuple[Pilot[int], ReadingScreen]]:
    file = folder / "talks.txt"
    file.write_text("\n\n".join(PARAGRAPHS * times), encoding="utf-8")
    async with opened(file, size=(80, 24)) as found:
        yield found


async def test_a_search_goes_to_the_nearest_hit_and_counts_them_all(tmp_path: Path) -> None:
    async with talks(tmp_path, 30) as (pilot, screen):
        screen.search_actions.look_for("number3 ")
        await settled(pilot)
        assert screen.search_actions.position == (1, 30, True)
        for step, number in ((1, 2), (1, 3), (-1, 2), (-1, 1), (-1, 30), (1, 1)):
            screen.search_actions.step(step)
            await pilot.pause()
            assert screen.search_actions.position == (number, 30, True)
            assert screen.view.shown.hit
            assert screen.view.shown.hit.of(screen.view.article.text) == "Number3 "
            rows = [screen.view.render_line(y).text for y in range(22)]
            assert any("Number3 " in row for row in rows)
        screen.state.choice = None
        assert screen.view.shown.hit is None


async def test_a_query_typed_on_searches_again_from_where_the_reader_was(tmp_path: Path) -> None:
    async with talks(tmp_path) as (pilot, screen):
        for query in ("n", "nu", "number2", "number2 "):
            screen.search_actions.look_for(query)
            await settled(pilot)
        assert screen.search_actions.hit
        assert screen.search_actions.hit.start == screen.view.article.text.index("Number2 ")
        assert screen.search_actions.position == (1, 1, True)


async def test_asking_for_the_next_hit_before_the_first_is_found_leads_to_the_second(tmp_path: Path) -> None:
    async with talks(tmp_path, 200) as (pilot, screen):
        screen.view.go("end")
        screen.search_actions.look_for("number3 ")
        screen.search_actions.step(1)
        await settled(pilot)
        assert screen.search_actions.position == (2, 200, True)


@pytest.mark.parametrize("leave", ["escape", "enter"])
async def test_the_search_line_is_taken_away_when_it_is_left(leave: str, tmp_path: Path) -> None:
    async with talks(tmp_path) as (pilot, screen):
        await pilot.press("slash", *"point 7", leave)
        await pilot.pause()
        assert not screen.query("#search")
        assert screen.view.has_focus
        assert screen.search_actions.position == ((1, 1, True) if leave == "enter" else (0, 0, True))
