"""Holding the open draft against its sources: the library, what else is open, or files that are named."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.errors import SummitReaderError
from summitreader.tui.keymap.action_screen import ActionScreen, OpenArticle
from summitreader.tui.work.library_worker import fault_or_found

if TYPE_CHECKING:
    from textual.app import App

    from summitreader.model import Reading
    from summitreader.tui.keymap.actions import Actions
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.work.library_worker import Job, LibraryWorker
    from summitreader.verification import Verification

_STILL = "The article is still being read: try again in a moment."
_NO_DRAFT = "Open a draft first: its quotations are held against their sources."


class VerifyActions:
    """The application's action that verifies. What it shows is imported only then."""

    def __init__(self, app: App[int], library: LibraryWorker, keys: tuple[Key, ...]) -> None:
        self._app, self._library, self._keys = app, library, keys

    def actions(self) -> Actions:
        """Return what its key does, by its id in the table of keys."""
        return {"verify": self.verify}

    def verify(self) -> None:
        """Ask what the draft on the screen is to be held against."""
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        screen = self._app.screen
        opened = screen.open_article if isinstance(screen, ActionScreen) else None
        draft = opened.reading if opened else None
        if opened is None or draft is None:
            self._app.notify(_STILL if opened else _NO_DRAFT, markup=False, timeout=4)
            return
        others = [line for line in opened.queue if not line.is_of(opened.article)]
        ways: list[tuple[str, Callable[[], None]]] = []
        if self._library.exists:
            ways.append(("The library", partial(self._by, opened, lambda one: session.verify_by_library(one, draft))))
        if others:
            words = f"What else is open ({len(others):,})"
            ways.append((words, partial(self._by, opened, lambda one: session.verify_by_lines(one, draft, others))))
        ways.append(("A file or a folder …", partial(self._ask_where, opened, draft)))

        def chosen(place: int | None) -> None:
            if place is not None:
                ways[place][1]()

        answers = [Answer(words) for words, _ in ways]
        self._app.push_screen(ChoiceScreen("Hold the quotations against what?", answers), chosen)

    def _ask_where(self, opened: OpenArticle, draft: Reading, named: str = "") -> None:
        from summitreader.tui.dialogs.prompt_screen import PathSuggester, PromptScreen

        def typed(name: str | None) -> None:
            if name and not session.is_there(name):
                self._app.notify(f"There is no '{name}'.", severity="warning", markup=False)
                self._ask_where(opened, draft, name)  # to be put right
            elif name:
                self._by(opened, lambda library: session.verify_by_name(library, draft, name))

        about = "A file with a source, or a folder of them; → completes a path."
        self._app.push_screen(PromptScreen("Hold against", about, named, PathSuggester()), typed)

    def _by(self, opened: OpenArticle, job: Job[Verification]) -> None:
        """Verify off the event loop, then show the verdicts."""

        self._library.start(self._app.screen, partial(fault_or_found, job), partial(self._show, opened), asks=True)

    def _show(self, opened: OpenArticle, found: Verification | SummitReaderError) -> None:
        from summitreader.tui.verifying.verdicts_screen import VerdictsScreen

        if isinstance(found, SummitReaderError):
            self._app.notify(f"{str(found)[:1].upper()}{str(found)[1:]}.", severity="warning", markup=False, timeout=8)
        else:
            self._app.push_screen(VerdictsScreen(self._library, self._keys, found), opened.go_to)
