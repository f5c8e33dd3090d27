"""The application: themes, the user's keys, and the first screen."""

import gc
import os
import sys
import threading
from asyncio import get_running_loop, sleep
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from signal import Signals
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.events import Resize
from textual.notifications import Notify
from textual.screen import Screen

from summitreader import session
from summitreader.controls import spelled_lines
from summitreader.errors import ImportFailed
from summitreader.model import Article, KeptArticle, Span
from summitreader.session import Clipboard, Settings
from summitreader.session import library as verbs
from summitreader.tui.keymap.action_screen import ActionScreen, SavingScreen, owners_on
from summitreader.tui.keymap.actions import carry_out, matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.keymaps import chosen_table
from summitreader.tui.keymap.table import KEYS, MODAL, Owner
from summitreader.tui.library.compare_actions import CompareActions
from summitreader.tui.library.library_actions import LibraryActions
from summitreader.tui.register.register_actions import RegisterActions
from summitreader.tui.terminal.textual_privates import forget_notification, notifications
from summitreader.tui.terminal.themed_app import ThemedApp, is_ansi
from summitreader.tui.terminal.window_size import forget_strange_sizes
from summitreader.tui.tracking.track_actions import TrackActions
from summitreader.tui.verifying.verify_actions import VerifyActions
from summitreader.tui.viewmodel.layout_plan import PANES
from summitreader.tui.work.copying import Copying
from summitreader.tui.work.guarded_app import GuardedApp
from summitreader.tui.work.library_worker import LibraryWorker

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from summitreader.session import ComparingProcess, QueueItem
    from summitreader.tui.reader.screen import ReadingScreen
    from summitreader.tui.work.prefetch import Prefetch

_ENDING = [Signals[name] for name in ("SIGTERM", "SIGHUP", "SIGINT") if name in Signals.__members__]

_OWNERS: tuple[Owner, ...] = ("app", "library_actions")

_AFTER = 0.5  # seconds after another program had the terminal: what was sent to it meanwhile has been heard
_LATER = 3.0  # seconds after the start: what may wait until the reader reads


class ReaderApp(GuardedApp, ThemedApp):
    """The reader, opened on the first article of a queue that can be read, on the shelf with its rows `page`, or on a
    comparison.

    `faults` are told at the start.
    """

    CSS_PATH = "app.tcss"
    BINDINGS = bindings(*_OWNERS)
    ENABLE_COMMAND_PALETTE = False
    TITLE = "summitreader"

    def __init__(
        self,
        queue: "tuple[QueueItem, ...]",
        first: tuple[int, Article] | None,
        settings: Settings,
        clipboard: Clipboard,
        prefetch: "Prefetch | None" = None,
        library: LibraryWorker | None = None,
        page: tuple[KeptArticle, ...] = (),
        faults: tuple[str, ...] = (),
        comparing: "ComparingProcess | None" = None,
    ) -> None:
        # Setting an ansi theme later would leave colours in the screen of a terminal that asked for none.
        super().__init__(ansi_color=True if is_ansi(settings) else None)
        table, unknown = chosen_table(settings)
        self.use_keys(table)
        unfit = self.begin_in(settings)
        self.faults = (*faults, *settings.faults, *((unfit,) if unfit else ()), *unknown)
        self.settings = settings
        self.library = library or LibraryWorker(settings.folders.data / "library.db", settings.keep)
        self.library_actions = LibraryActions(self, self.library, self.keys)
        self._copying = Copying(self, clipboard)
        self.compare_actions = CompareActions(self, self.library, self.keys)
        self._tracking = TrackActions(self, self.library, self.keys)
        self._verifying = VerifyActions(self, self.library, self.keys)
        self._registering = RegisterActions(self, self.library, self.keys)
        self._first: Screen[Any] = (
            self.compare_actions.comparison(comparing)
            if comparing
            else self.library_actions.first_shelf(page)
            if first is None
            else self._article(queue, *first, prefetch)
        )
        # Articles that are opened later have no tour.
        self.settings = replace(settings, tour=False)
        self.actions = matched(
            _OWNERS,
            {"help": self.help, "palette": self.palette, "redraw": self.redraw, "suspend": self.suspend_to_shell},
            {"quit": self.action_quit},
            self.library_actions.actions(),
            self.compare_actions.actions(),
            self._tracking.actions(),
            self._verifying.actions(),
            self._registering.actions(),
        )

    def get_default_screen(self) -> Screen[Any]:
        """Return the article or the shelf itself: an empty screen below it costs 6 ms before the first paint."""
        return self._first

    def on_mount(self) -> None:
        """Tell what is wrong with the settings, and be ready for the system to end the program."""
        for signal in _ENDING:
            # Not on Windows, and not where the application runs in a thread.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                get_running_loop().add_signal_handler(signal, self._told_to_end, signal)
        for fault in self.faults:
            self.notify(fault, severity="warning", markup=False, timeout=10)
        self.set_timer(_LATER, lambda: self.library.tend(self))
        self._copying.ask_terminal()

    def terminal_told(self, attributes: str) -> None:
        """Take note of what the terminal says that it can do, in the keyboard's thread."""
        self._copying.terminal_told(attributes)

    def on_resize(self, event: Resize) -> None:
        """Draw all anew when the terminal has had another size and is back before the screen was told of it.

        What it shows may be lost by then, and to Textual, which tells of sizes 8 ms later, nothing has changed.
        """
        if event.size == self.screen.outer_size:
            self.screen.refresh()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: "SeverityLevel" = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell something as a sentence, never as markup, and with no control in it."""
        super().notify(_sentence(spelled_lines(message)), title=title, severity=severity, timeout=timeout, markup=False)

    def on_notify(self, event: Notify) -> None:
        """Put what is told in passing in the place of what was told before: several would cover the text."""
        for before in notifications(self):
            if before.severity == event.notification.severity == "information":
                forget_notification(self, before)

    async def action_quit(self) -> None:
        """Leave, when everything is on disk and nothing that is half typed has to be asked about."""
        if not isinstance(self.screen, SavingScreen) or self.screen.may_be_quit():
            await self._end(0)

    def _told_to_end(self, signal: int) -> None:
        if signal == Signals["SIGINT"] and monotonic() < self.outside_until + _AFTER:
            return  # ctrl+c was meant for the editor, or the pager, that had the terminal
        self.call_next(self._end, 128 + signal)

    async def _end(self, status: int) -> None:
        self.library_actions.adder.call_off()
        for screen in self.screen_stack:
            if isinstance(screen, SavingScreen):
                screen.save()
        # What was just started takes its turn first.
        await sleep(0)
        await self.library.finish()
        self.exit(status)

    def help(self) -> None:
        """Show all keys."""
        from summitreader.tui.dialogs.help_screen import HelpScreen

        # The list of a screen has the keys of every list: its own tell more.
        owners = [owner for owner in owners_on(self.screen) if owner in MODAL]
        if not owners and self.focused and self.focused.id in PANES:
            owners = ["pane"]
        group = next((key.group for key in KEYS if key.owner in owners), "")
        self.push_screen(HelpScreen(self.keys, group))

    async def action_carry_out(self, id: str) -> None:
        """Carry out a line of the table of keys that holds on every screen."""
        if isinstance(self.screen, ActionScreen):
            self.screen.carried_out(id)
        await carry_out(self.actions, id)

    def on_action_screen_copy(self, message: ActionScreen.Copy) -> None:
        """Copy words for the reader of a screen."""
        self._copying.copy(message.words, message.what)

    def on_library_worker_wanted(self, message: LibraryWorker.Wanted) -> None:
        """Open a kept article over what is shown."""
        self.library.start(
            self.screen,
            lambda library: verbs.open_at_place(library, message.key),
            partial(self._open, message.span),
            asks=True,
        )

    def on_library_worker_changed(self) -> None:
        """Have every screen show the library as it is."""
        self.library.changed(self)

    def _open(self, span: Span | None, found: tuple[Article, int] | None) -> None:
        if found is None:
            self.notify("The article is no longer in the library.", severity="warning", markup=False)
            return
        article, place = found
        self._read(article, span.start if span else place)

    def on_action_screen_read(self, message: ActionScreen.Read) -> None:
        """Open an article over what is shown."""
        self._read(message.article, message.at)

    def _read(self, article: Article, at: int) -> None:
        queue = (session.QueueItem(session.STDIN, article, title=article.shown_title),)
        self.push_screen(self._article(queue, 0, article, at=at))

    def _article(
        self,
        queue: "tuple[QueueItem, ...]",
        place: int,
        article: Article,
        prefetch: "Prefetch | None" = None,
        at: int = 0,
    ) -> "ReadingScreen":
        # Imported here: 45 modules that the shelf is shown without, 20 ms.
        from summitreader.tui.reader.screen import ReadingScreen

        return ReadingScreen(queue, place, article, self.settings, self.library, prefetch, at)

    def palette(self) -> None:
        """Show every action by name."""
        # Imported here, as whatever only a key asks for.
        from summitreader.tui.keymap.palette import palette

        self.push_screen(palette())


def run(
    queue: "tuple[QueueItem, ...]",
    settings: Settings,
    prefetch: "Prefetch | None",
    library: LibraryWorker,
    page: tuple[KeptArticle, ...] = (),
    faults: tuple[str, ...] = (),
    comparing: "ComparingProcess | None" = None,
    before_start: Callable[[], None] = lambda: None,
) -> int:
    """Open the reader and stay until it is left.

    Args:
        queue: The articles at hand; without any the reader opens on the shelf.
        settings: The user's.
        prefetch: What has looked for findings in the first article since before Textual was loaded.
        library: The library, and work on it.
        page: The first rows of the shelf.
        faults: What was wrong before; told at the start.
        comparing: What is compared; the reader then opens on that.
        before_start: What is done right before the terminal is Textual's.

    Returns:
        The exit status.

    Raises:
        ImportFailed: Nothing opens; a line for each of the faults and of the articles that cannot be read.
        Exception: What nobody foresaw, and nobody caught.
    """
    # The parser runs while keys are answered: at Python's own 5 ms a key waits half as long again for its turn (50 ms
    # against 32 at 10 MB, while findings come in).
    sys.setswitchinterval(0.0005)
    # Up to the first paint everything that is made stays: the collector would look through it for 15 ms in vain.
    gc.disable()
    forget_strange_sizes(os.environ)
    first, unread = _first_readable(queue) if queue else (None, ())
    faults = (*faults, *unread)
    app = ReaderApp(
        queue, first, settings, session.find_clipboard(settings), prefetch, library, page, faults, comparing
    )
    app.before_start = before_start
    threading.excepthook = app.thread_failed
    try:
        status = app.run()
    finally:
        threading.excepthook = threading.__excepthook__
    if app.crash:
        raise app.crash
    return app.return_code or status or 0


def _first_readable(queue: "tuple[QueueItem, ...]") -> tuple[tuple[int, Article], tuple[str, ...]]:
    """Return place and article of the first that can be read, and what is wrong with those before it."""
    faults: list[str] = []
    for index, queued in enumerate(queue):
        try:
            return (index, queued.article or session.open_queued(queued)), tuple(faults)
        except ImportFailed as fault:
            faults.append(str(fault))
    raise ImportFailed("\n".join(faults))


def _sentence(words: str) -> str:
    """Return a message as a sentence: a capital, and a full stop unless it ends with one, or with an address."""
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…", "…”")) or "://" in words.split(" ")[-1] else f"{words}."
