"""Folders and patterns: the files in them that may be articles, as a list to choose from."""

import os
from collections.abc import Callable
from glob import iglob
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_name
from summitreader.importers.kinds import is_readable
from summitreader.importers.opened import Entry, Listing
from summitreader.importers.plain.file import shown

if TYPE_CHECKING:
    from summitreader.importers.fetch import Progress

MOST_FILES = 20_000


def list_folder(
    folder: Path, progress: "Progress | None" = None, cancelled: Callable[[], bool] | None = None
) -> Listing:
    """Return the articles in a folder and its sub-folders, by name. Links are not followed. Raises ImportFailed."""
    found: list[Path] = []
    notes: list[str] = []
    for where, folders, files in os.walk(folder, onerror=lambda error: notes.append(_unread(error))):
        _go_on(folder, len(found), progress, cancelled)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(where, name) for name in sorted(files) if is_readable(name)]
        if len(found) > MOST_FILES:
            notes.append(f"only the first {MOST_FILES} files are listed")
            break
    if not found:
        reason = notes[0] if notes else "no file in it is an article"
        raise ImportFailed(f"cannot read '{shown(folder)}': {reason}")
    entries = tuple(Entry(clean_name(str(path.relative_to(folder))), str(path)) for path in found[:MOST_FILES])
    return Listing(shown(folder), entries, tuple(notes))


def list_pattern(
    pattern: str, progress: "Progress | None" = None, cancelled: Callable[[], bool] | None = None
) -> Listing:
    """Return the files that a pattern such as `talks/*.html` names.

    Raises:
        ImportFailed: If there are none.
    """
    found: list[str] = []
    for path in iglob(pattern, recursive=True):
        _go_on(pattern, len(found), progress, cancelled)
        if os.path.isfile(path):
            found.append(path)
        if len(found) == MOST_FILES:
            break
    if not found:
        raise ImportFailed(f"cannot read '{clean_name(pattern)}': no file has such a name")
    notes = (f"only the first {MOST_FILES} files are listed",) if len(found) == MOST_FILES else ()
    return Listing(clean_name(pattern), tuple(Entry(clean_name(path), path) for path in sorted(found)), notes)


def _go_on(where: Path | str, found: int, progress: "Progress | None", cancelled: Callable[[], bool] | None) -> None:
    """Say how many files there are so far.

    Raises:
        ImportFailed: If nobody waits for them any more.
    """
    if cancelled and cancelled():
        raise ImportFailed(f"'{shown(where)}' was not opened: cancelled")
    if progress:
        progress(f"listing {shown(where)}: {found} files", 0, None)


def _unread(error: OSError) -> str:
    return f"'{clean_name(str(error.filename))}' could not be listed: {(error.strerror or 'unknown reason').lower()}"
