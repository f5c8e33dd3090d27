"""Which articles a question is about: those of a pair of sides, and those in which a side spoke before."""

from __future__ import annotations

from summitreader.library.search.vocabulary import any_of
from summitreader.library.storage.columns import shown_line
from summitreader.library.storage.file import Library
from summitreader.library.told import BETWEEN, MOST
from summitreader.library.tracking.phrases import asked


def articles_of_pair(library: Library, one: str, other: str, most: int) -> tuple[list[str], int]:
    """Return the keys of the newest articles in which both sides have people, and how many there are in all."""
    sql = (
        "FROM side AS a JOIN side AS b USING(article) JOIN shelf USING(article) "
        "WHERE a.name = ? AND b.name = ? AND shown"
    )
    with library.reading() as db:
        total = int(db.execute(f"SELECT count(*) {sql}", (one, other)).fetchone()[0])
        rows = db.execute(f"SELECT key {sql} ORDER BY day DESC, article DESC LIMIT ?", (one, other, most))
        return [shown_line(key) for (key,) in rows], total


def earlier_articles(library: Library, side: str, key: str, day: str, most: int) -> tuple[list[str], int]:
    """Return the keys of the newest articles before a day in which a side speaks, but for one, and how many there are.

    Where the day is "" all others are taken for earlier.
    """
    sql = (
        "FROM spoke JOIN shelf USING(article) WHERE side = ? AND key <> ? AND shown "
        "AND (? = '' OR (day > '' AND day < ?))"
    )
    values = (side, key, day, day)
    with library.reading() as db:
        total = int(db.execute(f"SELECT count(*) {sql}", values).fetchone()[0])
        rows = db.execute(f"SELECT key {sql} ORDER BY day DESC, article DESC LIMIT ?", (*values, most))
        return [shown_line(found) for (found,) in rows], total


def articles_with_phrase(library: Library, words: str, side: str, key: str, day: str) -> bool:
    """Return whether a side says words in a row in an article before a day, another than that of a key."""
    match = asked((words,))
    if not match:
        return False
    sql = (
        "SELECT 1 FROM search JOIN told ON n = search.rowid JOIN voice ON voice.id = told.voice "
        f"JOIN shelf ON shelf.article = n / {MOST} "
        "WHERE search MATCH ? AND (? = '' OR (shelf.day > '' AND shelf.day < ?)) "
        f"AND shelf.key <> ? AND shown AND instr('{BETWEEN}' || sides || '{BETWEEN}', ?) LIMIT 1"
    )
    named = f"({match} AND {any_of('side : ', [side])})"
    with library.reading() as db:
        values = (named, day, day, key, f"{BETWEEN}{side}{BETWEEN}")
        return db.execute(sql, values).fetchone() is not None
