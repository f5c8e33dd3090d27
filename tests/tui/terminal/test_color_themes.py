"""Every theme that is offered can be read everywhere, the first one chosen is there at once, and at the next start."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from rich.color import Color
from textual.pilot import Pilot

from summitreader import session
from summitreader.session import Folders, Settings
from summitreader.tui.terminal.abilities import with_theme
from summitreader.tui.terminal.color_themes import (
    DARK,
    HEATS,
    LIGHT,
    MARKS,
    VOICES,
    grounds_of,
    in_256_colours,
    offered,
    theme_fault,
    theme_named,
)
from summitreader.tui.terminal.contrast import LEAST, contrast, mixed
from summitreader.tui.terminal.textual_privates import class_styles
from summitreader.tui.terminal.themed_app import ThemedApp
from tests.tui.comparisons import accounts, versions
from tests.tui.running_comparison import compared
from tests.tui.running_reader import NOWHERE, opened, settled

# What stands on every surface: the article's words, the selected row, marks in four colours, chosen passages, hits …
_WORDS = ("foreground", "quiet", "key", "primary")
_SIGNS = (*VOICES, "accent", "warning", "error", "success", "secondary")
_TEXTUALS = ("panel-lighten-1", "panel-darken-1", "block-cursor-background", "block-cursor-blurred-background")
# The 16 colours as xterm and VGA have them, by their numbers.
_XTERM = (
    "#000000 #cd0000 #00cd00 #cdcd00 #0000ee #cd00cd #00cdcd #e5e5e5 #7f7f7f #ff0000 #00ff00 #ffff00 #5c5cff #ff00ff"
)
_VGA = "#000000 #aa0000 #00aa00 #aa5500 #0000aa #aa00aa #00aaaa #aaaaaa #555555 #ff5555 #55ff55 #ffff55 #5555ff #ff55ff"
_BRIGHTEST = {_XTERM: " #00ffff #ffffff", _VGA: " #55ffff #ffffff"}
_MANY = {"TERM": "xterm-256color"}


def _colours(name: str, in_256: bool = False) -> dict[str, str]:
    theme = theme_named(name, in_256)
    return theme.to_color_system().generate() | theme.variables


def _pairs(name: str, in_256: bool) -> dict[tuple[str, str], tuple[str, str]]:
    """What stands on what in a theme, and in which colours."""
    colours = _colours(name, in_256)
    grounds = grounds_of(theme_named(name, in_256)) | {ground: colours[ground] for ground in _TEXTUALS}
    marks = {mark: colours[mark] for mark in MARKS}
    pairs = {(ink, on): (colours[ink], ground) for ink, (on, ground) in product(_WORDS, (grounds | marks).items())}
    pairs |= {("foreground", heat): (colours["foreground"], colours[heat]) for heat in HEATS}
    pairs |= {(ink, on): (colours[ink], ground) for ink, (on, ground) in product(_SIGNS, grounds.items())}
    # Hits and the letters of voices are drawn in the article's own background.
    return pairs | {("background", on): (colours["background"], colours[on]) for on in ("hit", "key", *VOICES)}


@pytest.mark.parametrize("name", [name for name in offered() if name != "ansi"])
def test_a_theme_is_read_on_every_surface_also_where_the_terminal_has_256_colours(name: str) -> None:
    for in_256 in (False, True):
        pairs = _pairs(name, in_256)
        shown = in_256_colours if in_256 else str
        read = {where: contrast(shown(ink), shown(ground)) for where, (ink, ground) in pairs.items()}
        assert {where: pairs[where] for where, ratio in read.items() if ratio < LEAST} == {}, in_256


def test_our_own_themes_are_read_as_they_are_written_down() -> None:
    for theme in (DARK, LIGHT):
        assert {name: value for name, value in theme.variables.items() if _colours(theme.name)[name] != value} == {}


@pytest.mark.parametrize("console", [_XTERM, _VGA], ids=["xterm", "vga"])
async def test_colours_of_the_terminals_own_come_with_an_ink_that_is_read_on_them(console: str) -> None:
    palette = (console + _BRIGHTEST[console]).split()
    async with opened(settings=replace(NOWHERE, theme="ansi")) as (_, screen):
        styles = [class_styles(screen.view, f"article--{mark}").rich_style for mark in MARKS]
        styles += [class_styles(screen.view, f"article--{voice}-mark").rich_style for voice in VOICES]
        looks = [*VOICES, *(mark.removeprefix("mark-") for mark in MARKS)]
        panes = screen.reader_layout.panes
        styles += [class_styles(pane, f"row-list--{look}").rich_style for pane in panes for look in looks]
        for style in styles:
            assert style.color
            assert style.bgcolor
            assert contrast(palette[style.color.number or 0], palette[style.bgcolor.number or 0]) >= LEAST, style
        for look in ("title", "source", "current", "theme"):
            style = class_styles(screen.view, f"article--{look}").rich_style
            assert (style.color, style.bgcolor) == (Color.default(), Color.default())


def _unreadable(pilot: Pilot[int]) -> list[tuple[str, str, str]]:
    """The words on the screen, a dialog's alone where there is one, that have too little contrast."""
    app, found = pilot.app, []
    boxes = [widget.region for widget in app.screen.query("*") if widget.display] if app.screen.is_modal else []
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for words, style, _ in strip:
            if any(sign.isalnum() for sign in words) and (not boxes or any(box.contains(x, y) for box in boxes)):
                assert style
                assert style.color
                assert style.bgcolor
                ink, ground = style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
                if contrast(ink, ground) < LEAST:
                    found.append((ink, ground, words))
            x += len(words)
    return found


_LOOKED_AT = (
    *(("1", "n"), ("w",), ("escape", "escape", "t", "j", "enter"), ("s", "j", "l", "j"), ("escape", "a", "enter", "l")),
    *(("escape", "slash", *"cooperation", "down"), ("enter",), ("v",), ("escape", "escape", "question_mark")),
    *(("escape", "Y", "j"), ("escape", "x"), ("escape", "ctrl+p", *"co", "down"), ("escape", "ctrl+o", *"se")),
)


async def test_all_words_that_are_drawn_can_be_read() -> None:
    async with opened(settings=replace(NOWHERE, theme="solarized-dark")) as (pilot, screen):
        screen.notify("Something went wrong.", severity="warning")
        for keys in _LOOKED_AT:
            await pilot.press(*keys)
            await pilot.pause()
            assert _unreadable(pilot) == [], keys


@pytest.mark.parametrize("name", ["dark", "light", "solarized-dark"])
async def test_all_words_of_a_comparison_can_be_read(name: str) -> None:
    for found, keys in ((accounts(), ("right_square_bracket",) * 5), (versions(), ("right_square_bracket",))):
        for size in ((80, 24), (120, 40)):
            async with compared(found, size, replace(NOWHERE, theme=name)) as (pilot, _):
                for key in (*keys, "d", "j", "w"):
                    await pilot.press(key)
                    await pilot.pause()
                    assert _unreadable(pilot) == [], (size, key)


async def test_in_a_comparison_the_terminals_own_colours_tell_by_styles() -> None:
    async with compared(versions(), settings=replace(NOWHERE, theme="ansi")) as (_, screen):
        looks = {
            look: class_styles(screen.places.columns, f"row-list--{look}").rich_style
            for look in ("differs", "lit", "gone", "added", "heading", "strip", "quiet", "strong")
        }
        assert {look for look, style in looks.items() if style.color != Color.default()} == set()
        assert looks["gone"].strike
        assert looks["added"].underline
        assert looks["differs"].underline
        assert looks["lit"].reverse


async def test_the_first_theme_chosen_holds_at_once_and_at_the_next_start(
    tmp_path: Path,
) -> None:
    settings = Settings(Folders(*[tmp_path] * 4))
    async with opened(settings=with_theme(settings, _MANY)) as (pilot, screen):
        assert str(screen.styles.background.hex).lower() == DARK.background
        await pilot.press("ctrl+p", *"colours: light")
        await settled(pilot)
        await pilot.press("enter", "enter")
        await settled(pilot)
        assert str(screen.styles.background.hex).lower() == LIGHT.background
        assert class_styles(screen.view, "article--title").rich_style.color == Color.parse(str(LIGHT.primary).lower())
        assert isinstance(pilot.app, ThemedApp)
        pilot.app.choose_theme("ansi")
        await settled(pilot)
        assert screen.view.rich_style.bgcolor == Color.default()
        pilot.app.choose_theme("nord")
        await settled(pilot)
        assert str(screen.styles.background.hex) == "#2E3440"
    assert with_theme(settings, _MANY).theme == "nord"


def test_who_says_which_theme_it_is(tmp_path: Path) -> None:
    settings = Settings(Folders(*[tmp_path] * 4))
    chosen = replace(settings, theme="nord", theme_where="'config.toml', line 1")
    assert [with_theme(settings, {"TERM": name}).theme for name in ("xterm-256color", "xterm", "linux")] == [
        None,
        "ansi",
        "ansi",
    ]
    assert with_theme(settings, _MANY | {"NO_COLOR": ""}).theme == "ansi"
    session.remember_theme(settings.folders, "many", "light")
    session.remember_theme(settings.folders, "few", "dark")
    assert with_theme(settings, _MANY).theme == "light"
    assert with_theme(settings, {"TERM": "linux"}).theme == "dark"
    for environ in (_MANY, {"TERM": "linux"}, {"NO_COLOR": "1"}):
        assert with_theme(chosen, environ) == chosen
        asked = with_theme(chosen, environ, "dracula")
        assert (asked.theme, asked.theme_where) == ("dracula", "")
    assert theme_fault(replace(settings, theme="ansi-dark")) == "there is no theme 'ansi-dark'; the dark one is used"


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe many", b"many", b"many light dark", b"x" * 5000])
def test_a_damaged_file_of_chosen_themes_is_as_none(tmp_path: Path, damaged: bytes) -> None:
    settings = Settings(Folders(*[tmp_path] * 4))
    session.remember_theme(settings.folders, "many", "light")
    next(tmp_path.iterdir()).write_bytes(damaged)
    assert with_theme(settings, _MANY).theme is None
    session.remember_theme(settings.folders, "many", "nord")
    assert with_theme(settings, _MANY).theme == "nord"


def test_a_colour_is_moved_no_further_than_it_must_be() -> None:
    assert mixed("#000000", "#ffffff", 0.0) == "#000000"
    assert theme_named("nord").background == "#2E3440"
