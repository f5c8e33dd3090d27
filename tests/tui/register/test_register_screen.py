"""The register by keyboard alone: listed, narrowed, explained, copied, exported, and back at the words."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from summitreader.tui.reader.screen import ReadingScreen
from summitreader.tui.register.register_screen import RegisterScreen
from summitreader.tui.viewmodel.register.register_rows import Narrowed
from tests.tui.reader.test_keep_actions import told
from tests.tui.running_reader import opened, settled

TEXT = """Joint statement of Peru and Chile

The two sides met in Lima and talked of fish.

Peru will open the pier of Kell by 2031. Chile intends to buy four boats.

The two sides call on Norway to lower its tolls."""


def _file(folder: Path) -> Path:
    file = folder / "joint.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


async def _listed(pilot: Pilot[int]) -> RegisterScreen:
    await pilot.press("B")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, RegisterScreen)
    return screen


async def test_commitments_are_listed_and_enter_goes_to_the_words(tmp_path: Path) -> None:
    async with opened(_file(tmp_path)) as (pilot, reading):
        screen = await _listed(pilot)
        assert [(one.number, one.strength) for one in screen.shown] == [(1, "will"), (2, "intend"), (3, "encourage")]
        assert screen.title_bar.number == "3"
        await pilot.press("j", "enter")
        await settled(pilot)
        assert pilot.app.screen is reading
        assert reading.view.current.of(TEXT) == "Chile intends to buy four boats."


async def test_keys_narrow_by_strength_actor_and_deadline_and_say_so(tmp_path: Path) -> None:
    async with opened(_file(tmp_path)) as (pilot, _):
        screen = await _listed(pilot)
        await pilot.press("s", "s")
        assert [one.number for one in screen.shown] == [2]
        assert (screen.title_bar.origin, screen.title_bar.number) == ("intend", "1 of 3")
        await pilot.press("s", "s", "a")
        assert [one.number for one in screen.shown] == [1, 3]
        await pilot.press("d")
        assert [one.number for one in screen.shown] == [1]
        assert screen.title_bar.origin == "Peru, with a deadline"
        await pilot.press("s", "s")
        assert screen.shown == ()
        assert screen.rows.nothing == "None of 3 commitments: intend, Peru, with a deadline."


async def test_the_rule_is_told_and_what_is_listed_is_written(tmp_path: Path) -> None:
    async with opened(_file(tmp_path)) as (pilot, _):
        screen = await _listed(pilot)
        await pilot.press("w")
        assert "By “will”, rule will_act: An actor of the text will, shall or must do something." in told(pilot)
        await pilot.press("a", "E", "c")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "register.csv")
        await pilot.press("enter")
        await settled(pilot)
        rows = (tmp_path / "register.csv").read_text(encoding="utf-8").splitlines()
        assert len(rows) == 1 + 2
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert screen not in pilot.app.screen_stack


def test_narrowing_goes_round() -> None:
    strengths = [Narrowed().next_strength()]
    while strengths[-1].strength:
        strengths.append(strengths[-1].next_strength())
    assert [one.strength for one in strengths] == ["will", "intend", "encourage", None]
    assert Narrowed(actor="Chile").next_actor(("Peru", "Chile")) == Narrowed()
