"""Reading what can be read of a damaged library file, whatever has become of its first page.

A copy of the file gets a first page that names the kept tables and nothing else: where their rows begin is read from
the old page as far as that can be read, and is otherwise where every library has them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitreader.library.storage import schema
from summitreader.library.storage.connection import settle

if TYPE_CHECKING:
    from sqlite3 import Connection

SIDECARS = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file: it belongs to that file alone."""

COLUMNS = {
    "article": "id INTEGER PRIMARY KEY, key, page, added, binned, record",
    "body": "article INTEGER PRIMARY KEY, text",
    "place": "article, start, opened",
    "mark": "uid, article, kind, anchor, text, colour, made",
    "correction": "uid, article, kind, finding, anchor, name, other, made, field, words",
    "clipping": "uid, article, anchor, speaker, note, place, made, kind, cue, citation",
    "ruling": "uid, article, anchor, other, other_anchor, same, made",
    "deed": "id INTEGER PRIMARY KEY, name, made, undone, changes",
}
"""The kept tables as they are read, in the order of their columns: without what an index or a constraint would ask."""

_PATIENCE = 20_000
_PAGE_SIZES = frozenset(1 << power for power in range(9, 16))
_TABLE_PAGES = (b"\x05", b"\x0d")  # what the pages of a table begin with, inner ones and leaves
_PAGE = 4096  # bytes, of a file whose header does not tell


@contextmanager
def readable(path: Path) -> Iterator[Connection]:
    """Yield a connection to a copy of a damaged file in which the kept tables can be read. The file is not touched."""
    import sqlite3

    copy = path.with_name(f".{path.name}.{os.getpid()}.rescue")
    try:
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        shutil.copyfile(path, copy)
        for sidecar in SIDECARS[:2]:
            if path.with_name(path.name + sidecar).exists():
                shutil.copyfile(path.with_name(path.name + sidecar), copy.with_name(copy.name + sidecar))
        _pad(copy)
        roots = _usual_roots() | _own_roots(copy)
        for sidecar in SIDECARS:
            copy.with_name(copy.name + sidecar).unlink(missing_ok=True)
        _put_first_page(copy, roots)
        db = sqlite3.connect(copy, isolation_level=None)
        try:
            settle(db)
            yield db
        finally:
            db.close()
    finally:
        for name in ("", *SIDECARS):
            copy.with_name(copy.name + name).unlink(missing_ok=True)


def rows_of(source: Connection, table: str) -> Iterator[dict[str, Any] | None]:
    """Yield rows in the order of the file; None for each stretch that cannot be read, after which it goes on."""
    import sqlite3

    if not source.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone():
        yield None  # every way to its rows began on a page that is lost
        return
    columns = [column.split()[0] for column in COLUMNS[table].split(", ")]
    sql = f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT ?"
    at, step, failed, most = 0, 1, 0, -1
    while True:
        read = 0
        try:
            for row in source.execute(sql, (at, most)):
                at, step, failed, read = row[0], 1, 0, read + 1
                yield dict(zip(columns, row[1:], strict=True))
            if not read or most < 0:
                return
        except sqlite3.Error:
            if most < 0:
                # Python reads one row ahead, and loses the one before the damage: from here on each is asked for alone.
                most = 1
                continue
            # What is damaged is skipped, after a long stretch in ever longer steps; the last has nothing behind it.
            if not failed:
                yield None
            at, failed, most = at + step, failed + 1, -1
            step *= 2 if failed > _PATIENCE else 1
            if failed > _PATIENCE + 40:
                return


def _pad(copy: Path) -> None:
    """Put empty pages in the place of lost ones: SQLite refuses a file shorter than its header says."""
    with copy.open("r+b") as file:
        header = file.read(32)
        whole = _page_size(header) * int.from_bytes(header[28:32], "big")
        if header[:16] == b"SQLite format 3\0" and file.seek(0, os.SEEK_END) < whole < 1 << 40:
            file.truncate(whole)


def _page_size(header: bytes) -> int:
    size = int.from_bytes(header[16:18], "big")
    return 65536 if size == 1 else size if size in _PAGE_SIZES else _PAGE


def _usual_roots() -> dict[str, int]:
    with closing(schema.nothing_kept()) as db:
        return dict(db.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage"))


def _own_roots(copy: Path) -> dict[str, int]:
    """Return where the tables begin by the file's own schema, once SQLite has put back what stands in its journals."""
    import sqlite3

    found: dict[str, int] = {}
    try:
        db = sqlite3.connect(copy, isolation_level=None)
    except sqlite3.Error:
        return found
    try:
        # So that a schema of which one line is no SQL, or no text, can be looked at.
        db.execute("PRAGMA writable_schema=ON")
        db.text_factory = bytes
        db.execute("PRAGMA journal_mode=DELETE")
        for name, root in db.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"):
            called = name.decode("utf-8", "replace") if isinstance(name, bytes) else ""
            if called in COLUMNS and isinstance(root, int) and 1 < root < 1 << 32:
                found[called] = root
    except (sqlite3.Error, UnicodeError):
        # What was found so far is true; the rest is where it usually is.
        pass
    finally:
        db.close()
    return found


def _put_first_page(copy: Path, roots: dict[str, int]) -> None:
    """Give a file a first page that names the kept tables, those whose own first page is none of a table left out."""
    import sqlite3

    with copy.open("r+b") as file:
        old = file.read(100)
        size = _page_size(old)
        made = sqlite3.connect(":memory:", isolation_level=None)
        made.execute(f"PRAGMA page_size={size}")
        made.execute("PRAGMA writable_schema=ON")
        made.execute("CREATE TABLE a(b)")
        made.execute("DELETE FROM sqlite_schema")
        for name, columns in COLUMNS.items():
            file.seek((roots[name] - 1) * size)
            if file.read(1) not in _TABLE_PAGES:
                continue
            row = (name, name, roots[name], f"CREATE TABLE {name}({columns})")
            made.execute("INSERT INTO sqlite_schema VALUES('table', ?, ?, ?, ?)", row)
        page = bytearray(made.serialize()[:size])
        made.close()
        pages = -(-file.seek(0, os.SEEK_END) // size)
        page[20] = old[20] if len(old) > 20 and old[20] <= 32 else 0
        page[24:40] = page[92:96] + pages.to_bytes(4, "big") + bytes(8)
        file.truncate(pages * size)
        file.seek(0)
        file.write(page)
