"""Who says each passage, when and by which verb, as numbers: what tracking counts, without an article being read.

Derived, like the index, and written and erased with it. A day is YYYYMMDD and a month YYYYMM, 0 where an article has no
date; `spoke` has every article under the side "", too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite3 import Connection

BETWEEN = "; "
"""What stands between the items of a list: the sides of a voice, the themes of a passage."""
MOST = 1 << 16
"""Passages an article may have: a passage's number in the index is `article * MOST + number`."""
_LONGEST_CUE = 40  # code points


class ToldRow(NamedTuple):
    """One passage: where it stands, whose it is, the verb and its class, and the keys of its themes."""

    start: int
    length: int
    speaker: str = ""
    sides: tuple[str, ...] = ()
    joint: bool = False
    cue: str = ""
    act: str = ""
    themes: tuple[str, ...] = ()


def write_told(db: Connection, article: int, day: str, rows: Iterable[ToldRow]) -> None:
    """Tell who says the passages of an article, in the caller's transaction; its earlier rows are gone already."""
    number, told, voices = int(day.replace("-", "") or 0), list(rows), dict[tuple[str, str, int], int]()
    about: Counter[tuple[str, int]] = Counter()
    cues: dict[tuple[str, str], int] = {}
    written = []
    for at, row in enumerate(told):
        who, cue = (row.speaker, BETWEEN.join(row.sides), int(row.joint)), (row.cue[:_LONGEST_CUE], row.act)
        if who not in voices:
            voices[who] = _number(db, "voice", "speaker, sides, joint", who)
        if cue not in cues:
            cues[cue] = _number(db, "cue", "words, act", cue)
        about.update({(theme, voices[who]): 1 for theme in row.themes})
        written.append((article * MOST + at, row.start, row.length, number, voices[who], cues[cue]))
    db.executemany("INSERT INTO told(n, start, length, day, voice, cue) VALUES(?, ?, ?, ?, ?, ?)", written)
    sides = {"", *(side for row in told for side in row.sides)}
    db.executemany(
        "INSERT INTO spoke(side, month, article) VALUES(?, ?, ?)", [(side, number // 100, article) for side in sides]
    )
    db.executemany(
        "INSERT INTO about(theme, voice, article, passages) VALUES(?, ?, ?, ?)",
        [(_number(db, "topic", "name", (theme,)), voice, article, many) for (theme, voice), many in about.items()],
    )


def erase_told(db: Connection, article: int | None = None) -> None:
    """Take the rows of an article away, or of all."""
    if article is None:
        for table in ("told", "spoke", "about", "voice", "cue", "topic"):
            db.execute(f"DELETE FROM {table}")
        return
    db.execute("DELETE FROM told WHERE n BETWEEN ? AND ?", (article * MOST, article * MOST + MOST - 1))
    db.execute("DELETE FROM spoke WHERE article = ?", (article,))
    db.execute("DELETE FROM about WHERE article = ?", (article,))


def _number(db: Connection, table: str, columns: str, values: tuple[object, ...]) -> int:
    """Return the number that a row of one of the tables of names has, which is made where there is none."""
    names = columns.split(", ")
    same = " AND ".join(f"{name} = ?" for name in names)
    row = db.execute(f"SELECT id FROM {table} WHERE {same}", values).fetchone()
    if row is None:
        marks = ", ".join("?" * len(names))
        return int(db.execute(f"INSERT INTO {table}({columns}) VALUES({marks})", values).lastrowid or 0)
    return int(row[0])
