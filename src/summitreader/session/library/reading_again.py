"""What the process does that reads the library again: run as a module, with the library's file on standard input.

It tells how far it has come, a line a batch, and ends with the program that started it, at any moment: what it writes
it writes in whole transactions, and what is not yet read again is read at the next start.
"""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread
from time import sleep
from typing import IO

from summitreader.errors import LibraryFault
from summitreader.library.storage.file import Library
from summitreader.session.library.upkeep import bring_up
from summitreader.session.processes.pipe_process import serve_here

__all__ = ["serve"]

_TRIES, _PAUSE = 5, 2.0  # how often, and after how many seconds, a library that another program writes to is tried


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Read again what another version of the parser read: the articles that are asked about, in their library."""
    asked = json.loads(questions.readline())
    Thread(target=_end_with, args=(questions,), daemon=True).start()
    for done, of in _patiently(Library(Path(asked["library"])), asked["wanted"]):
        answers.write(b"%d %d\n" % (done, of))
        answers.flush()


def _patiently(library: Library, wanted: Sequence[str] | None) -> Iterator[tuple[int, int]]:
    """Read again; those who want some articles wait for them, so that this is tried once."""
    for _ in range(_TRIES if wanted is None else 1):
        try:
            yield from bring_up(library, wanted=None if wanted is None else frozenset(wanted))
            return
        except LibraryFault:
            sleep(_PAUSE if wanted is None else 0)


def _end_with(questions: IO[bytes]) -> None:
    """End when the pipe does, which ends with the program at its other end, however that ended."""
    questions.read()
    os._exit(0)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)
    serve_here(serve)  # which no ctrl+z stops: as it writes, it would keep all others from writing
