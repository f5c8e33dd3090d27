"""The standard streams: there even where the shell closed them, and never the reason of a traceback.

A full disk behind standard output is one sentence; what is told on standard error is told or not, and stops nothing.
"""

import os
import sys
from errno import EPIPE
from io import BufferedWriter, FileIO, TextIOWrapper
from select import select
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class OutputFault(OSError):
    """What was printed cannot be written; its text is the whole message."""

    @property
    def is_silent(self) -> bool:
        """Whether nobody is there to be told: whoever read our output has gone."""
        return self.errno == EPIPE

    def __str__(self) -> str:
        return f"cannot write to standard output: {(self.strerror or 'unknown reason').lower()}"


def open_streams() -> None:
    """Have all three streams take any text, and put something in the place of those that are closed.

    Otherwise the next file to be opened, the library's it may be, would be standard output.
    """
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(descriptor)
        except OSError:
            # The lowest number that is free is this one. What is written to standard output there fails, as it should.
            os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            setattr(sys, name, os.fdopen(descriptor, "w" if descriptor else "r", encoding="utf-8"))
            setattr(sys, f"__{name}__", getattr(sys, name))
    for output in (sys.stdout, sys.stderr):
        # A file name or a text may hold what the locale's encoding cannot write. Programs get UTF-8, a terminal what
        # it can show.
        if hasattr(output, "reconfigure"):
            encoding, errors = _of_terminal() if output.isatty() else ("utf-8", "backslashreplace")
            output.reconfigure(encoding=encoding, errors=errors)
    if sys.stdout is sys.__stdout__ and not os.isatty(1):
        raw = _Output(1, "w", closefd=False)
        sys.stdout = TextIOWrapper(BufferedWriter(raw), encoding="utf-8", errors="backslashreplace")


def tell(words: str, end: str = "\n") -> None:
    """Write to standard error, or nowhere where nobody takes it."""
    try:
        print(words, end=end, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        _to_nowhere(2)


def drop_output() -> None:
    """Let go of what was printed and cannot be written: Python would try once more when it ends."""
    _to_nowhere(1)


def _of_terminal() -> tuple[str, str]:
    # Imported here: programs, which ask for the version first and often, have no use for it.
    from summitreader.cli.output.terminal import encoding_of, handler

    encoding = encoding_of(os.environ)
    return encoding, "backslashreplace" if encoding == "utf-8" else handler()


class _Output(FileIO):
    """Standard output, whose faults are told from those of all other files."""

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write what can be written, and wait where a terminal or a pipe takes nothing at the moment."""
        try:
            while (written := super().write(data)) is None:
                select([], [self], [])
        except OSError as error:
            raise OutputFault(error.errno, error.strerror) from error
        return written


def _to_nowhere(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
