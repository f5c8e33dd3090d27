"""What keeps the library well while nobody looks: its daily copy, and readings of the parser's last version."""

import json
import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from select import select

from summitreader.library.findings import keys_to_read
from summitreader.library.storage.file import Library
from summitreader.session.library.readings import findings_version, index_anew, parser_version
from summitreader.session.processes.pipe_process import started

_BATCH = 20  # articles written in one transaction, for which others wait
_LOOK_EVERY = 0.2  # seconds between two looks at whether reading again is called off


def bring_up(
    library: Library, cancelled: Callable[[], bool] = lambda: False, wanted: Collection[str] | None = None
) -> Iterator[tuple[int, int]]:
    """Read again, batch by batch, what another version of the parser read.

    Nothing that the reader made is touched, and it can be stopped, or killed, and taken up at any time.

    Args:
        library: where the articles are kept.
        cancelled: asked before each batch whether to stop.
        wanted: keys of the only articles that are to be read again, if not all.

    Yields:
        How many articles are done, and of how many.
    """
    keys = _to_be_read(library, wanted)
    for done in range(0, len(keys), _BATCH):
        if cancelled():
            return
        index_anew(library, keys[done : done + _BATCH])
        yield min(done + _BATCH, len(keys)), len(keys)


def bring_up_beside(
    library: Library, cancelled: Callable[[], bool] = lambda: False, wanted: Collection[str] | None = None
) -> Iterator[tuple[int, int]]:
    """Do what `bring_up` does in a process of its own, which ends with this one: for a worker.

    Where nothing is to be read again, no process is started.

    Yields:
        How many articles are done, and of how many: several times a second.
    """
    done, of = 0, len(_to_be_read(library, wanted))
    if not of:
        return
    process = started("summitreader.session.library.reading_again")
    try:
        asked = {"library": str(library.path), "wanted": None if wanted is None else [*wanted]}
        process.questions.write(json.dumps(asked).encode() + b"\n")
        process.questions.flush()
        told, answers = b"", process.answers.fileno()
        while not cancelled():
            if not select([answers], [], [], _LOOK_EVERY)[0]:
                yield done, of
                continue
            more = os.read(answers, 4096)
            if not more:
                return
            *lines, told = (told + more).split(b"\n")
            for line in lines[-1:]:
                done, of = map(int, line.split())
                yield done, of
    except BrokenPipeError:
        # It was ended from outside: the next start takes it up again.
        return
    finally:
        process.stop()


def to_be_read(library: Library) -> int:
    """Return how many articles another version of the parser read: a search may not find what is in them."""
    return len(_to_be_read(library))


def _to_be_read(library: Library, wanted: Collection[str] | None = None) -> tuple[str, ...]:
    """Return the keys of the articles that another version of the parser read, of all or of those that are wanted."""
    keys = keys_to_read(library, findings_version(), parser_version())
    return keys if wanted is None else tuple(key for key in keys if key in wanted)


def newest_backup(library: Library) -> Path | None:
    """Return the newest copy of the library; None where there is none."""
    from summitreader.library.storage.backup import backups

    return next(iter(backups(library.path)), None)


def back_up(library: Library, cancelled: Callable[[], bool] = lambda: False) -> Path | None:
    """Make today's copy of the library. For a worker.

    Returns:
        Where it is; None where there is one already, or no library.
    """
    from summitreader.library.storage.backup import daily_backup

    return daily_backup(library.path, cancelled=cancelled) if library.exists() else None
