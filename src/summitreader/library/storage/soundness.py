"""Whether what a library file holds is what was put into it: its pages, its texts, its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitreader.library.storage.columns import BadRow, checked
from summitreader.library.storage.rows import text_out, whole_article
from summitreader.model import Article

if TYPE_CHECKING:
    from sqlite3 import Connection

MADE = ("place", "mark", "correction", "clipping", "ruling", "deed")
"""The tables of what the reader made of articles."""


def first_fault(db: Connection) -> str:
    """Return what is wrong with the pages or the texts of a file, "" if nothing is.

    Rows that read oddly are no fault of the disk: whoever wrote them, a copy of them is what they were.
    """
    import sqlite3

    try:
        fault = str(db.execute("PRAGMA integrity_check(1)").fetchone()[0])
        if fault != "ok":
            return fault
        lost, changed = len(texts_lost(db)), len(texts_changed(db))
    except (sqlite3.Error, UnicodeError) as error:
        return str(error)
    if lost:
        return f"the text of {lost} article{'s' * (lost != 1)} is lost"
    return f"the text of {changed} article{'s' * (changed != 1)} is no longer what was kept" if changed else ""


def texts_lost(db: Connection) -> list[int]:
    """Return the numbers of the articles that have no text."""
    rows = db.execute("SELECT id FROM article WHERE id NOT IN (SELECT article FROM body) ORDER BY id")
    return [number for (number,) in rows]


def texts_changed(db: Connection) -> list[int]:
    """Return the numbers of the articles whose text is not that of their key."""
    rows = db.execute("SELECT id, key, text FROM article JOIN body ON body.article = id ORDER BY id")
    return [number for number, key, text in rows if Article(text_out(text), ()).id != key]


def text_faults(db: Connection) -> tuple[list[int], list[str]]:
    """Return what `texts_changed` does, and what is wrong with articles that no summitreader wrote; read once."""
    changed: list[int] = []
    odd: list[str] = []
    rows = db.execute("SELECT id, key, record, text FROM article JOIN body ON body.article = id ORDER BY id")
    for number, key, record, stored in rows:
        text = text_out(stored)
        if Article(text, ()).id != key:
            changed.append(number)
        try:
            whole_article(record, text)
        except BadRow as fault:
            odd.append(f"an article: {fault}")
    return changed, odd


def odd_rows(db: Connection) -> list[str]:
    """Return what is wrong with each row of what the reader made that no summitreader wrote."""
    found: list[str] = []
    for table in MADE:
        cursor = db.execute(f"SELECT * FROM {table}")
        columns = [column[0] for column in cursor.description]
        for row in cursor:
            try:
                checked(table, dict(zip(columns, row, strict=True)))
            except BadRow as fault:
                found.append(f"a {table}: {fault}")
    return found
