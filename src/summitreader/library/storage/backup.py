"""Whole copies of the library beside it: once a day, three kept, and before an older file is brought up."""

import os
import re
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from summitreader.errors import LibraryFault
from summitreader.library.storage.connection import connect

KEEP = 3
_NAME = re.compile(r"-backup-(\d{4}-\d{2}-\d{2})\.db")
_PAGES_A_STEP = 2000
_ABANDONED = 3600  # seconds
_LONGEST = 120.0  # seconds
_REST = 0.005  # seconds between steps, in which others may write


def daily_backup(path: Path, today: str | None = None, cancelled: Callable[[], bool] = lambda: False) -> Path | None:
    """Return the copy made for today, or None if there is one already or no library; the three newest are kept.

    Takes a second for some 500 MB and lets others write meanwhile: meant for a worker.

    Raises:
        LibraryFault: Also where it is called off; then nothing is left of it.
    """
    import sqlite3

    today = today or datetime.now(UTC).strftime("%Y-%m-%d")
    copy = path.with_name(f"{path.stem}-backup-{today}.db")
    if copy.exists() or not path.exists():
        return None
    try:
        copy_file(path, copy, cancelled)
    except (OSError, sqlite3.Error) as error:
        raise LibraryFault(f"today's copy of '{path}' could not be made: {error} (nothing was changed)") from error
    for old in backups(path)[KEEP:]:
        old.unlink(missing_ok=True)
    return copy


def backups(path: Path) -> list[Path]:
    """Return the daily copies of a library, newest first."""
    found = [file for file in path.parent.glob("*.db") if file.name.startswith(path.stem) and _NAME.search(file.name)]
    return sorted(found, key=lambda file: file.name, reverse=True)


def copy_file(path: Path, copy: Path, cancelled: Callable[[], bool] = lambda: False) -> None:
    """An exact copy of a library that others may be writing to: under its name it is whole and on disk."""
    import sqlite3

    part = copy.with_name(f".{path.name}.{copy.name}.{os.getpid()}.part")
    _clear_away(copy.parent.glob(f".{path.name}*.part"))
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    source = connect(path, writing=False)
    try:
        target = sqlite3.connect(part)
        try:
            source.backup(target, pages=_PAGES_A_STEP, sleep=_REST, progress=_within(_LONGEST, cancelled))
        finally:
            target.close()
        os.replace(part, copy)
        sync_folder(copy.parent)
    finally:
        source.close()
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def _within(seconds: float, cancelled: Callable[[], bool]) -> Callable[[int, int, int], None]:
    """End a copy that is called off, or that others' changes have made start again and again."""
    until = time.monotonic() + seconds

    def progress(status: int, remaining: int, total: int) -> None:
        if cancelled():
            raise TimeoutError("it was called off")
        if time.monotonic() > until:
            raise TimeoutError("others kept changing it while it was copied")

    return progress


def _clear_away(parts: Iterable[Path]) -> None:
    """Delete what a program left that was killed while it copied; a younger part may still be written to."""
    for part in parts:
        try:
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink()
        except OSError:
            # Another program cleared it away first.
            pass


def sync_folder(folder: Path) -> None:
    """Put a folder's names on disk, where the system lets one open a folder."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
