"""Keeping articles: adding, the bin, the versions of a page, and the place reached in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from summitreader.library.difference import likeness, phrases_of
from summitreader.library.search.index import erase_index, refresh, text_of, write_index
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import NOT_WHOLE, article_from, now, record_of, text_in, text_out
from summitreader.library.undo import UndoStep, forget, undo_step
from summitreader.model import Article, Reading

if TYPE_CHECKING:
    from sqlite3 import Connection

_LOOKED_AT = 20  # texts kept from one file
_VERSION = 0.2  # of the phrases of the shorter text; two reports of the same talks share a twentieth
_TRACKING = re.compile(r"utm_|fbclid|gclid|mc_[ce]id")


@dataclass(frozen=True, slots=True)
class KeepOutcome:
    """What became of an article: new, another version of a page that is kept, there already, or back from the bin."""

    key: str
    how: Literal["new", "version", "kept", "restored"]


def add(library: Library, readings: Sequence[Reading], parser: str) -> list[KeepOutcome]:
    """Keep articles in one transaction; those that are there already stay as they are.

    Args:
        parser: Its version.
    """
    if not readings:
        return []
    name = "keep article" if len(readings) == 1 else f"keep {len(readings)} articles"
    with undo_step(library, name) as step:
        return [_add(step, reading, parser) for reading in readings]


def bin_articles(library: Library, keys: Sequence[str]) -> int:
    """Put articles into the bin, from which they can be restored; how many were not there yet."""
    return _rebin(library, keys, now(), "bin")


def restore(library: Library, keys: Sequence[str]) -> int:
    """Take articles out of the bin; how many were there."""
    return _rebin(library, keys, None, "restore")


def empty_bin(library: Library) -> int:
    """Delete what is in the bin for ever, with its marks, corrections and rulings; clippings stay. Return how many."""
    with library.writing() as db:
        gone = db.execute("SELECT id, key, page FROM article WHERE binned IS NOT NULL").fetchall()
        for number, key, _ in gone:
            erase_index(db, number, text_of(db, number))
            for table in ("mark", "correction", "place"):
                db.execute(f"DELETE FROM {table} WHERE article = ?", (key,))
            db.execute("DELETE FROM ruling WHERE article = ?1 OR other = ?1", (key,))
            db.execute("DELETE FROM article WHERE id = ?", (number,))
        forget(db, {key for _, key, _ in gone})
        pages = [page for _, _, page in gone if page]
        for page in pages:
            row = db.execute("SELECT key FROM article WHERE page = ?", (page,)).fetchone()
            refresh(db, {row[0]} if row else set())
    return len(gone)


def article(library: Library, key: str) -> Article | None:
    """Return a kept article; None if there is none of that key.

    A note tells where another program, or a damaged disk, changed its text: it then has another id than its key.
    """
    with library.reading() as db:
        row = db.execute(
            "SELECT record, text FROM article JOIN body ON body.article = article.id WHERE key = ?", (key,)
        ).fetchone()
    if row is None:
        return None
    found = article_from(*row)
    return found if found.id == key else replace(found, notes=(*found.notes, NOT_WHOLE))


def keys_like(library: Library, start: str) -> list[str]:
    """Keys of articles, binned ones too, that begin as given; at most two, since two are already too many."""
    if not re.fullmatch("[0-9a-fA-F]+", start):
        return []
    with library.reading() as db:
        rows = db.execute("SELECT key FROM article WHERE substr(key, 1, ?) = ? LIMIT 2", (len(start), start.casefold()))
        return [key for (key,) in rows]


def versions(library: Library, key: str) -> tuple[str, ...]:
    """Keys of all kept texts of the same page, oldest first; just the key itself where there is one."""
    with library.reading() as db:
        return tuple(_same_page(db, key)) or (key,)


def key_at(library: Library, address: str) -> str | None:
    """Return the key of the newest text kept of the page at an address; None where there is none."""
    page = page_of(address)
    if page is None:
        return None
    with library.reading() as db:
        row = db.execute(
            "SELECT key FROM article WHERE binned IS NULL AND page = ? ORDER BY id DESC LIMIT 1", (page,)
        ).fetchone()
    return row[0] if row else None


def save_place(library: Library, key: str, start: int) -> None:
    """Remember where the reader is in an article, and that it was opened."""
    with library.writing() as db:
        db.execute(
            "INSERT INTO place(article, start, opened) VALUES(?, ?, ?) "
            "ON CONFLICT(article) DO UPDATE SET start = excluded.start, opened = excluded.opened",
            (key, start, now()),
        )
        db.execute(
            "UPDATE shelf SET place = ?, opened = ? WHERE article = (SELECT id FROM article WHERE key = ?)",
            (start, now(), key),
        )


def place_of(library: Library, key: str) -> int:
    """Return where the reader left off in an article; 0 where it was never opened."""
    with library.reading() as db:
        row = db.execute("SELECT start FROM place WHERE article = ?", (key,)).fetchone()
    return row[0] if row and isinstance(row[0], int) and row[0] > 0 else 0


def page_of(url: str | None) -> str | None:
    """Return the page an address stands for, without what only tracks its reader; None where there is no address.

    >>> page_of("HTTPS://News.example/talks/?utm_source=x&id=2#top")
    'https://news.example/talks?id=2'
    """
    if not url:
        return None
    # Imported here: most articles come from files.
    from urllib.parse import parse_qsl, urlencode, urlsplit

    try:
        parts = urlsplit(url.strip())
        asked = urlencode([pair for pair in parse_qsl(parts.query, True) if not _TRACKING.match(pair[0])])
    except ValueError:
        return url
    if not parts.netloc:
        return None
    path = parts.path.rstrip("/")
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{path}" + (f"?{asked}" if asked else "")


def _same_page(db: Connection, key: str) -> list[str]:
    rows = db.execute(
        "SELECT key FROM article WHERE binned IS NULL AND page = (SELECT page FROM article WHERE key = ?) ORDER BY id",
        (key,),
    )
    return [found for (found,) in rows]


def _add(step: UndoStep, reading: Reading, parser: str) -> KeepOutcome:
    db, new = step.db, reading.article
    key = new.id
    there = db.execute("SELECT binned FROM article WHERE key = ?", (key,)).fetchone()
    if there:
        step.put("article", {"key": key, "binned": None})
        return KeepOutcome(key, "restored" if there[0] else "kept")
    page = page_of(new.url) or (_page_of_file(db, new) if new.file else None)
    known = page is not None and db.execute("SELECT 1 FROM article WHERE page = ? LIMIT 1", (page,)).fetchone()
    number = db.execute(
        "INSERT INTO article(key, page, added, record) VALUES(?, ?, ?, ?)", (key, page, now(), record_of(new))
    ).lastrowid
    assert number is not None
    db.execute("INSERT INTO body(article, text) VALUES(?, ?)", (number, text_in(new.text)))
    write_index(db, number, reading, parser)
    # Undoing an import puts the article into the bin: what was read is never lost.
    step.note("article", {"key": key, "binned": now()}, {"key": key, "binned": None})
    return KeepOutcome(key, "version" if known else "new")


def _page_of_file(db: Connection, new: Article) -> str:
    """Return the page that a file's text is a version of: of those kept from the same file, one that is much like it.

    Another text under the same name is none: it would take the place of the first on the shelf.
    """
    page = f"file:{new.file}"
    rows = db.execute(
        "SELECT page, text FROM article JOIN body ON body.article = id "
        "WHERE page = ?1 OR substr(page, 1, length(?1) + 1) = ?1 || '#' ORDER BY id DESC LIMIT ?2",
        (page, _LOOKED_AT),
    ).fetchall()
    ours = phrases_of(new.text)
    for known, text in rows:
        if likeness(ours, phrases_of(text_out(text))) >= _VERSION:
            return str(known)
    return f"{page}#{new.id}" if rows else page


def _rebin(library: Library, keys: Sequence[str], binned: str | None, verb: str) -> int:
    name = f"{verb} article" if len(keys) == 1 else f"{verb} {len(keys)} articles"
    with undo_step(library, name) as step:
        for key in keys:
            row = step.db.execute("SELECT binned FROM article WHERE key = ?", (key,)).fetchone()
            if row and (row[0] is None) != (binned is None):
                step.put("article", {"key": key, "binned": binned})
        return len(step.changes)
