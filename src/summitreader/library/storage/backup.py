"""Whole copies of the library beside it: once a day, three kept, and before an older file is brought up."""

import os
import re
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from summitreader.errors import LibraryDamaged, LibraryFault
from summitreader.library.storage.connection import connect
from summitreader.library.storage.soundness import first_fault

KEEP = 3
_PAGES_A_STEP = 2000
_STEPS_A_LOOK = 100_000  # of SQLite's own, between two looks at whether a check is called off
_ABANDONED = 3600  # seconds
_LONGEST = 120.0  # seconds
_REST = 0.005  # seconds between steps, in which others may write


def daily_backup(path: Path, today: str | None = None, cancelled: Callable[[], bool] = lambda: False) -> Path | None:
    """Return the copy made for today, or None if there is one already or no library; the three newest are kept.

    Takes some seconds for 500 MB and lets others write meanwhile: meant for a worker.

    Raises:
        LibraryFault: Also where it is called off, or the library is damaged; then no other copy goes for it.
    """
    import sqlite3

    today = today or datetime.now(UTC).strftime("%Y-%m-%d")
    copy = beside(path, f"backup-{today}")
    if copy.exists() or not path.exists():
        return None
    try:
        copy_file(path, copy, cancelled, check=True)
    except (OSError, UnicodeError, sqlite3.Error) as error:
        raise LibraryFault(f"today's copy of '{path}' could not be made: {error} (nothing was changed)") from error
    # By days that have come: a clock that was wrong once would otherwise have each new copy deleted at once.
    for old in [one for one in backups(path) if one.name <= copy.name][KEEP:]:
        old.unlink(missing_ok=True)
    return copy


def backups(path: Path) -> list[Path]:
    """Return the daily copies of a library, and of no other beside it, newest first."""
    before, after = beside(path, "backup-\0").name.split("\0")
    name = re.compile(f"{re.escape(before)}(\\d{{4}}-\\d{{2}}-\\d{{2}}){re.escape(after)}", re.ASCII)
    try:
        found = [file for file in path.parent.iterdir() if (day := name.fullmatch(file.name)) and _is_day(day[1])]
    except OSError:
        return []
    return sorted((file for file in found if file.is_file()), key=lambda file: file.name, reverse=True)


def beside(path: Path, what: str) -> Path:
    """Return where a copy of a library stands; no other library's copies are called so, however it is called.

    >>> beside(Path("library.db"), "backup-v1").name, beside(Path("library.sqlite"), "backup-v1").name
    ('library-backup-v1.db', 'library.sqlite.backup-v1.db')
    """
    own = f"{path.stem}-" if path.suffix == ".db" else f"{path.name}."
    return path.with_name(f"{own}{what}.db")


def free_name(path: Path) -> Path:
    """Return a path that nothing stands at: itself, or with a number behind its name."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def copy_file(path: Path, copy: Path, cancelled: Callable[[], bool] = lambda: False, *, check: bool = False) -> None:
    """An exact copy of a library that others may be writing to: under its name it is whole and on disk.

    Args:
        path: the library.
        copy: the name of the copy; what stands there already stays.
        cancelled: asked now and then whether to go on.
        check: whether what is copied has to be sound.

    Raises:
        LibraryDamaged: It is not.
    """
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
        if check:
            _require_sound(path, part, cancelled)
        os.replace(part, copy)
        sync_folder(copy.parent)
    finally:
        source.close()
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def _is_day(day: str) -> bool:
    try:
        return bool(date.fromisoformat(day))
    except ValueError:
        return False


def _require_sound(path: Path, part: Path, cancelled: Callable[[], bool]) -> None:
    db = connect(part, writing=False)
    try:
        db.set_progress_handler(cancelled, _STEPS_A_LOOK)
        fault = first_fault(db)
    finally:
        db.close()
    if cancelled():
        raise TimeoutError("it was called off")
    if fault:
        raise LibraryDamaged(
            f"today's copy of '{path}' was not kept, for the library is damaged: {fault} "
            "(the copies made before are still there; run: summitreader doctor --repair)"
        )


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
