"""The file with all that whoever mends a crash needs. Loaded when there is one: it takes 16 ms."""

import os
import platform
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from summitreader.clipboard import write_private
from summitreader.controls import pictured, spelled_out
from summitreader.settings import find_folders
from summitreader.version import __version__

_FILE = "crash.txt"
_MOST = 200_000  # code points of a report: an exception may carry a whole text in its words


def write_report(error: BaseException) -> str:
    """Write what happened into a file, in the place of an earlier report; return a sentence that names it.

    Never raises. The file is in the state folder, or where that cannot be written among the temporary ones.
    """
    what = (
        f"{type(error).__name__}: {error}".rstrip(": ") if not isinstance(error, MemoryError) else "too little memory"
    )
    told = f"something went wrong that was not foreseen ({spelled_out(what[:200])})"
    for folder in (find_folders().state, Path(tempfile.gettempdir()) / f"summitreader-{os.getpid()}"):
        try:
            write_private(folder / _FILE, _report(error).encode("utf-8", "replace"))
        except Exception:  # no memory, no disk, no folder: the sentence is still told
            continue
        return f"{told}; please report it with '{folder / _FILE}', where all of it stands"
    return f"{told}; no file could be written that tells more"


def _report(error: BaseException) -> str:
    lines = traceback.TracebackException.from_exception(error, limit=-200, compact=True).format()
    head = (f"summitreader {__version__}, Python {sys.version.split()[0]}, {platform.system()} {platform.release()}",)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return pictured("\n".join((*head, now, "", "".join(lines)))[:_MOST])
