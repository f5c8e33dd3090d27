"""Checks a library file and says what each finding means."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader.errors import LibraryFault
from summitreader.library.storage import schema
from summitreader.library.storage.backup import backups
from summitreader.library.storage.connection import connect
from summitreader.library.storage.repair import counted
from summitreader.library.storage.soundness import first_fault, odd_rows, text_faults, texts_lost

if TYPE_CHECKING:
    from sqlite3 import Connection

_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "afs", "webdav"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the doctor looked at: whether it is well, and a sentence that says what was found and what to do."""

    name: str
    well: bool
    said: str


def examine(path: Path) -> list[Check]:
    """Return all checks of a library file; changes nothing. Never raises for what is wrong with the file."""
    checks = [_sqlite()]
    if not path.exists():
        return [*checks, Check("file", True, f"there is no library yet at '{path}'; the first article kept makes it")]
    checks += [_permissions(path), _network(path)]
    try:
        schema.check_header(path)
        db = connect(path, writing=False)
        try:
            version = schema.version_of(db, path)
            checks.append(Check("format", True, f"library version {version} of {len(schema.STEPS)}"))
            checks += _inside(db, version)
        finally:
            db.close()
    except LibraryFault as fault:
        checks.append(Check("file", False, str(fault)))
    except Exception as error:
        checks.append(Check("content", False, f"the file cannot be read ({error}): {_REPAIR}"))
    return [*checks, _backups(path)]


_REPAIR = "run: summitreader doctor --repair (it writes a new file and keeps this one)"


def _sqlite() -> Check:
    import sqlite3

    modules = {name for (name,) in sqlite3.connect(":memory:").execute("SELECT name FROM pragma_module_list")}
    well = "fts5" in modules
    said = f"SQLite {sqlite3.sqlite_version}, Python {sys.version.split()[0]}"
    return Check(
        "sqlite", well, said if well else f"{said} has no FTS5: searching is not possible (use another Python)"
    )


def _permissions(path: Path) -> Check:
    mode = stat.S_IMODE(path.stat().st_mode)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return Check("permissions", False, f"'{path}' or its folder may only be read: nothing is being saved")
    if mode & 0o077 and os.name == "posix":
        return Check("permissions", False, f"others on this machine may read '{path}' (run: chmod 600 '{path}')")
    return Check("permissions", True, f"only you may read and write '{path}'")


def _network(path: Path) -> Check:
    """Return a network share's locks are often not real: two programs could then damage the file."""
    kind, longest = "", -1
    try:
        for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines():
            _, point, name, *_ = line.split()
            if path.resolve().is_relative_to(point) and len(point) > longest:
                kind, longest = name, len(point)
    except (OSError, ValueError):
        return Check("disk", True, "the kind of disk is not known")
    if kind in _NETWORK:
        return Check(
            "disk", False, f"the library is on a network share ({kind}), whose locks may fail: keep it on a local disk"
        )
    return Check("disk", True, f"local disk ({kind})")


def _inside(db: Connection, version: int) -> list[Check]:
    faults = [str(row[0]) for row in db.execute("PRAGMA integrity_check(20)")]
    checks = [
        Check("content", True, "every page is whole")
        if faults == ["ok"]
        else Check("content", False, f"{len(faults)} faults, the first: {faults[0]}: {_REPAIR}")
    ]
    counts = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in schema.KEPT_TABLES}
    checks += [Check("kept", True, counted(counts)), *_texts_and_rows(db)]
    if version == len(schema.STEPS):
        left = counts["article"] - db.execute("SELECT count(*) FROM found").fetchone()[0]
        checks.append(
            Check(
                "search", True, "every article can be found" if not left else f"{left} articles are still to be indexed"
            )
        )
    return checks


def _texts_and_rows(db: Connection) -> list[Check]:
    checks: list[Check] = []
    if lost := texts_lost(db):
        checks.append(Check("texts", False, f"{len(lost)} articles have no text: {_REPAIR}"))
    changed, odd_articles = text_faults(db)
    if changed:
        said = f"{len(changed)} texts are no longer those that were kept (damaged, or changed by another program)"
        checks.append(Check("texts", False, f"{said}: {_REPAIR}"))
    if odd := [*odd_articles, *odd_rows(db)]:
        said = f"{len(odd)} rows that no summitreader wrote, the first: {odd[0]}"
        checks.append(Check("rows", False, f"{said}: {_REPAIR}"))
    return checks


def _backups(path: Path) -> Check:
    found = backups(path)
    if not found:
        return Check("backup", True, "no backup yet: one a day is made while the reader runs")
    try:
        with closing(connect(found[0], writing=False)) as db:
            fault = first_fault(db)
    except Exception as error:
        fault = str(error)
    if fault:
        return Check("backup", False, f"{len(found)} kept, but the newest, '{found[0].name}', is damaged: {fault}")
    return Check("backup", True, f"{len(found)} kept, the newest '{found[0].name}'")
