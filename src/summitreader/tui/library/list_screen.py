"""What the screens over the library share: a title, a list, a line with keys; work goes through `LibraryWorker`."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from summitreader.model import Span
from summitreader.tui.keymap.action_screen import ActionScreen
from summitreader.tui.keymap.hints import list_hints
from summitreader.tui.keymap.serial_keys import hold_keys
from summitreader.tui.keymap.table import Key
from summitreader.tui.library.screen_rows import ScreenRows
from summitreader.tui.viewmodel.row_layout import RowLine
from summitreader.tui.widgets.row_list import RowList
from summitreader.tui.widgets.row_viewport import Rows
from summitreader.tui.widgets.status_bar import StatusBar
from summitreader.tui.widgets.title_bar import TitleBar
from summitreader.tui.work.library_worker import Job, LibraryWorker

if TYPE_CHECKING:
    from summitreader.session import CitationForm
    from summitreader.tui.library.completer import Completer
    from summitreader.tui.widgets.search_bar import SearchBar

NOT_KEPT = "The article is no longer in the library."
_PAUSE = 0.12  # seconds


class ListScreen(ActionScreen[Span | None]):
    """A list over the library. What is below it in the stack is where escape leads."""

    AUTO_FOCUS = "RowList"
    completer: "Completer | None" = None
    """What offers ways to go on with what is typed."""
    HINTS: ClassVar[tuple[str, ...]] = ()
    """Ids of the actions named at the bottom."""

    def __init__(self, library: LibraryWorker, table: Iterable[Key], lines: int, nothing: str) -> None:
        super().__init__()
        self.library = library
        self._pauses: dict[str, object] = {}
        self._release: Callable[[], None] = lambda: None
        self.keys = {key.id: key for key in table}
        self._lines = lines
        self.rows = RowList(ScreenRows(0, lines, self.draw), nothing, keeps_bar=True, id="rows")
        self.title_bar, self.status_bar = TitleBar(id="title"), StatusBar(id="status")
        self.pending_line = self.status_bar
        self.body: Widget = Horizontal(self.rows, id="body")

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.body
        yield self.status_bar

    def on_mount(self) -> None:
        """Keys at the bottom, and the first rows."""
        self.status_bar.unsaved = self.library.unsaved
        self.show_hints(self.HINTS)
        self.load()

    def wait_for_rows(self) -> None:
        """Have keys wait until other rows are shown: they are meant for these."""
        self._release = hold_keys(self)

    def show_rows(self, count: int, cursor: int | None = None, shown: Rows | None = None) -> None:
        """Show so many rows, drawn anew, or those given; the cursor stays where it was as far as there are rows."""
        self._release()
        self.rows.show(shown or ScreenRows(count, self._lines, self.draw), cursor)

    def show_hints(self, ids: Iterable[str]) -> None:
        """Names the keys of some actions at the bottom, and that which shows all words of a row."""
        self.status_bar.hints = list_hints((*ids, "whole_row"), self.keys)

    @property
    def is_waiting(self) -> bool:
        """Whether something is to be done as soon as the keys rest."""
        return bool(self._pauses)

    def rest(self, what: str, then: Callable[[], object]) -> None:
        """Do something when the keys have rested for a moment; of its kind only the last that was asked for."""
        wanted = self._pauses[what] = object()
        self.set_timer(_PAUSE, partial(self._rested, what, wanted, then))

    async def _rested(self, what: str, wanted: object, then: Callable[[], object]) -> None:
        # Not by stopping a timer: it may have ended, and what it does is on its way.
        if self._pauses.get(what) is not wanted:
            return
        del self._pauses[what]
        done = then()
        if isawaitable(done):
            await done

    async def open_bar(self, words: str = "") -> None:
        """Open the line in which to type."""
        # Imported here: a list is shown without it.
        from summitreader.tui.widgets.search_bar import SearchBar

        if not self.query(SearchBar):
            self.status_bar.display = False
            bar = SearchBar(words, id="search")
            await self.mount(*(self.completer.begin(bar) if self.completer else ()), bar)

    async def on_search_bar_asked(self, message: "SearchBar.Asked") -> None:
        """A key of that line: up and down move in the list."""
        if message.id in ("next_hit", "previous_hit"):
            self.rows.step(1 if message.id == "next_hit" else -1)
            return
        if message.id == "complete":
            if self.completer:
                self.completer.take()
            return
        await self.query("#search, #completions").remove()
        self.status_bar.display = True
        self.set_focus(self.rows, scroll_visible=False)
        if message.id == "drop_search":
            self.drop()

    def drop(self) -> None:
        """The reader thought better of what was typed."""

    def change(self, job: Job[object], words: str) -> None:
        """Change the library; say so once it is on disk, and every screen shows it."""
        self.wait_for_rows()
        self.library.start(self, job, partial(self._changed, words))

    def _changed(self, words: str, _: object) -> None:
        self.say(words)
        self.post_message(LibraryWorker.Changed())

    def copy(self, words: str, what: str) -> None:
        """Copy words, and tell what became of it."""
        if words:
            self.post_message(self.Copy(words, what))

    def copy_in_form(self, quotes: "Mapping[CitationForm, str]", what: str, gone: str = NOT_KEPT) -> None:
        """Let the reader choose in which form to copy words; say that they are gone where there are none."""
        # Imported here, as whatever only a key asks for.
        from summitreader.session import FORM_NAMES
        from summitreader.tui.dialogs.copy_screen import CopyOffer, CopyScreen

        def chosen(offer: CopyOffer | None) -> None:
            if offer:
                self.copy(offer.words(), what)

        if not quotes:
            self.say(gone)
        elif self.app.screen is self:
            written = [(FORM_NAMES[form], partial(str, words)) for form, words in quotes.items()]
            self.app.push_screen(CopyScreen([CopyOffer(what, name, words) for name, words in written]), chosen)

    def load(self) -> None:
        """Read the rows anew."""

    def draw(self, row: int, width: int) -> tuple[RowLine, ...]:
        """Return a row's lines."""
        return ()

    def library_changed(self) -> None:
        """Something was undone or done again."""
        self.load()

    def leave(self) -> None:
        """Back to where the reader came from."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()


def want(screen: ListScreen, key: str, span: Span | None = None) -> None:
    """Open a kept article over a list: at a passage, or where the reader left off."""
    hold_keys(screen)
    screen.post_message(LibraryWorker.Wanted(key, span))
