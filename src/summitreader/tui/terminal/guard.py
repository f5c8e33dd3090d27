"""The terminal as the program found it: given back whatever ends the program, before Textual runs too."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

_ENDING = [one for one in signal.Signals if one.name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")]

# Keyboard protocol, mouse, focus, pasting in brackets, sizes in band; lines wrap, colours as ever, the cursor is shown.
_RESTORED = (
    "\x1b[<u\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[?2026l"
    "\x1b[?7h\x1b[0m\x1b[?1049l\x1b[?25h"
)


class TerminalGuard:
    """What the terminal was like when this was made. Make it once, before anything is drawn."""

    def __init__(self) -> None:
        self._streams = {stream: os.dup(stream) for stream in (1, 2)}
        self._restore_modes = _modes(self._streams[1])
        self._is_taken = False

    def watch(self) -> None:
        """Give the terminal back on each signal that ends the program; the application later ends more gently."""
        for ending in _ENDING:
            signal.signal(ending, self._end)
        if number := getattr(signal, "SIGTSTP", None):
            signal.signal(number, self._pause)

    def take(self) -> None:
        """Say that the screen is drawn on from now on."""
        if self._is_taken:
            return
        self._is_taken = True
        if not os.isatty(2):
            os.dup2(1, 2)  # where Textual draws

    def give_back(self) -> None:
        """Have the terminal as it was found, if the screen was drawn on."""
        if not self._is_taken:
            return
        self._is_taken = False
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in self._streams:
            os.dup2(nowhere, stream)  # another thread may be about to draw
        with suppress(OSError):  # the terminal may be gone
            os.write(self._streams[1], _RESTORED.encode())
        self._restore_modes()
        for stream, before in self._streams.items():
            os.dup2(before, stream)

    def _pause(self, number: int, frame: FrameType | None) -> None:
        # What stands on the screen is drawn anew after a pause by Textual, which soon takes this signal over.
        if not self._is_taken:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def _modes(terminal: int) -> Callable[[], None]:
    """Return what puts echo and the like back, and forgets keys that nobody read."""
    try:
        import termios
    except ImportError:  # Windows
        return lambda: None
    try:
        before = termios.tcgetattr(terminal)
    except termios.error:  # not a terminal
        return lambda: None

    def restore() -> None:
        with suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSAFLUSH, before)

    return restore
