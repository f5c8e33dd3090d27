"""Every key of the table, pressed in the running reader. A key without a line here fails the first test."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Static

from summitreader.model import Span
from summitreader.tui.app import ReaderApp
from summitreader.tui.dialogs.box_screen import BoxScreen
from summitreader.tui.dialogs.copy_screen import CopyScreen
from summitreader.tui.dialogs.help_screen import HelpScreen
from summitreader.tui.dialogs.open_screen import OpenScreen
from summitreader.tui.keymap.table import KEYLESS, KEYS
from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.widgets.search_bar import SearchBar
from tests.tui.library_keys import LIBRARY_KEYS
from tests.tui.running_reader import NOWHERE, opened, settled

Check = Callable[[Pilot[int], ReadingScreen], bool]

# For each action: what is pressed before it, and what holds after it.
LONG = "\n\n".join(f"Paragraph {number} says this. It says that as well." for number in range(60))
MIDDLE = LONG.index("Paragraph 30")


def _start(screen: ReadingScreen) -> int:
    return screen.view.current.start


def _shown(screen: ReadingScreen) -> str:
    return " ".join(toast.message for toast in screen.app._notifications)


MOVES: dict[str, Callable[[int], bool]] = {
    "line_down": lambda at: at > MIDDLE,
    "line_up": lambda at: at < MIDDLE,
    "page_down": lambda at: at > MIDDLE + 500,
    "page_up": lambda at: at < MIDDLE - 500,
    "half_page_down": lambda at: at > MIDDLE + 200,
    "half_page_up": lambda at: at < MIDDLE - 200,
    "start": lambda at: at == 0,
    "end": lambda at: at > LONG.index("Paragraph 59") - 1,
    "next_paragraph": lambda at: at == LONG.index("Paragraph 31"),
    "previous_paragraph": lambda at: at == LONG.index("Paragraph 29"),
    "next_sentence": lambda at: at == LONG.index("It says", MIDDLE),
    "previous_sentence": lambda at: at == LONG.rindex("It says", 0, MIDDLE),
}


async def test_every_key_that_moves(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LONG, encoding="utf-8")
    async with opened(tmp_path / "a.txt") as (pilot, screen):
        for id, moved in MOVES.items():
            for key in _keys(id):
                screen.view.go_to(Span(MIDDLE, MIDDLE + 5))
                for _ in range(3 if id.startswith("line") else 1):
                    await pilot.press(key)
                assert moved(_start(screen)), (id, key)


def _pressed(*keys: str) -> Callable[[Pilot[int], ReadingScreen], Awaitable[None]]:
    async def press(pilot: Pilot[int], screen: ReadingScreen) -> None:
        await pilot.press(*keys)
        await settled(pilot)

    return press


def _in_pane(id: str) -> Check:
    return lambda _, screen: screen.reader_layout.favoured == id


def _cursor(row: int) -> Check:
    return lambda _, screen: screen.reader_layout.shown_panes["themes"].cursor == row


def _themes_open(head: int | None) -> Check:
    return lambda _, screen: screen.reader_layout.shown_panes["themes"].shape.opened == head


def _follows(kind: str) -> Check:
    return lambda _, screen: screen.state.choice is not None and screen.state.choice.kind == kind


def _last(pilot: Pilot[int], screen: ReadingScreen) -> bool:
    pane = screen.reader_layout.shown_panes["themes"]
    return pane.cursor == pane.shape.rows - 1


def _statement(screen: ReadingScreen) -> int:
    assert screen.state.here.statement is not None
    return screen.state.here.statement


_AT_THE_SECOND = ("g", "right_square_bracket", "right_square_bracket")
_TOP_OF_THEMES = ("t", "g")

ACTIONS: dict[str, tuple[tuple[str, ...], Check]] = {
    "jump_back": (("G",), lambda _, screen: _start(screen) == 0),
    "jump_forward": (("G", "ctrl+o"), lambda _, screen: _start(screen) > 0),
    "next_statement": (("g",), lambda _, screen: _start(screen) > 0),
    "previous_statement": (("G",), lambda _, screen: screen.state.here.statement is not None),
    "next_chosen": (("1",), lambda _, screen: screen.state.here.speaker == "Xi Jinping" and _statement(screen) > 0),
    "previous_chosen": (("2", "N"), lambda _, screen: screen.state.here.speaker == "Lee Jae Myung"),
    "why": ((), lambda _, screen: bool(screen.query("#why"))),
    "speakers": ((), _in_pane("speakers")),
    "themes": ((), _in_pane("themes")),
    "agreements": ((), _in_pane("agreements")),
    "event": ((), _in_pane("event")),
    "choose_speaker": ((), _follows("speaker")),
    "back": (("s",), lambda _, screen: screen.reader_layout.favoured is None),
    "search": ((), lambda _, screen: bool(screen.query(SearchBar))),
    "search_word": ((), lambda _, screen: screen.state.choice is not None and screen.state.choice.name == "Chinese"),
    "copy": (_AT_THE_SECOND, lambda _, screen: "not copied" in _shown(screen).lower()),
    "suspend": ((), lambda _, screen: "cannot be stopped here" in _shown(screen)),
    "copy_as": ((), lambda pilot, _: isinstance(pilot.app.screen, CopyScreen)),
    "select": ((), lambda _, screen: screen.view.selection is not None),
    "select_left": (("shift+right", "shift+right"), lambda _, screen: _selected(screen) == 1),
    "select_right": ((), lambda _, screen: _selected(screen) == 1),
    "select_up": (("G",), lambda _, screen: _selected(screen) > 1),
    "select_down": ((), lambda _, screen: _selected(screen) > 1),
    "copy_selection": (("v",), lambda _, screen: screen.view.selection is None and "opied" in _shown(screen)),
    "hide_panes": ((), lambda _, screen: screen.reader_layout.panes_hidden),
    "browse": ((), lambda _, screen: "no link" in _shown(screen)),
    "characters": ((), lambda pilot, _: isinstance(pilot.app.screen, BoxScreen)),
    "open_other": ((), lambda pilot, _: isinstance(pilot.app.screen, OpenScreen)),
    "reload": ((), lambda _, screen: "as it was" in _shown(screen)),
    "edit_note": ((), lambda _, screen: "cannot be started" in _shown(screen)),
    "page_whole": ((), lambda _, screen: "cannot be started" in _shown(screen)),
    "help": ((), lambda pilot, _: isinstance(pilot.app.screen, HelpScreen)),
    "tour": ((), lambda _, screen: screen.tour.display),
    "palette": ((), lambda pilot, _: isinstance(pilot.app.screen, CommandPalette)),
    "quit": ((), lambda pilot, _: pilot.app.return_code == 0),
    "row_down": (_TOP_OF_THEMES, _cursor(1)),
    "row_up": ((*_TOP_OF_THEMES, "j", "j"), _cursor(1)),
    "rows_down": (_TOP_OF_THEMES, lambda _, screen: screen.reader_layout.shown_panes["themes"].cursor > 5),
    "rows_up": (("t", "G"), lambda _, screen: screen.reader_layout.shown_panes["themes"].cursor < 5),
    "first_row": (("t", "G"), _cursor(0)),
    "last_row": (_TOP_OF_THEMES, _last),
    "choose_row": (
        _TOP_OF_THEMES,
        _follows("theme"),
    ),
    "open_row": (_TOP_OF_THEMES, _themes_open(0)),
    "close_row": (
        (*_TOP_OF_THEMES, "l"),
        _themes_open(None),
    ),
    "filter_pane": (("t",), lambda _, screen: screen.reader_layout.shown_panes["themes"].is_asking),
    "next_filter": (("s",), lambda _, s: "speakers" in s.state.filters),
    "zoom_pane": (("t",), lambda _, screen: screen.reader_layout.zoom == "height"),
    "next_pane": ((), _in_pane("speakers")),
    "previous_pane": (("tab",), lambda _, screen: screen.reader_layout.favoured is None),
    "keep_search": (("slash", "R", "O", "K"), lambda _, s: not s.query(SearchBar) and len(s.view.shown.marks) == 0),
    "drop_search": (("slash", "R", "O", "K"), lambda _, s: not s.query(SearchBar) and s.state.choice is None),
    "next_hit": (("slash", "R", "O", "K"), lambda _, screen: screen.position()[0] == 2),
    "previous_hit": (("slash", "R", "O", "K", "down"), lambda _, screen: screen.position()[0] == 1),
}


IN_A_PANE = ("row_down", "row_up", "rows_down", "rows_up", "first_row", "last_row")


def _selected(screen: ReadingScreen) -> int:
    span = screen.view.selection
    return span.end - span.start if span else 0


def _keys(id: str) -> tuple[str, ...]:
    return next(key for key in KEYS if key.id == id).keys


def test_every_action_has_a_test_here() -> None:
    elsewhere = {"contents", "next_article", "previous_article", "redraw", *LIBRARY_KEYS, *KEYLESS}
    assert {*ACTIONS, *MOVES, *elsewhere} == {key.id for key in KEYS}


async def test_every_key_that_moves_in_a_pane() -> None:
    async with opened() as (pilot, screen):
        for id in IN_A_PANE:
            before, holds = ACTIONS[id]
            for key in _keys(id):
                await _pressed(*before, key)(pilot, screen)
                assert holds(pilot, screen), (id, key)
                await _pressed("escape")(pilot, screen)
                assert screen.reader_layout.favoured is None


@pytest.mark.parametrize("id", [id for id in ACTIONS if id not in IN_A_PANE])
async def test_every_key_that_does_something(id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "PAGER"):
        monkeypatch.setenv(name, "true")
    before, holds = ACTIONS[id]
    for key in _keys(id):
        if id == "choose_speaker" and key > "2":
            break
        async with opened() as (pilot, screen):
            await _pressed(*before)(pilot, screen)
            await _pressed(key)(pilot, screen)
            assert holds(pilot, screen), key


async def test_every_cell_is_written_again_after_the_key_that_redraws_in_a_dialog_too() -> None:
    frame = "\x1b[1;1HLima"
    async with opened() as (pilot, _):
        app = pilot.app
        assert isinstance(app, ReaderApp)
        canvas = app.canvas
        for dialog in ((), ("question_mark",), ("slash", "i")):
            await pilot.press(*dialog)
            canvas.written(frame)
            assert "Lima" not in canvas.written(frame)
            await pilot.press("ctrl+l")
            assert "Lima" in canvas.written(frame)


async def test_the_keys_for_articles_go_through_the_queue_and_keep_the_place(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text(f"Article {name}. " + LONG, encoding="utf-8")
    async with opened(tmp_path / "a", tmp_path / "b") as (pilot, screen):
        await pilot.press("G")
        place = _start(screen)
        await _pressed("greater_than_sign")(pilot, screen)
        assert screen.view.article.text.startswith("Article b")
        assert screen.status_lines.title.number == "article 2 of 2"
        await _pressed("greater_than_sign")(pilot, screen)
        assert "last article" in _shown(screen)
        await _pressed("less_than_sign")(pilot, screen)
        assert screen.view.article.text.startswith("Article a")
        assert _start(screen) == place


async def test_the_key_for_contents_lists_headings(tmp_path: Path) -> None:
    text = "\n\n".join(f"Section {number} of it\n\nIt says this." for number in range(5))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    async with opened(tmp_path / "a.txt") as (pilot, screen):
        await pilot.press("c", "j", "j", "enter")
        assert screen.reader_layout.favoured == "contents"
        assert screen.view.current.start == text.index("Section 2")


async def test_a_file_that_changed_is_told_and_reloaded_with_place_and_choice(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Xi Jinping said trade matters. Lee said so too.\n\nXi said more.", encoding="utf-8")
    async with opened(file) as (pilot, screen):
        await pilot.press("1", "G")
        await settled(pilot)
        chosen = screen.state.choice
        file.write_text("A new line on top.\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
        screen.article_queue.look()
        screen.article_queue.look()
        await pilot.pause()
        assert _shown(screen).count("The file changed") == 1
        await _pressed("r")(pilot, screen)
        text = screen.view.article.text
        assert text.startswith("A new line")
        assert screen.view.current.of(text).startswith("Xi said more")
        assert screen.state.choice == chosen
        assert screen.view.shown.layers.chosen


async def test_a_file_that_cannot_be_read_is_told_and_the_article_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LONG, encoding="utf-8")
    async with opened(tmp_path / "a.txt", tmp_path / "[b]missing[/b]") as (pilot, screen):
        await _pressed("greater_than_sign")(pilot, screen)
        assert "[b]missing[/b]" in _shown(screen)
        assert screen.view.article.text == LONG


async def test_a_newer_message_stands_in_the_place_of_the_older_and_each_is_a_sentence() -> None:
    async with opened() as (pilot, screen):
        screen.say("cannot read 'a.pdf': it has no text", "error")
        screen.say("first")
        screen.say("is it?")
        await pilot.pause()
        assert [toast.message for toast in pilot.app._notifications] == [
            "Cannot read 'a.pdf': it has no text.",
            "Is it?",
        ]


async def test_help_has_the_keys_of_the_place_below_the_signs_and_no_row_is_cut() -> None:
    for size in ((40, 12), (80, 24), (120, 40)):
        async with opened(size=size) as (pilot, _):
            await pilot.press("s", "question_mark")
            await pilot.pause()
            await pilot.pause()
            scroll = pilot.app.screen.query_one("#help-rows")
            told = str(scroll.query_one(Static).content).split("\n")
            assert told[0].startswith("Signs")
            headings = [line[:9].strip() for line in told if line.startswith(("In a pane", "Moving", "Finding"))]
            assert headings[0] == "In a pane"
            assert max(map(len, told)) <= scroll.scrollable_content_region.width


async def test_a_copy_says_what_was_copied() -> None:
    async with opened(settings=replace(NOWHERE, clipboard_command=("cat",))) as (pilot, screen):
        await pilot.press("right_square_bracket", "y")
        await settled(pilot)
        assert "Sent the statement of Xi Jinping to cat, not confirmed" in _shown(screen)
