"""Web pages that were fetched before: one that is unchanged need not come again, and without a network it is there.

A page is one file of the cache folder: a line of JSON that says what it is, then its bytes. Anybody may delete them.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, fields, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader.clipboard import write_private
from summitreader.importers.addresses import check_address
from summitreader.importers.fetch import Fetched, fetch
from summitreader.importers.network import Unreachable
from summitreader.settings import find_folders

if TYPE_CHECKING:
    from summitreader.importers.fetch import Progress

LARGEST = 5_000_000  # bytes of one page: readouts have 0.1 MB
MOST_BYTES = 50_000_000  # of all pages; the one used longest ago goes first
_FOLDER = "pages"
_SAID = tuple(field.name for field in fields(Fetched) if field.name not in ("data", "unchanged", "private"))


def fetch_page(
    address: str,
    allow_private: bool = False,
    progress: "Progress | None" = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Fetched, str | None]:
    """Return the page at an address, and a word on where it comes from if that is the copy that is kept of it.

    Raises ImportFailed.
    """
    file = find_folders().cache / _FOLDER / sha256(check_address(address).text.encode()).hexdigest()[:32]
    known, day = _kept(file)
    try:
        page = fetch(address, allow_private=allow_private, progress=progress, cancelled=cancelled, known=known)
    except Unreachable as fault:
        if known is None:
            raise
        return known, f"the copy of {day} is shown: {fault}"
    if page.unchanged and known:
        with suppress(OSError):
            os.utime(file)
        return known, f"the page is unchanged since {day}"
    if not page.private and len(page.data) <= LARGEST:
        _keep(file, page)
    return page, None


def _kept(file: Path) -> tuple[Fetched | None, str]:
    """Return the page in a file of the cache and the day it came; nothing where there is none, or it is damaged."""
    try:
        said, _, data = file.read_bytes().partition(b"\n")
        values = json.loads(said)
        said_of = {name: values[name] for name in _SAID}
        if not isinstance(said_of["url"], str) or not all(isinstance(one, str | None) for one in said_of.values()):
            return None, ""
        page = Fetched(data=data, **said_of)
        return (page, date.fromisoformat(values["day"]).isoformat()) if len(data) == values["length"] else (None, "")
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None, ""


def _keep(file: Path, page: Fetched) -> None:
    """Write a page; the oldest ones go where there are too many. A cache that cannot be written is no fault."""
    said = {name: value for name, value in asdict(replace(page, data=b"")).items() if name in _SAID}
    said |= {"day": date.today().isoformat(), "length": len(page.data)}
    with suppress(OSError):
        write_private(file, json.dumps(said).encode() + b"\n" + page.data)
        with os.scandir(file.parent) as listing:
            others = sorted((one.stat().st_mtime, one.stat().st_size, one.path) for one in listing)
        total = sum(size for _, size, _ in others)
        for _, size, path in others:
            if total <= MOST_BYTES:
                break
            with suppress(OSError):
                os.unlink(path)
            total -= size
