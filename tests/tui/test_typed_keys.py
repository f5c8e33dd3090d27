"""Counts and sequences: shown while more is waited for, left by esc, bounded, and no key is swallowed or lost."""

from dataclasses import replace
from inspect import signature
from pathlib import Path

import pytest
from textual.widgets import Input

from summitreader.session import KeyChange
from summitreader.tui.dialogs.answer_list import AnswerList
from summitreader.tui.dialogs.help_screen import HelpScreen
from summitreader.tui.dialogs.prompt_screen import PromptScreen
from summitreader.tui.keymap import typed_keys
from summitreader.tui.keymap.pending import NOTHING, Pending, Step, step
from summitreader.tui.keymap.table import COUNTED
from summitreader.tui.reader.screen import ReadingScreen
from tests.tui.running_reader import NOWHERE, at_once, opened, settled, typed

VIM, EMACS = (replace(NOWHERE, keymap=name) for name in ("vim", "emacs"))
LONG = "\n\n".join(f"Paragraph {number} says this. It says that as well." for number in range(60))
_BOUND = {"g g", "g t", "z z", "j", "q", "'", "ctrl+x ctrl+c", "3"}
_LEAVING = {"escape", "ctrl+g"}


def _start(screen: ReadingScreen) -> int:
    return screen.view.current.start


def _shown(screen: ReadingScreen) -> str:
    pending = screen.status_lines.status.pending
    return pending.words if pending else ""


def _names(keys: str) -> list[str]:
    """Return the keys of a line as Textual calls them."""
    signs = {"}": "right_curly_bracket", "{": "left_curly_bracket", ")": "right_parenthesis", "(": "left_parenthesis"}
    signs |= {"]": "right_square_bracket", "[": "left_square_bracket", "'": "apostrophe", "§": "space"}
    return [signs.get(key, key) for key in keys if key != " "]


def _told(screen: ReadingScreen) -> str:
    return " ".join(toast.message for toast in screen.app._notifications)


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A text of many paragraphs."""
    file = tmp_path / "long.txt"
    file.write_text(LONG, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("keys", "steps"),
    [
        (["j"], [Step(name="j")]),
        (["g", "g"], [Step(Pending(keys=("g",))), Step(name="g g")]),
        (["g", "j"], [Step(Pending(keys=("g",))), Step(is_taken=False)]),
        (["g", "escape"], [Step(Pending(keys=("g",))), Step()]),
        (["ctrl+x", "ctrl+g"], [Step(Pending(keys=("ctrl+x",))), Step()]),
        (["escape"], [Step(is_taken=False)]),
        (["1", "3", "j"], [Step(Pending("1")), Step(Pending("13")), Step(name="j", times=13)]),
        (
            ["1", "0", "g", "t"],
            [Step(Pending("1")), Step(Pending("10")), Step(Pending("10", ("g",))), Step(name="g t", times=10)],
        ),
        (["0"], [Step(is_taken=False)]),
        (["3"], [Step(name="3")]),
        (["2", "x"], [Step(Pending("2")), Step(is_taken=False)]),
        (["2", "escape"], [Step(Pending("2")), Step()]),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value[0], str) else "",
)
def test_a_key_goes_on_with_what_was_typed_or_means_what_it_always_does(keys: list[str], steps: list[Step]) -> None:
    pending, found = NOTHING, []
    for key in keys:
        found.append(step(pending, key, _BOUND, True, _LEAVING))
        pending = found[-1].pending
    assert found == steps


def test_digits_are_no_counts_where_they_choose_speakers() -> None:
    assert step(NOTHING, "2", {"2", "j"}, False, _LEAVING) == Step(name="2")
    assert step(NOTHING, "4", {"j"}, False, _LEAVING) == Step(is_taken=False)


async def test_a_sequence_is_shown_while_it_is_typed_with_the_ways_to_go_on(long: Path) -> None:
    async with opened(long, settings=VIM) as (pilot, screen):
        await pilot.press("G")
        assert _start(screen) > 1000
        await pilot.press("g")
        pending = screen.status_lines.status.pending
        assert pending
        assert pending.words == "g"
        assert {"g", "t", "T", "x"} <= {hint.shown for hint in pending.ways}
        line = "".join(part.text for part in screen.status_lines.status.render_line(0))
        assert line.startswith("g  g start  t next article")
        await pilot.press("g")
        assert (_start(screen), _shown(screen)) == (0, "")
        assert "g start" not in "".join(part.text for part in screen.status_lines.status.render_line(0))


async def test_a_key_that_does_not_go_on_with_a_sequence_is_answered_for_itself(long: Path) -> None:
    async with opened(long, settings=VIM) as (pilot, screen):
        await pilot.press("g", "}")
        assert (LONG[_start(screen) :].startswith("Paragraph 1 "), _shown(screen)) == (True, "")
        await pilot.press("3", "g", "}")
        assert LONG[_start(screen) :].startswith("Paragraph 2 ")


async def test_escape_leaves_what_was_typed_and_nothing_else(long: Path) -> None:
    async with opened(long, settings=EMACS) as (pilot, screen):
        await pilot.press("t")
        assert screen.reader_layout.favoured == "themes"
        for leaves in ("escape", "ctrl+g"):
            await pilot.press("ctrl+x")
            assert _shown(screen) == "ctrl+x"
            await pilot.press(leaves)
            assert (_shown(screen), screen.reader_layout.favoured) == ("", "themes")
        await pilot.press("ctrl+g")
        assert screen.reader_layout.favoured is None


async def test_what_leaves_all_else_leaves_dialogs_and_fields_too(long: Path) -> None:
    async with opened(long, settings=EMACS) as (pilot, screen):
        for opens in ("question_mark", "h", "i"):
            await pilot.press(opens)
            assert pilot.app.screen is not screen
            await pilot.press("ctrl+g")
            assert pilot.app.screen is screen
        await pilot.press("h", "ctrl+n", "ctrl+n", "ctrl+p")
        assert pilot.app.screen.query_one(AnswerList).cursor == 1


async def test_of_one_sequence_with_two_actions_only_the_one_that_would_be_done_is_told(long: Path) -> None:
    async with opened(long, settings=replace(NOWHERE, keymap="less")) as (pilot, screen):
        await pilot.press("colon")
        pending = screen.status_lines.status.pending
        assert pending
        assert [hint.shown for hint in pending.ways if hint.words in ("quit", "leave")] == ["q"]


async def test_the_rest_is_waited_for_a_while_only(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_keys, "PATIENCE", 0.01)
    async with opened(long, settings=VIM) as (pilot, screen):
        at_once(pilot, "4", "z")
        for _ in range(100):
            await pilot.pause(0.005)
            if not _shown(screen):
                break
        assert _shown(screen) == ""
        await pilot.press("}")
        assert LONG[_start(screen) :].startswith("Paragraph 1 ")


async def test_keys_typed_at_once_are_answered_in_turn_and_none_is_lost(long: Path) -> None:
    async with opened(long, settings=VIM) as (pilot, screen):
        at_once(pilot, *_names("7} 3{ g} 12} zt"))
        await settled(pilot)
        assert LONG[_start(screen) :].startswith("Paragraph 17 ")
        assert screen.view.page.row == 0


async def test_typing_in_a_field_is_not_affected(long: Path) -> None:
    async with opened(long, settings=VIM) as (pilot, screen):
        at_once(pilot, "slash", *"3ggzt12")
        await settled(pilot)
        field = pilot.app.focused
        assert isinstance(field, Input)
        assert field.value == "3ggzt12"
        assert _shown(screen) == ""
        await pilot.press("escape")
        await pilot.press("3", "i")
        assert isinstance(pilot.app.screen, PromptScreen)
        await typed(pilot, "zz 4gg")
        await pilot.press("enter")
        await settled(pilot)
        assert _shown(screen) == ""


_MOVES = {
    "3}": "Paragraph 3 ",
    "20}5{": "Paragraph 15 ",
    "4)": "Paragraph 2 ",
    "999}": "Paragraph 59 ",
    "40}4(": "Paragraph 38 ",
}


async def test_a_count_repeats_a_move_as_far_as_it_goes(long: Path) -> None:
    async with opened(long, settings=VIM) as (pilot, screen):
        for keys, words in _MOVES.items():
            await pilot.press(*_names(f"gg{keys}"))
            assert LONG[_start(screen) :].startswith(words), keys
        tops = []
        for keys in ("gg8j", "gg" + "j" * 8, "gg3 ", "gg   "):
            await pilot.press(*_names(keys.replace(" ", "§")))
            tops.append((screen.view.page.top, _start(screen)))
        assert tops[0] == tops[1] != tops[2] == tops[3]
        await pilot.press(*_names("gg30}zt"))
        assert screen.view.page.row == 0
        await pilot.press(*_names("zb"))
        assert screen.view.page.row == screen.view.page.height - 1
        await pilot.press(*_names("zz"))
        assert abs(screen.view.page.row - screen.view.page.height // 2) <= 1


async def test_a_count_of_statements_is_one_jump_to_where_as_many_keys_lead() -> None:
    async with opened(settings=VIM) as (pilot, screen):
        await pilot.press(*_names("gg]]]]"))
        at = _start(screen)
        await pilot.press(*_names("gg4]"))
        assert _start(screen) == at
        await pilot.press("ctrl+o")
        assert _start(screen) == 0
        await pilot.press(*_names("999]"))
        last = _start(screen)
        assert "No statement after this" in _told(screen)
        await pilot.press(*_names("3["))
        assert 0 < _start(screen) < last
        back = _start(screen)
        await pilot.press(*_names("999][[["))
        assert _start(screen) == back
        await pilot.press(*_names("'1n"))
        await pilot.press(*_names("gg'1"))
        first = _start(screen)
        await pilot.press(*_names("nnn"))
        third = _start(screen)
        await pilot.press(*_names("gg'1"))
        assert _start(screen) == first
        await pilot.press(*_names("3n"))
        assert _start(screen) == third


async def test_a_count_is_for_rows_of_a_pane_too() -> None:
    async with opened(settings=VIM) as (pilot, screen):
        await pilot.press(*_names("tgg3j"))
        pane = screen.reader_layout.shown_panes["themes"]
        assert pane.cursor == 3
        await pilot.press(*_names("2G"))
        assert pane.cursor == 1
        await pilot.press(*_names("5gg"))
        assert pane.cursor == 4
        await pilot.press(*_names("99k"))
        assert pane.cursor == 0
        assert _shown(screen) == ""


async def test_every_action_that_a_count_is_for_takes_one() -> None:
    async with opened() as (_, screen):
        takers = {**screen.actions, **screen.reader_layout.shown_panes["themes"].actions}
        elsewhere = {f"{way}_{what}" for way in ("next", "previous") for what in ("difference", "side", "theme")}
        for id in COUNTED - elsewhere:
            signature(takers[id]).bind(2)


async def test_a_count_without_a_meaning_is_said_and_the_key_answered_once() -> None:
    async with opened(settings=VIM) as (pilot, screen):
        await pilot.press(*_names("3w"))
        assert screen.query("#why")
        assert "W takes no count: 3 is left out" in _told(screen)


async def test_the_filters_of_a_pane_keep_their_digits_and_letters() -> None:
    async with opened(settings=VIM) as (pilot, screen):
        await pilot.press(*_names("sf"))
        pane = screen.reader_layout.shown_panes["speakers"]
        assert pane.is_asking
        letter = next(hint for hint in "gz3" if pane.listing.with_letter(hint) is not None)
        await pilot.press(letter)
        assert _shown(screen) == ""


async def test_without_sequences_digits_choose_speakers_and_g_is_not_waited_for(long: Path) -> None:
    async with opened() as (pilot, screen):
        await pilot.press("G", "g")
        assert (_start(screen), _shown(screen)) == (0, "")
        await pilot.press("2")
        assert screen.state.choice
        assert _shown(screen) == ""


async def test_a_click_on_a_hint_of_several_keys_presses_all(long: Path) -> None:
    changes = (KeyChange("quit", "g q", "line 1"), KeyChange("help", "g h", "line 2"))
    async with opened(long, settings=replace(VIM, keys=changes)) as (pilot, screen):
        bar = screen.status_lines.status
        assert bar.hints[0].shown == "g h"
        await pilot.click("#status", offset=(bar.content_region.x, 0))
        await settled(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)
