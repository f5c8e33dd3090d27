"""The worker process from the reader's side: start it early, ask it, bury it when it breaks a limit."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Literal

from summitreader.errors import ImportFailed
from summitreader.importers.kinds import NAMES, Kind
from summitreader.importers.opened import ImportedProject, Opened
from summitreader.importers.process.wire import Read, unpacked

WALL_SECONDS = 28  # with the start and the end of the process, 30 as the user sees it
REQUESTS = 200  # one worker answers so many: what a library leaks goes with it

# -I: neither the user's environment nor the folder we stand in may add code. -S: the folders to import from are ours,
# handed over; finding them anew takes 20 ms. The package is entered by its path and without its own __init__, which
# would load the parser: 50 ms that a page does not need.
_START = (
    "import sys, types; sys.path[:] = sys.argv.pop(1).split('\\n'); package = types.ModuleType('summitreader'); "
    "package.__path__ = [sys.argv.pop(1)]; sys.modules['summitreader'] = package; "
    "from summitreader.importers.process.worker import main; main()"
)


class ImporterProcess:
    """One worker process. Not to be shared between processes; threads take turns."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._answered = 0

    def start(self, kind: Kind | Literal[""]) -> None:
        """Start the process, which then loads the importer of a kind, if one is named, while the reader goes on."""
        if self._process is not None and self._process.poll() is None:
            return
        package = str(Path(__file__).parents[2])
        folders = "\n".join(folder for folder in sys.path if folder and os.path.isabs(folder))
        self._answered = 0
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _START, folders, package, kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
        )

    def ask(
        self, kind: Kind, data: bytes, name: str, cancelled: Callable[[], bool] | None = None, **given: str | None
    ) -> Opened:
        """Return what the worker reads in the bytes.

        Args:
            kind: which importer reads them.
            data: the bytes.
            name: what to call them in messages.
            cancelled: asked every tenth of a second.
            given: charset, url, member, where they are known.

        Raises:
            ImportFailed: what the importer said, or which limit it broke.
        """
        read = self._ask(kind, data, name, cancelled, {**given})
        if isinstance(read, ImportedProject):
            raise _senseless(name)
        return read

    def ask_project(self, kind: Kind, data: bytes, name: str) -> ImportedProject:
        """Return the coded project, codebook or annotations that the worker reads in the bytes. Raises ImportFailed."""
        read = self._ask(kind, data, name, None, {"is_project": True})
        if not isinstance(read, ImportedProject):
            raise _senseless(name)
        return read

    def _ask(
        self, kind: Kind, data: bytes, name: str, cancelled: Callable[[], bool] | None, given: dict[str, object]
    ) -> Read:
        request = {"kind": kind, "name": name, "length": len(data), **given}
        with self._turn:
            self.start("" if "is_project" in given else kind)
            process = self._process
            assert process is not None
            answer: list[tuple[str, bytes]] = []
            asking = threading.Thread(target=_converse, args=(process, request, data, answer), daemon=True)
            asking.start()
            waited = 0.0
            while asking.is_alive() and waited < WALL_SECONDS and not (cancelled and cancelled()):
                asking.join(0.1)
                waited += 0.1
            self._answered += 1
            late = asking.is_alive()
            if late or not answer or self._answered >= REQUESTS:
                self.stop()
        if not answer:
            raise ImportFailed(_why(process, kind, name, late, bool(cancelled and cancelled())))
        state, body = answer[0]
        if state != "ok":
            raise ImportFailed(body.decode("utf-8", "replace"))
        try:
            return unpacked(body)
        except (ValueError, KeyError, TypeError) as error:
            raise _senseless(name) from error

    @property
    def pid(self) -> int | None:
        """The process's number, None while there is none."""
        return self._process.pid if self._process else None

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    _closed(pipe)
            self._process = None


def worker() -> ImporterProcess:
    """Return this process's worker: started at the first need, it ends when this process does."""
    return _worker_of(os.getpid())


@cache
def _worker_of(process: int) -> ImporterProcess:  # a forked child must not talk into its parent's pipes
    return ImporterProcess()


def _converse(
    process: "subprocess.Popen[bytes]", request: dict[str, object], data: bytes, answer: list[tuple[str, bytes]]
) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n" + data)
        process.stdin.flush()
        state, length = process.stdout.readline().split()
        body = process.stdout.read(int(length))
    except (OSError, ValueError):
        return
    if len(body) == int(length):
        answer.append((state.decode(), body))


def _why(process: "subprocess.Popen[bytes]", kind: Kind, name: str, late: bool, cancelled: bool) -> str:
    if cancelled:
        return f"'{name}' was not opened: cancelled"
    if late:
        return f"cannot read '{name}': it takes longer than {WALL_SECONDS} seconds to read"
    code = process.poll()
    if code == -getattr(signal, "SIGXCPU", 24):
        return f"cannot read '{name}': it takes too much processor time to read"
    return f"cannot read '{name}': reading this {NAMES[kind]} broke its reader (it may be damaged or made to do so)"


def _senseless(name: str) -> ImportFailed:
    return ImportFailed(f"cannot read '{name}': the worker's answer makes no sense")


def _closed(pipe: IO[bytes]) -> None:
    with suppress(OSError):
        pipe.close()
