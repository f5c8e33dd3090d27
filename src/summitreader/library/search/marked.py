"""Passages that carry what the reader made: marks, tags, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitreader.answers import FieldValue
from summitreader.library.folding import order_of
from summitreader.library.search.index import passages_out
from summitreader.library.search.passages import MOST
from summitreader.library.storage.columns import BadRow, shown_line
from summitreader.library.storage.rows import anchor_out
from summitreader.model import Span

if TYPE_CHECKING:
    from sqlite3 import Connection


def marked_passages(db: Connection, field: str, value: str) -> list[int]:
    """Return numbers of the passages that have a tag (`tag`), or a mark of a kind or a correction (`has`)."""
    spans: dict[str, list[Span]] = {}
    for key, stored, text in _anchored(db, field, value.casefold()):
        if field != "tag" or _is_tag(text, value):
            anchor = anchor_out(stored)
            spans.setdefault(key, []).append(Span(anchor.start, anchor.start + len(anchor.quote)))
    numbers: list[int] = []
    for key, places in spans.items():
        row = db.execute(
            "SELECT article, units FROM found JOIN article ON id = article WHERE key = ?", (key,)
        ).fetchone()
        try:
            numbers += [row[0] * MOST + at for at in passages_out(row[1]).touching(places)] if row else []
        except BadRow:
            # No summitreader wrote what it is found by: the next reading of the article does.
            continue
    return numbers


def mark_values(db: Connection, field: str) -> tuple[FieldValue, ...]:
    """Return the tags, or the kinds of marks, that there are; the passages counted are the marks."""
    sql = {
        "tag": "SELECT text, count(*), count(DISTINCT article) FROM mark WHERE kind = 'tag' GROUP BY text",
        "has": "SELECT kind, count(*), count(DISTINCT article) FROM mark GROUP BY kind UNION ALL "
        "SELECT 'correction', count(*), count(DISTINCT article) FROM correction WHERE anchor IS NOT NULL "
        "GROUP BY anchor IS NOT NULL",
    }[field]
    rows = sorted(db.execute(sql).fetchall(), key=lambda row: (-row[1], str(row[0])))
    return tuple(FieldValue(field, shown_line(name), many, some) for name, many, some in rows)


def _anchored(db: Connection, field: str, kind: str) -> list[tuple[str, str, str]]:
    if field == "has" and kind == "correction":
        return db.execute("SELECT article, anchor, '' FROM correction WHERE anchor IS NOT NULL").fetchall()
    if field == "has" and kind == "mark":
        return db.execute("SELECT article, anchor, '' FROM mark").fetchall()
    asked = "tag" if field == "tag" else kind
    return db.execute("SELECT article, anchor, text FROM mark WHERE kind = ?", (asked,)).fetchall()


def _is_tag(text: object, asked: str) -> bool:
    """Return whether the words of a tag begin with, or hold in a row, those that are asked for."""
    words, wanted = (f" {order_of(one)}" for one in (shown_line(text), asked.rstrip("*")))
    return wanted in words if asked.endswith("*") else f"{wanted} " in f"{words} "
