"""The lines in which one types show what was typed, pasted or put there, and nothing in it commands the terminal."""

import pytest
from textual import events
from textual.widgets import Input

from tests.tui.running_reader import opened

HOSTILE = "talks\x1b]0;x\x07\x9d0;x\x9c\u202e"


@pytest.mark.parametrize("key", ["o", "slash"])
async def test_no_control_in_a_line_is_drawn(key: str) -> None:
    async with opened() as (pilot, _):
        await pilot.press(key)
        await pilot.pause()
        line = pilot.app.screen.query_one(Input)
        line.post_message(events.Paste("pasted\x9d0;x\x9c"))
        await pilot.pause()
        for value in (line.value, HOSTILE):
            line.value = value
            await pilot.pause()
            row = line.render_line(0).text
            assert not set(row) & set("\x1b\x07\x9c\x9d\u202e")
            assert value[:5] in row
