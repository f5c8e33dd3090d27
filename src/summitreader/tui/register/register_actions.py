"""Opening the register from the article on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitreader.tui.keymap.action_screen import ActionScreen

if TYPE_CHECKING:
    from textual.app import App

    from summitreader.tui.keymap.actions import Actions
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.work.library_worker import LibraryWorker

_STILL = "The article is still being read: try again in a moment."
_NO_ARTICLE = "No article is open: its commitments are listed from there."


class RegisterActions:
    """The application's action that lists commitments. The screen is imported only then."""

    def __init__(self, app: App[int], library: LibraryWorker, keys: tuple[Key, ...]) -> None:
        self._app, self._library, self._keys = app, library, keys

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"commitments": self.commitments}

    def commitments(self) -> None:
        """List the commitments of the article that is open."""
        screen = self._app.screen
        opened = screen.open_article if isinstance(screen, ActionScreen) else None
        if opened is None or opened.reading is None:
            self._app.notify(_STILL if opened else _NO_ARTICLE, markup=False, timeout=4)
            return
        from summitreader.tui.register.register_screen import RegisterScreen

        self._app.push_screen(RegisterScreen(self._library, self._keys, opened.reading, opened.go_to))
