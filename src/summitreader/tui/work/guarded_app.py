"""What every application owes its reader and the terminal: pauses, how to leave, and what went wrong, as a sentence."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from signal import Signals

from textual.driver import Driver
from textual.events import Event, Resize
from textual.geometry import Size
from textual.widgets import Input

from summitreader import session
from summitreader.tui.keymap.serial_keys import SerialKeys
from summitreader.tui.keymap.table import shown
from summitreader.tui.terminal.brief_driver import brief_driver
from summitreader.tui.terminal.canvas import Canvas
from summitreader.tui.terminal.textual_privates import WalledApp, can_pause, listens
from summitreader.tui.terminal.window_size import drawable

_LONG = 20  # seconds: the report of a crash is in a file that one has to read


class GuardedApp(SerialKeys, WalledApp):
    """An application whose reading goes on where it can, and that tells what nobody foresaw."""

    outside_until = 0.0
    """When another program last had the terminal, on the clock of `monotonic`."""

    def __init__(self, ansi_color: bool | None = None) -> None:
        self.canvas = Canvas(os.environ.get("TERM", ""))
        self.before_start: Callable[[], None] = lambda: None
        """What is done right before the terminal is Textual's."""
        super().__init__(ansi_color=ansi_color)

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's for this system, with shorter sequences and a keyboard that no byte stops."""
        driver = brief_driver(listens(super().get_driver_class(), self.terminal_told), self.canvas)

        def start_application_mode(this: Driver) -> None:
            self.before_start()
            driver.start_application_mode(this)

        return type(driver.__name__, (driver,), {"start_application_mode": start_application_mode})

    def terminal_told(self, attributes: str) -> None:
        """Take note of what the terminal says that it can do, in the keyboard's thread."""

    @property
    def size(self) -> Size:
        """As much of the terminal as is drawn on."""
        return Size(*drawable(*super().size))

    async def on_event(self, event: Event) -> None:
        """Take of a window's new size what is drawn on, whoever told it: the system, the terminal or COLUMNS."""
        if isinstance(event, Resize):
            # What a terminal shows that had another size is its own affair.
            self.canvas.forget()
            event.size = event.virtual_size = event.container_size = Size(*drawable(*event.size))
        await super().on_event(event)

    def work_failed(self, error: BaseException) -> None:
        """Tell what nobody foresaw of work off the event loop; reading goes on."""
        self.notify(session.report_crash(error), severity="error", timeout=_LONG, markup=False)

    def thread_failed(self, failed: threading.ExceptHookArgs) -> None:
        """Tell what nobody foresaw in another thread."""
        # The application may be ending.
        with suppress(RuntimeError):
            self.call_from_thread(self.work_failed, failed.exc_value or failed.exc_type())

    def action_help_quit(self) -> None:
        """Say how to leave: here ctrl+c copies what is selected in a text field, and does nothing else."""
        quit = next(key for key in self.keys if key.id == "quit")
        keys = [shown(key) for key in quit.keys if not isinstance(self.focused, Input) or "+" in key] or ["ctrl+q"]
        self.notify(f"ctrl+c does not leave the reader: {' or '.join(keys)} does.", markup=False)

    def redraw(self) -> None:
        """Draw every cell, whatever another program has written over them."""
        self.canvas.forget()
        self.screen.refresh()

    def suspend_to_shell(self) -> None:
        """Stop as every program does at ctrl+z, with all that was started along with it."""
        if can_pause(self):
            os.killpg(os.getpgrp(), Signals["SIGTSTP"])
        else:
            self.notify("The reader cannot be stopped here.", severity="warning", markup=False)
