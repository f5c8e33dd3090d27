"""Files: from a path to bytes to an Article, or one sentence that says why not."""

import os
import stat
from pathlib import Path

from summitreader.errors import ImportFailed
from summitreader.importers.text import read_text
from summitreader.model import Article

_LARGEST = 256 * 1024 * 1024  # bytes; beyond it a text is no article, and its findings would not fit in memory
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_file(path: Path) -> Article:
    """The article in a file. Raises ImportFailed if it is missing, empty, no regular file, unreadable or not text."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ImportFailed(f"cannot read '{path}': it is a folder")
        # A FIFO or a device would block for ever or never end.
        if not stat.S_ISREG(mode):
            raise ImportFailed(f"cannot read '{path}': it is not a regular file (to read from a pipe, use -)")
        with path.open("rb") as opened:
            if os.fstat(opened.fileno()).st_size > _LARGEST:
                raise ImportFailed(f"cannot read '{path}': it is larger than {_LARGEST // 1024**2} MB")
            data = opened.read(_LARGEST)
    except (OSError, ValueError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
        raise ImportFailed(f"cannot read '{path}': {reason}") from error
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Article:
    """The article in bytes; `name` is for messages. Raises ImportFailed if they are empty or not text."""
    text = _decoded(data, name)
    if not text.strip():
        raise ImportFailed(f"cannot read '{name}': it is empty")
    return read_text(text)


def _decoded(data: bytes, name: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    if b"\0" in data:
        raise ImportFailed(f"cannot read '{name}': it is not text (it holds binary data)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
