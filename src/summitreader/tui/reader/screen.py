"""The screen of one article: makes its parts, hands values down to them, and answers the messages that come up."""

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus, Paste
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from summitreader.model import Article
from summitreader.session import QueueItem, Settings
from summitreader.tui.keymap.action_screen import ActionScreen, OpenArticle
from summitreader.tui.keymap.actions import Actions, matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.keymaps import chosen_table
from summitreader.tui.keymap.serial_keys import rest_left
from summitreader.tui.keymap.table import READING
from summitreader.tui.reader.article_queue import LOOK_EVERY, ArticleQueue
from summitreader.tui.reader.copy_actions import CopyActions
from summitreader.tui.reader.correcting.actions import CorrectionActions
from summitreader.tui.reader.findings import Findings
from summitreader.tui.reader.inspector import Inspector
from summitreader.tui.reader.keep_actions import KeepActions
from summitreader.tui.reader.layout import ReaderLayout
from summitreader.tui.reader.mark_actions import MarkActions
from summitreader.tui.reader.navigation import Navigation
from summitreader.tui.reader.open_actions import OpenActions
from summitreader.tui.reader.outside_actions import OutsideActions
from summitreader.tui.reader.pane_actions import PaneActions
from summitreader.tui.reader.search_actions import SearchActions
from summitreader.tui.reader.state import Aspect, ReaderState
from summitreader.tui.reader.status_lines import StatusLines
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.highlights import Layers
from summitreader.tui.viewmodel.mark_styles import yours
from summitreader.tui.viewmodel.reading_index import CursorContext
from summitreader.tui.widgets.status_bar import StatusBar
from summitreader.tui.widgets.tour_bar import TourBar
from summitreader.tui.work.library_worker import LibraryWorker
from summitreader.tui.work.prefetch import Prefetch
from summitreader.tui.work.services import Services

if TYPE_CHECKING:
    from summitreader.tui.panes.listing import PanePick
    from summitreader.tui.panes.pane import Pane
    from summitreader.tui.widgets.search_bar import SearchBar

_TIDY_AFTER = 0.25  # seconds without a key: the panes are filled, and most of a long text is still to be read


class ReadingScreen(ActionScreen[None]):
    """The only mediator: values go down to article, panes and lines; messages come up and are answered here.

    Its controllers know the state, the view that they drive, and no other controller.
    """

    BINDINGS = bindings(*READING)
    OWNERS = READING
    AUTO_FOCUS = "#article"

    # `var`, not `reactive`: a change would draw the whole screen anew, 24 kB a key.
    focused: var[Widget | None] = var[Widget | None](None)

    def __init__(
        self,
        queue: tuple[QueueItem, ...],
        place: int,
        article: Article,
        settings: Settings,
        library: LibraryWorker,
        prefetch: Prefetch | None = None,
        at: int = 0,
    ) -> None:
        """Make the screen of an article, which is at a `place` in the queue and opens `at` an offset."""
        super().__init__()
        self.state = state = ReaderState(queue, place, self._changed)
        self.view = view = ArticleView(article, at, measure=settings.measure, id="article")
        self.reader_layout = layout = ReaderLayout(view, id="reader")
        self.services = services = Services(self, library)
        keys = {key.id: key for key in chosen_table(settings)[0]}
        self.status_lines = lines = StatusLines(state, view, layout, keys, self.position)
        self.pending_line = lines.status
        self.search_actions = SearchActions(state, view, lines, services, self.keep_up)
        self.navigation = Navigation(state, view, services, self.search_actions.step, self.keep_up)
        self.keep_actions = keep = KeepActions(state, view, services, library)
        self.findings = Findings(state, view, layout, services, keep.begin, keep.corrected, prefetch)
        self.article_queue = ArticleQueue(
            state, view, services, lines.show_opening, replaced=self._forget_article, find=self.findings.find
        )
        self.open_actions = OpenActions(
            state, services, settings, self.article_queue.go_to, self.article_queue.take, lines.show_opening
        )
        self.pane_actions = panes = PaneActions(state, view, layout, services, settings.least_reliability)
        controllers = (
            *(self.navigation, self.search_actions, keep, self.article_queue, self.open_actions),
            CopyActions(state, view, layout, services, settings),
            panes,
            Inspector(view, layout, services, keys),
            MarkActions(state, view, services, keep.worked_on),
            OutsideActions(state, view, services, keep.worked_on),
            CorrectionActions(state, view, services, keep.worked_on),
        )
        self.tour = TourBar(keys, settings.tour, id="tour")
        own: Actions = {"back": self.back, "tour": self.tour.begin}
        self.actions = matched(READING, own, view.actions(), *(one.actions() for one in controllers))

    @property
    def open_article(self) -> OpenArticle:
        """The article on the screen, the queue that it is one of, and what goes to a place in it."""
        return OpenArticle(
            self.view.article,
            self.state.queue,
            self.navigation.go_to_mark,
            self.keep_actions.export_offer,
            self.state.reading,
            self.pane_actions.to_track,
        )

    def compose(self) -> ComposeResult:
        if index := self.findings.prefetched:
            # They stand on the screen already: the first frame has them too.
            self.reader_layout.panes = _panes(self.navigation.glance, self.pick)
            self.state.index = index
        yield self.status_lines.title
        yield self.status_lines.found
        yield self.reader_layout
        yield self.tour
        yield self.status_lines.status

    def on_mount(self) -> None:
        """Say on top and at the bottom what is known; everything else waits for the text."""
        self.status_lines.tell_title()
        self.status_lines.tell()

    def on_unmount(self) -> None:
        """Stop what goes on: nobody waits for it any more."""
        self.findings.stop()
        if self.state.opening:
            self.state.opening.call_off()

    async def on_article_view_drawn(self) -> None:
        """Make the panes and start the parser: the first text is on the screen."""
        self.set_timer(_TIDY_AFTER, partial(_tidy, self))
        if not self.reader_layout.panes:
            await self.reader_layout.furnish(_panes(self.navigation.glance, self.pick))
        self.findings.find()
        self.set_interval(LOOK_EVERY, self.article_queue.look)
        self.open_actions.remember()
        self.article_queue.tell_of_copy(self.view.article)
        if self.article_queue.is_list:
            self.open_actions.choose_from_queue()

    def on_paste(self, event: Paste) -> None:
        """Open text that is pasted into the reader."""
        self.open_actions.take_text(event.text)

    @on(ArticleView.SentenceEntered)
    @on(ArticleView.SelectionChanged)
    @on(DescendantFocus)
    @on(StatusBar.Resized)
    def keep_up(self, message: Message | None = None) -> None:
        """Show in panes and bottom line where the article is, and which keys matter there.

        The article's own message comes after the next frame: panes drawn in the same one save a second of 17 ms, and
        what a key has shown by then is not told again.
        """
        has_moved = (self.state.here.at, self.state.here.end) != (self.view.current.start, self.view.current.end)
        if has_moved:
            self._stand()
        if has_moved or not isinstance(message, ArticleView.SentenceEntered):
            self.status_lines.tell()

    async def on_search_bar_asked(self, message: "SearchBar.Asked") -> None:
        """Answer a key of the search line."""
        await self.search_actions.asked(message.id)

    def pick(self, pick: "PanePick") -> None:
        """Go to where a row that was chosen leads; a drawer closes. Or narrow the pane."""
        self.carried_out("choose_row")
        if pick.offer:
            self.pane_actions.filtered(pick.offer)
        else:
            self.navigation.pick(pick.choice, pick.span)
            self.pane_actions.uncover()
        self.keep_up()

    async def action_carry_out(self, id: str, *arguments: int) -> None:
        """Carry out a line of the table of keys, and show at once where that leads."""
        await super().action_carry_out(id, *arguments)
        self.carried_out(id)
        self.keep_up()

    def carried_out(self, id: str) -> None:
        """Go on in the tour."""
        self.tour.follow(id)

    def library_changed(self) -> None:
        """Ask for marks and findings anew: they may be others now."""
        self.keep_actions.refresh()

    def save(self) -> None:
        """Save the place in the article: the program ends."""
        self.keep_actions.leave()

    def back(self) -> None:
        """Leave what is innermost: what is being opened, the selection, the pane with its menu, zoom and filter, the
        panel, then the choice, then a filter; the tour ends at once."""
        was_guided = self.tour.end()
        if self.state.opening:
            self.state.opening.call_off()
            self.status_lines.show_opening(None)
            self.say("Called off.")
        elif self.view.selection:
            self.view.selection = None
        elif self.pane_actions.leave() or self.reader_layout.close_below() or was_guided:
            return
        elif self.state.choice:
            self.state.choice = None
        elif self.state.filters:
            self.pane_actions.unfilter([*self.state.filters][-1])
        elif len(self.app.screen_stack) > 1:
            self.keep_actions.leave()
            self.app.pop_screen()

    def position(self) -> tuple[int, int, bool]:
        """Return which passage or hit was reached last, counted from 1, of how many, and whether those are all."""
        choice = self.state.choice
        return self.search_actions.position if choice and choice.kind == "search" else self.navigation.position()

    def _changed(self, aspect: Aspect) -> None:
        """Show that a value of the state is another one."""
        state = self.state
        match aspect:
            case "index":
                # The text stays where it is.
                self.status_lines.tell_title()
                self._show_layers()
                self._stand()
            case "filters":
                self._show_layers()
            case "choice":
                if not state.choice or state.choice.kind != "search":
                    # Hits of a search go out when something else is followed.
                    self.search_actions.drop()
                self._show_layers()
            case "marks":
                self._show_layers()
            case "all_found" if state.all_found:
                self.keep_actions.keep_wanted()
        if aspect != "here":
            self.status_lines.tell()
        if aspect in ("index", "here", "choice", "filters"):
            self.reader_layout.show(state.index, state.here, state.choice, state.filters)

    def _show_layers(self) -> None:
        """Lay over the text what is known of it now."""
        index = self.state.index
        is_of_text = index is not None and index.text is self.view.article.text
        layers = Layers()
        if index and is_of_text:
            layers = replace(index.layers(self.state.choice), chosen=self.state.followed_passages)
        self.navigation.passages = layers.chosen
        told = self.state.as_told(self.view.article)
        self.view.lay(replace(layers, yours=yours(self.state.marks)), layers.chosen, told)

    def _stand(self) -> None:
        current, index = self.view.current, self.state.index
        self.state.here = index.here(current) if index else CursorContext(current.start, current.end)
        self.keep_actions.moved()

    def _forget_article(self) -> None:
        self.state.forget_article()
        self.navigation.passages = ()
        self.search_actions.drop()


def _panes(passed: Callable[["PanePick"], None], picked: Callable[["PanePick"], None]) -> "list[Pane]":
    # Imported here: what draws findings is not needed to show the text.
    from summitreader.tui.panes.every import every_pane

    return every_pane(passed, picked)


def _tidy(screen: ReadingScreen) -> None:
    """Look for cycles for the first time: those left by the start hold 0.9 MB, which what is found then needs less.

    It takes 50 ms, and so waits until keys rest.
    """
    if wait := rest_left(screen, _TIDY_AFTER):
        screen.set_timer(wait, partial(_tidy, screen))
    elif not gc.isenabled():
        gc.collect()
        gc.freeze()
        gc.enable()
