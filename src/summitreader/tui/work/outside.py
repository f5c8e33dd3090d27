"""Another program in the terminal: the reader makes room for it, and comes back when it ends."""

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic

from textual.app import SuspendNotSupported

from summitreader.errors import SummitReaderError
from summitreader.tui.work.guarded_app import GuardedApp

_AT_ONCE = 0.5  # seconds: who prints and ends so soon has shown nothing yet, since the reader comes back


def run_outside(app: GuardedApp, command: Sequence[str], given: bytes | None = None) -> int:
    """Run a program in the terminal, without a shell, and return its exit status.

    Args:
        app: The application; it draws all anew afterwards.
        command: The program and what it is told.
        given: What it shows, on its standard input; where it ends at once, enter is waited for. None where its input
            is the keyboard.

    Raises:
        SummitReaderError: It cannot be started, or there is no terminal to give it.
    """
    fault: Exception | None = None
    status = 0
    try:
        with app.suspend(), _quitting_is_its_own():
            # Whatever is raised in here would leave the terminal as it is.
            try:
                status = _run(command, given)
            except (OSError, ValueError) as error:
                fault = error
            app.canvas.forget()
            app.outside_until = monotonic()
    except SuspendNotSupported as error:
        fault = error
    if fault:
        reason = (fault.strerror if isinstance(fault, OSError) else None) or "there is no terminal for it"
        raise SummitReaderError(f"{command[0]} cannot be started: {reason.lower()}") from fault
    return status


def _run(command: Sequence[str], given: bytes | None) -> int:
    began = monotonic()
    with subprocess.Popen(command, stdin=None if given is None else subprocess.PIPE) as process:
        process.communicate(given)  # a pager that is left before its end is no fault
    if given is not None and monotonic() - began < _AT_ONCE:
        with suppress(EOFError):
            input("\n[enter goes back to the reader] ")
    return process.returncode


@contextmanager
def _quitting_is_its_own() -> Iterator[None]:
    """Leave ctrl and backslash to the program: the whole group hears of it, and here it would end the reader."""
    number = getattr(signal, "SIGQUIT", None)
    before = signal.signal(number, lambda number, frame: None) if number else None
    try:
        yield
    finally:
        if number and before is not None:
            signal.signal(number, before)
