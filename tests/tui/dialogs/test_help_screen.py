"""The help on the screen."""

from textual.widgets import Input, Static

from summitreader.tui.dialogs.help_screen import HelpScreen
from tests.tui.running_reader import opened


async def test_typed_words_narrow_the_help_and_escape_first_shows_all_again() -> None:
    async with opened(size=(80, 24)) as (pilot, _):
        await pilot.press("question_mark")
        screen = pilot.app.screen
        assert isinstance(screen, HelpScreen)
        text = screen.query_one("#help-text", Static)
        whole = str(text.content)
        assert whole.startswith("Signs")
        await pilot.press("slash", *"clipp")
        narrow = str(text.content)
        assert "put the quote among the clippings" in narrow
        assert "line down" not in narrow
        await pilot.press("enter", "j", "slash", *" qq")
        assert str(text.content) == "No key does that."
        await pilot.press("escape")
        assert screen.query_one(Input).display is False
        assert str(text.content) == whole
        await pilot.press("escape")
        assert pilot.app.screen is not screen
