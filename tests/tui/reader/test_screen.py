"""The reading screen by keyboard alone."""

import gc
import weakref
from dataclasses import replace

from summitreader.model import Span
from summitreader.session import KeyChange
from summitreader.tui.viewmodel.reading_index import PaneChoice, ReadingIndex
from tests.tui.running_reader import NOWHERE, opened


async def test_the_seed_opens_with_its_speakers_beside_it() -> None:
    async with opened() as (_, screen):
        assert screen.state.index is not None
        names = [voice.name for voice in screen.state.index.voices]
        assert {"Xi Jinping", "Lee Jae Myung"} <= set(names)
        assert {"speakers", "themes"} <= set(screen.reader_layout.shown_panes)


async def test_choosing_a_speaker_moves_the_article_there_and_lights_up_its_passages() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("s", "enter")
        assert screen.state.index is not None
        chosen = screen.state.choice
        assert chosen == PaneChoice("speaker", screen.state.index.voices[0].name)
        assert screen.view.shown.layers.chosen == screen.state.index.passages(chosen)
        first = screen.state.statements_of(chosen)[0]
        current = screen.view.current
        assert current.start <= first.start < current.end


async def test_a_digit_chooses_a_speaker_and_n_goes_through_its_statements() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("2")
        assert screen.state.index is not None
        voice = screen.state.index.voices[1]
        seen = {screen.state.here.statement}
        for _ in voice.statements:
            await pilot.press("n")
            seen.add(screen.state.here.statement)
        assert screen.state.choice == PaneChoice("speaker", voice.name)
        assert len(seen) > 3
        assert {screen.state.index.reading.statements[i].speaker for i in seen if i is not None} == {voice.name}


async def test_a_jump_can_be_taken_back_and_forward() -> None:
    async with opened() as (pilot, screen):
        start = screen.view.current
        await pilot.press("right_square_bracket", "right_square_bracket", "G")
        end = screen.view.current
        await pilot.press("ctrl+o")
        assert screen.view.current != end
        await pilot.press("backspace")
        assert screen.view.current == start
        await pilot.press("ctrl+n", "ctrl+n")
        assert screen.view.current == end


async def test_moving_the_article_shows_whose_words_stand_under_the_cursor() -> None:
    async with opened() as (pilot, screen):
        assert screen.state.index is not None
        statement = screen.state.index.reading.statements[-1]
        screen.view.go_to(Span(statement.start, statement.end))
        await pilot.pause()
        assert screen.state.here.speaker == statement.speaker


async def test_escape_leaves_the_pane_then_drops_the_choice() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("s", "enter")
        assert screen.reader_layout.favoured == "speakers"
        await pilot.press("escape")
        assert screen.reader_layout.favoured is None
        assert screen.state.choice is not None
        await pilot.press("escape")
        assert screen.state.choice is None
        assert screen.view.shown.layers.chosen == ()


async def test_the_drawer_opens_by_key_and_closes_with_the_choice() -> None:
    async with opened(size=(80, 24)) as (pilot, screen):
        assert screen.reader_layout.shown_panes["themes"].size.area == 0
        await pilot.press("t")
        await pilot.pause()
        assert screen.reader_layout.shown_panes["themes"].size.area > 0
        await pilot.press("enter")
        await pilot.pause()
        assert screen.view.has_focus
        assert screen.reader_layout.shown_panes["themes"].size.area == 0


async def test_q_quits_with_status_0() -> None:
    async with opened() as (pilot, _):
        await pilot.press("q")
    assert pilot.app.return_code == 0


async def test_the_measure_of_the_settings_holds() -> None:
    async with opened(size=(200, 40), settings=replace(NOWHERE, measure=50)) as (_, screen):
        assert screen.view.page.lines.width == 50


async def test_keys_of_the_settings_hold_and_mistakes_are_told() -> None:
    changes = (KeyChange("speakers", "x", "line 1"), KeyChange("fly", "y", "line 2"))
    async with opened(settings=replace(NOWHERE, keys=changes, theme="[b]")) as (pilot, screen):
        told = " ".join(toast.message for toast in pilot.app._notifications)
        assert "Line 2: keys: there is no action 'fly'" in told
        assert "There is no theme '[b]'" in told
        await pilot.press("x")
        assert screen.reader_layout.favoured == "speakers"
        await pilot.press("escape", "s")
        assert screen.reader_layout.favoured is None


async def test_a_drawer_and_a_panel_fit_into_forty_columns() -> None:
    async with opened(size=(40, 15)) as (pilot, screen):
        await pilot.press("2", "w", "t")
        await pilot.pause()
        region = screen.reader_layout.shown_panes["themes"].region
        assert screen.region.contains_region(region)
        assert region.width == 38
        await pilot.press("escape", "question_mark")
        await pilot.pause()
        assert screen.app.screen.query_one("#help").region.width <= 40


async def test_the_text_rolls_on_while_the_pointer_rests_below_it() -> None:
    async with opened(size=(80, 12)) as (pilot, screen):
        view = screen.view
        seen = view.page.range
        await pilot.mouse_down(view, offset=(20, 2))
        await pilot.hover(screen.status_lines.status, offset=(20, 0))
        while view.page.range.start < seen.end:
            await pilot.pause()
        await pilot.mouse_up(screen.status_lines.status, offset=(20, 0))
        assert view.selection
        assert view.selection.start < seen.end < view.page.range.start < view.selection.end


async def test_findings_no_longer_shown_are_given_back_without_the_collectors_help() -> None:
    async with opened() as (pilot, screen):
        assert screen.state.index is not None
        found, shown = screen.state.index.found, weakref.ref(screen.state.index)
        gc.disable()
        try:
            index = ReadingIndex(found, screen.state.index)
            screen.reader_layout.prepare(index)
            screen.state.index = index
            while any(pane.given[0] is not index for pane in screen.reader_layout.panes):
                await pilot.pause()
            assert shown() is None
        finally:
            gc.enable()
