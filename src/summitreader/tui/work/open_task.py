"""What is being fetched or read for the reader: how far it has come, and that it was called off."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.errors import SummitReaderError

if TYPE_CHECKING:
    from summitreader.tui.work.services import Services

_TELL_EVERY = 0.1
"""Seconds between two changes of the words on the screen: a fast server sends a thousand pieces in one."""


_BAR = 10  # cells


class OpenTask:
    """One thing to open, seen from its worker thread: it tells how far it is and asks whether to go on."""

    def __init__(self, name: str, services: Services, show: Callable[[OpenTask | None], None]) -> None:
        """Make the task of opening what goes by a name.

        Args:
            name: A file, a folder or an address.
            services: What the task tells of failure with.
            show: Called on the event loop with the task when it begins and goes on, with None when it has ended.
        """
        self._services, self._show = services, show
        self._called_off = Event()
        self._told = 0.0
        self.words = f"Opening {session.visible(name)}"

    def __enter__(self) -> OpenTask:
        self._services.call(self._show, self)
        return self

    def __exit__(self, *fault: object) -> None:
        if not self.is_called_off() and self._services.is_open:
            self._services.call(self._show, None)

    def progress(self, what: str, received: int, total: int | None) -> None:
        """Say what is being done, the bytes so far and in all."""
        if monotonic() - self._told < _TELL_EVERY or self.is_called_off():
            return
        self._told = monotonic()
        self.words = f"{what[:1].upper()}{what[1:]}{_size(received, total)}"
        self._services.call(self._show, self)

    def failed(self, error: SummitReaderError) -> None:
        """Say why it came to nothing, unless the reader knows."""
        if not self.is_called_off():
            self._services.call(self._services.say, str(error), "error")

    def is_called_off(self) -> bool:
        """Return whether nobody waits for it any more."""
        return self._called_off.is_set()

    def call_off(self) -> None:
        """Nobody waits for it any more."""
        self._called_off.set()


def _size(received: int, total: int | None) -> str:
    """Return the bytes so far: with a bar where it is known how many there will be."""
    if not total:
        return f" {received // 1000} kB" if received else ""
    full = min(_BAR, _BAR * received // total)
    return f" {'█' * full}{'░' * (_BAR - full)} {received // 1000} of {total // 1000} kB"
