"""The whole library as lines of JSON, and back: exact, readable by any program, the way out if all else fails."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from summitreader.errors import LibraryFault
from summitreader.library.search.index import refresh
from summitreader.library.storage.columns import ARTICLE_COLUMNS, BadRow, Row, checked, mended, unpacked
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import article_from, packed, record_of, whole_article
from summitreader.model import Article

if TYPE_CHECKING:
    from sqlite3 import Connection

FORMAT = 1
_TABLES = ("article", "place", "mark", "correction", "clipping", "ruling", "deed")
_BATCH = 200
_LONGEST_LINE = 1 << 28  # code points; a text of 100 MB, every sign of it escaped, takes less
_NOT_UTF8 = re.compile(r"[\udc80-\udcff]")  # as `surrogateescape` reads a file


def export_lines(library: Library) -> Iterator[str]:
    """Yield a first line that names the format, then one line for each article and for all that the user made."""
    yield packed({"summitreader": "library", "format": FORMAT})
    keys = dict[str, str]()
    for table in _TABLES:
        after = -(1 << 63)
        while True:
            # In batches: a reader that took its time over one long query would keep others from writing.
            with library.reading() as db:
                rows = _batch(db, table, after)
            for number, row in rows:
                after = number
                if exported := _exported(table, row, keys):
                    yield packed({table: exported})
            if len(rows) < _BATCH:
                break


def lines_of(opened: TextIO) -> Iterator[str]:
    """Yield the lines of an export that is open, none longer than an article makes it.

    Raises:
        LibraryFault: One is longer.
    """
    number = 0
    while line := opened.readline(_LONGEST_LINE):
        number += 1
        if len(line) == _LONGEST_LINE:
            raise LibraryFault(f"nothing was imported: line {number} is longer than any of a library's export")
        yield line


def import_lines(library: Library, lines: Iterable[str]) -> dict[str, int]:
    """Add what an export holds; what is there already stays as it is. How many of each kind were new.

    All or nothing. Articles are then still to be indexed.

    Raises:
        LibraryFault: Naming the line, if one is no export.
    """
    new = dict.fromkeys(_TABLES, 0)
    number = 0
    with library.writing() as db:
        history = db.execute("SELECT 1 FROM deed LIMIT 1").fetchone() is None
        keys = dict[str, str]()
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            table, row = _read_line(line, number)
            if not table or (table == "deed" and not history):
                continue
            try:
                new[table] += _insert(db, table, row, keys)
            except BadRow as fault:
                raise LibraryFault(
                    f"nothing was imported: line {number} is no {table} of a library ({fault})"
                ) from fault
        if not number:
            raise LibraryFault("nothing was imported: the file is empty, and no export of a library")
        refresh(db, set(keys.values()))
    return new


def _batch(db: Connection, table: str, after: int) -> list[tuple[int, Row]]:
    if table == "article":
        sql = "SELECT article.*, text FROM article JOIN body ON body.article = id WHERE id > ? ORDER BY id LIMIT ?"
    else:
        sql = f"SELECT rowid AS id, * FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT ?"
    cursor = db.execute(sql, (after, _BATCH))
    columns = [column[0] for column in cursor.description]
    return [(int(values[0]), dict(zip(columns, values, strict=True))) for values in cursor]


def _exported(table: str, row: Row, keys: dict[str, str]) -> Row | None:
    """Return a row as another library takes it; None if another program left nothing of it that can be read.

    `keys` are those of articles whose text is no longer that of the key they have here.
    """
    if table == "article":
        article = article_from(row["record"], row["text"])
        keys[row["key"]] = article.id
        row |= {"key": article.id, "record": record_of(article), "text": article.text}
    known = mended(table, row)
    if known is None:
        return None
    for column in _named_articles(table, known):
        known[column] = keys.get(known[column], known[column])
    try:
        return checked(table, known)
    except BadRow:
        return None


def _read_line(line: str, number: int) -> tuple[str, Row]:
    if _NOT_UTF8.search(line):
        raise LibraryFault(f"nothing was imported: line {number} is no UTF-8")
    try:
        value = unpacked(line)
    except BadRow as fault:
        raise LibraryFault(f"nothing was imported: line {number} {fault}") from fault
    if number == 1:
        if not isinstance(value, dict) or value.get("summitreader") != "library":
            raise LibraryFault("nothing was imported: this is no export of a library (its first line does not say so)")
        if value.get("format") != FORMAT:
            raise LibraryFault("nothing was imported: the export is of a newer summitreader (update this one)")
        return "", {}
    if isinstance(value, dict) and len(value) == 1:
        table, row = next(iter(value.items()))
        if table in _TABLES and isinstance(row, dict):
            return table, row
    raise LibraryFault(f"nothing was imported: line {number} is no line of a library's export")


def _insert(db: Connection, table: str, row: Row, keys: dict[str, str]) -> int:
    """Insert a row and return whether it was new; `keys` are those of articles, by how the export calls them."""
    if table == "article":
        return _insert_article(db, row, keys)
    known = checked(table, row)
    for column in _named_articles(table, known):
        known[column] = keys.setdefault(known[column], known[column])
    cursor = db.execute(
        f"INSERT INTO {table}({', '.join(known)}) VALUES({', '.join('?' * len(known))}) ON CONFLICT DO NOTHING",
        [*known.values()],
    )
    return max(cursor.rowcount, 0)


def _named_articles(table: str, row: Row) -> tuple[str, ...]:
    """Return the columns of a row in which keys of articles stand."""
    return ARTICLE_COLUMNS.get(table, ("article",) if "article" in row else ())


def _insert_article(db: Connection, row: Row, keys: dict[str, str]) -> int:
    as_written = row.get("text")
    if isinstance(as_written, dict) and isinstance(as_written.get("base64"), str):
        # How an older program exported a text with what SQLite cannot hold.
        as_written = _decoded(as_written["base64"])
    known = checked("article", row | {"text": as_written})
    assert isinstance(as_written, str)  # as it is checked
    if Article(as_written, ()).id != known["key"]:
        raise BadRow("'text' is not that of its key")
    article = whole_article(known["record"], known.pop("text"))
    keys[known["key"]] = article.id
    if db.execute("SELECT 1 FROM article WHERE key = ?", (article.id,)).fetchone():
        return 0
    known |= {"key": article.id, "record": record_of(article)}
    cursor = db.execute(
        f"INSERT INTO article({', '.join(known)}) VALUES({', '.join('?' * len(known))})", [*known.values()]
    )
    db.execute("INSERT INTO body(article, text) VALUES(?, ?)", (cursor.lastrowid, article.text))
    return 1


def _decoded(base64: str) -> str:
    from base64 import b64decode

    try:
        return b64decode(base64, validate=True).decode("utf-8", "surrogatepass")
    except ValueError as error:
        raise BadRow("'text' is no text") from error
