"""The lines below the title: what was found, and what stands under the cursor, where there is no room for panes."""

from pathlib import Path

import pyte
import pytest

from summitreader import session
from summitreader.importers.plain.text import read_text
from summitreader.session import parse
from summitreader.tui.startup.first_panes import preview_strip
from summitreader.tui.viewmodel.margins import strip_lines
from summitreader.tui.viewmodel.reading_index import ReadingIndex
from summitreader.tui.viewmodel.status_text import found_words
from tests.tui.running_reader import opened, settled


@pytest.mark.parametrize(
    ("size", "lines"), [((80, 24), 2), ((107, 30), 2), ((40, 12), 1), ((60, 20), 2), ((40, 7), 0), ((108, 24), 0)]
)
async def test_a_screen_without_panes_says_what_was_found(size: tuple[int, int], lines: int) -> None:
    async with opened(size=size) as (pilot, screen):
        bar, index = screen.status_lines.found, screen.state.index
        assert index
        assert bar.size.height == lines == strip_lines(*size)
        if lines:
            assert bar.told[0].startswith("2 speakers · 15 documents signed")
            assert len(bar.told[0]) <= size[0] - 4
        await pilot.press("right_square_bracket")
        told = " | ".join(bar.told)
        assert ("X Xi Jinping, indirect" in told) == (lines > 0)
        assert ("Xi Jinping" in screen.status_lines.status.state) == (lines == 0)


async def test_another_width_of_the_screen_moves_what_is_told() -> None:
    async with opened(size=(80, 24)) as (pilot, screen):
        lines = screen.status_lines
        await pilot.press("right_square_bracket")
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert "Xi Jinping" in lines.status.state
        await pilot.resize_terminal(70, 24)
        await pilot.pause()
        assert lines.status.state == ""
        assert "Xi Jinping" in lines.found.told[1]


async def test_what_stands_under_the_cursor_is_told_speaker_agreement_and_themes() -> None:
    async with opened(size=(100, 30)) as (pilot, screen):
        bar = screen.status_lines.found
        await pilot.press("a", "enter")
        await settled(pilot)
        assert "passage 1 of" in bar.told[1]
        await pilot.press("escape")
        assert "15 cooperation documents (signed)" in bar.told[1]
        assert bar.told[0].startswith("2 speakers · 15 documents signed · ")


async def test_the_lines_are_drawn_before_textual_is_in_the_same_cells() -> None:
    async with opened(size=(80, 24)) as (_, screen):
        index = screen.state.index
        assert index
        early = pyte.Screen(80, 24)
        pyte.Stream(early).feed(preview_strip(index, screen.state.here, 80, 2, {}))
        strips = screen._compositor.render_strips()
        assert [early.display[y].rstrip() for y in (1, 2)] == [strips[y].text.rstrip() for y in (1, 2)]
        assert early.display[1].strip()


async def test_a_text_in_another_language_says_so_above_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Президент заявил, что переговоры прошли успешно. Стороны подписали соглашение.\n" * 5, "utf-8")
    async with opened(file, size=(80, 24)) as (_, screen):
        assert "not available for this language (Russian)" in screen.status_lines.found.told[0]


def test_as_many_themes_are_named_as_there_is_room_for() -> None:
    index = ReadingIndex(session.summarize(session.read(session.seed())))
    assert found_words(index, 400).startswith("2 speakers · 15 documents signed · development plans, trade, ")
    assert found_words(index, 60).endswith(" …")
    assert found_words(index, 34) == "2 speakers · 15 documents signed"
    assert len(found_words(index, 20)) == 20


@pytest.mark.parametrize(
    ("signed", "told"),
    [
        ("signed an agreement on fishing", "1 document signed"),
        ("signed memoranda of understanding on fishing", "at least 2 documents signed"),
        ("signed more than 20 agreements on fishing", "at least 20 documents signed"),
        ("signed about 20 agreements on fishing", "about 20 documents signed"),
    ],
)
def test_documents_of_which_no_exact_number_is_told_are_not_counted_as_if_it_were(signed: str, told: str) -> None:
    index = ReadingIndex(session.summarize(parse(read_text(f"Kenya and Norway {signed} in Oslo on Monday."))))
    assert f" · {told}" in f" · {found_words(index, 400)}"


def test_a_theme_that_is_called_by_a_name_keeps_its_capitals() -> None:
    text = "Diallo said that Middle East peace, Gaza and Israel matter. Trade and tariffs and exports matter."
    words = found_words(ReadingIndex(session.summarize(parse(read_text(text)))), 400)
    assert "Middle East" in words
    assert "trade" in words
