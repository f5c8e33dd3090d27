"""Keeping many articles at once: files, folders, feeds, archives, addresses, or a list that is open in the reader."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from summitreader.errors import LibraryFault, SummitReaderError
from summitreader.importers.opening import is_address
from summitreader.library import undo as _undo
from summitreader.library.storage.file import Library
from summitreader.model import Article, Reading
from summitreader.session.crash import report_crash
from summitreader.session.library.keeping import keep_readings
from summitreader.session.opening import QueueItem, lost_words, open_listed, read_queued, visible
from summitreader.session.processes.parallel import spread

How = Literal["new", "version", "kept", "restored", "failed"]

_BATCH = 40  # articles written in one transaction
_DEEPEST = 2  # lists inside lists

_Found = tuple[str, Reading | str]
"""A name, and the reading of its article or why there is none."""


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one article of many: `how` it was added, or the fault that kept it out.

    `done` counts the files that have been read by then, `of` is how many there are.
    """

    name: str
    how: How
    key: str = ""
    fault: str = ""
    done: int = 0
    of: int = 0


def keep_files(
    library: Library, names: Sequence[str], cancelled: Callable[[], bool] = lambda: False, *, fork: bool = True
) -> Iterator[AddResult]:
    """Keep every article in files, folders, feeds, archives and at addresses; bad ones are said, and stop nothing.

    One step of undo takes all back.

    Args:
        library: where to keep them.
        names: files, folders, patterns and addresses.
        cancelled: asked before each file whether to go on.
        fork: whether this process may be copied for reading; not where it has threads.

    Yields:
        What became of each article, which is on disk by then.
    """
    files = list(_files(names))
    yield from _keep_all(library, spread(_read_file, files, _lost, fork=fork), len(files), cancelled)


def keep_queue(
    library: Library, queue: Sequence[QueueItem], cancelled: Callable[[], bool] = lambda: False, *, fork: bool = True
) -> Iterator[AddResult]:
    """Keep every article of a list that is open in the reader, as `keep_files` does."""
    yield from _keep_all(library, spread(_read_queued, queue, _lost, fork=fork), len(queue), cancelled)


def summary(became: "Counter[How]") -> str:
    """Return a sentence that says how many articles were kept, were there before, and could not be read.

    >>> summary(Counter({"new": 3, "version": 1, "failed": 2}))
    '4 articles were kept (1 as another version of its page), 2 could not be read.'
    """
    kept, known = became["new"] + became["version"] + became["restored"], became["kept"]
    parts = [f"{kept:,} article{' was' if kept == 1 else 's were'} kept"]
    more = [f"{became['version']:,} as another version of its page"] if became["version"] else []
    more += [f"{became['restored']:,} back from the bin"] if became["restored"] else []
    parts[0] += f" ({', '.join(more)})" if more else ""
    parts += [f"{known:,} {'was' if known == 1 else 'were'} there before"] if known else []
    parts += [f"{became['failed']:,} could not be read"] if became["failed"] else []
    return ", ".join(parts) + "."


def progress_bar(done: int, of: int, cells: int = 20) -> str:
    """Return how far it has come, as a bar and in figures.

    >>> progress_bar(3, 4, 8)
    '━━━━━━── 3 of 4'
    """
    full = cells * done // max(1, of)
    return f"{'━' * full}{'─' * (cells - full)} {done:,} of {of:,}"


def _keep_all(
    library: Library, found: Iterator[list[_Found]], of: int, cancelled: Callable[[], bool]
) -> Iterator[AddResult]:
    before, added = _undo.last_step(library), 0
    batch: list[tuple[str, Reading]] = []
    done = 0
    try:
        for done, articles in enumerate(found, 1):
            if cancelled():
                return
            for name, one in articles:
                if isinstance(one, str):
                    yield AddResult(name, "failed", fault=one, done=done, of=of)
                    continue
                batch.append((name, one))
                added += 1
                if len(batch) == _BATCH:
                    yield from _filed(library, batch, done, of)
                    batch = []
        yield from _filed(library, batch, done, of)
    finally:
        if added > _BATCH:
            _undo.join(library, before, f"keep {added} articles")


def _filed(library: Library, batch: list[tuple[str, Reading]], done: int, of: int) -> Iterator[AddResult]:
    try:
        added = keep_readings(library, [reading for _, reading in batch])
    except LibraryFault:
        raise
    except Exception as error:  # one of them: the others are kept
        if len(batch) > 1:
            for each in batch:
                yield from _filed(library, [each], done, of)
        else:
            yield AddResult(batch[0][0], "failed", fault=report_crash(error), done=done, of=of)
        return
    for (name, _), one in zip(batch, added, strict=True):
        yield AddResult(name, one.how, one.key, done=done, of=of)


@dataclass(frozen=True, slots=True)
class _File:
    """A file or address; `named` where it was given itself, and does not only stand in a folder that was."""

    name: str
    named: bool

    def __fspath__(self) -> str:
        return self.name


def _read_file(file: _File) -> list[_Found]:
    """Return the articles in a file with their names, or why there is none.

    One for all but feeds, books and archives.
    """
    return _read_line(QueueItem(file.name), fetches=file.named)


def _read_queued(queued: QueueItem) -> list[_Found]:
    """Return the article of a queue's line."""
    try:
        return [(queued.title or queued.name, read_queued(queued))]
    except SummitReaderError as error:
        return [(queued.title or queued.name, str(error))]


def _read_line(queued: QueueItem, inside: int = 0, *, fetches: bool) -> list[_Found]:
    """Return the articles of a line; `fetches` tells whether the addresses that it lists are gone to.

    Only what was named itself may send us there: not a feed that lies in a folder or an archive.
    """
    shown = f"{queued.name}, {queued.member}" if queued.member else queued.name
    try:
        opened = open_listed(queued)
        if isinstance(opened, Article):
            return [(shown, read_queued(replace(queued, article=opened)))]
    except SummitReaderError as error:
        return [(shown, str(error))]
    if inside >= _DEEPEST:
        return [(shown, f"cannot read '{shown}': it is a list inside a list")]
    lines = [line for line in opened if fetches or not is_address(line.name)]
    found = [one for line in lines for one in _read_line(line, inside + 1, fetches=False)]
    if unasked := len(opened) - len(lines):
        they = "an address, which was" if unasked == 1 else f"{unasked:,} addresses, which were"
        found.append((shown, f"'{visible(shown)}' lists {they} not fetched: add it by its own name to have that"))
    return found


def _lost(file: _File | QueueItem) -> list[_Found]:
    name = os.fspath(file)
    return [(name, lost_words(name))]


def _files(names: Iterable[str]) -> Iterator[_File]:
    """Yield files as named, and all that stand in folders, in the order of their names; hidden ones are left out."""
    for name in names:
        if not os.path.isdir(name):
            yield _File(name, named=True)
            continue
        for folder, below, files in os.walk(name):
            below[:] = sorted(one for one in below if not one.startswith("."))
            shown = (file for file in sorted(files) if not file.startswith("."))
            yield from (_File(os.path.join(folder, file), named=False) for file in shown)
