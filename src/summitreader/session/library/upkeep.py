"""What keeps the library well while nobody looks: its daily copy, and readings of the parser's last version."""

from collections.abc import Callable, Iterator
from pathlib import Path

from summitreader.library.search.index import count_outdated, outdated
from summitreader.library.storage.file import Library
from summitreader.session.library.readings import index_anew, parser_version


def bring_up(library: Library, cancelled: Callable[[], bool] = lambda: False) -> Iterator[tuple[int, int]]:
    """Read again, batch by batch, what another version of the parser read. For a worker.

    Nothing that the reader made is touched, and it can be stopped and taken up at any time.

    Yields:
        How many articles are done, and of how many.
    """
    version = parser_version()
    if not library.exists():
        return
    done, total = 0, count_outdated(library, version)
    last: tuple[str, ...] = ()
    # An article that cannot be found again by its key stays outdated: no batch comes twice.
    while not cancelled() and (keys := tuple(outdated(library, version))) and keys != last:
        last = keys
        read = index_anew(library, keys)
        done += read
        yield done, max(total, done)
        if not read:
            return


def back_up(library: Library, cancelled: Callable[[], bool] = lambda: False) -> Path | None:
    """Make today's copy of the library. For a worker.

    Returns:
        Where it is; None where there is one already, or no library.
    """
    from summitreader.library.storage.backup import daily_backup

    return daily_backup(library.path, cancelled=cancelled) if library.exists() else None
