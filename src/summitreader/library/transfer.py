"""The whole library as lines of JSON, and back: exact, readable by any program, the way out if all else fails."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from summitreader.errors import LibraryFault
from summitreader.library.search.index import refresh
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import packed

if TYPE_CHECKING:
    from sqlite3 import Connection

FORMAT = 1
_TABLES = ("article", "place", "mark", "correction", "clipping", "deed")
_BATCH = 200


def export_lines(library: Library) -> Iterator[str]:
    """Yield a first line that names the format, then one line for each article and for all that the user made."""
    yield packed({"summitreader": "library", "format": FORMAT})
    for table in _TABLES:
        after = 0
        while True:
            # In batches: a reader that took its time over one long query would keep others from writing.
            with library.reading() as db:
                rows = _batch(db, table, after)
            for number, row in rows:
                after = number
                yield packed({table: row})
            if len(rows) < _BATCH:
                break


def import_lines(library: Library, lines: Iterable[str]) -> dict[str, int]:
    """Add what an export holds; what is there already stays as it is. How many of each kind were new.

    All or nothing. Articles are then still to be indexed.

    Raises:
        LibraryFault: Naming the line, if one is no export.
    """
    new = dict.fromkeys(_TABLES, 0)
    with library.writing() as db:
        history = db.execute("SELECT 1 FROM deed LIMIT 1").fetchone() is None
        touched: set[str] = set()
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            table, row = _read_line(line, number)
            if table not in _TABLES or (table == "deed" and not history):
                continue
            try:
                new[table] += _insert(db, table, row)
            except _no_row() as error:
                raise LibraryFault(
                    f"nothing was imported: line {number} is no {table} of a library ({error})"
                ) from error
            touched.add(row.get("article") or row.get("key") or "")
        refresh(db, touched)
    return new


def _batch(db: Connection, table: str, after: int) -> list[tuple[int, dict[str, Any]]]:
    if table == "article":
        sql = "SELECT article.*, text FROM article JOIN body ON body.article = id WHERE id > ? ORDER BY id LIMIT ?"
    else:
        sql = f"SELECT rowid AS id, * FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT ?"
    cursor = db.execute(sql, (after, _BATCH))
    columns = [column[0] for column in cursor.description]
    batch = []
    for values in cursor:
        row = {name: _out(value) for name, value in zip(columns, values, strict=True)}
        # The article's number belongs to this file alone; everything refers to articles by key.
        batch.append((int(values[0]), row if table == "deed" else {k: v for k, v in row.items() if k != "id"}))
    return batch


def _read_line(line: str, number: int) -> tuple[str, dict[str, Any]]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise LibraryFault(f"nothing was imported: line {number} is not JSON ({error})") from error
    if number == 1:
        if not isinstance(value, dict) or value.get("summitreader") != "library":
            raise LibraryFault("nothing was imported: this is no export of a library (its first line does not say so)")
        if value.get("format") != FORMAT:
            raise LibraryFault("nothing was imported: the export is of a newer summitreader (update this one)")
        return "", {}
    if not isinstance(value, dict) or len(value) != 1 or not isinstance(next(iter(value.values())), dict):
        raise LibraryFault(f"nothing was imported: line {number} is no line of a library's export")
    table, row = next(iter(value.items()))
    try:
        return table, {name: _in(value) for name, value in row.items()}
    except (KeyError, TypeError, ValueError) as error:
        raise LibraryFault(f"nothing was imported: line {number} is no {table} of a library ({error})") from error


def _no_row() -> tuple[type[Exception], ...]:
    """Return what a row that does not fit its table raises; a full disk is another matter, and said as such."""
    import sqlite3

    ours = (KeyError, TypeError, ValueError, OverflowError)
    return *ours, sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, sqlite3.DataError


def _insert(db: Connection, table: str, row: dict[str, Any]) -> int:
    columns = {column[1] for column in db.execute(f"PRAGMA table_info({table})")}
    known = {name: value for name, value in row.items() if name in columns}
    if not known:
        raise ValueError("it has none of its columns")
    if table == "article" and db.execute("SELECT 1 FROM article WHERE key = ?", (row["key"],)).fetchone():
        return 0
    cursor = db.execute(
        f"INSERT INTO {table}({', '.join(known)}) VALUES({', '.join('?' * len(known))}) ON CONFLICT DO NOTHING",
        [*known.values()],
    )
    if table == "article":
        db.execute("INSERT INTO body(article, text) VALUES(?, ?)", (cursor.lastrowid, row["text"]))
    return max(cursor.rowcount, 0)


def _out(value: Any) -> Any:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _in(value: Any) -> Any:
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value
