"""The article view alone in an app, and what its screen shows."""

from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.pilot import Pilot

from summitreader.model import Article, Span
from summitreader.tui.terminal.color_themes import THEMES
from summitreader.tui.textview.view import ArticleView


class SmallApp(App[None]):
    """An article view that fills the screen, and the sentences it told of."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "dark"
        self.view = ArticleView(article)
        self.drawn = 0
        self.entered: list[Span] = []
        self.selected: list[Span | None] = []

    def compose(self) -> ComposeResult:
        """The view alone."""
        yield self.view

    def on_article_view_sentence_entered(self, message: ArticleView.SentenceEntered) -> None:
        """Keep what was told."""
        self.entered.append(message.span)

    def on_article_view_drawn(self) -> None:
        """Count what was told."""
        self.drawn += 1

    def on_article_view_selection_changed(self, message: ArticleView.SelectionChanged) -> None:
        """Keep what was told."""
        self.selected.append(message.span)

    def rows(self) -> list[str]:
        """The words of each row of the view: without margin, map and scroll bar."""
        strips = [self.view.render_line(y).text[:-2].rstrip() for y in range(self.view.size.height)]
        indent = min((len(strip) - len(strip.lstrip(" ▌")) for strip in strips if strip.strip()), default=0)
        return [strip[indent:] for strip in strips]

    def marked(self) -> list[int]:
        """Rows with the mark of the current sentence."""
        return [y for y in range(self.view.size.height) if "▌" in self.view.render_line(y).text]


async def resize(pilot: Pilot[None], width: int, height: int) -> None:
    """Gives the terminal another size and waits until the view has it: on a busy machine a pause ends before."""
    await pilot.resize_terminal(width, height)
    assert isinstance(pilot.app, SmallApp)
    for _ in range(500):
        if pilot.app.view.size == Size(width, height):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"the view is still {pilot.app.view.size}")
