"""Copying to the clipboard, which may take seconds: off the event loop, and told when it is done."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.tui.terminal.textual_privates import write_to_terminal

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import SeverityLevel

    from summitreader.session import Clipboard, Copied


class Copying:
    """The application's one use of the clipboard."""

    def __init__(self, app: App[int], clipboard: Clipboard) -> None:
        self._app, self._clipboard = app, clipboard

    def ask_terminal(self) -> None:
        """Have the terminal say whether it takes copies, where it is the way to copy: it answers among the keys.

        Windows' answer would be taken for keys.
        """
        if self._clipboard.terminal != "none" and not self._clipboard.tools and sys.platform != "win32":
            write_to_terminal(self._app, session.ATTRIBUTES_QUERY)

    def terminal_told(self, attributes: str) -> None:
        """Take note of the terminal's answer."""
        self._clipboard = replace(self._clipboard, terminal=session.told_by(attributes))

    def copy(self, words: str, what: str) -> None:
        """Copy words, and tell what became of it: `what` they are, for the message."""
        self._app.run_worker(partial(self._copy, words, what), thread=True, group="copying")

    def _copy(self, words: str, what: str) -> None:
        self._app.call_from_thread(self._told, self._clipboard.copy(words), what)

    def _told(self, copied: Copied, what: str) -> None:
        if copied.sequence:
            # The terminal itself is the clipboard.
            write_to_terminal(self._app, copied.sequence)
        severity: SeverityLevel = "information" if copied.outcome in ("verified", "sent") else "warning"
        self._app.notify(copied.told(what), severity=severity, markup=False, timeout=4)
