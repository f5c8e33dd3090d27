"""Saves what can be read of a damaged library into a new file in its place, and keeps the old one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitreader.errors import LibraryFault
from summitreader.library.storage import schema
from summitreader.library.storage.backup import backups, beside, free_name, sync_folder
from summitreader.library.storage.columns import ARTICLE_COLUMNS, BadRow, is_key, mended
from summitreader.library.storage.connection import connect
from summitreader.library.storage.rows import article_from, now, paragraphs, record_of, text_in, text_out, whole_article
from summitreader.library.storage.salvage import SIDECARS, readable, rows_of
from summitreader.library.storage.soundness import MADE, first_fault, texts_changed, texts_lost
from summitreader.model import Article

if TYPE_CHECKING:
    from sqlite3 import Connection

_CALLED = {"place": "saved place", "deed": "undo step"}
_PARTS_LOST = "parts of it were lost in a damaged library"
_NAMED = 200  # articles of which each is told that something of it was lost


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: how many rows of each kind the new file has, how many of them are of a backup, and where.

    `lost` has a line for each thing that could not be saved.
    """

    saved: dict[str, int]
    from_backup: dict[str, int]
    lost: tuple[str, ...]
    old: Path
    backup: Path | None


def repair(path: Path) -> Repaired:
    """Save what can be read, and from the newest sound backup what cannot, into a new file in the old one's place.

    The old file is kept beside it. What the parser made is left out: it is made again.

    Raises:
        LibraryFault: If nothing could be saved, or a newer program made the file; it is then where it was.
    """
    import sqlite3

    try:
        return _repair(path)
    except (OSError, UnicodeError, sqlite3.Error) as error:
        raise LibraryFault(f"'{path}' could not be repaired: {error} (it was left as it is)") from error


def counted(rows: Mapping[str, int]) -> str:
    """Return how much there is of each kind, in words; a text belongs to its article."""
    return ", ".join(_number(count, table) for table, count in rows.items() if table != "body")


def _number(count: int, table: str) -> str:
    return f"{count} {_CALLED.get(table, table)}{'s' * (count != 1)}"


def _repair(path: Path) -> Repaired:
    schema.check_not_newer(path)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    new = free_name(path.with_name(f".{path.name}.{stamp}.new"))
    schema.create(new)
    try:
        with closing(connect(new, writing=True)) as target:
            target.execute("PRAGMA foreign_keys=OFF")
            done = _Saving(target)
            done.take(path)
            of_file, lacks = done.counts(), done.lacks
            backup = _sound_backup(path) if lacks else None
            if backup:
                done.take(backup, only=lacks)
            of_both = done.counts()
            done.put_right()
            counts = done.counts()
            if not sum(counts.values()):
                raise LibraryFault(
                    f"nothing could be saved from '{path}', and there is no backup beside it: it was left as it is"
                )
            if fault := first_fault(target):
                raise LibraryFault(f"'{path}' could not be repaired: {fault} (it was left as it is)")
        old = free_name(beside(path, f"damaged-{stamp}"))
        _change_places(path, old, new)
    finally:
        for name in ("", *SIDECARS):
            new.with_name(new.name + name).unlink(missing_ok=True)
    from_backup = {table: count - of_file[table] for table, count in of_both.items()} if backup else {}
    return Repaired(counts, from_backup, tuple(done.lost()), old, backup if any(from_backup.values()) else None)


def _sound_backup(path: Path) -> Path | None:
    """Return the newest backup that is whole; where none is, the newest that this program can read."""
    known: list[Path] = []
    for backup in backups(path):
        try:
            schema.check_not_newer(backup)
            known.append(backup)
            with closing(connect(backup, writing=False)) as db:
                if not first_fault(db):
                    return backup
        except Exception:
            # Whatever is wrong with one copy, there may be another.
            continue
    return known[0] if known else None


def _change_places(path: Path, old: Path, new: Path) -> None:
    """Put the new file in the old one's place, which is at no moment empty.

    What SQLite kept beside the old file goes along with it: beside the new one it would be rolled into that.
    """
    try:
        os.link(path, old)
    except OSError:
        # No hard links on this disk (FAT, some network shares).
        os.replace(path, old)
    for sidecar in SIDECARS:
        beside_it = path.with_name(path.name + sidecar)
        if beside_it.exists():
            os.replace(beside_it, old.with_name(old.name + sidecar))
    os.replace(new, path)
    sync_folder(path.parent)


class _Saving:
    """Rows on their way into a new file, and what is known of those that are lost."""

    def __init__(self, target: Connection) -> None:
        self._db = target
        self._stretches: Counter[str] = Counter()  # of the old file, by table
        self._odd: Counter[str] = Counter()
        self._told: list[str] = []
        target.execute("CREATE TEMP TABLE doubtful(article INTEGER PRIMARY KEY, text)")

    @property
    def lacks(self) -> frozenset[str]:
        """The tables of which something could not be read, or an article's text is not what it was."""
        missing = {table for table, count in self._stretches.items() if count}
        if missing & {"article", "body"} or texts_lost(self._db) or self._orphans():
            missing |= {"article", "body"}
        return frozenset(missing)

    def take(self, path: Path, only: frozenset[str] | None = None) -> None:
        """Take over the rows that are not there yet; with `only`, those of some tables, from a backup."""
        with readable(path) as source:
            # An article's number may be another one in a backup: its text follows it.
            numbers: dict[int, int] = {}
            for table in schema.kept_tables(path):
                if only is not None and table not in only:
                    continue
                self._db.execute("BEGIN IMMEDIATE")
                for row in rows_of(source, table):
                    if row is None:
                        self._stretches[table] += only is None
                    elif not self._take_row(table, row, numbers) and only is None:
                        self._odd[table] += 1
                self._db.execute("COMMIT")
        self._set_aside()

    def _take_row(self, table: str, row: dict[str, Any], numbers: dict[int, int]) -> bool:
        """Insert a row unless it is there; return whether it is a row of that table at all."""
        if table == "article":
            return self._take_article(row, numbers)
        if table == "body":
            number = numbers.get(row["article"], row["article"])
            if not isinstance(row["text"], str | bytes):
                return False
            self._insert(table, {"article": number, "text": text_in(text_out(row["text"]))})
            return True
        known = mended(table, row)
        columns = ARTICLE_COLUMNS.get(table, ("article",) if table != "deed" else ())
        if known is None or not all(self._is_of_an_article(known[column]) for column in columns):
            return False
        self._insert(table, known)
        return True

    def _is_of_an_article(self, key: str) -> bool:
        """Return whether a row is of an article; a clipping outlives its own."""
        return is_key(key) or bool(self._db.execute("SELECT 1 FROM article WHERE key = ?", (key,)).fetchone())

    def _take_article(self, row: dict[str, Any], numbers: dict[int, int]) -> bool:
        known = mended("article", {name: value for name, value in row.items() if name != "id"})
        if known is None or not isinstance(row["key"], str | bytes):
            return False
        number = row["id"]
        there = self._db.execute("SELECT id FROM article WHERE key = ?", (known["key"],)).fetchone()
        if there is None:
            taken = self._db.execute("SELECT 1 FROM article WHERE id = ?", (number,)).fetchone()
            self._insert("article", known if taken else {"id": number} | known)
            there = self._db.execute("SELECT id FROM article WHERE key = ?", (known["key"],)).fetchone()
        numbers[number] = there[0]
        return True

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        places = ", ".join("?" * len(row))
        self._db.execute(f"INSERT OR IGNORE INTO {table}({', '.join(row)}) VALUES({places})", [*row.values()])

    def _set_aside(self) -> None:
        """Keep texts that are not those of their articles for the case that no backup has the right one."""
        for number in texts_changed(self._db):
            self._db.execute(
                "INSERT OR IGNORE INTO doubtful SELECT article, text FROM body WHERE article = ?", (number,)
            )
            self._db.execute("DELETE FROM body WHERE article = ?", (number,))

    def _orphans(self) -> list[tuple[int, str]]:
        sql = "SELECT article, text FROM body WHERE article NOT IN (SELECT id FROM article)"
        return [(number, text_out(text)) for number, text in self._db.execute(sql)]

    def put_right(self) -> None:
        """Give each article a text, each text an article, and each row the article that it is of."""
        for number, text in self._orphans():
            found = Article(text, paragraphs(text), notes=("title, outlet and date were lost in a damaged library",))
            if self._db.execute("SELECT 1 FROM article WHERE key = ?", (found.id,)).fetchone():
                self._db.execute("DELETE FROM body WHERE article = ?", (number,))
            else:
                row = {"id": number, "key": found.id, "added": now(), "record": record_of(found)}
                self._insert("article", row)
                self._told.append(f"title, outlet and date of the article that begins “{' '.join(text[:60].split())}…”")
        doubtful = {number: text_out(text) for number, text in self._db.execute("SELECT article, text FROM doubtful")}
        for number in texts_lost(self._db):
            self._give_text(number, doubtful.get(number))
        self._mend_records()

    def _give_text(self, number: int, text: str | None) -> None:
        """Give an article the text that is left of it, or one that says that it is lost, and the key of that."""
        key, record = self._db.execute("SELECT key, record FROM article WHERE id = ?", (number,)).fetchone()
        known = article_from(record, text or "")
        called = f"“{known.title or key}”" + (f" ({known.url})" if known.url else "")
        if text is None:
            lines = (known.title, known.url, f"The text of this article (kept as {key}) was lost in a damaged library.")
            text = "\n\n".join(filter(None, lines))
            self._told.append(f"the text of {called}; what is known of it is kept")
        else:
            self._told.append(f"some letters of {called}, which is kept as it now reads")
        blocks = known.blocks if known.text == text else paragraphs(text)
        found = replace(known, text=text, blocks=blocks, notes=(_PARTS_LOST,))
        there = self._db.execute("SELECT 1 FROM article WHERE key = ?", (found.id,)).fetchone()
        for table in ("place", "mark", "correction", "clipping", "ruling"):
            for column in ARTICLE_COLUMNS.get(table, ("article",)):
                self._db.execute(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?", (found.id, key))
        if there:
            self._db.execute("DELETE FROM article WHERE id = ?", (number,))
            return
        self._db.execute("UPDATE article SET key = ?, record = ? WHERE id = ?", (found.id, record_of(found), number))
        self._insert("body", {"article": number, "text": text_in(text)})

    def _mend_records(self) -> None:
        for (number,) in self._db.execute("SELECT id FROM article").fetchall():
            sql = "SELECT key, record, text FROM article JOIN body ON body.article = id WHERE id = ?"
            key, record, text = self._db.execute(sql, (number,)).fetchone()
            try:
                whole_article(record, text_out(text))
            except BadRow:
                found = replace(article_from(record, text), notes=(_PARTS_LOST,))
                self._db.execute("UPDATE article SET record = ? WHERE id = ?", (record_of(found), number))
                self._told.append(f"what was on record of “{found.title or key}”, beside its text")

    def counts(self) -> dict[str, int]:
        """Return how many rows each table has by now."""
        sql = "SELECT count(*) FROM {}"
        return {table: self._db.execute(sql.format(table)).fetchone()[0] for table in schema.KEPT_TABLES}

    def lost(self) -> list[str]:
        """Return a line for each thing that could not be saved."""
        lines = self._told[:_NAMED]
        if len(self._told) > _NAMED:
            lines.append(f"the same of {len(self._told) - _NAMED} other articles")
        for table in MADE:
            called = f"{_CALLED.get(table, table)}s"
            if self._stretches[table]:
                lines.append(f"{called} that stood where the old file cannot be read")
            if self._odd[table]:
                lines.append(f"{_number(self._odd[table], table)} in which nothing could be read")
        return lines
