"""The reader in a pseudo-terminal, beside an event loop: bytes in, bytes out, a size, an end."""

import asyncio
import fcntl
import os
import pty
import signal
import struct
import termios
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

_PIECE = 1 << 16
_GRACE = 3.0  # seconds in which the reader saves what it has to save

_OF_THE_USER = ("PATH", "HOME", "USER", "LOGNAME", "SHELL", "TMPDIR", "TZ", "LANG")
_OF_OURS = ("PYTHONPATH", "SUMMITREADER_HOME", "VISUAL", "EDITOR", "PAGER")
_BEGINNINGS = ("LC_", "XDG_CONFIG", "XDG_DATA", "XDG_STATE", "XDG_CACHE")


def scrubbed(environ: Mapping[str, str]) -> dict[str, str]:
    """Return what the reader needs to know of an environment: no key, no agent, no display of whoever started us."""
    whole = {*_OF_THE_USER, *_OF_OURS}
    kept = {name: value for name, value in environ.items() if name in whole or name.startswith(_BEGINNINGS)}
    return {"LANG": "C.UTF-8", **kept, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


class PseudoTerminal:
    """A program in a terminal of its own."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], columns: int, rows: int) -> None:
        self._fd, theirs = pty.openpty()
        self.resize(columns, rows)
        self._process = os.fork()
        if not self._process:
            try:
                os.login_tty(theirs)
                os.execvpe(command[0], [*command], dict(environ))
            finally:
                os._exit(127)
        os.close(theirs)
        os.set_blocking(self._fd, False)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    async def output(self) -> AsyncIterator[bytes]:
        """Yield what the program writes, until it ends; what nobody takes makes it wait."""
        loop = asyncio.get_running_loop()
        while True:
            await self._ready(loop.add_reader, loop.remove_reader)
            try:
                data = os.read(self._fd, _PIECE)
            except BlockingIOError:  # it is said to be ready now and then when it is not
                continue
            except OSError:  # how Linux says that the other side is closed
                return
            if not data:
                return
            yield data

    async def type(self, data: bytes) -> None:
        """Give the program what was typed."""
        loop = asyncio.get_running_loop()
        while data:
            try:
                data = data[os.write(self._fd, data) :]
            except BlockingIOError:
                await self._ready(loop.add_writer, loop.remove_writer)
            except OSError:
                return

    async def _ready(self, watch: Callable[..., Any], unwatch: Callable[[int], Any]) -> None:
        """Wait until the terminal can be read or written, whichever the loop is asked to watch for."""
        ready = asyncio.get_running_loop().create_future()
        watch(self._fd, _done, ready)
        try:
            await ready
        finally:
            unwatch(self._fd)

    async def end(self) -> None:
        """Close the terminal, as a user closes its window, and see the program end."""
        os.close(self._fd)
        # login_tty made it the leader of a group, in which whatever it started is.
        with suppress(ProcessLookupError):
            os.killpg(self._process, signal.SIGHUP)
        for _ in range(int(_GRACE / 0.05)):
            if os.waitpid(self._process, os.WNOHANG)[0]:
                return
            await asyncio.sleep(0.05)
        with suppress(ProcessLookupError):
            os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _done(waiting: "asyncio.Future[None]") -> None:
    if not waiting.done():
        waiting.set_result(None)
