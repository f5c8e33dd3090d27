"""Folders and patterns: the files in them that may be articles, as a list to choose from."""

import os
from glob import glob
from pathlib import Path

from summitreader.errors import ImportFailed
from summitreader.importers.archives import readable
from summitreader.importers.clean import clean_name
from summitreader.importers.file import shown
from summitreader.importers.opened import Entry, Listing

MOST_FILES = 20_000


def list_folder(folder: Path) -> Listing:
    """The articles in a folder and its sub-folders, by name. Links are not followed. Raises ImportFailed."""
    found: list[Path] = []
    notes: list[str] = []
    for where, folders, files in os.walk(folder, onerror=lambda error: notes.append(_unread(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(where, name) for name in sorted(files) if readable(name)]
        if len(found) > MOST_FILES:
            notes.append(f"only the first {MOST_FILES} files are listed")
            break
    if not found:
        reason = notes[0] if notes else "no file in it is an article"
        raise ImportFailed(f"cannot read '{shown(folder)}': {reason}")
    entries = tuple(Entry(clean_name(str(path.relative_to(folder))), str(path)) for path in found[:MOST_FILES])
    return Listing(shown(folder), entries, tuple(notes))


def list_pattern(pattern: str) -> Listing:
    """The files that a pattern such as `talks/*.html` names. Raises ImportFailed if there are none."""
    found = [path for path in sorted(glob(pattern, recursive=True))[:MOST_FILES] if os.path.isfile(path)]
    if not found:
        raise ImportFailed(f"cannot read '{clean_name(pattern)}': no file has such a name")
    return Listing(clean_name(pattern), tuple(Entry(clean_name(path), path) for path in found))


def _unread(error: OSError) -> str:
    return f"'{clean_name(str(error.filename))}' could not be listed: {(error.strerror or 'unknown reason').lower()}"
