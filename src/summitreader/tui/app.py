"""The application: themes, the user's keys, and the first screen."""

import os

from textual.app import App

from summitreader.model import Article
from summitreader.session import Queued, Settings, open_article
from summitreader.tui.bindings import bindings
from summitreader.tui.reading_screen import ReadingScreen
from summitreader.tui.themes import THEMES


class ReaderApp(App[int]):
    """Opens the reading screen on the first article of a queue that can be read."""

    CSS_PATH = "app.tcss"
    BINDINGS = bindings("app")
    ENABLE_COMMAND_PALETTE = False
    TITLE = "summitreader"

    def __init__(self, queue: tuple[Queued, ...], settings: Settings, article: Article) -> None:
        # A theme set later leaves colours in the screen of a terminal that asked for none.
        super().__init__(ansi_color=True if _plain_colours(settings) else None)
        self.queue, self.settings, self.article = queue, settings, article
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "ansi" if _plain_colours(settings) else settings.theme or "dark"

    def on_mount(self) -> None:
        """The first screen."""
        self.push_screen(ReadingScreen(self.queue, 0, self.article))


def run(queue: tuple[Queued, ...], settings: Settings) -> int:
    """Opens the reader and stays until it is left; returns the exit status."""
    article = queue[0].article or open_article(queue[0].name)
    return ReaderApp(queue, settings, article).run() or 0


def _plain_colours(settings: Settings) -> bool:
    return "NO_COLOR" in os.environ or settings.theme == "ansi"
