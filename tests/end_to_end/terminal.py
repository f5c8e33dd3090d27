"""A real pseudo-terminal with an emulator on its other side: keys go in, the screen is read, no sleeps."""

import base64
import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType

import pyte

from tests import program

KEYS = {
    "esc": b"\x1b",
    "enter": b"\r",
    "tab": b"\t",
    "down": b"\x1b[B",
    "pagedown": b"\x1b[6~",
    "shift+down": b"\x1b[1;2B",
    "backspace": b"\x7f",
    "ctrl+c": b"\x03",
    "ctrl+o": b"\x0f",
    "ctrl+p": b"\x10",
    "ctrl+q": b"\x11",
    "ctrl+z": b"\x1a",
}
COMMAND = (sys.executable, "-m", "summitreader")

_PATIENCE = 20.0  # seconds; a busy machine with two cores is slow, a hang is for ever
_COPY = re.compile(rb"\x1b\]52;c?;([A-Za-z0-9+/=]*)(?:\x1b\\|\x07)")
# What Python and Textual look at before anything of ours runs.
_READ_AT_START = ("LANG", "LC_", "PYTHON", "TEXTUAL", "COLORTERM", "TERM")
_DA1 = re.compile(rb"\x1b\[0?c")


class _Screen(pyte.Screen):
    """pyte's, which makes each cell anew: most of what is drawn is plain, and many cells are alike."""

    def draw(self, data: str) -> None:
        """Draw words where the cursor is."""
        cursor, end = self.cursor, self.cursor.x + len(data)
        if not data.isascii() or end > self.columns or pyte.modes.IRM in self.mode:
            super().draw(data)
            return
        cells = self.buffer[cursor.y]
        for x, character in enumerate(data, cursor.x):
            cells[x] = _cell(cursor.attrs, character)
        cursor.x = end
        self.dirty.add(cursor.y)


@lru_cache(maxsize=20_000)
def _cell(style: pyte.screens.Char, character: str) -> pyte.screens.Char:
    return style._replace(data=character)


class Terminal:
    """A program in a pseudo-terminal of its own. `raw` is every byte that it wrote.

    It answers with its `attributes` whenever it is asked for them; with None a test does. `claims` are the columns and
    rows that it says it has at first, if those are not the ones that are drawn in.
    """

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
        attributes: bytes | None = b"62;22",
        stdin: int | None = None,
        claims: tuple[int, int] | None = None,
    ) -> None:
        self.raw = b""
        self.status: int | None = None
        self._attributes = attributes
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rows: list[str] = []
        told = claims or (columns, rows)
        self._is_as_told = claims is None  # else nothing is drawn here
        self._fd, theirs = pty.openpty()
        self._set_size(*told)
        self.modes_at_first = self.modes  # what a program is to give back
        self._pid = _started(command, env or {}, theirs, stdin)
        os.close(theirs)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        if self._fd >= 0:
            os.close(self._fd)

    @property
    def text(self) -> str:
        """What is on the screen, a line a row."""
        screen = self._screen
        # Row by row as they change, and not by pyte's own `display`, which measures every cell at each look.
        for y in range(screen.lines) if len(self._rows) != screen.lines else {*screen.dirty}:
            cells = screen.buffer[y]
            row = "".join([cells[x].data for x in range(screen.columns)]).rstrip()
            self._rows[y : y + 1] = [row]
        screen.dirty.clear()
        return "\n".join(self._rows)

    @property
    def copies(self) -> list[str]:
        """The texts that the program asked the terminal to put on the clipboard, in order."""
        return [base64.b64decode(found).decode() for found in _COPY.findall(self.raw)]

    def press(self, *keys: str) -> None:
        """Sends keys: names from KEYS, or the characters themselves."""
        for key in keys:
            os.write(self._fd, KEYS.get(key) or key.encode())

    def wait(self, *shown: str, until: Callable[["Terminal"], bool] | None = None) -> str:
        """Reads on until all of the words are on the screen and `until` holds; the screen. Fails after 20 seconds."""
        end = time.monotonic() + _PATIENCE

        def reached() -> bool:
            text = self.text
            return all(words in text for words in shown) and (until is None or until(self))

        while not reached():
            if not self._pump(end - time.monotonic()):
                raise AssertionError(f"waited for {shown or until}; the screen:\n{self.text}")
        return self.text

    @property
    def modes(self) -> list[object]:
        """What the terminal does with what is typed: echo, lines, signals."""
        return [*termios.tcgetattr(self._fd)]

    @property
    def peak_memory(self) -> int:
        """The most memory that the program has had so far, in kB."""
        with open(f"/proc/{self._pid}/status", encoding="ascii", errors="replace") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))

    def write(self, data: bytes) -> None:
        """Sends the program bytes that are no key."""
        os.write(self._fd, data)

    def settle(self, quiet: float = 0.1) -> str:
        """Reads on until nothing has come for so many seconds; the screen."""
        while self._pump(quiet):
            pass
        return self.text

    def resize(self, columns: int, rows: int) -> None:
        """Gives the terminal another size, as a user's mouse does; what is waited for next is painted anew."""
        self._screen.resize(rows, columns)
        self._screen.erase_in_display(2)
        self._rows = []
        self.claim(columns, rows)
        self._is_as_told = True

    def claim(self, columns: int, rows: int) -> None:
        """Says that the terminal has another size than it has."""
        self._is_as_told = False
        self._set_size(columns, rows)
        os.kill(self._pid, signal.SIGWINCH)

    def send(self, number: signal.Signals) -> None:
        """Sends the program a signal."""
        os.kill(self._pid, number)

    def stopped(self) -> None:
        """Waits until the program was stopped by a signal."""
        end = time.monotonic() + _PATIENCE
        while not os.waitpid(self._pid, os.WUNTRACED | os.WNOHANG)[0]:
            self._pump(0.05)
            assert time.monotonic() < end, "was not stopped"

    def close(self) -> None:
        """Closes the terminal, as a user closes its window: the program is told by SIGHUP."""
        os.close(self._fd)
        self._fd = -1

    def ended(self) -> int:
        """The status that the program ends with, having been told to. Fails after 20 seconds."""
        end = time.monotonic() + _PATIENCE
        while self._fd >= 0 and self._pump(end - time.monotonic()):
            pass
        if time.monotonic() > end:
            raise AssertionError(f"still running; the screen:\n{self.text}")
        self.status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        return self.status

    def _pump(self, patience: float) -> bool:
        """Reads once; False where nothing came in time or the program has closed the terminal."""
        if patience <= 0 or not select.select([self._fd], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError as error:
            if error.errno != errno.EIO:  # how Linux says that the other side is closed
                raise
            data = b""
        self.raw += data
        if self._is_as_told:
            self._stream.feed(data)
        if self._attributes is not None and _DA1.search(data):
            os.write(self._fd, b"\x1b[?" + self._attributes + b"c")
        return bool(data)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _started(command: Sequence[str], changes: Mapping[str, str], terminal: int, stdin: int | None) -> int:
    """Start a program in a terminal; its process. Ours is forked from one that is loaded, where that can be."""
    environ = _environ(changes)
    ours = tuple(command[: len(COMMAND)]) == COMMAND
    if ours and sys.platform == "linux" and not any(name.startswith(_READ_AT_START) for name in changes):
        return program.start(command[len(COMMAND) :], environ, Path.cwd(), terminal, stdin)
    process = os.fork()
    if process == 0:
        try:
            os.login_tty(terminal)
            if stdin is not None:
                os.dup2(stdin, 0)
            os.execvpe(command[0], list(command), environ)
        finally:
            os._exit(127)
    return process


def _environ(changes: Mapping[str, str] | None) -> dict[str, str]:
    """An environment without what would let the test see the developer's own terminal, desktop or settings."""
    own = ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "SSH_", "NO_COLOR", "COLUMNS", "LINES", "TEXTUAL", "XDG_", "WSL")
    env = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    return env | dict(changes or {})
