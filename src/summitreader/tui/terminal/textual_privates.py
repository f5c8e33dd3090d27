"""All that relies on names which Textual keeps to itself: another version of it may change them without notice.

Each is used by one function or class here, and named by a test.
"""

from typing import Any

from rich.text import Text
from textual.app import App
from textual.driver import Driver
from textual.notifications import Notification
from textual.widgets import Input


def is_in_batch(app: App[Any]) -> bool:
    """Return whether the application draws nothing until a batch of changes is whole.

    While it starts, Textual 8.2 draws once in a batch and throws that away.
    """
    return bool(app._batch_count)


def notifications(app: App[Any]) -> list[Notification]:
    """Return what the application tells in passing at this moment."""
    return list(app._notifications)


def forget_notification(app: App[Any], notification: Notification) -> None:
    """Tell something no longer. The screen is drawn anew with what is told next."""
    app._unnotify(notification, refresh=False)


def write_to_terminal(app: App[Any], sequence: str) -> None:
    """Send a control sequence to the terminal, where there is one."""
    if app._driver:
        app._driver.write(sequence)


async def run_binding(app: App[Any], key: str) -> bool:
    """Carry out what a key is bound to where the focus is; return False where it is bound to nothing."""
    return await app._check_bindings(key)


def writes(driver: Driver) -> bool:
    """Return whether the thread that writes to the terminal is alive, or the driver writes without one."""
    thread = getattr(driver, "_writer_thread", None)
    return thread is None or thread.is_alive()


class DrawnInput(Input):
    """Textual's line to type in, which draws other characters than it holds."""

    def drawn(self, value: str) -> str:
        """Return what is drawn for the value: as many characters."""
        return value

    @property
    def _value(self) -> Text:
        return Text(self.drawn(self.value), no_wrap=True, overflow="ignore", end="")
