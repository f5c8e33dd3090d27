"""The files of a corpus: which there are under a name, how each is read, and where it may be cut."""

import json
import os
import stat
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line, clean_name
from summitreader.importers.kinds import is_readable
from summitreader.importers.records.lines import cut_lines, read_lines
from summitreader.importers.records.raw import Extent, RawArticle
from summitreader.importers.records.table import cut_table, read_table
from summitreader.importers.records.web_archive import cut_archive, read_archive

_LINES = (".jsonl", ".ndjson", ".gqg.json")
_PACKED_LINES = (".jsonl.gz", ".ndjson.gz", ".json.gz")
_TABLES = (".csv", ".tsv")
_ARCHIVES = (".warc", ".warc.gz")
_FIRST_LINE = 1 << 20

_Cut = Callable[[Path, int, int], Iterator[int]]
_Read = Callable[[Path, Extent, str], Iterator[RawArticle]]
_KINDS: dict[str, tuple[_Cut | None, _Read]] = {
    "lines": (cut_lines, read_lines),
    "packed lines": (None, read_lines),
    "table": (cut_table, read_table),
    "archive": (cut_archive, read_archive),
}
"""Of each kind of file what finds where it may be cut, and what reads it; all others are documents."""


class FoundFile(NamedTuple):
    """A file of a corpus: its name as it is written out, its kind, size, and when it was changed (nanoseconds)."""

    name: str
    kind: str
    size: int
    changed: int


def find_files(name: str, without: Path, faulty: Callable[[str], None]) -> Iterator[FoundFile]:
    """Yield the files that a name stands for: itself, or what may be articles in a folder, in the order of their names.

    Links to folders are not followed, hidden files are left out.

    Args:
        name: a file or a folder.
        without: a folder that is left out, for what is found goes there.
        faulty: told in a sentence of each folder that cannot be looked into.

    Raises:
        ImportFailed: There is nothing of that name.
    """
    try:
        status = os.stat(name)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise ImportFailed(f"cannot read '{clean_name(name)}': {reason}") from error
    if not stat.S_ISDIR(status.st_mode):
        yield _found(name, status)
        return
    yield from _in_folder(name, os.path.realpath(without), faulty)


def cuts(file: FoundFile, step: int) -> Iterator[Extent]:
    """Yield the extents that a file is cut into, in their order, each as long as `step` or longer."""
    cut, start = _KINDS.get(file.kind, (None, None))[0], 0
    for end in cut(Path(file.name), file.size, step) if cut and file.size > step else ():
        yield Extent(file.name, file.kind, start, end, file.size, file.changed)
        start = end
    yield Extent(file.name, file.kind, start, file.size, file.size, file.changed)


def read_extent(extent: Extent, text_field: str) -> Iterator[RawArticle]:
    """Yield the raw articles of an extent; what cannot be read comes as a fault, at the place where reading ends."""
    if extent.kind not in _KINDS:
        yield RawArticle(extent.file, file=extent.file)
        return
    try:
        yield from _KINDS[extent.kind][1](Path(extent.file), extent, text_field)
    except ImportFailed as fault:
        yield RawArticle(extent.file, fault=str(fault))
    except (OSError, EOFError, zlib.error) as error:
        words = getattr(error, "strerror", None) or clean_line(str(error))[:80]
        yield RawArticle(extent.file, fault=words.lower())


def _in_folder(name: str, without: str, faulty: Callable[[str], None]) -> Iterator[FoundFile]:
    if os.path.realpath(name) == without:
        return
    try:
        with os.scandir(name) as entries:
            # As numbers and names alone: a folder may hold a million.
            inside = sorted((one.name, one.is_dir(follow_symlinks=False)) for one in entries if one.name[:1] != ".")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        faulty(f"cannot look into '{clean_name(name)}': {reason}")
        return
    for one, is_folder in inside:
        path = os.path.join(name, one)
        if is_folder:
            yield from _in_folder(path, without, faulty)
        elif is_readable(one) or _kind_by_name(one):
            try:
                status = os.stat(path)
            except OSError:  # a link that leads nowhere, or gone meanwhile
                continue
            if stat.S_ISREG(status.st_mode):
                yield _found(path, status)


def _found(name: str, status: os.stat_result) -> FoundFile:
    if not stat.S_ISREG(status.st_mode):
        raise ImportFailed(f"cannot read '{clean_name(name)}': it is not a regular file")
    kind = _kind_by_name(name) or ("lines" if _has_lines(Path(name)) else "document")
    return FoundFile(name, kind, status.st_size, status.st_mtime_ns)


def _kind_by_name(name: str) -> str:
    name = name.casefold()
    for kind, endings in (
        ("lines", _LINES),
        ("packed lines", _PACKED_LINES),
        ("table", _TABLES),
        ("archive", _ARCHIVES),
    ):
        if name.endswith(endings):
            return kind
    return ""


def _has_lines(path: Path) -> bool:
    """Return whether a .json file has an object a line: a JSON Feed has it not."""
    if path.suffix.casefold() != ".json":
        return False
    try:
        with path.open("rb") as file:
            first = json.loads(file.readline(_FIRST_LINE))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and "version" not in first
