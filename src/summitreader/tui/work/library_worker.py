"""The application's one hold on the library: found when first needed, used in turn and off the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from inspect import isawaitable
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from textual.message import Message

from summitreader.errors import LibraryDamaged, LibraryFault, SummitReaderError
from summitreader.model import Span
from summitreader.tui.keymap.action_screen import ActionScreen, is_open
from summitreader.tui.keymap.serial_keys import hold_keys
from summitreader.tui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen
    from textual.worker import Worker

    from summitreader.session.library import Library

T = TypeVar("T")

Job: TypeAlias = Callable[["Library"], T]
"""Work on the library: a verb of `session.library` with all that it takes. It is looked up, and loaded, in its turn."""

NOTHING = "Nothing is kept yet: K keeps the article, A files and folders."

_TELL_EVERY = 1.0  # seconds: each time is a frame, which a key would have to wait for
_LONG = 10  # seconds: faults of the library have a next step to read
_GOOD_BYE = 0.3  # seconds that leaving waits for the day's copy to be called off
_PATIENCE = 10.0  # seconds that leaving waits for what is being saved


def fault_or_found(job: Callable[[Any], T], library: Any) -> T | SummitReaderError:
    """Return what a job gives, or why it cannot be done, for whoever asked to tell.

    Raises LibraryFault, which is told as of all work on the library.
    """
    try:
        return job(library)
    except LibraryFault:
        raise
    except SummitReaderError as fault:
        return fault


class LibraryWorker:
    """The library's file, and work on it: one piece after the other, so that nothing overtakes what came before.

    `keep_all` keeps whatever is opened. Nothing is loaded and no file touched before the first piece of work.
    """

    class Wanted(Message):
        """A kept article is to be read: at a passage, or where the reader left off."""

        def __init__(self, key: str, span: Span | None = None) -> None:
            super().__init__()
            self.key, self.span = key, span

    class Changed(Message):
        """What screens show of the library may be out of date."""

    def __init__(self, file: Path, keep_all: bool = False, library: Library | None = None) -> None:
        self.file, self.keep_all = file, keep_all
        self._library = library
        self._is_used = False
        self.tending: Thread | None = None
        self._finding, self._ending = Lock(), Event()
        self._turn = asyncio.Lock()

    @property
    def exists(self) -> bool:
        """Whether there is a library, or will be when its turn comes; where there is none, nothing has to be loaded."""
        return self._is_used or self._library is not None or self.file.exists()

    @property
    def library(self) -> Library:
        """The library. The first call loads SQLite: make it off the event loop."""
        with self._finding:
            if self._library is None:
                from summitreader.session.library import Library

                self._library = Library(self.file)
            return self._library

    @property
    def unsaved(self) -> str:
        """Why nothing is being saved, "" where all is well."""
        return (self._library and self._library.unsaved) or ""

    @property
    def is_ending(self) -> bool:
        """Whether the program ends: what takes long is to come to its end too."""
        return self._ending.is_set()

    def start(
        self,
        screen: Screen[Any],
        job: Job[T],
        then: Callable[[T], object] | None = None,
        quiet: bool = False,
        asks: bool = False,
    ) -> Worker[None]:
        """Do a job on the library, then tell the screen what came of it; a fault is said, unless `quiet`.

        `asks` tells that a dialog comes of it: keys wait for that.
        """
        self._is_used = True
        release = hold_keys(screen) if asks else None
        # The application's, not the screen's: what is to be saved is saved though the screen is left.
        return screen.app.run_worker(self._carry(screen, job, then, quiet, release), group="library")

    def run_here(self, job: Job[T]) -> T:
        """Do a job in the caller's thread, beside what is done in turn: for what takes long, or only reads.

        Raises LibraryFault.
        """
        return job(self.library)

    def tend(self, app: App[Any]) -> None:
        """Make the day's copy, and read again what an older parser read; in the background, with progress."""
        if self.exists:
            # A daemon: leaving does not wait for the copy of a great library, which the next start makes anew.
            self.tending = Thread(target=self._tend, args=(app,), daemon=True)
            self.tending.start()

    def changed(self, app: App[Any]) -> None:
        """Every screen shows the library as it is."""
        for screen in app.screen_stack:
            if isinstance(screen, ActionScreen):
                screen.library_changed()

    def tell(self, app: App[Any], words: str) -> None:
        """Say at the bottom what is being done to the library."""
        for screen in app.screen_stack:
            for bar in screen.query(StatusBar):
                bar.doing = words

    async def finish(self) -> None:
        """Return when all that was started is on disk, or have had its time."""
        self._ending.set()
        if self.tending:
            # A copy that is called off takes its part away: of a great library that is hundreds of megabytes.
            await asyncio.to_thread(self.tending.join, _GOOD_BYE)
        try:
            await asyncio.wait_for(self._turn.acquire(), _PATIENCE)
        except TimeoutError:
            return
        self._turn.release()

    def _tend(self, app: App[Any]) -> None:
        from summitreader.session.library import back_up, bring_up_beside

        told = 0.0
        try:
            back_up(self.library, self._ending.is_set)
        except LibraryDamaged as fault:
            with suppress(RuntimeError):
                app.call_from_thread(app.notify, str(fault), severity="error", timeout=20, markup=False)
        except LibraryFault:
            # It is said when the reader next needs the library.
            pass
        try:
            for done, total in bring_up_beside(self.library, self._ending.is_set):
                if monotonic() - told > _TELL_EVERY or done == total:
                    words = f"reading the library again: {done:,} of {total:,}" if done < total else ""
                    told = monotonic()
                    if self._ending.is_set():
                        return
                    with suppress(RuntimeError):  # the application may have ended
                        app.call_from_thread(self.tell, app, words)
        except LibraryFault:
            # It is said when the reader next needs the library.
            return

    async def _carry(
        self,
        screen: Screen[Any],
        job: Job[T],
        then: Callable[[T], object] | None,
        quiet: bool,
        release: Callable[[], None] | None,
    ) -> None:
        try:
            await self._done(screen, job, then, quiet)
        finally:
            if release:
                release()

    async def _done(self, screen: Screen[Any], job: Job[T], then: Callable[[T], object] | None, quiet: bool) -> None:
        async with self._turn:
            try:
                found = await asyncio.to_thread(lambda: job(self.library))
            except LibraryFault as fault:
                if not quiet:
                    screen.app.notify(str(fault), severity="error", markup=False, timeout=_LONG)
                return
            finally:
                for bar in screen.query(StatusBar):
                    bar.unsaved = self.unsaved
        if then and is_open(screen):
            done = then(found)
            if isawaitable(done):
                await done
