"""Bytes from the file system: only from regular files, at most so many, whatever the file does meanwhile."""

import os
import stat
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_name

_MOST_NAMES, _LONGEST_NAME, _LIKENESS = 2_000, 255, 0.8
TEXT_LIMIT = 100_000_000  # bytes: ten times the largest text the reader is measured with


def read_file(path: Path, limit_of: Callable[[bytes], int] = lambda head: TEXT_LIMIT) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: the file.
        limit_of: from the first bytes of a file to the most that it may have; the others are not read if it has more.

    Raises:
        ImportFailed: with a reason and a way out, for anything else.
    """
    name = shown(path)
    try:
        # Without O_NONBLOCK, opening a FIFO that nobody writes to waits for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        meant = _file_like(path) if isinstance(error, FileNotFoundError) else ""
        raise ImportFailed(f"cannot read '{name}': {_reason(error)}{meant}") from None
    try:
        return _checked(handle, name, limit_of)
    except OSError as error:
        raise ImportFailed(f"cannot read '{name}': {_reason(error)}") from None
    finally:
        os.close(handle)


def shown(path: Path | str) -> str:
    """Return a path as it may be shown: on one line, every control and invisible character visible."""
    return clean_name(os.fspath(path))


def _checked(handle: int, name: str, limit_of: Callable[[bytes], int]) -> bytes:
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        raise ImportFailed(f"cannot read '{name}': it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise ImportFailed(f"cannot read '{name}': it is not a regular file (to read from a pipe, use -)")
    # No more than this: a file that grows while it is read would never end. The kernel's own files say 0.
    parts: list[bytes] = []
    left = status.st_size or 1 << 20
    while left > 0 and (part := os.read(handle, min(left, 1 << 20))):
        if not parts and status.st_size > (limit := limit_of(part)):
            raise ImportFailed(f"cannot read '{name}': it is larger than {limit / 1_000_000:g} MB")
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _file_like(path: Path) -> str:
    """Return the question whether another file of the same folder was meant; "" where none is called nearly so."""
    # Imported here: what is there is read without it.
    from difflib import get_close_matches

    try:
        with os.scandir(path.parent) as listing:
            names = [entry.name for entry in islice(listing, _MOST_NAMES)]
    except (OSError, ValueError):
        return ""
    close = get_close_matches(path.name[:_LONGEST_NAME], names, 1, _LIKENESS)
    return f" (did you mean '{shown(path.with_name(close[0]))}'?)" if close else ""


def _reason(error: Exception) -> str:
    return clean_name((error.strerror if isinstance(error, OSError) else None) or str(error)).lower()
