"""The screen of one article: holds the reading, what is chosen and where the reader is, and tells its widgets."""

from typing import TYPE_CHECKING, Any

from textual import work
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.screen import Screen

from summitreader import session
from summitreader.model import Article, Span
from summitreader.session import Queued
from summitreader.tui.article_view import ArticleView
from summitreader.tui.bindings import READING, bindings
from summitreader.tui.desk import Desk
from summitreader.tui.finder import Finder
from summitreader.tui.keys import KEYS
from summitreader.tui.page import MOVES
from summitreader.tui.places import Choice, Here, Places
from summitreader.tui.status import Mode, followed, headline, hints, origin, under_cursor
from summitreader.tui.status_bar import StatusBar
from summitreader.tui.title_bar import TitleBar

if TYPE_CHECKING:
    from summitreader.tui.panes.pane import Pane

_OWNERS = {key.id: key.owner for key in KEYS}


class ReadingScreen(Screen[None]):
    """The only mediator: values go down to article, panes and bars; messages come up and are answered here."""

    BINDINGS = bindings(*READING)
    AUTO_FOCUS = "#article"

    places: reactive[Places | None] = reactive[Places | None](None)
    here: reactive[Here] = reactive(Here())
    chosen: reactive[Choice | None] = reactive[Choice | None](None)

    def __init__(self, queue: tuple[Queued, ...], index: int, article: Article) -> None:
        super().__init__()
        self.queue, self.index = queue, index
        self.article = ArticleView(article, id="article")
        self.desk = Desk(self.article, id="desk")
        self.title_bar, self.status_bar = TitleBar(id="title"), StatusBar(id="status")
        self.finder = Finder(self)
        self._left_at: dict[int, int] = {}

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.desk
        yield self.status_bar

    def on_mount(self) -> None:
        """Text first: panes are made and the parser starts once the text is on the screen."""
        self._tell_title()
        self._tell()
        self.call_after_refresh(self._go_on)

    async def _go_on(self) -> None:
        # Imported here: what draws findings is not needed to show the text.
        from summitreader.tui.panes import every_pane

        panes = every_pane()
        for pane in panes:
            pane.data_bind(ReadingScreen.places, ReadingScreen.here, ReadingScreen.chosen)
        await self.desk.furnish(panes)
        self._find()

    @work(thread=True, exclusive=True, group="findings")
    def _find(self) -> None:
        """Reads the article for its findings, off the event loop."""
        article = self.article.article
        places = Places(session.parse(article))
        self.app.call_from_thread(self._take, article, places)

    def _take(self, article: Article, places: Places) -> None:
        """Takes over findings, unless another article was opened meanwhile."""
        if article is self.article.article:
            self.places = places

    def watch_places(self) -> None:
        """New findings: the text stays where it is."""
        self._tell_title()
        self._follow()
        self._enter(self.article.current)

    def watch_chosen(self) -> None:
        """Another choice: its passages light up."""
        self._follow()
        self._tell()

    def _follow(self) -> None:
        passages = self.places.passages(self.chosen) if self.places and self.chosen else ()
        self.finder.passages = passages
        if self.places:
            self.article.highlights = self.places.layers(self.chosen)
        self.article.marks = passages

    def on_article_view_sentence_entered(self, message: ArticleView.SentenceEntered) -> None:
        """The panes show what stands under the cursor."""
        self._enter(message.span)

    def _enter(self, sentence: Span) -> None:
        self.here = self.places.here(sentence) if self.places else Here(sentence.start, sentence.end)
        self._tell()

    def on_pane_picked(self, message: "Pane.Picked") -> None:
        """A row was chosen: the article goes there, and a drawer closes."""
        if message.pick.choice:
            self.choose(message.pick.choice)
        if message.pick.span:
            self.finder.jump(message.pick.span, "pane")
        if self.desk.is_drawer:
            self.desk.leave()

    def choose(self, choice: Choice | None) -> None:
        """Follows a speaker, a theme, an agreement or a search from now on."""
        self.chosen = choice

    def say(self, words: str, severity: Any = "information") -> None:
        """Tells the reader something in passing."""
        self.notify(words, severity=severity, markup=False, timeout=3)

    def action_carry_out(self, id: str, *arguments: int) -> None:
        """Carries out a line of the table of keys."""
        owner = _OWNERS[id]
        if owner == "article" and id in MOVES:
            if id in ("start", "end"):
                self.finder.jumps.left(self.article.current.start, id)
            self.article.action_go(id)
        else:
            getattr(self if owner == "reading" else getattr(self, owner), id)(*arguments)

    def back(self) -> None:
        """Leaves what is innermost: the pane, then the choice."""
        if not self.desk.leave():
            self.choose(None)

    def on_descendant_focus(self) -> None:
        """Other keys matter now."""
        self._tell()

    def on_desk_refused(self, message: Desk.Refused) -> None:
        """Says why a pane did not open."""
        self.say(f"No {message.title} found." if self.places else "Still reading the article.")

    def _mode(self) -> Mode:
        if self.desk.favoured:
            return "pane"
        return "following" if self.chosen else "reading"

    def _tell_title(self) -> None:
        article = self.article.article
        self.title_bar.headline = headline(article, self.queue[self.index].name)
        self.title_bar.origin = origin(article, self.places)
        self.title_bar.number = f"{self.index + 1} of {len(self.queue)}" if len(self.queue) > 1 else ""

    def _tell(self) -> None:
        """The bottom line, from what is known now."""
        bar, mode = self.status_bar, self._mode()
        bar.hints = hints(mode, {key.id: key for key in KEYS})
        if self.chosen:
            bar.state = followed(self.places, self.chosen, self.finder.position())
        else:
            bar.state = under_cursor(self.places, self.here)
        length = max(1, len(self.article.article.text))
        bar.place = f"{100 * self.article.current.end // length}%"
