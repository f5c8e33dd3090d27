"""The screen of one article: holds the reading, what is chosen and where the reader is, and tells its widgets."""

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus, Paste
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from summitreader.model import Article, Reading
from summitreader.session import Clipboard, QueueItem, Settings
from summitreader.tui.keymap.action_screen import ActionScreen
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.table import READING, remapped
from summitreader.tui.reader.article_queue import LOOK_EVERY, ArticleQueue
from summitreader.tui.reader.copy_actions import CopyActions
from summitreader.tui.reader.correction_actions import CorrectionActions
from summitreader.tui.reader.inspector import Inspector
from summitreader.tui.reader.kept_article import KeepActions
from summitreader.tui.reader.layout import ReaderLayout
from summitreader.tui.reader.mark_actions import MarkActions
from summitreader.tui.reader.navigation import Navigation
from summitreader.tui.reader.open_actions import OpenActions
from summitreader.tui.reader.search_actions import SearchActions
from summitreader.tui.reader.status_lines import StatusLines
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.highlights import Layers
from summitreader.tui.viewmodel.mark_styles import yours
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex
from summitreader.tui.work.library_worker import LibraryWorker
from summitreader.tui.work.open_task import OpenTask
from summitreader.tui.work.prefetch import Prefetch

if TYPE_CHECKING:
    from summitreader.tui.panes.pane import Pane
    from summitreader.tui.widgets.search_bar import SearchBar

_TIDY_AFTER = 0.25  # seconds: the panes are filled, and most of a long text is still to be read


class ReadingScreen(ActionScreen[None]):
    """The only mediator: values go down to article, panes and bars; messages come up and are answered here."""

    BINDINGS = bindings(*READING)
    OWNERS = READING
    AUTO_FOCUS = "#article"

    # `var`, not `reactive`: a change would draw the whole screen anew, 24 kB a key.
    places: var[ReadingIndex | None] = var[ReadingIndex | None](None)
    here: var[CursorContext] = var(CursorContext())
    chosen: var[PaneChoice | None] = var[PaneChoice | None](None)
    focused: var[Widget | None] = var[Widget | None](None)

    class Copied(Message):
        """Words are to be copied by a sequence that only the application can send to the terminal."""

        def __init__(self, sequence: str) -> None:
            super().__init__()
            self.sequence = sequence

    def __init__(
        self,
        queue: tuple[QueueItem, ...],
        index: int,
        article: Article,
        settings: Settings,
        clipboard: Clipboard,
        books: LibraryWorker,
        early: Prefetch | None = None,
        at: int = 0,
    ) -> None:
        super().__init__()
        self.article = ArticleView(article, at, measure=settings.measure, id="article")
        self.desk = ReaderLayout(self.article, id="desk")
        self.bars = StatusLines(self)
        self.keys = {key.id: key for key in remapped(settings.keys)[0]}
        self.finder, self.searcher = Navigation(self), SearchActions(self)
        self.opener = ArticleQueue(self, queue, index, early)
        self.copier, self.chooser = CopyActions(self, clipboard, settings), OpenActions(self, settings)
        self.marker, self.corrector = MarkActions(self), CorrectionActions(self)
        self.librarian, self.inspector = KeepActions(self, books), Inspector(self)
        self.errand: OpenTask | None = None
        parts = (
            *(self.article, self.desk, self.finder, self.searcher, self.opener, self.copier, self.chooser),
            *(self.marker, self.corrector, self.librarian, self.inspector),
        )
        self.actions = matched(READING, {"back": self.back}, *(part.actions() for part in parts))

    @property
    def reading(self) -> Reading | None:
        """All that has been found so far."""
        return self.places.reading if self.places else None

    def compose(self) -> ComposeResult:
        if places := self.opener.early_places:
            # They stand on the screen already: the first frame has them too.
            self.desk.panes = _bound_panes()
            self.places = places
        yield self.bars.title
        yield self.desk
        yield self.bars.status

    def on_mount(self) -> None:
        """The bars; everything else waits for the text."""
        self.bars.tell_title()
        self.bars.tell()

    def on_unmount(self) -> None:
        """Nobody waits for findings any more."""
        self.opener.stop()
        if self.errand:
            self.errand.call_off()

    async def on_article_view_drawn(self) -> None:
        """The first text is on the screen: panes are made, and the parser starts."""
        self.set_timer(_TIDY_AFTER, _tidy)
        if not self.desk.panes:
            await self.desk.furnish(_bound_panes())
        self.opener.find()
        self.set_interval(LOOK_EVERY, self.opener.look)
        self.chooser.remember()
        self.opener.tell_of_copy(self.article.article)
        if self.opener.is_list:
            self.chooser.choose_from_queue()

    def begin(self, errand: OpenTask | None) -> None:
        """Something else is being opened, and nobody waits for what was begun before; or nothing any more."""
        if self.errand and errand:
            self.errand.call_off()
        self.errand = errand
        self.bars.tell()

    def on_paste(self, event: Paste) -> None:
        """Text pasted into the reader is the next article."""
        self.chooser.take_text(event.text)

    def watch_places(self) -> None:
        """New findings: the text stays where it is."""
        self.bars.tell_title()
        self.show_layers()
        self._stand()
        self.bars.tell()

    def watch_chosen(self) -> None:
        """Another choice: its passages light up."""
        self.show_layers()
        self.bars.tell()

    def show_layers(self) -> None:
        """What lies over the text, from what is known now."""
        layers = self.places.layers(self.chosen) if self.places else Layers()
        self.finder.passages = layers.chosen
        self.article.lay(replace(layers, yours=yours(self.librarian.marks)), layers.chosen)

    @on(ArticleView.SentenceEntered)
    @on(ArticleView.SelectionChanged)
    @on(DescendantFocus)
    def keep_up(self) -> None:
        """Panes and bottom line show where the article is, and which keys matter there.

        The article's own message comes after the next frame: panes drawn in the same one save a second of 17 ms.
        """
        if (self.here.at, self.here.end) != (self.article.current.start, self.article.current.end):
            self._stand()
        self.bars.tell()

    def _stand(self) -> None:
        current = self.article.current
        self.here = self.places.here(current) if self.places else CursorContext(current.start, current.end)
        self.librarian.moved()

    async def on_search_bar_asked(self, message: "SearchBar.Asked") -> None:
        """A key of the search line."""
        await self.searcher.asked(message.id)

    def on_pane_picked(self, message: "Pane.Picked") -> None:
        """A row was chosen: the article goes there, and a drawer closes."""
        self.finder.pick(message.pick.choice, message.pick.span)
        if self.desk.is_drawer:
            self.desk.leave()
        self.keep_up()

    def on_reader_layout_refused(self, message: ReaderLayout.Refused) -> None:
        """Says why a pane did not open."""
        self.say(f"No {message.title} found." if self.places else "Still reading the article.")

    async def action_carry_out(self, id: str, *arguments: int) -> None:
        """Carry out a line of the table of keys, and show at once where that leads."""
        await super().action_carry_out(id, *arguments)
        self.keep_up()

    def library_changed(self) -> None:
        """Marks and findings may be others now."""
        self.librarian.refresh()

    def back(self) -> None:
        """Leaves what is innermost: what is being opened, the selection, the pane, the panel, then the choice."""
        if self.errand:
            self.errand.call_off()
            self.begin(None)
            self.say("Called off.")
        elif self.article.selection:
            self.article.selection = None
        elif self.desk.leave() or self.desk.close_below():
            return
        elif self.chosen:
            self.finder.choose(None)
        elif len(self.app.screen_stack) > 1:
            self.librarian.leave()
            self.app.pop_screen()


def _bound_panes() -> "list[Pane]":
    # Imported here: what draws findings is not needed to show the text.
    from summitreader.tui.panes.every import every_pane

    panes = every_pane()
    for pane in panes:
        pane.data_bind(ReadingScreen.places, ReadingScreen.here, ReadingScreen.chosen)
    return panes


def _tidy() -> None:
    """Looks for cycles for the first time: those left by the start hold 0.9 MB, which what is found then needs less."""
    if not gc.isenabled():
        gc.collect()
        gc.freeze()
        gc.enable()
