"""Each private name of Textual that is relied on still means what it is used for, and is used in one file only."""

import re
from io import StringIO
from pathlib import Path
from typing import ClassVar

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingsMap, BindingType
from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.filter import LineFilter, Monochrome, NoColor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input

from summitreader.tui.terminal import textual_privates
from summitreader.tui.terminal.textual_privates import (
    DrawnInput,
    KeptLines,
    WalledApp,
    WholeStrips,
    class_styles,
    fit_no_color,
    forget_notification,
    is_in_batch,
    listens,
    notifications,
    rebind,
    run_binding,
    write_to_terminal,
    writes,
)

NAMES = (
    "_batch_count",
    "_notifications",
    "_unnotify",
    "_driver",
    "_check_bindings",
    "_bindings",
    "_writer_thread",
    "_value",
    "_exception",
    "_return_code",
    "_close_messages_no_wait",
    "_handle_exception",
    "_fatal_error",
    "_run_input_thread",
    "_sequence_to_key_events",
    "_xterm_parser",
    "_filters",
    "_styles_cache",
    "_dirty_lines",
    "_cache",
    "_attach",
)
_FILE = Path(textual_privates.__file__)


class _Upper(DrawnInput):
    def drawn(self, value: str) -> str:
        return value.upper()


class _Small(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "mark", "mark")]
    marked = False

    def compose(self) -> ComposeResult:
        yield _Upper("abc")

    def action_mark(self) -> None:
        self.marked = True


@pytest.mark.parametrize(("theme", "kind"), [("ansi-dark", NoColor), ("nord", Monochrome)])
def test_without_colours_a_theme_of_its_own_colours_has_greys_and_another_none(
    theme: str, kind: type[LineFilter], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = _Small()
    app.set_reactive(App.theme, theme)
    fit_no_color(app)
    assert [type(one) for one in app._filters][1:] == [kind]


def test_every_name_in_the_file_is_in_this_test_and_in_no_other_file() -> None:
    assert {*re.findall(r"(?<=[.\" ])_[a-z]\w+", _FILE.read_text(encoding="utf-8"))} == {*NAMES}
    used = re.compile(rf"(?<=[.\"])(?:{'|'.join({*NAMES} - {'_value'})})\b")
    others = [file for file in _FILE.parents[1].rglob("*.py") if file != _FILE]
    assert [file.name for file in others if used.search(file.read_text(encoding="utf-8"))] == []


async def test_a_batch_of_changes_is_known() -> None:
    async with _Small().run_test() as pilot:
        assert not is_in_batch(pilot.app)
        with pilot.app.batch_update():
            assert is_in_batch(pilot.app)


async def test_a_class_of_parts_has_the_styles_of_its_widgets_place_in_the_sheet() -> None:
    class Styled(App[None]):
        CSS = "#one > .part--strong { text-style: bold; color: red; }"

        def compose(self) -> ComposeResult:
            yield Input(id="one")
            yield Input(id="two")

    async with Styled().run_test() as pilot:
        one, two = (pilot.app.query_one(f"#{name}", Input) for name in ("one", "two"))
        style = class_styles(one, "part--strong").partial_rich_style
        assert (style.bold, style.color and style.color.triplet) == (True, (255, 0, 0))
        assert not class_styles(one, "part--other").partial_rich_style
        assert not class_styles(two, "part--strong").partial_rich_style


async def test_what_is_told_is_known_and_can_be_forgotten() -> None:
    async with _Small().run_test() as pilot:
        pilot.app.notify("one")
        pilot.app.notify("two")
        await pilot.pause()
        forget_notification(pilot.app, notifications(pilot.app)[0])
        assert [one.message for one in notifications(pilot.app)] == ["two"]


async def test_a_widget_is_given_other_bindings_by_their_ids() -> None:
    screen = Screen[None]()
    screen._bindings = BindingsMap(
        [Binding("a", "one", id="one"), Binding("b", "two", id="two"), Binding("c", "three")]
    )
    rebind(
        screen, {"one": [Binding("b", "one", id="one"), Binding("g g", "one", id="one")], "four": [Binding("d", "")]}
    )
    assert [(key, binding.action) for key, binding in screen._bindings] == [
        ("b", "two"),
        ("b", "one"),
        ("c", "three"),
        ("g g", "one"),
    ]


async def test_a_key_runs_its_binding_and_another_key_none() -> None:
    app = _Small()
    async with app.run_test():
        assert await run_binding(app, "f2")
        assert app.marked
        assert not await run_binding(app, "f3")


async def test_a_sequence_goes_to_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    app = _Small()
    write_to_terminal(app, "nothing is there to write to before it runs")
    written: list[str] = []
    async with app.run_test():
        monkeypatch.setattr(type(app._driver), "write", lambda _, data: written.append(data))
        write_to_terminal(app, "\x1b]52;c;\x07")
    assert "\x1b]52;c;\x07" in written


async def test_a_driver_writes_until_its_thread_ends() -> None:
    driver = LinuxDriver(_Small())
    assert writes(driver)
    driver._writer_thread = WriterThread(StringIO())  # never started: no more alive than one that ended
    assert not writes(driver)


async def test_an_input_draws_other_characters_than_it_holds() -> None:
    async with _Small().run_test() as pilot:
        line = pilot.app.query_one(Input)
        assert line.value == "abc"
        assert "ABC" in line.render_line(0 if line.size.height == 1 else 1).text


async def test_lines_are_made_again_only_when_something_of_them_is_another() -> None:
    class Lines(KeptLines):
        made = 0

        def render_line(self, y: int) -> Strip:
            self.made += 1
            return Strip([Segment(f"{self.made:>{self.size.width}}")], self.size.width)

    class Two(App[None]):
        def compose(self) -> ComposeResult:
            yield Lines()

    async with Two().run_test(size=(20, 2)) as pilot:
        lines = pilot.app.query_one(Lines)
        first = lines.render_lines(Region(0, 0, 20, 2))
        assert lines.render_lines(Region(0, 0, 20, 2)) is first
        assert [strip.text for strip in lines.render_lines(Region(0, 1, 20, 1))] == [first[1].text]
        made = lines.made
        lines.refresh(Region(0, 1, 20, 1))
        assert [strip.text.strip() for strip in lines.render_lines(Region(0, 0, 20, 2))] == ["1", f"{made + 1}"]
        lines.styles.background = "red"
        anew = lines.render_lines(Region(0, 0, 20, 2))
        assert lines.made == made + 3
        assert [strip.text for strip in anew] != [strip.text for strip in first]


def test_a_strip_that_is_drawn_whole_is_no_cycle() -> None:
    strips, kept = [Strip([Segment("some words")]), Strip([Segment("more")])], WholeStrips()
    first = kept.of(strips)
    assert kept.of(strips)[0] is first[0]
    again = kept.of([strips[0], Strip([Segment("other")])])
    assert again[0] is first[0]
    assert [strip.text for strip in again] == ["some words", "other"]
    assert [part.text for part in first[0].divide([4, 10])] == ["some", " words"]
    kept_parts = len(first[0]._divide_cache)
    assert first[0].divide([10]) == [first[0]]
    assert len(first[0]._divide_cache) == kept_parts == 1


async def test_an_error_that_nobody_caught_ends_the_application_and_can_be_asked_for() -> None:
    class Wall(WalledApp):
        def on_mount(self) -> None:
            raise ValueError("not foreseen")

    app = Wall()
    with pytest.raises(ValueError, match="not foreseen"):
        async with app.run_test():
            pass
    assert isinstance(app.crash, ValueError)
    assert app.return_code == 1


async def test_a_screen_that_cannot_go_on_ends_the_application_as_a_crash() -> None:
    app = WalledApp()
    with pytest.raises(RuntimeError):
        async with app.run_test():
            app.panic("a sheet of styles that cannot be read")
    assert app.return_code == 1


async def test_a_byte_that_is_no_text_does_not_stop_the_keyboard() -> None:
    heard: list[str] = []

    class Keyboard(LinuxDriver):
        def run_input_thread(self) -> None:
            heard.append("listens")
            if len(heard) < 4:
                b"\xff".decode()

    driver = listens(Keyboard, heard.append)(_Small())
    assert isinstance(driver, Keyboard)
    driver._run_input_thread()
    assert heard == ["listens"] * 4


async def test_what_the_terminal_answers_is_told_and_the_keys_around_it_stay_keys() -> None:
    heard: list[str] = []
    keys: list[str] = []

    class Keyboard(LinuxDriver):
        __module__ = linux_driver.__name__  # where the parser is looked up

        def run_input_thread(self) -> None:
            parser = vars(linux_driver)["XTermParser"](False)
            for part in ("j\x1b[?62;", "22;52ck", "\x1b[?1;2c\x1b[?2026;2$yq"):
                keys.extend(token.key for token in parser.feed(part) if isinstance(token, Key))

    driver = listens(Keyboard, heard.append)(_Small())
    assert isinstance(driver, Keyboard)
    driver._run_input_thread()
    assert (heard, keys) == (["62;22;52", "1;2"], ["j", "k", "q"])
