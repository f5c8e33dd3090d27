"""Checks a library file and says what each finding means; repairs into a new file and keeps the old one."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitreader.errors import LibraryFault
from summitreader.library.storage import schema
from summitreader.library.storage.backup import backups, sync_folder
from summitreader.library.storage.connection import connect
from summitreader.library.storage.rows import now, record_of, text_out
from summitreader.model import Article, Block, Span

if TYPE_CHECKING:
    from sqlite3 import Connection

_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "afs", "webdav"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the doctor looked at: whether it is well, and a sentence that says what was found and what to do."""

    name: str
    well: bool
    said: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: how many rows of each kind were saved from the file and from a backup, and where all is."""

    saved: dict[str, int]
    from_backup: dict[str, int]
    lost: int
    old: Path
    backup: Path | None


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


def repair(path: Path) -> Repaired:
    """Save what can be read, and from the newest backup what cannot, into a new file that takes the old one's place.

    The old file is kept beside it. What the parser made is left out: it is made again.

    Raises:
        LibraryFault: If nothing could be saved; the old file is then where it was.
    """
    import sqlite3

    try:
        return _repair(path)
    except (OSError, sqlite3.Error) as error:
        raise LibraryFault(f"'{path}' could not be repaired: {error} (it was left as it is)") from error


def _repair(path: Path) -> Repaired:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    new, old = path.with_name(f".{path.name}.{stamp}.new"), path.with_name(f"{path.stem}-damaged-{stamp}.db")
    newest = next(iter(backups(path)), None)
    new.unlink(missing_ok=True)
    schema.create(new)
    try:
        target = connect(new, writing=True)
        try:
            target.execute("PRAGMA foreign_keys=OFF")
            saved, lost = _rescue(path, target)
            from_backup = _rescue(newest, target)[0] if newest else {}
            _adopt(target)
            lost += target.execute("DELETE FROM article WHERE id NOT IN (SELECT article FROM body)").rowcount
        finally:
            target.close()
        if not sum(saved.values()) and not sum(from_backup.values()):
            raise LibraryFault(
                f"nothing could be saved from '{path}', and there is no backup beside it: it was left as it is"
            )
        # The journal belongs to the damaged file: beside the new one SQLite would roll it into that.
        journal = path.with_name(path.name + "-journal")
        os.replace(path, old)
        if journal.exists():
            os.replace(journal, old.with_name(old.name + "-journal"))
        os.replace(new, path)
        sync_folder(path.parent)
    finally:
        new.unlink(missing_ok=True)
    return Repaired(saved, from_backup, lost, old, newest if from_backup else None)


_PATIENCE = 20_000
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


_CALLED = {"place": "saved place", "deed": "undo step"}


def counted(rows: Mapping[str, int]) -> str:
    """Return how much there is of each kind, in words; a text belongs to its article."""
    return ", ".join(
        f"{count} {_CALLED.get(table, table)}{'s' * (count != 1)}" for table, count in rows.items() if table != "body"
    )


def _inside(db: Connection, version: int) -> list[Check]:
    faults = [str(row[0]) for row in db.execute("PRAGMA integrity_check(20)")]
    checks = [
        Check("content", True, "every page is whole")
        if faults == ["ok"]
        else Check("content", False, f"{len(faults)} faults, the first: {faults[0]}: {_REPAIR}")
    ]
    counts = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in schema.KEPT_TABLES}
    without = db.execute(
        "SELECT count(*) FROM article LEFT JOIN body ON body.article = article.id WHERE body.article IS NULL"
    ).fetchone()[0]
    said = counted(counts)
    checks.append(
        Check("kept", not without, said if not without else f"{said}; {without} articles have no text: {_REPAIR}")
    )
    if version == len(schema.STEPS):
        left = counts["article"] - db.execute("SELECT count(*) FROM found").fetchone()[0]
        checks.append(
            Check(
                "search", True, "every article can be found" if not left else f"{left} articles are still to be indexed"
            )
        )
    return checks


def _backups(path: Path) -> Check:
    found = backups(path)
    if not found:
        return Check("backup", True, "no backup yet: one a day is made while the reader runs")
    return Check("backup", True, f"{len(found)} kept, the newest '{found[0].name}'")


def _rescue(path: Path, target: Connection) -> tuple[dict[str, int], int]:
    """Copy the rows of the kept tables that can be read: how many of each were new, how many stretches failed."""
    import sqlite3

    saved, lost = dict.fromkeys(schema.KEPT_TABLES, 0), 0
    copy = _readable_copy(path)
    try:
        source = connect(copy, writing=True)
    except sqlite3.Error:
        _forget(copy)
        return saved, 1
    # The article's text must keep its article: numbers may differ between the file and its backup.
    numbers: dict[int, int] = {}
    try:
        for table in schema.KEPT_TABLES:
            columns = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
            target.execute("BEGIN IMMEDIATE")
            for row in _rows(source, table, columns):
                if row is None:
                    lost += 1
                else:
                    saved[table] += _copy_row(target, table, columns, row, numbers)
            target.execute("COMMIT")
    finally:
        source.close()
        _forget(copy)
    return saved, lost


def _readable_copy(path: Path) -> Path:
    """Return a copy that SQLite may roll back, and opens even where the file's end is missing.

    The old one is not touched.
    """
    copy = path.with_name(f".{path.name}.{os.getpid()}.rescue")
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    shutil.copyfile(path, copy)
    journal = path.with_name(path.name + "-journal")
    if journal.exists():
        shutil.copyfile(journal, copy.with_name(copy.name + "-journal"))
    with copy.open("r+b") as file:
        header = file.read(32)
        if header[:16] == b"SQLite format 3\0":
            # SQLite refuses a file shorter than its header says; empty pages in the place of lost ones can be skipped.
            size = int.from_bytes(header[16:18], "big")
            pages = int.from_bytes(header[28:32], "big")
            whole = (65536 if size == 1 else size) * pages
            if file.seek(0, os.SEEK_END) < whole < 1 << 40:
                file.truncate(whole)
    return copy


def _forget(copy: Path) -> None:
    copy.unlink(missing_ok=True)
    copy.with_name(copy.name + "-journal").unlink(missing_ok=True)


def _rows(source: Connection, table: str, columns: list[str]) -> Any:
    """Yield rows in the order of the file; None for each stretch that cannot be read, after which it goes on."""
    import sqlite3

    at, step, failed = 0, 1, 0
    sql = f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE rowid > ? ORDER BY rowid"
    while True:
        try:
            for row in source.execute(sql, (at,)):
                at, step, failed = row[0], 1, 0
                yield row
            return
        except sqlite3.Error:
            # What is damaged is skipped, after a long stretch in ever longer steps; the last has nothing behind it.
            if not failed:
                yield None
            at, failed = at + step, failed + 1
            step *= 2 if failed > _PATIENCE else 1
            if failed > _PATIENCE + 40:
                return


def _adopt(target: Connection) -> None:
    """Give each text that has lost its article a new one, with what the text itself tells."""
    orphans = target.execute("SELECT article, text FROM body WHERE article NOT IN (SELECT id FROM article)").fetchall()
    for number, stored in orphans:
        text = text_out(stored)
        blocks = tuple(Block(Span(*found.span())) for found in re.finditer(r"[^\n]+", text))
        article = Article(text, blocks, notes=("title, outlet and date were lost in a damaged library",))
        if target.execute("SELECT 1 FROM article WHERE key = ?", (article.id,)).fetchone():
            target.execute("DELETE FROM body WHERE article = ?", (number,))
            continue
        target.execute(
            "INSERT INTO article(id, key, added, record) VALUES(?, ?, ?, ?)",
            (number, article.id, now(), record_of(article)),
        )


def _copy_row(target: Connection, table: str, columns: list[str], row: tuple[Any, ...], numbers: dict[int, int]) -> int:
    values = dict(zip(columns, row[1:], strict=True))
    if table == "article":
        known = target.execute("SELECT id FROM article WHERE key = ?", (values["key"],)).fetchone()
        if known:
            numbers[values["id"]] = known[0]
            return 0
        taken = target.execute("SELECT 1 FROM article WHERE id = ?", (values["id"],)).fetchone()
        number = values.pop("id")
        if not taken:
            values["id"] = number
    elif table == "body":
        values["article"] = numbers.get(values["article"], values["article"])
    cursor = target.execute(
        f"INSERT OR IGNORE INTO {table}({', '.join(values)}) VALUES({', '.join('?' * len(values))})", [*values.values()]
    )
    if table == "article":
        assert cursor.lastrowid is not None
        numbers[number] = cursor.lastrowid
    return int(cursor.rowcount == 1)
