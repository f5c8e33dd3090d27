"""The library file's tables: what is kept for ever, what can be made again, and how an older file is brought up."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader.errors import LibraryFault
from summitreader.library.folding import order_of
from summitreader.library.storage.connection import settle

if TYPE_CHECKING:
    from sqlite3 import Connection

APPLICATION_ID = int.from_bytes(b"SUMR", "big")

KEPT = """
CREATE TABLE article(
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    page TEXT,
    added TEXT NOT NULL,
    binned TEXT,
    record TEXT NOT NULL);
CREATE INDEX article_page ON article(page) WHERE page IS NOT NULL;
CREATE TABLE body(article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE, text NOT NULL);
CREATE TABLE place(article TEXT PRIMARY KEY, start INTEGER NOT NULL, opened TEXT NOT NULL);
CREATE TABLE mark(
    uid TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    kind TEXT NOT NULL,
    anchor TEXT NOT NULL,
    text TEXT NOT NULL,
    colour TEXT,
    made TEXT NOT NULL);
CREATE INDEX mark_article ON mark(article);
CREATE TABLE correction(
    uid TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    kind TEXT NOT NULL,
    finding TEXT NOT NULL,
    anchor TEXT,
    name TEXT NOT NULL,
    other TEXT NOT NULL,
    made TEXT NOT NULL);
CREATE INDEX correction_article ON correction(article);
CREATE TABLE clipping(
    uid TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    anchor TEXT NOT NULL,
    speaker TEXT NOT NULL,
    note TEXT NOT NULL,
    place REAL NOT NULL,
    made TEXT NOT NULL);
CREATE TABLE deed(
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, made TEXT NOT NULL, undone INTEGER NOT NULL, changes TEXT NOT NULL);
"""

# The search index holds no text of its own (content=''): what was indexed can be told again from `body` and
# `found.units`, and so the file stays under three times the text.
DERIVED = """
CREATE TABLE found(article INTEGER PRIMARY KEY, parser TEXT NOT NULL, units BLOB NOT NULL);
CREATE INDEX found_parser ON found(parser);
CREATE TABLE shelf(
    article INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    day TEXT NOT NULL,
    event TEXT NOT NULL,
    speakers TEXT NOT NULL,
    added TEXT NOT NULL,
    opened TEXT NOT NULL,
    place INTEGER NOT NULL,
    marks INTEGER NOT NULL,
    versions INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    sought TEXT NOT NULL);
CREATE INDEX shelf_added ON shelf(article) WHERE shown;
CREATE INDEX shelf_day ON shelf(day, article) WHERE shown;
CREATE INDEX shelf_title ON shelf(title COLLATE NOCASE, article) WHERE shown;
CREATE INDEX shelf_outlet ON shelf(outlet COLLATE NOCASE, article) WHERE shown;
CREATE INDEX shelf_opened ON shelf(opened, article) WHERE shown;
CREATE INDEX shelf_event ON shelf(event, article) WHERE shown;
CREATE INDEX shelf_hidden ON shelf(article) WHERE NOT shown;
CREATE TABLE side(name TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY(name, article)) WITHOUT ROWID;
CREATE INDEX side_article ON side(article);
CREATE VIRTUAL TABLE search USING fts5(words, speaker, side, theme, outlet, tags,
    content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');
"""

# How far a clipping's words are its speaker's own.
SAID = """
ALTER TABLE clipping ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE clipping ADD COLUMN cue TEXT NOT NULL DEFAULT '';
"""

# What the shelf is sorted by: letters as `order_of` takes them, not as they are numbered.
ORDERED = """
ALTER TABLE shelf ADD COLUMN title_order TEXT NOT NULL DEFAULT '';
ALTER TABLE shelf ADD COLUMN outlet_order TEXT NOT NULL DEFAULT '';
UPDATE shelf SET title_order = order_of(title), outlet_order = order_of(outlet);
DROP INDEX shelf_title;
DROP INDEX shelf_outlet;
CREATE INDEX shelf_title ON shelf(title_order, article) WHERE shown;
CREATE INDEX shelf_outlet ON shelf(outlet_order, article) WHERE shown;
"""

# What the parser found in each article, as bytes that only `session` makes and reads: derived too.
FINDINGS = """
CREATE TABLE findings(
    article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    parser TEXT NOT NULL,
    packed BLOB NOT NULL);
CREATE INDEX findings_parser ON findings(parser);
"""

# What is corrected of a finding, and where the words for it stand.
CORRECTED = """
ALTER TABLE correction ADD COLUMN field TEXT NOT NULL DEFAULT '';
ALTER TABLE correction ADD COLUMN words TEXT NOT NULL DEFAULT '[]';
"""

# All that a clipping's source line needs, as JSON.
CITED = """
ALTER TABLE clipping ADD COLUMN citation TEXT NOT NULL DEFAULT '';
"""

# More that a search finds a passage by, and what values there are. The index cannot be altered: it is made anew, as
# after a change of the parser.
SOUGHT = """
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5(words, joined, speaker, side, theme, addressee, title, outlet, event, place,
    tags, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2');
DELETE FROM found;
ALTER TABLE shelf ADD COLUMN citing TEXT NOT NULL DEFAULT '';
CREATE TABLE value(id INTEGER PRIMARY KEY, field TEXT NOT NULL, name TEXT NOT NULL, UNIQUE(field, name));
CREATE TABLE facet(value INTEGER NOT NULL, article INTEGER NOT NULL, passages INTEGER NOT NULL,
    PRIMARY KEY(value, article)) WITHOUT ROWID;
CREATE INDEX facet_article ON facet(article);
"""

# What the reader says of passages of two articles.
RULED = """
CREATE TABLE ruling(
    uid TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    anchor TEXT NOT NULL,
    other TEXT NOT NULL,
    other_anchor TEXT,
    same INTEGER NOT NULL,
    made TEXT NOT NULL);
CREATE INDEX ruling_article ON ruling(article);
CREATE INDEX ruling_other ON ruling(other);
"""

# Who says each passage, when and by which verb: what tracking counts. Derived, as the index is, and written with it;
# of an older file all is told again when its articles are next indexed.
TOLD = """
CREATE TABLE voice(id INTEGER PRIMARY KEY, speaker TEXT NOT NULL, sides TEXT NOT NULL, joint INTEGER NOT NULL,
    UNIQUE(speaker, sides, joint));
CREATE TABLE cue(id INTEGER PRIMARY KEY, words TEXT NOT NULL, act TEXT NOT NULL, UNIQUE(words, act));
CREATE TABLE topic(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE told(n INTEGER PRIMARY KEY, start INTEGER NOT NULL, length INTEGER NOT NULL, day INTEGER NOT NULL,
    voice INTEGER NOT NULL, cue INTEGER NOT NULL);
CREATE TABLE spoke(side TEXT NOT NULL, month INTEGER NOT NULL, article INTEGER NOT NULL,
    PRIMARY KEY(side, month, article)) WITHOUT ROWID;
CREATE INDEX spoke_article ON spoke(article);
CREATE TABLE about(theme INTEGER NOT NULL, voice INTEGER NOT NULL, article INTEGER NOT NULL, passages INTEGER NOT NULL,
    PRIMARY KEY(theme, voice, article)) WITHOUT ROWID;
CREATE INDEX about_article ON about(article);
"""

STEPS = (KEPT, DERIVED, SAID, ORDERED, FINDINGS, CORRECTED, CITED, SOUGHT, RULED, TOLD)
"""Step n brings a file from version n to n + 1; a new file runs them all. Never change a step that was released."""

KEPT_TABLES = ("article", "body", "place", "mark", "correction", "clipping", "ruling", "deed")


_RULED_SINCE = 1 + STEPS.index(RULED)


def kept_tables(path: Path) -> tuple[str, ...]:
    """Return the tables of KEPT_TABLES that a file has, as far as its first page tells its version."""
    with path.open("rb") as file:
        header = file.read(100)
    is_older = header[:16] == b"SQLite format 3\0" and int.from_bytes(header[60:64], "big") < _RULED_SINCE
    return tuple(table for table in KEPT_TABLES if table != "ruling" or not is_older)


def nothing_kept(steps: tuple[str, ...] = STEPS) -> Connection:
    """Return an empty library in memory, for reading where there is no file yet."""
    import sqlite3

    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    settle(db)
    _run(db, steps, 0)
    return db


def create(path: Path, steps: tuple[str, ...] = STEPS) -> None:
    """Make a new, empty library file, readable by its owner alone; leave one that is there already untouched."""
    import sqlite3

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Made beside its place and linked into it whole: of two programs that start together one makes the file and
    # the other finds it, and nobody ever sees it half made.
    part = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        db = sqlite3.connect(part, isolation_level=None)
        try:
            settle(db)
            _run(db, steps, 0)
        finally:
            db.close()
        try:
            os.link(part, path)
        except FileExistsError:
            return
        except OSError:
            # No hard links on this disk (FAT, some network shares).
            if not path.exists():
                part.rename(path)
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def check_header(path: Path) -> None:
    """Raise LibraryFault if a file is no library, before SQLite has touched it."""
    if path.is_dir():
        raise LibraryFault(f"'{path}' is a folder, not a library (name its file)")
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and journal.stat().st_size:
        # A program was killed while it wrote: the first page is only whole again once SQLite has rolled it back.
        return
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        raise LibraryFault(
            f"'{path}' is an empty file, not a library: nothing was written to it (move it away, "
            "put a backup in its place, or name another file with --library)"
        )
    if header[:16] != b"SQLite format 3\0" or header[68:72] != APPLICATION_ID.to_bytes(4, "big"):
        raise LibraryFault(
            f"'{path}' is not a summitreader library, or its first page is damaged: nothing was written to it "
            "(name another file with --library, or run: summitreader doctor)"
        )


def check_not_newer(path: Path) -> None:
    """Raise LibraryFault if a file, as far as its first page can be read, is a newer program's library."""
    with path.open("rb") as file:
        header = file.read(100)
    if header[:16] == b"SQLite format 3\0" and header[68:72] == APPLICATION_ID.to_bytes(4, "big"):
        _refuse_newer(int.from_bytes(header[60:64], "big"), path, STEPS)


def version_of(db: Connection, path: Path, steps: tuple[str, ...] = STEPS) -> int:
    """Return the version of a library file.

    Raises:
        LibraryFault: If it is of a newer program.
    """
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    _refuse_newer(version, path, steps)
    return version


def _refuse_newer(version: int, path: Path, steps: tuple[str, ...]) -> None:
    if version > len(steps):
        raise LibraryFault(
            f"'{path}' was made by a newer summitreader (library version {version}, this one knows {len(steps)}): "
            "nothing was written to it (update summitreader)"
        )


def migrate(db: Connection, path: Path, version: int, steps: tuple[str, ...] = STEPS) -> None:
    """Bring an older file up in one transaction, after a whole copy beside it (`backup-vN.db`)."""
    # Imported here: no library that is up to date needs it.
    from summitreader.library.storage.backup import beside, copy_file, free_name

    copy_file(path, free_name(beside(path, f"backup-v{version}")))
    _run(db, steps, version)


def _run(db: Connection, steps: tuple[str, ...], version: int) -> None:
    db.create_function("order_of", 1, lambda title: order_of(str(title)), deterministic=True)
    db.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have brought the file up while this one waited for the lock.
        now = int(db.execute("PRAGMA user_version").fetchone()[0]) or version
        for step in steps[now:]:
            for statement in step.split(";"):
                db.execute(statement)
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={len(steps)}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
