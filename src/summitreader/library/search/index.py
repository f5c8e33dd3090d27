"""What the parser found, as the shelf and the search need it: derived, and made again at will."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from summitreader.library.search.passages import MOST, PackedPassages, Passage, packed_passages, passages_of
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import text_out
from summitreader.model import Reading

if TYPE_CHECKING:
    from sqlite3 import Connection

_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")
_COLUMNS = "rowid, words, speaker, side, theme, outlet, tags"


def index(library: Library, readings: list[Reading], parser: str) -> None:
    """Make kept articles findable as they now read; `parser` is the parser's version, to know what is out of date."""
    with library.writing() as db:
        for reading in readings:
            row = db.execute("SELECT id FROM article WHERE key = ?", (reading.article.id,)).fetchone()
            if row:
                write_index(db, row[0], reading, parser)


def outdated(library: Library, parser: str, limit: int = 20) -> list[str]:
    """Keys of articles that another version of the parser read, or none; [] when all is up to date."""
    with library.reading() as db:
        rows = db.execute(
            "SELECT key FROM article LEFT JOIN found ON found.article = article.id "
            "WHERE found.parser IS NOT ? ORDER BY article.id DESC LIMIT ?",
            (parser, limit),
        )
        return [key for (key,) in rows]


def count_outdated(library: Library, parser: str) -> int:
    """Return how many articles `outdated` has yet to name."""
    with library.reading() as db:
        current = db.execute("SELECT count(*) FROM found WHERE parser = ?", (parser,)).fetchone()[0]
        return int(db.execute("SELECT count(*) FROM article").fetchone()[0] - current)


def changed_since(library: Library, limit: int = 20) -> list[str]:
    """Keys of articles whose corrections changed after they were indexed."""
    if not library.exists():
        return []
    with library.reading() as db:
        rows = db.execute("SELECT key FROM found JOIN article ON id = article WHERE parser = '' LIMIT ?", (limit,))
        return [key for (key,) in rows]


def write_index(db: Connection, number: int, reading: Reading, parser: str) -> None:
    """The search's and the shelf's rows of one article, in the caller's transaction."""
    article = reading.article
    erase_index(db, number, article.text)
    passages = passages_of(reading)
    outlet, day = article.publisher or "", day_of(article.published)
    _search_rows(db, number, article.text, article.title or "", passages, outlet, day, erase=False)
    # Stored with what `erase_index` needs to name the same words again.
    head = json.dumps([article.title or "", outlet, day]).encode()
    db.execute(
        "INSERT INTO found(article, parser, units) VALUES(?, ?, ?)",
        (number, parser, len(head).to_bytes(4, "big") + head + packed_passages(passages)),
    )
    _shelf_row(db, number, reading, day)


def erase_index(db: Connection, number: int, text: str) -> None:
    """Take one article out of the search and the shelf."""
    row = db.execute("SELECT units FROM found WHERE article = ?", (number,)).fetchone()
    if row:
        title, outlet, day, passages = stored_passages(row[0])
        _search_rows(db, number, text, title, passages, outlet, day, erase=True)
        db.execute("DELETE FROM found WHERE article = ?", (number,))
    db.execute("DELETE FROM shelf WHERE article = ?", (number,))
    db.execute("DELETE FROM side WHERE article = ?", (number,))


def stored_passages(stored: bytes) -> tuple[str, str, str, PackedPassages]:
    """Title, outlet, day and passages of an article as it was indexed."""
    size = 4 + int.from_bytes(stored[:4], "big")
    title, outlet, day = json.loads(stored[4:size])
    return title, outlet, day, PackedPassages(stored[size:])


def refresh(db: Connection, keys: set[str]) -> None:
    """Bring the shelf's rows up with what the user has just changed."""
    for key in keys:
        row = db.execute("SELECT id, page, binned FROM article WHERE key = ?", (key,)).fetchone()
        if not row:
            continue
        same = (
            [row]
            if row[1] is None
            else db.execute("SELECT id, page, binned FROM article WHERE page = ? ORDER BY id", (row[1],)).fetchall()
        )
        kept = [number for number, _, binned in same if binned is None]
        numbers = ",".join(str(number) for number, _, _ in same)
        marks = db.execute(
            f"SELECT count(*) FROM mark WHERE article IN (SELECT key FROM article WHERE id IN ({numbers}))"
        ).fetchone()[0]
        for number, _, _ in same:
            db.execute(
                "UPDATE shelf SET shown = ?, versions = ?, marks = ?, "
                "opened = coalesce((SELECT opened FROM place WHERE place.article = shelf.key), ''), "
                "place = coalesce((SELECT start FROM place WHERE place.article = shelf.key), 0) WHERE article = ?",
                (int(kept[-1:] == [number]), len(kept), marks, number),
            )


def day_of(published: str | None) -> str:
    """Return the day of an ISO date or time, "" where it is none."""
    found = _DAY.match(published or "")
    return "-".join(found.groups()) if found else ""


def shown(text: str) -> str:
    """Return a text on one line that SQLite can hold."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def plain(text: str) -> str:
    """Lower case without accents, for what the user types to be found in."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def _search_rows(
    db: Connection,
    number: int,
    text: str,
    title: str,
    passages: Iterable[Passage],
    outlet: str,
    day: str,
    *,
    erase: bool,
) -> None:
    dates = f" day{day.replace('-', '')} month{day[:7].replace('-', '')} year{day[:4]}" if day else ""
    rows: list[tuple[Any, ...]] = []
    for at, passage in enumerate(passages):
        words = passage.span.of(text) if passage.span.end else title
        fields = (words, passage.names, passage.side, passage.theme, outlet, passage.tags + dates)
        rows.append((number * MOST + at, *(field.encode("utf-8", "replace").decode() for field in fields)))
    if erase:
        # A table without content has to be told the words it is to forget.
        sql = f"INSERT INTO search(search, {_COLUMNS}) VALUES('delete', ?, ?, ?, ?, ?, ?, ?)"
    else:
        sql = f"INSERT INTO search({_COLUMNS}) VALUES(?, ?, ?, ?, ?, ?, ?)"
    db.executemany(sql, rows)


def _shelf_row(db: Connection, number: int, reading: Reading, day: str) -> None:
    article = reading.article
    speaking = {statement.speaker for statement in reading.statements}
    people = [speaker for speaker in reading.speakers if speaker.name in speaking and speaker.kind != "joint"]
    speakers = shown(", ".join(speaker.name for speaker in people[:6]))
    sides = dict.fromkeys(shown(speaker.country) for speaker in reading.speakers if speaker.country)
    event = shown(reading.event.kind) if reading.event else ""
    title = shown(article.title or _first_words(article.text))
    outlet = shown(article.publisher or "")
    added = db.execute("SELECT added FROM article WHERE id = ?", (number,)).fetchone()[0]
    db.execute(
        "INSERT INTO shelf VALUES(?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0, 1, 1, ?)",
        (
            number,
            article.id,
            title,
            outlet,
            day,
            event,
            speakers,
            added,
            plain(" ".join((title, outlet, day, event, speakers))),
        ),
    )
    db.executemany("INSERT INTO side VALUES(?, ?)", [(side, number) for side in sides])
    refresh(db, {article.id})


def _first_words(text: str) -> str:
    line = text[:300].strip().split("\n")[0]
    return line if len(line) <= 80 else line[:79] + "…"


def text_of(db: Connection, number: int) -> str:
    """Return the text of an article."""
    return text_out(db.execute("SELECT text FROM body WHERE article = ?", (number,)).fetchone()[0])
