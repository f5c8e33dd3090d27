"""What the parser found, as the shelf and the search need it: derived, and made again at will."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from typing import TYPE_CHECKING, Any
from zlib import crc32

from summitreader.library.folding import folded, order_of
from summitreader.library.search.facets import Indexed, erase_facets, facets_of, write_facets
from summitreader.library.search.passages import BETWEEN, MOST, PackedPassages, Passage, packed_passages, passages_of
from summitreader.library.search.word_forms import without_hyphens
from summitreader.library.storage.columns import BadRow, unpacked
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import text_out
from summitreader.library.told import ToldRow, erase_told, write_told
from summitreader.model import Reading

if TYPE_CHECKING:
    from sqlite3 import Connection

_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")
_MOST_ARTICLES = 1 << 44  # of larger numbers the passages would have none that SQLite takes
_MOST_NAMED = 6  # speakers in a line of the shelf
_DECLARED = "declaration_in_the_first_person"
_COLUMNS = "rowid, words, joined, speaker, side, theme, addressee, title, outlet, event, place, tags"


def index(library: Library, readings: Mapping[str, Reading], parser: str) -> None:
    """Make kept articles findable as they now read, by their keys.

    Args:
        library: where they are kept.
        readings: by the keys of their rows, which those of their texts need not be where another program wrote one.
        parser: the parser's version, to know what is out of date.
    """
    with library.writing() as db:
        for key, reading in readings.items():
            row = db.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()
            if row and row[0] < _MOST_ARTICLES:
                write_index(db, row[0], reading, parser)


def changed_since(library: Library, limit: int = 20) -> list[str]:
    """Keys of articles whose corrections changed after they were indexed."""
    if not library.exists():
        return []
    with library.reading() as db:
        rows = db.execute("SELECT key FROM found JOIN article ON id = article WHERE parser = '' LIMIT ?", (limit,))
        return [key for (key,) in rows]


def write_index(db: Connection, number: int, reading: Reading, parser: str) -> None:
    """The search's and the shelf's rows of one article, in the caller's transaction."""
    text = reading.article.text
    erase_index(db, number, text)
    passages = passages_of(reading)
    new = _indexed_now(reading)
    _search_rows(db, number, text, new, passages, erase=False)
    write_facets(db, number, facets_of(new, passages))
    write_told(db, number, new.day, told_rows(reading, passages))
    db.execute("INSERT INTO found(article, parser, units) VALUES(?, ?, ?)", (number, parser, _packed(new, passages)))
    _shelf_row(db, number, reading, new)


def erase_index(db: Connection, number: int, text: str) -> None:
    """Take one article out of the search and the shelf."""
    row = db.execute("SELECT units FROM found WHERE article = ?", (number,)).fetchone()
    if row:
        try:
            known, passages = indexed(row[0])
            if known.check != _check_of(text):
                raise BadRow("'units' are of another text")
            _search_rows(db, number, text, known, passages, erase=True)
            erase_facets(db, number)
        except BadRow:
            # Which words it is found by is no longer known: all is indexed anew.
            db.execute("INSERT INTO search(search) VALUES('delete-all')")
            db.execute("DELETE FROM found")
            erase_facets(db)
            erase_told(db)
        db.execute("DELETE FROM found WHERE article = ?", (number,))
    erase_told(db, number)
    db.execute("DELETE FROM shelf WHERE article = ?", (number,))
    db.execute("DELETE FROM side WHERE article = ?", (number,))


def indexed(stored: object) -> tuple[Indexed, PackedPassages]:
    """Return how an article was indexed, and its passages.

    Raises:
        BadRow: No summitreader wrote that.
    """
    if not isinstance(stored, bytes):
        raise BadRow("'units' are no passages")
    size = 4 + int.from_bytes(stored[:4], "big")
    match unpacked(stored[4:size].decode("utf-8", "replace")):
        case [str(title), str(outlet), str(citing), str(day), str(event), str(place), int(check)]:
            return Indexed(title, outlet, citing, day, event, place, check), PackedPassages(stored[size:])
    raise BadRow("'units' are no passages")


def passages_out(stored: object) -> PackedPassages:
    """Return the passages that an article is found by.

    Raises:
        BadRow: No summitreader wrote them.
    """
    return indexed(stored)[1]


def told_rows(reading: Reading, passages: Iterable[Passage]) -> list[ToldRow]:
    """Return who says each passage of a reading, and how: a statement that goes on from a cue is told by that."""
    text = reading.article.text
    statements = {(one.start, one.end): one for one in reading.statements}
    rows = []
    for passage in passages:
        span = passage.span
        themes = tuple(theme.partition(" ")[0] for theme in passage.theme.split(BETWEEN) if theme)
        statement = statements.get((span.start, span.end)) if "kind" in passage.tags else None
        if statement is None:
            rows.append(ToldRow(span.start, span.end - span.start, themes=themes))
            continue
        cue = statement.cue or statement.carried_from
        rows.append(
            ToldRow(
                span.start,
                span.end - span.start,
                shown(passage.speaker),
                tuple(shown(side) for side in passage.side.split(BETWEEN) if side),
                # "We" of a declaration are all who made it, whatever they are called.
                "jointyes" in passage.tags or statement.rule == _DECLARED,
                _verb(cue.of(text)) if cue else "",
                statement.act,
                themes,
            )
        )
    return rows


def _verb(cue: str) -> str:
    """Return the words of a cue in small letters, "" of one that is but a sign, as a label's colon is."""
    return shown(cue).lower() if any(map(str.isalnum, cue)) else ""


def _indexed_now(reading: Reading) -> Indexed:
    article, event = reading.article, reading.event
    return Indexed(
        shown(article.shown_title),
        shown(reading.outlet),
        shown(reading.citing),
        day_of(reading.published),
        shown(event.kind) if event else "",
        shown(event.place.of(article.text)) if event and event.place else "",
        _check_of(article.text),
    )


def _check_of(text: str) -> int:
    return crc32(text.encode("utf-8", "replace"))


def _packed(new: Indexed, passages: list[Passage]) -> bytes:
    head = json.dumps(astuple(new)).encode()
    return len(head).to_bytes(4, "big") + head + packed_passages(passages)


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


def _search_rows(
    db: Connection, number: int, text: str, new: Indexed, passages: Iterable[Passage], *, erase: bool
) -> None:
    day = new.day
    dates = f" day{day.replace('-', '')} month{day[:7].replace('-', '')} year{day[:4]}" if day else ""
    # A report is found by the outlet that it takes the news from, too.
    of_article = tuple(map(folded, (new.title, f"{new.outlet}{BETWEEN}{new.citing}", new.event, new.place)))
    rows: list[tuple[Any, ...]] = []
    for at, passage in enumerate(passages):
        words = passage.span.of(text) if passage.span.end else new.title
        named = (words, without_hyphens(words), passage.names, passage.side, passage.theme, passage.addressee)
        as_kept = (field.encode("utf-8", "replace").decode() for field in named)
        rows.append((number * MOST + at, *map(folded, as_kept), *of_article, folded(passage.tags + dates)))
    if erase:
        # A table without content has to be told the words it is to forget.
        sql = f"INSERT INTO search(search, {_COLUMNS}) VALUES('delete'{', ?' * 12})"
    else:
        sql = f"INSERT INTO search({_COLUMNS}) VALUES(?{', ?' * 11})"
    db.executemany(sql, rows)


def _shelf_row(db: Connection, number: int, reading: Reading, new: Indexed) -> None:
    speaking = {statement.speaker for statement in reading.statements}
    people = [speaker for speaker in reading.speakers if speaker.name in speaking and speaker.kind != "joint"]
    names = [speaker.name for speaker in people]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    speakers = shown(", ".join(names[:_MOST_NAMED]) + more)
    sides = dict.fromkeys(shown(speaker.country) for speaker in reading.speakers if speaker.country)
    key, added = db.execute("SELECT key, added FROM article WHERE id = ?", (number,)).fetchone()
    db.execute(
        "INSERT INTO shelf(article, key, title, outlet, citing, day, event, speakers, added, opened, place, marks, "
        "versions, shown, sought, title_order, outlet_order) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0, 1, 1, ?, ?, ?)",
        (
            *(number, key, new.title, new.outlet, new.citing, new.day, new.event, speakers, added),
            folded(" ".join((new.title, new.outlet, new.citing, new.day, new.event, shown(", ".join(names))))),
            order_of(new.title),
            order_of(new.outlet),
        ),
    )
    db.executemany("INSERT INTO side VALUES(?, ?)", [(side, number) for side in sides])
    refresh(db, {key})


def text_by_key(db: Connection, key: str) -> str:
    """Return the text of the article of a key, "" where there is none."""
    row = db.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()
    return text_of(db, row[0]) if row else ""


def text_of(db: Connection, number: int) -> str:
    """Return the text of an article, "" where it is lost."""
    row = db.execute("SELECT text FROM body WHERE article = ?", (number,)).fetchone()
    return text_out(row[0]) if row else ""
