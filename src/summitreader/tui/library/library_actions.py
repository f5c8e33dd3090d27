"""What the library offers from every screen: its lists, taking back what was done, and keeping many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitreader import session
from summitreader.session import library as verbs
from summitreader.tui.keymap.action_screen import ActionScreen, ExportOffer, OpenArticle
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.library.export_questions import ExportQuestions
from summitreader.tui.work.bulk_add import BulkAdd
from summitreader.tui.work.library_worker import NOTHING, Job

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from summitreader.model import KeptArticle
    from summitreader.session import QueueItem
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.library.shelf_screen import ShelfScreen
    from summitreader.tui.work.library_worker import LibraryWorker


class LibraryActions:
    """The application's actions on the library. What they show is imported only then: an article needs none of it."""

    def __init__(self, app: App[int], library: LibraryWorker, keys: tuple[Key, ...]) -> None:
        self._app, self._library, self._keys = app, library, keys
        self.adder = BulkAdd(app, library)
        self._tables = ExportQuestions(app, library)

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "shelf": self.shelf,
            "find_kept": self.find_kept,
            "all_marks": self.all_marks,
            "clippings": self.clippings,
            "undo": self.undo,
            "redo": self.redo,
            "keep_many": self.keep_many,
            "export_rows": self.export_rows,
        }

    def first_shelf(self, page: tuple[KeptArticle, ...] = ()) -> ShelfScreen:
        """Return the shelf; `page` is what it shows at first."""
        from summitreader.tui.library.shelf_screen import ShelfScreen

        return ShelfScreen(self._library, self._keys, page)

    def shelf(self) -> None:
        """What is kept."""
        from summitreader.tui.library.shelf_screen import ShelfScreen

        if self._is_there() and not isinstance(self._app.screen, ShelfScreen):
            self._app.push_screen(self.first_shelf())

    def find_kept(self) -> None:
        """Search what is kept."""
        from summitreader.tui.library.find_screen import FindScreen

        if self._is_there() and not isinstance(self._app.screen, FindScreen):
            self._app.push_screen(FindScreen(self._library, self._keys))

    def all_marks(self) -> None:
        """The marks of the article on the screen, or else of the library."""
        from summitreader.tui.library.marks_screen import NOTHING as NO_MARKS
        from summitreader.tui.library.marks_screen import MarksScreen

        opened = _open_article(self._app.screen)
        if opened and not self._library.exists:
            self._app.notify(NO_MARKS, markup=False, timeout=4)
        elif opened:
            self._app.push_screen(MarksScreen(self._library, self._keys, opened.article), opened.go_to)
        elif self._is_there() and not isinstance(self._app.screen, MarksScreen):
            self._app.push_screen(MarksScreen(self._library, self._keys))

    def clippings(self) -> None:
        """The clippings."""
        from summitreader.tui.library.clippings_screen import ClippingsScreen

        if not isinstance(self._app.screen, ClippingsScreen):
            self._app.push_screen(ClippingsScreen(self._library, self._keys))

    def undo(self) -> None:
        """Take back the last change to the library."""
        self._turn("undo", "Undone", lambda library: verbs.undo(library))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._turn("redo", "Done again", lambda library: verbs.redo(library))

    def keep_many(self) -> None:
        """Keep the list that is open, or ask for files and folders; once more calls that off."""
        if self.adder.is_busy:
            self.adder.call_off()
        elif (opened := _open_article(self._app.screen)) and len(opened.queue) > 1:
            self._ask_what(opened.queue)
        else:
            self._ask_where()

    def export_rows(self) -> None:
        """Export what is on the screen as a table."""
        screen = self._app.screen
        if not isinstance(screen, ActionScreen):
            return
        opened = screen.open_article
        offer = opened.export_offer() if opened else screen.export_offer()
        if isinstance(offer, ExportOffer):
            self._tables.ask(offer)
        else:
            self._app.notify(offer, markup=False, timeout=4)

    def _ask_what(self, queue: tuple[QueueItem, ...]) -> None:
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        def chosen(place: int | None) -> None:
            if place == 0:
                self.adder.keep_queue(queue)
            elif place == 1:
                self._ask_where()

        answers = [Answer(f"All {len(queue):,} articles of this list"), Answer("Other files and folders …")]
        self._app.push_screen(ChoiceScreen("Keep in the library", answers), chosen)

    def _ask_where(self, named: str = "") -> None:
        from summitreader.tui.dialogs.prompt_screen import PathSuggester, PromptScreen

        def typed(name: str | None) -> None:
            if name and not session.is_there(name):
                self._app.notify(f"There is no '{name}'.", severity="warning", markup=False)
                self._ask_where(name)  # to be put right
            elif name:
                self.adder.keep_files(name)

        about = "A file, a folder, a pattern, an archive, a feed or an address; → completes a path."
        self._app.push_screen(PromptScreen("Keep in the library", about, named, PathSuggester()), typed)

    def _turn(self, way: str, done: str, job: Job[str | None]) -> None:
        def turned(name: str | None) -> None:
            self._app.notify(f"{done}: {name}." if name else f"Nothing to {way}.", markup=False, timeout=4)
            self._library.changed(self._app)

        if self._library.exists:
            self._library.start(self._app.screen, job, turned)
        else:
            self._app.notify(f"Nothing to {way}.", markup=False, timeout=4)

    def _is_there(self) -> bool:
        if not self._library.exists:
            self._app.notify(NOTHING, markup=False)
        return self._library.exists


def _open_article(screen: Screen[object]) -> OpenArticle | None:
    """Return the article that is open in the reader, where that is what is on the screen."""
    return screen.open_article if isinstance(screen, ActionScreen) else None
