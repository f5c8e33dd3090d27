"""Keeping many articles while the reader reads on: how far it has come, calling it off, and what became of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.errors import LibraryFault
from summitreader.session import library as verbs

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import SeverityLevel

    from summitreader.session import QueueItem
    from summitreader.session.library import AddResult, How, Library
    from summitreader.tui.work.library_worker import LibraryWorker

_TELL_EVERY = 0.5  # seconds
_LONG = 10  # seconds: there may be a reason to read
_CELLS = 10

_Work = Callable[["Library", Callable[[], bool]], "Iterator[AddResult]"]
"""A verb of `session.library` that keeps many articles: it asks, again and again, whether that was called off."""


class BulkAdd:
    """One task at a time. Files are read in other processes, and no turn is taken of what else is to be saved."""

    def __init__(self, app: App[int], library: LibraryWorker) -> None:
        self._app, self._library = app, library
        self._called_off: Event | None = None

    @property
    def is_busy(self) -> bool:
        """Whether articles are being kept."""
        return self._called_off is not None

    def keep_files(self, name: str) -> None:
        """Keep every article in a file, a folder or what else the name stands for."""
        path = os.path.expanduser(name)
        self._start(lambda library, cancelled: verbs.keep_files(library, [path], cancelled, fork=False))

    def keep_queue(self, queue: tuple[QueueItem, ...]) -> None:
        """Keep every article of a list."""
        self._start(lambda library, cancelled: verbs.keep_queue(library, queue, cancelled, fork=False))

    def call_off(self) -> None:
        """Keep no more; what is kept stays."""
        if self._called_off:
            self._called_off.set()
            self._library.tell(self._app, "stopping")

    def _start(self, work: _Work) -> None:
        self._called_off = Event()
        self._library.tell(self._app, "looking for articles, A stops")
        self._app.run_worker(partial(self._keep, work, self._called_off), thread=True, group="adding")

    def _keep(self, work: _Work, called_off: Event) -> None:
        """In a thread of its own."""
        became: Counter[How] = Counter()
        fault, told, done, of = "", 0.0, 0, 0
        try:
            for filed in self._library.run_here(lambda library: work(library, called_off.is_set)):
                became[filed.how] += 1
                fault, done, of = fault or filed.fault, filed.done, filed.of
                if monotonic() - told > _TELL_EVERY and not called_off.is_set():
                    told = monotonic()
                    self._call(self._library.tell, self._app, f"{verbs.progress_bar(done, of, _CELLS)}, A stops")
            words = verbs.summary(became)
            if called_off.is_set():
                words = f"Stopped after {done:,} of {of:,} files: {words}" if of else "Stopped: nothing was kept."
            self._call(self._end, f"{words} {fault}".strip(), "warning" if fault else "information")
        except LibraryFault as error:
            self._call(self._end, str(error), "error")
        except Exception as error:  # the next one can be started
            self._call(self._end, session.report_crash(error), "error")

    def _call(self, function: Callable[..., None], *arguments: object) -> None:
        # The application may be ending.
        with suppress(RuntimeError):
            self._app.call_from_thread(function, *arguments)

    def _end(self, words: str, severity: SeverityLevel) -> None:
        self._called_off = None
        self._library.tell(self._app, "")
        self._library.changed(self._app)
        self._app.notify(words, severity=severity, markup=False, timeout=_LONG)
