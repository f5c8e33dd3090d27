"""What a controller may ask of the screen that it works for: to tell, to ask, to work off the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from summitreader.errors import SummitReaderError
from summitreader.tui.keymap.action_screen import ActionScreen, is_open

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from summitreader.tui.work.library_worker import Job, LibraryWorker

T = TypeVar("T")


class Services:
    """What controllers need of Textual, and nothing of what their screen knows or shows."""

    def __init__(self, screen: ActionScreen[Any], library: LibraryWorker) -> None:
        self._screen, self._library = screen, library

    @property
    def is_on_top(self) -> bool:
        """Whether no dialog or other screen lies over the screen."""
        return self._screen.app.screen is self._screen

    @property
    def is_open(self) -> bool:
        """Whether the screen is still one of the application's."""
        return is_open(self._screen)

    def say(self, words: str, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Tell the reader something in passing."""
        self._screen.say(words, severity)

    @contextmanager
    def faults_said(self) -> Iterator[None]:
        """Say what cannot be done, where that is raised inside; what stands below it there is not done."""
        try:
            yield
        except SummitReaderError as fault:
            self.say(str(fault), "error")

    def ask(self, dialog: Screen[T], answered: Callable[[T | None], None] | None = None) -> None:
        """Show a dialog or another screen; `answered` is called with what it gives back, None where it is left."""
        self._screen.app.push_screen(dialog, answered)

    def copy(self, words: str, what: str) -> None:
        """Copy words, and tell what became of it: `what` they are, for the message."""
        self._screen.post_message(ActionScreen.Copy(words, what))

    def outside(self, command: Sequence[str], given: bytes | None = None) -> int:
        """Run a program in the terminal, on what is `given`, and return its status. Raises SummitReaderError."""
        # Imported here, as whatever only a key asks for.
        from summitreader.tui.work.guarded_app import GuardedApp
        from summitreader.tui.work.outside import run_outside

        app = self._screen.app
        assert isinstance(app, GuardedApp)
        return run_outside(app, command, given)

    def later(self, seconds: float, then: Callable[[], None]) -> Timer:
        """Call something after so many seconds, unless the screen is left before."""
        return self._screen.set_timer(seconds, then)

    def run(self, work: Callable[[], None], group: str, exclusive: bool = False) -> None:
        """Work in a thread. What is `exclusive` takes the place of what its group was doing before."""
        # Without a description Textual makes one of all that the work is about: 120 ms and 60 MB at 10 MB.
        self._screen.run_worker(work, thread=True, exclusive=exclusive, group=group, description=group)

    def call(self, function: Callable[..., None], *arguments: Any) -> None:
        """Call a function on the event loop, from a thread, and wait for it."""
        self._screen.app.call_from_thread(function, *arguments)

    def library_changed(self) -> None:
        """Have every screen show the library as it is: something in it was changed."""
        from summitreader.tui.work.library_worker import LibraryWorker

        self._screen.post_message(LibraryWorker.Changed())

    def use_library(
        self, job: Job[T], then: Callable[[T], object] | None = None, quiet: bool = False, asks: bool = False
    ) -> None:
        """Do a job on the library when its turn comes.

        Args:
            job: A verb of `session.library` with all that it takes; called in a thread.
            then: Called on the event loop with what the verb returned, unless the screen is left.
            quiet: Whether a fault of the library is not told.
            asks: Whether a dialog comes of it, for which keys wait.
        """
        self._library.start(self._screen, job, then, quiet, asks)
