"""The looks of a widget's words."""

import pytest

from tests.tui.running_reader import opened


async def test_a_look_that_a_widget_does_not_have_is_refused() -> None:
    async with opened() as (_, screen):
        pane = screen.reader_layout.panes[0]
        assert pane._looks(("strong",)).bold
        with pytest.raises(KeyError, match="stronger"):
            pane._looks(("stronger",))
