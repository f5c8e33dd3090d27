"""Every change the user makes is a named step that can be undone and done again, today or after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summitreader.errors import LibraryFault
from summitreader.library.search.index import refresh
from summitreader.library.storage.columns import ARTICLE_COLUMNS, BadRow, Change, Row, changes, shown_line
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import now, packed

if TYPE_CHECKING:
    from sqlite3 import Connection

_KEY = {"mark": "uid", "correction": "uid", "clipping": "uid", "ruling": "uid", "article": "key"}
_REMEMBERED = 500


class UndoStep:
    """The rows that one step changes, as they were and as they are."""

    def __init__(self, db: Connection) -> None:
        self.db = db
        self.changes: list[Change] = []

    def put(self, table: str, row: Row) -> None:
        """Write a row, new or changed. Of an article only `binned` changes."""
        before = row_of(self.db, table, row[_KEY[table]])
        if before != row:
            self.note(table, before, row)
            _apply(self.db, table, before, row)

    def drop(self, table: str, uid: str) -> bool:
        """Take a row away; return False if there is none."""
        before = row_of(self.db, table, uid)
        if before is None:
            return False
        self.note(table, before, None)
        _apply(self.db, table, before, None)
        return True

    def note(self, table: str, before: Row | None, after: Row | None) -> None:
        """Remember a change that the caller makes itself."""
        self.changes.append((table, before, after))


@contextmanager
def undo_step(library: Library, name: str) -> Iterator[UndoStep]:
    """Make one change that can be undone; it is on disk when the block is left.

    Args:
        library: what is changed.
        name: what was done, as it stands behind "Undone: " ("delete note").

    Raises:
        LibraryFault: nothing could be saved.
    """
    with library.writing() as db:
        step = UndoStep(db)
        yield step
        if step.changes:
            db.execute("DELETE FROM deed WHERE undone")
            number = db.execute(
                "INSERT INTO deed(name, made, undone, changes) VALUES(?, ?, 0, ?)", (name, now(), packed(step.changes))
            ).lastrowid
            if number and not number % 64:
                _forget_oldest(db)
            _settle(db, step.changes)


def undo(library: Library) -> str | None:
    """Take the last undo step back and return its name; None if there is none left."""
    return _turn(library, "SELECT id, name, changes FROM deed WHERE NOT undone ORDER BY id DESC", back=True)


def redo(library: Library) -> str | None:
    """Do again what was undone last and return its name; None if there is none."""
    return _turn(library, "SELECT id, name, changes FROM deed WHERE undone ORDER BY id", back=False)


def undo_steps(library: Library, limit: int = 50) -> tuple[str, ...]:
    """Return the names of what can be undone, the next one first."""
    with library.reading() as db:
        rows = db.execute("SELECT name FROM deed WHERE NOT undone ORDER BY id DESC LIMIT ?", (limit,))
        return tuple(shown_line(name) for (name,) in rows)


def require_kept(db: Connection, key: str) -> None:
    """Check that an article is kept: what is made of it would have nothing to stand on.

    Raises:
        LibraryFault: it is not.
    """
    if not db.execute("SELECT 1 FROM article WHERE key = ?", (key,)).fetchone():
        raise LibraryFault(f"there is no article {key} in the library: nothing was saved (keep the article first)")


def last_step(library: Library) -> int:
    """Return the number of the last undo step, 0 where there is none: what `join` starts from."""
    with library.reading() as db:
        return int(db.execute("SELECT coalesce(max(id), 0) FROM deed").fetchone()[0])


def join(library: Library, after: int, name: str) -> None:
    """Make one undo step of the imports done since the one numbered `after`."""
    with library.writing() as db:
        rows = db.execute(
            "SELECT id, changes FROM deed WHERE id > ? AND NOT undone AND name LIKE 'keep %' ORDER BY id", (after,)
        ).fetchall()
        if len(rows) > 1:
            joined = [change for _, stored in rows for change in changes(stored)]
            last = rows[-1][0]
            db.execute("UPDATE deed SET name = ?, changes = ? WHERE id = ?", (name, packed(joined), last))
            db.executemany("DELETE FROM deed WHERE id = ?", [(number,) for number, _ in rows[:-1]])


def forget(db: Connection, keys: set[str]) -> None:
    """Take articles that are deleted for ever out of what can be undone; all that was done to others stays."""
    if not keys:
        return
    for number, stored in db.execute("SELECT id, changes FROM deed").fetchall():
        try:
            all_of_it = changes(stored)
        except BadRow:
            # Another program's: it cannot be undone, and so brings nothing back.
            continue
        left = [change for change in all_of_it if keys.isdisjoint(_articles_of(*change))]
        if not left:
            db.execute("DELETE FROM deed WHERE id = ?", (number,))
        elif len(left) < len(all_of_it):
            db.execute("UPDATE deed SET changes = ? WHERE id = ?", (packed(left), number))


def _articles_of(table: str, before: Row | None, after: Row | None) -> set[str]:
    """Return the keys of the articles that a change is of; none for clippings, which outlive theirs."""
    row = after or before or {}
    if table == "article":
        return {str(row["key"])}
    return {str(row[column]) for column in ARTICLE_COLUMNS.get(table, ("article",)) if table != "clipping"}


def _forget_oldest(db: Connection) -> None:
    """Forget old undo steps but for imports: a great one, in many parts, must not push out what the user did before."""
    db.execute(
        "DELETE FROM deed WHERE name NOT LIKE 'keep %' AND id <= "
        "(SELECT id FROM deed WHERE name NOT LIKE 'keep %' ORDER BY id DESC LIMIT 1 OFFSET ?)",
        (_REMEMBERED,),
    )


def _turn(library: Library, sql: str, *, back: bool) -> str | None:
    with library.reading() as db:
        if db.execute(sql).fetchone() is None:
            return None
    with library.writing() as db:
        for number, name, stored in db.execute(sql):
            try:
                step = changes(stored)
            except BadRow:
                # Another program's, or damaged: it is passed over.
                continue
            for table, before, after in reversed(step) if back else step:
                if back:
                    _apply(db, table, after, before)
                else:
                    _apply(db, table, before, after)
            db.execute("UPDATE deed SET undone = ? WHERE id = ?", (int(back), number))
            _settle(db, step)
            return shown_line(name)
    return None


def row_of(db: Connection, table: str, uid: str) -> Row | None:
    """Return a row of what can be undone, by its `uid` or key, None if there is none; of an article two columns."""
    columns = "key, binned" if table == "article" else "*"
    cursor = db.execute(f"SELECT {columns} FROM {table} WHERE {_KEY[table]} = ?", (uid,))
    row = cursor.fetchone()
    return dict(zip([column[0] for column in cursor.description], row, strict=True)) if row else None


def _apply(db: Connection, table: str, old: Row | None, new: Row | None) -> None:
    if table == "article":
        if new is not None:
            db.execute("UPDATE article SET binned = ? WHERE key = ?", (new["binned"], new["key"]))
    elif new is None:
        if old is not None:
            db.execute(f"DELETE FROM {table} WHERE uid = ?", (old["uid"],))
    else:
        db.execute(
            f"INSERT OR REPLACE INTO {table}({','.join(new)}) VALUES({','.join('?' * len(new))})", [*new.values()]
        )


def _settle(db: Connection, step: list[Change]) -> None:
    """Bring what is derived up with the changes."""
    keys = set[str]()
    for table, before, after in step:
        keys |= (of := _articles_of(table, before, after))
        if table == "correction":
            # The search holds the reading as it was before: it is to be indexed again.
            db.execute("UPDATE found SET parser = '' WHERE article = (SELECT id FROM article WHERE key = ?)", (*of,))
    refresh(db, keys)
