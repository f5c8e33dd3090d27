"""A process beside this one, with a pipe to it and a pipe back."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO, NamedTuple

Serve = Callable[[IO[bytes], IO[bytes]], None]
"""What the process does: it reads questions from the one, and writes answers to the other."""


_RUN = (
    "import sys, runpy; sys.path[:] = sys.argv.pop(1).split('\\n'); runpy.run_module(sys.argv[1], run_name='__main__')"
)


class PipeProcess(NamedTuple):
    """The process's pipes as they are seen from here, and what ends it at once; harmless when it has ended."""

    questions: IO[bytes]
    answers: IO[bytes]
    stop: Callable[[], None]


def forked(serve: Serve) -> PipeProcess | None:
    """Return a copy of this process that serves; it has what is loaded here,
    so it is ready 50 ms earlier than a new one.

    Only for the start of the program: a copy made while threads run may wait for ever for what one of them held. None
    where there is no such thing, or where it is not safe (macOS).
    """
    if sys.platform != "linux":
        return None
    from_here, questions = os.pipe()
    answers, to_here = os.pipe()
    process = os.fork()
    if not process:
        try:
            os.close(questions)  # or the questions would not end with the program
            os.close(answers)
            _leave_the_terminal()
            with open(from_here, "rb") as asked, open(to_here, "wb") as told:
                serve(asked, told)
        finally:
            os._exit(0)
    os.close(from_here)
    os.close(to_here)
    left = [process]

    def stop() -> None:
        # Taken out once: the number of an ended process may by now be somebody else's.
        with suppress(IndexError, ProcessLookupError, ChildProcessError):
            process = left.pop()
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)

    return PipeProcess(open(questions, "wb"), open(answers, "rb"), stop)


def started(module: str) -> PipeProcess:
    """Return a new process that runs a module, whose standard input and output are the pipes.

    It imports from where this one does: `python -m` would look into the folder that we stand in first, where a
    `json.py` may lie among the articles.
    """
    import subprocess

    folders = "\n".join(folder for folder in sys.path if folder and os.path.isabs(folder))
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _RUN, folders, module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin
    assert process.stdout

    def stop() -> None:
        process.kill()
        process.wait()

    return PipeProcess(process.stdin, process.stdout, stop)


def serve_here(serve: Serve) -> None:
    """Serve on standard input and output: what a module does that `started` runs."""
    _ignore_stops()
    serve(sys.stdin.buffer, sys.stdout.buffer)


def _leave_the_terminal() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    _ignore_stops()


def _ignore_stops() -> None:
    # ctrl+z stops the reader, which may be woken alone: what works for it waits for it anyhow.
    if hasattr(signal, "SIGTSTP"):
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
