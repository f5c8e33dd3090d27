"""What moves along: the article with the rows of a pane, the cursor with the pages, and what the line on top tells."""

from pathlib import Path

import pytest

from tests.tui.running_reader import opened


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_row_that_is_passed_shows_its_passage_while_the_pane_keeps_the_keys(size: tuple[int, int]) -> None:
    async with opened(size=size) as (pilot, screen):
        start = screen.view.current.start
        await pilot.press("s", "l")
        assert screen.view.current.start == start
        seen = []
        for _ in range(4):
            await pilot.press("j")
            await pilot.pause()
            seen.append(screen.view.current.start)
        assert sorted(seen) == seen
        assert len(set(seen)) > 2
        assert screen.reader_layout.favoured == "speakers"
        assert screen.state.choice is None
        await pilot.press("escape", "ctrl+o")
        assert screen.view.current.start == start


async def test_a_page_takes_the_cursor_to_a_sentence_that_begins_on_it() -> None:
    async with opened(size=(80, 24)) as (pilot, screen):
        page = screen.view.page
        for key in ("space", "space", "space", "b", "ctrl+d", "ctrl+u"):
            await pilot.press(key)
            assert page.range.start <= page.current.start < page.range.end, key
            assert screen.state.here.at == page.current.start, key


async def test_a_source_that_the_words_on_the_screen_tell_is_not_told_above_them(tmp_path: Path) -> None:
    async with opened(size=(120, 40)) as (pilot, screen):
        title = screen.status_lines.title
        assert title.headline.startswith("Chinese President Xi Jinping held talks")
        assert title.origin == ""
        await pilot.press("space")
        assert title.origin == "News.az, citing Xinhua"
        await pilot.press("g")
        assert title.origin == ""
