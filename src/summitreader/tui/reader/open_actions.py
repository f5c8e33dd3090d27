"""Opening another article from the reading screen: the dialog, what it asks for, and text that is pasted."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.errors import SummitReaderError
from summitreader.session import QueueItem, Settings
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.work.open_task import OpenTask
from summitreader.tui.work.services import Services

if TYPE_CHECKING:
    from summitreader.tui.dialogs.open_screen import OpenChoice, OpenRequest, OpenScreen

_PASTED = "Pasted text"
_MOST_TITLES = 500  # as many lines as the dialog shows at once
_TELL_EVERY = 0.15  # seconds


class OpenActions:
    """The action that asks what to open. Reading takes place off the event loop."""

    def __init__(
        self,
        state: ReaderState,
        services: Services,
        settings: Settings,
        go_to: Callable[[int], None],
        take: Callable[[tuple[QueueItem, ...]], None],
        show_task: Callable[[OpenTask | None], None],
    ) -> None:
        """Make the action.

        Args:
            state: Has the articles at hand.
            services: Show the dialog, and give a thread to read in.
            settings: Name the folder of what was opened before.
            go_to: Opens an article at hand, by its place.
            take: Puts articles behind those at hand, and opens the first of them.
            show_task: Shows what is being opened, None when it has ended.
        """
        self._state, self._services, self._folders = state, services, settings.folders
        self._allow_private = settings.allow_private
        self._go_to, self._take, self._show_task = go_to, take, show_task
        self._titles: dict[tuple[str, str | None], str] = {}

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"open_other": self.open_other}

    def open_other(self, typed: str = "") -> None:
        """Ask what to open: the articles at hand, those of before, a path, an address, a pasted text."""
        self._ask(lambda: (*self._of_the_queue(), *self._of_before()), "Open", typed=typed)

    def choose_from_queue(self) -> None:
        """Ask which of the articles of a folder, feed or book to read."""
        self._ask(self._of_the_queue, "Which article?", picks=False)

    def take_text(self, text: str) -> None:
        """Open a pasted text."""
        with self._services.faults_said():
            article = session.open_bytes(text.encode("utf-8", "replace"), _PASTED)
            self._take((QueueItem(session.STDIN, article, title=_PASTED),))

    def _ask(
        self, lines: Callable[[], tuple[OpenChoice, ...]], title: str, picks: bool = True, typed: str = ""
    ) -> None:
        # Imported here: the dialog is not needed to show the text.
        from summitreader.tui.dialogs.open_screen import OpenScreen

        dialog, answered = OpenScreen(lines(), title, picks, typed), Event()
        self._services.ask(dialog, partial(self._answer, answered))
        tell = partial(self._retitle, dialog, lines, answered)
        self._services.run(partial(self._find_titles, tell, answered), group="titles", exclusive=True)

    def _find_titles(self, tell: Callable[[], None], answered: Event) -> None:
        """Find what the articles at hand are called that nobody has read yet, while the reader chooses."""
        told = monotonic()

        def is_over() -> bool:
            return answered.is_set() or not self._services.is_open

        for queued in self._state.queue[:_MOST_TITLES]:
            if is_over():
                return
            if (queued.name, queued.member) not in self._titles and session.is_called_by_file(queued):
                title = session.title_unread(queued, is_over)
                self._titles[queued.name, queued.member] = title or ""
                if monotonic() > told + _TELL_EVERY and not is_over():
                    self._services.call(tell)
                    told = monotonic()
        if not is_over():
            self._services.call(tell)

    def _retitle(self, dialog: OpenScreen, lines: Callable[[], tuple[OpenChoice, ...]], answered: Event) -> None:
        if not answered.is_set() and dialog.is_attached:
            dialog.retitle(lines())

    def _answer(self, answered: Event, wanted: OpenRequest | None) -> None:
        answered.set()
        if wanted is None:
            return
        if wanted.kind == "place":
            self._go_to(wanted.place)
        elif wanted.kind == "text":
            self.take_text(wanted.words)
        else:
            self._services.run(partial(self._look_into, wanted.words), group="opening", exclusive=True)

    def remember(self) -> None:
        """Note what is on the screen as opened."""
        name = self._state.queued.name
        if name != session.STDIN:
            self._services.run(partial(session.remember, self._folders, name), group="remembering")

    def _look_into(self, name: str) -> None:
        """Read what a name stands for: an article, or a list of them."""
        name = name if session.is_address(name) else os.path.expanduser(name)
        with OpenTask(name, self._services, self._show_task) as task:
            progress, cancelled = task.progress, task.is_called_off
            try:
                lines = session.queue(name, self._allow_private, progress, cancelled)
                if len(lines) == 1 and lines[0].article is None:
                    lines = (replace(lines[0], article=session.open_queued(lines[0], progress, cancelled)),)
            except SummitReaderError as error:
                task.failed(error)
                if not task.is_called_off():
                    self._services.call(self._ask_again, name)
                return
        if task.is_called_off():
            return
        session.remember(self._folders, name)
        self._services.call(self._take, lines)
        if len(lines) > 1:
            self._services.call(self.choose_from_queue)

    def _ask_again(self, name: str) -> None:
        """Ask again, with what could not be read to be put right; unless the reader went on to something else."""
        if self._services.is_on_top:
            self.open_other(name)

    def _of_the_queue(self) -> tuple[OpenChoice, ...]:
        from summitreader.tui.dialogs.open_screen import OpenChoice

        queue = self._state.queue
        if len(queue) < 2:
            return ()
        choices = []
        for place, queued in enumerate(queue):
            title, called = self._titles.get((queued.name, queued.member)), queued.title or queued.name
            beside = f"{place + 1} of {len(queue)}"
            choices.append(OpenChoice(title or called, f"{beside}, {called}" if title else beside, place))
        return tuple(choices)

    def _of_before(self) -> tuple[OpenChoice, ...]:
        return tuple(_line(name) for name in session.recent(self._folders))


def _line(name: str) -> OpenChoice:
    """Return the line of what was opened before: a file's name counts, its folder stands beside it."""
    from summitreader.tui.dialogs.open_screen import OpenChoice

    if session.is_address(name):
        return OpenChoice(name, "before", name)
    folder, file = os.path.split(name)
    home = os.path.expanduser("~")
    folder = f"~{folder[len(home) :]}" if f"{folder}/".startswith(f"{home}/") else folder
    return OpenChoice(file or name, f"before, in {session.visible(folder)}", name)
