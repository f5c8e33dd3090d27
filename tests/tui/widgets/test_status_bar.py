"""The line at the bottom: which keys are told where room is short, and where they stand."""

from summitreader.tui.keymap.hints import hints
from summitreader.tui.keymap.table import KEYS
from summitreader.tui.widgets.status_bar import StatusBar
from tests.tui.running_reader import opened, settled


def _said(bar: StatusBar) -> str:
    return bar.render_line(0).text


_TABLE = {key.id: key for key in KEYS}


async def test_the_ways_out_and_to_help_are_told_however_narrow_the_screen_is() -> None:
    for width in (40, 80, 120):
        async with opened(size=(width, 20)) as (_, screen):
            line = _said(screen.status_lines.status)
            assert line.startswith("? keys  q quit")
            assert len(line) == screen.status_lines.status.content_size.width


async def test_hints_give_way_to_what_is_being_done() -> None:
    async with opened(size=(80, 20)) as (pilot, screen):
        bar = screen.status_lines.status
        before = _said(bar)
        bar.doing = "reading the library again: 120 of 1,000"
        await pilot.pause()
        line = _said(bar)
        assert line.startswith("? keys  q quit")
        assert "reading the library again: 120 of 1,000" in line
        assert len(line) == bar.content_size.width
        bar.doing = ""
        assert _said(bar) == before


async def test_a_followed_speaker_is_counted_in_passages() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("1", "n")
        assert "passage 2 of " in _said(screen.status_lines.status)


async def test_hints_keep_their_places_whatever_the_reader_does() -> None:
    async with opened(size=(160, 24)) as (pilot, screen):
        bar = screen.status_lines.status
        lines = []
        for keys in ((), ("1",), ("s",), ("escape", "escape", "v")):
            await pilot.press(*keys)
            await pilot.pause()
            lines.append(_said(bar))
    assert [line[8:14].strip() for line in lines] == ["q quit", "esc st", "esc ba", "esc dr"]
    for words in ("? keys", "t themes", "a agreements"):
        assert len({line.index(words) for line in lines}) == 1, words


def test_an_action_without_keys_leaves_its_place_blank() -> None:
    table = {**_TABLE, "copy": _TABLE["copy"]._replace(keys=())}
    without, whole = hints("reading", table), hints("reading", _TABLE)
    assert [hint.cells for hint in without] == [hint.cells for hint in whole]
    assert [hint.words for hint in whole if hint not in without] == ["copy"]


async def test_a_click_on_a_hint_presses_its_key() -> None:
    async with opened(size=(120, 24)) as (pilot, screen):
        bar, view = screen.status_lines.status, screen.view
        line = _said(bar)
        edge = bar.content_region.x

        async def click(words: str, offset: int = 0) -> None:
            await pilot.click("#status", offset=(edge + line.index(words) + offset, 0))
            await settled(pilot)

        await click("] [ statement")
        first = view.current.start
        await click("] [ statement")
        assert view.current.start > first
        await click("] [ statement", 2)
        assert view.current.start == first
        await click("speakers")
        assert screen.reader_layout.favoured == "speakers"
        # Between two hints there is nothing to press.
        await click("? keys", 6)
        assert pilot.app.screen is screen
        await click("q quit")
        assert screen.reader_layout.favoured is None
        await click("? keys")
        assert pilot.app.screen is not screen
