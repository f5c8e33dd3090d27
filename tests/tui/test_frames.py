"""What a key makes the reader draw: how often, and how many bytes for the terminal. No seconds."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from summitreader.tui import app
from summitreader.tui.app import ReaderApp
from tests.tui.comparisons import long_accounts
from tests.tui.library.test_shelf_screen import on_the_shelf, pressed
from tests.tui.running_comparison import compared
from tests.tui.running_reader import NOWHERE, opened
from tests.tui.tracked_articles import fill

_SAID = (
    "President Ada Berg said that peace in the region number {0} needs patience. “We will sign the agreement on trade "
    "of year {0},” Prime Minister Li Wen said, adding that both sides will build railways, share the water of the "
    "rivers and protect the climate. She stressed that the peoples of the two countries have been friends for long."
)


class Counted(ReaderApp):
    """The reader, which counts the bytes of every frame it would write."""

    CSS_PATH = str(Path(app.__file__).with_name("app.tcss"))
    frames: list[int]

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate):
            self.frames.append(len(self.canvas.written(renderable.render_segments(self.console)).encode()))
        super()._display(screen, renderable)


# Keys that lead there, the key that is measured, and the most it may write: a frame and so many bytes.
_KEYS = {
    "a line down": ((), "j", 9_000),
    "a page down": ((), "pagedown", 12_000),
    "the next statement": ((), "right_square_bracket", 3_000),
    "the end of the text": ((), "G", 12_000),
    "back to its start": (("G",), "g", 12_000),
    "a speaker": ((), "1", 12_000),
    "another speaker": (("1",), "2", 12_000),
    "the next statement of a speaker": (("1",), "n", 4_000),
    "the panes hidden": ((), "z", 12_000),
    "the panes shown": (("z",), "z", 12_000),
    "a letter searched": (("slash",), "p", 12_000),
    "the next hit": (("slash", *"peace", "enter"), "n", 12_000),
    "a pane entered": ((), "s", 12_000),
    "a pane left": (("s",), "escape", 12_000),
    "a row of a pane": (("t",), "j", 1_000),
    "the last row of a pane": (("s", "l"), "G", 12_000),
    "a row of a pane chosen": (("t", "j"), "enter", 12_000),
    "a row opened": (("s", "g"), "l", 6_000),
    "a row closed": (("s", "g", "l"), "h", 6_000),
    "a statement read whole": (("s", "g", "l", "j"), "l", 6_000),
    "the filters of a pane": (("s",), "f", 6_000),
    "the filters left again": (("s", "f"), "escape", 6_000),
    "a filter chosen": (("s", "f"), "c", 12_000),
    "a filter by one key": (("s",), "full_stop", 12_000),
    "a filter undone": (("s", "f", "c"), "escape", 12_000),
    "a pane as high as the screen": (("t",), "Z", 6_000),
    "a pane as wide as the screen": (("t", "Z"), "Z", 12_000),
    "a zoom undone": (("t", "Z", "Z"), "escape", 12_000),
    "why": ((), "w", 12_000),
    "a step of the tour": (("T",), "right_square_bracket", 4_000),
    "a contents row": (("c",), "escape", 12_000),
    "a sentence selected": ((), "v", 3_000),
}


@pytest.mark.parametrize(("before", "key", "most"), _KEYS.values(), ids=_KEYS)
async def test_a_key_draws_one_frame_of_at_most_12_kb(
    before: tuple[str, ...], key: str, most: int, tmp_path: Path
) -> None:
    file = tmp_path / "talks.txt"
    file.write_text("\n\n".join(_SAID.format(number) for number in range(100)), encoding="utf-8")
    Counted.frames = []
    async with opened(file, kind=Counted) as (pilot, _):
        await pilot.press(*before)
        await pilot.pause()
        Counted.frames.clear()
        await pilot.press(key)
        await pilot.pause()
        assert len(Counted.frames) == 1
        assert sum(Counted.frames) <= most


# The same with the keys of vim: what is typed of a sequence is told in one frame, and what it leads to in another.
_SEQUENCES = {
    "a sequence begun": ((), "g", 1_500),
    "a count": ((), "3", 1_500),
    "a sequence left": (("z",), "escape", 1_500),
    "a sequence": (("G", "g"), "g", 12_000),
    "a statement with a count": (("3",), "right_square_bracket", 12_000),
}


async def test_a_sequence_draws_a_frame_a_key(tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_text("\n\n".join(_SAID.format(number) for number in range(50)), encoding="utf-8")
    Counted.frames = []
    async with opened(file, kind=Counted, settings=replace(NOWHERE, keymap="vim")) as (pilot, _):
        for name, (before, key, most) in _SEQUENCES.items():
            await pilot.press("escape", *before)
            await pilot.pause()
            Counted.frames.clear()
            await pilot.press(key)
            await pilot.pause()
            assert (name, len(Counted.frames), max(Counted.frames) <= most) == (name, 1, True)


# Dialogs and what closes them: they may take more than one frame, and no more bytes.
_DIALOGS = {
    "help": ((), "question_mark"),
    "help left": (("question_mark",), "escape"),
    "forms of a copy": (("right_square_bracket",), "Y"),
    "forms of a copy left": (("right_square_bracket", "Y"), "escape"),
    "why left": (("w",), "escape"),
    "corrections": (("right_square_bracket",), "x"),
    "corrections left": (("right_square_bracket", "x"), "escape"),
    "opening left": (("ctrl+o",), "escape"),
    "palette left": (("ctrl+p",), "escape"),
    "a note left": (("i",), "escape"),
    "a search left": (("slash", "p"), "escape"),
}


@pytest.mark.parametrize("size", [(120, 40), (200, 60)], ids=["120x40", "200x60"])
async def test_a_dialog_comes_and_goes_with_at_most_12_kb(size: tuple[int, int], tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_text("\n\n".join(_SAID.format(number) for number in range(100)), encoding="utf-8")
    Counted.frames = []
    written = {}
    async with opened(file, kind=Counted, size=size) as (pilot, _):
        for name, (before, key) in _DIALOGS.items():
            await pilot.press(*before)
            await pilot.pause()
            Counted.frames.clear()
            await pilot.press(key)
            await pilot.pause()
            written[name] = sum(Counted.frames)
            await pilot.press("escape", "escape")
            await pilot.pause()
    assert {name: taken for name, taken in written.items() if taken > 12_000} == {}
    assert written["forms of a copy"] > 0


# In a comparison: the next and the last difference, sides, the list as a drawer or beside, a matter further down.
_COMPARED = {
    "the next difference": ((), "right_square_bracket"),
    "a difference far away": (("right_square_bracket",), "right_square_bracket"),
    "the next matter": ((), "j"),
    "the next page of matters": ((), "pagedown"),
    "the last matter": ((), "G"),
    "the other side": ((), "tab"),
    "the list": ((), "d"),
    "the next line of the list": (("d",), "j"),
    "the list left": (("d",), "escape"),
    "the list hidden": ((), "z"),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize(("before", "key"), _COMPARED.values(), ids=_COMPARED)
async def test_a_key_in_a_comparison_draws_one_frame_of_at_most_12_kb(
    before: tuple[str, ...], key: str, size: tuple[int, int]
) -> None:
    Counted.frames = []
    async with compared(long_accounts(), size, kind=Counted) as (pilot, _):
        await pilot.press(*before)
        await pilot.pause()
        Counted.frames.clear()
        await pilot.press(key)
        await pilot.pause()
        assert len(Counted.frames) == 1
        assert sum(Counted.frames) <= 12_000


# In a track, its quotes and the matrix: what leads there, and keys of which each is a frame.
_TRACKED = {
    "bars": (("P", *"fair", "space", *"fishing", "enter"), ("j", "G", "g", "tab")),
    "quotes": (("P", *"fair", "space", *"fishing", "enter", "enter"), ("j", "G", "g")),
    "the matrix": (("W",), ("j", "k")),
}


async def test_a_key_in_a_track_draws_one_frame_of_at_most_12_kb(tmp_path: Path) -> None:
    fill(tmp_path)
    Counted.frames = []
    async with on_the_shelf(tmp_path, kind=Counted) as (pilot, _):
        for name, (before, keys) in _TRACKED.items():
            # The first key waits for the screen that arrives; sides and speakers are known when they were asked for.
            await pressed(pilot, *before, "j", "k", *(("tab", "tab") if name == "bars" else ()))
            for key in keys:
                Counted.frames.clear()
                await pilot.press(key)
                await pilot.pause()
                assert (name, key, len(Counted.frames)) == (name, key, 1)
                assert sum(Counted.frames) <= 12_000
            await pressed(pilot, "escape", *(("escape",) if name == "quotes" else ()))
