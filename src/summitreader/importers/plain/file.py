"""Bytes from the file system: only from regular files, at most so many, whatever the file does meanwhile."""

import os
import stat
from pathlib import Path

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_name

TEXT_LIMIT = 100_000_000  # bytes: ten times the largest text the reader is measured with


def read_file(path: Path, limit: int = TEXT_LIMIT) -> bytes:
    """Return the bytes of a regular file. Raises ImportFailed, with a reason and a way out, for anything else."""
    name = shown(path)
    try:
        # Without O_NONBLOCK, opening a FIFO that nobody writes to waits for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise ImportFailed(f"cannot read '{name}': {_reason(error)}") from None
    try:
        return _checked(handle, name, limit)
    except OSError as error:
        raise ImportFailed(f"cannot read '{name}': {_reason(error)}") from None
    finally:
        os.close(handle)


def shown(path: Path | str) -> str:
    """Return a path as it may be shown: on one line, every control and invisible character visible."""
    return clean_name(os.fspath(path))


def _checked(handle: int, name: str, limit: int) -> bytes:
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        raise ImportFailed(f"cannot read '{name}': it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise ImportFailed(f"cannot read '{name}': it is not a regular file (to read from a pipe, use -)")
    if status.st_size > limit:
        raise ImportFailed(f"cannot read '{name}': it is larger than {limit / 1_000_000:g} MB")
    # No more than this: a file that grows while it is read would never end. The kernel's own files say 0.
    parts, left = [], status.st_size or 1 << 20
    while left > 0 and (part := os.read(handle, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _reason(error: Exception) -> str:
    return clean_name((error.strerror if isinstance(error, OSError) else None) or str(error)).lower()
