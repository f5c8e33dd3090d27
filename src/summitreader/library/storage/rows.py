"""Nouns of the model as rows of the file, and back: exact, whatever characters an article holds."""

import json
import os
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from summitreader.model import Anchor, Article, Block, Clipping, Correction, Mark, Span


def now() -> str:
    """Return the time in UTC, to the second: 2026-01-05T09:30:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_uid() -> str:
    """Return a name for something the user made that no other library will give to anything else."""
    return os.urandom(8).hex()


def packed(value: Any) -> str:
    """Return a value as compact JSON that SQLite can hold: lone surrogates are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if storable(text) else json.dumps(value, separators=(",", ":"))


def storable(text: str) -> bool:
    """Return whether SQLite can hold a text as text: lone surrogates it cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def text_in(text: str) -> str | bytes:
    """Return an article's text as it is stored: as text, so that any tool
    can read it, or as bytes where it cannot be.
    """
    return text if storable(text) else text.encode("utf-8", "surrogatepass")


def text_out(stored: str | bytes) -> str:
    """Return the text again."""
    return stored if isinstance(stored, str) else stored.decode("utf-8", "surrogatepass")


def record_of(article: Article) -> str:
    """Return all of an article but its text.

    Blocks are `[kind, start, end, start, end, …]` runs, to keep them short.
    """
    runs: list[list[Any]] = []
    for block in article.blocks:
        if not runs or runs[-1][0] != block.kind:
            runs.append([block.kind])
        runs[-1] += [block.span.start, block.span.end]
    record: dict[str, Any] = {"blocks": runs}
    for field in fields(Article):
        value = getattr(article, field.name)
        if field.name not in ("text", "blocks") and value not in (None, ()):
            record[field.name] = value
    return packed(record)


def article_from(record: str, text: str | bytes) -> Article:
    """Return the article of a record and its text; fields that this version does not know are left out."""
    known: dict[str, Any] = json.loads(record)
    blocks = tuple(
        Block(Span(run[at], run[at + 1]), run[0]) for run in known.pop("blocks", []) for at in range(1, len(run) - 1, 2)
    )
    names = {field.name for field in fields(Article)} - {"text", "blocks", "notes"}
    notes = tuple(known.pop("notes", ()))
    return Article(text_out(text), blocks, notes=notes, **{k: v for k, v in known.items() if k in names})


def anchor_in(anchor: Anchor | None) -> str | None:
    """Return an anchor as JSON."""
    return None if anchor is None else packed([anchor.start, anchor.quote, anchor.before, anchor.after])


def anchor_out(stored: str) -> Anchor:
    """Return the anchor again."""
    return Anchor(*json.loads(stored))


MARK = "uid, article, kind, anchor, text, colour, made"
CORRECTION = "uid, article, kind, finding, anchor, name, other, made"
CLIPPING = "uid, article, anchor, speaker, note, made, kind, cue"


def mark_from(row: tuple[Any, ...]) -> Mark:
    """Return a mark from the columns MARK."""
    uid, article, kind, anchor, text, colour, made = row
    return Mark(uid, article, kind, anchor_out(anchor), text, colour, made)


def correction_from(row: tuple[Any, ...]) -> Correction:
    """Return a correction from the columns CORRECTION."""
    uid, article, kind, finding, anchor, name, other, made = row
    return Correction(uid, article, kind, finding, anchor_out(anchor) if anchor else None, name, other, made)


def clipping_from(row: tuple[Any, ...], record: str | None) -> Clipping:
    """Return a clipping from the columns CLIPPING and its article's record."""
    uid, article, anchor, speaker, note, made, kind, cue = row
    known = json.loads(record) if record else {}
    return Clipping(
        uid,
        article,
        anchor_out(anchor),
        speaker,
        note,
        made,
        known.get("title") or "",
        known.get("publisher") or "",
        (known.get("published") or "")[:10],
        known.get("url") or "",
        kind,
        cue,
    )
