"""Nouns of the model as rows of the file, and back: exact for whatever summitreader wrote, harmless for the rest."""

import json
import os
import re
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, get_args

from summitreader.controls import harmless
from summitreader.library.storage.columns import (
    BadRow,
    anchor,
    anchor_parts,
    anchors,
    citation,
    line,
    mended,
    number,
    shown_line,
    unpacked,
)
from summitreader.model import (
    Anchor,
    Article,
    Block,
    BlockKind,
    Citation,
    Clipping,
    Correction,
    KeptArticle,
    Mark,
    Span,
)

if TYPE_CHECKING:
    from summitreader.comparison import KeptRuling

NOT_WHOLE = "what the library had on record of it could not be read (run: summitreader doctor)"

_FACTS = tuple(field.name for field in fields(Article) if field.name not in ("text", "blocks", "notes"))
_BLOCK_KINDS = get_args(BlockKind)
_LINE = re.compile(r"[^\n]+")


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


def text_out(stored: object) -> str:
    """Return the text again, whatever another program put in its place."""
    if not isinstance(stored, bytes):
        return harmless(str(stored))
    try:
        return harmless(stored.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return harmless(stored.decode("utf-8", "replace"))


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


def article_from(record: object, text: object) -> Article:
    """Return the article of a record and its text; fields that this version does not know are left out.

    What cannot be read is left out too, and a note says so.
    """
    article, faults = _read_article(record, text_out(text))
    return replace(article, notes=(*article.notes, NOT_WHOLE)) if faults else article


def whole_article(record: object, text: str) -> Article:
    """Return the article of a record and its text.

    Raises:
        BadRow: It is no record, or none of that text.
    """
    article, faults = _read_article(record, text)
    if faults:
        raise BadRow(faults[0])
    return article


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return a block for each line of a text whose own blocks are not known."""
    return tuple(Block(Span(*found.span())) for found in _LINE.finditer(text))


def _read_article(stored: object, text: str) -> tuple[Article, list[str]]:
    """Return what can be read of an article, and what is wrong with the rest."""
    faults: list[str] = []
    try:
        record = unpacked(stored)
        if not isinstance(record, dict):
            raise BadRow("is no JSON object")
    except BadRow as fault:
        return Article(text, paragraphs(text)), [f"'record' {fault}"]
    known: dict[str, Any] = {}
    for name in _FACTS:
        try:
            known[name] = line(record[name]) if record.get(name) is not None else None
        except BadRow as fault:
            faults.append(f"'{name}' {fault}")
    try:
        notes = record.get("notes", [])
        known["notes"] = tuple(map(line, notes if isinstance(notes, list) else [notes]))
        blocks = _blocks(record.get("blocks", []), len(text))
    except BadRow as fault:
        faults.append(str(fault))
        blocks = paragraphs(text)
    return Article(text, blocks, **known), faults


def _blocks(runs: object, length: int) -> tuple[Block, ...]:
    """Return blocks from their runs: sorted, disjoint, inside the text."""
    blocks: list[Block] = []
    at = 0
    for run in runs if isinstance(runs, list) else [runs]:
        if not isinstance(run, list) or len(run) % 2 == 0 or run[0] not in _BLOCK_KINDS:
            raise BadRow("'blocks' are none of an article's")
        for start, end in zip(run[1::2], run[2::2], strict=True):
            if not at <= number(start) <= number(end) <= length:
                raise BadRow("'blocks' are none of its text")
            blocks.append(Block(Span(start, end), run[0]))
            at = end
    return tuple(blocks)


def anchor_in(anchor: Anchor | None) -> str | None:
    """Return an anchor as JSON."""
    return None if anchor is None else packed(anchor_parts(anchor))


def anchors_in(anchors: Iterable[Anchor]) -> str:
    """Return anchors as JSON."""
    return packed([anchor_parts(one) for one in anchors])


def anchor_out(stored: object) -> Anchor:
    """Return the anchor again; one without words where it cannot be read."""
    try:
        return anchor(stored)
    except BadRow:
        return Anchor(0, "")


MARK = "uid, article, kind, anchor, text, colour, made"
CORRECTION = "uid, article, kind, finding, anchor, name, other, made, field, words"
CLIPPING = "uid, article, anchor, speaker, note, made, kind, cue, citation"
RULING = "uid, article, anchor, other, other_anchor, same, made"
SHELF = "article, key, title, outlet, day, event, speakers, added, opened, place, marks, versions, citing"


def mark_from(values: tuple[Any, ...]) -> Mark | None:
    """Return a mark from the columns MARK; None if nothing of it can be read."""
    row = mended("mark", named_columns(MARK, values))
    return None if row is None else Mark(**row | {"anchor": anchor_out(row["anchor"])})


def correction_from(values: tuple[Any, ...]) -> Correction | None:
    """Return a correction from the columns CORRECTION; None if it cannot be read, as half of one would mislead."""
    row = mended("correction", named_columns(CORRECTION, values))
    if row is None:
        return None
    place = anchor_out(row["anchor"]) if row["anchor"] else None
    return Correction(**row | {"anchor": place, "words": anchors(row["words"])})


def ruling_from(values: tuple[Any, ...]) -> "KeptRuling | None":
    """Return a ruling from the columns RULING; None if it cannot be read, as half of one would mislead."""
    # Imported here: the nouns of comparing are as many as the model's, and no other row needs them.
    from summitreader.comparison import KeptRuling

    row = mended("ruling", named_columns(RULING, values))
    if row is None:
        return None
    other = anchor_out(row["other_anchor"]) if row["other_anchor"] else None
    return KeptRuling(**row | {"anchor": anchor_out(row["anchor"]), "other_anchor": other, "same": bool(row["same"])})


def clipping_from(values: tuple[Any, ...], record: object, title: object) -> Clipping | None:
    """Return a clipping from the columns CLIPPING, its article's record and what the shelf calls the article.

    None if nothing of it can be read.
    """
    row = mended("clipping", named_columns(CLIPPING, values))
    if row is None:
        return None
    place = anchor_out(row["anchor"])
    cited = citation(row["citation"]) or _cited_by_record(row, place.quote, record, title)
    return Clipping(row["uid"], row["article"], place, row["note"], row["made"], cited)


def _cited_by_record(row: dict[str, Any], quote: str, record: object, title: object) -> Citation:
    """Return what an older clipping, which has no citation, its article's record and the shelf tell of a quote."""
    source = article_from(record, "") if record else Article("", ())
    return Citation(
        quote,
        quote,
        *(row["kind"], row["cue"], row["speaker"]),
        title=source.title or shown_line(title or ""),
        outlet=source.publisher or "",
        citing=source.citing or "",
        author=source.author or "",
        published=(source.published or "")[:10],
        url=source.url or "",
    )


def kept_article_from(values: tuple[Any, ...]) -> KeptArticle:
    """Return a line of the shelf from the columns SHELF."""
    row = mended("shelf", named_columns(SHELF, values))
    assert row is not None  # every column of the shelf has something to stand in its place
    return KeptArticle(row.pop("article"), **row)


def named_columns(columns: str, values: tuple[Any, ...]) -> dict[str, Any]:
    """Return values by the names of their columns."""
    return dict(zip(columns.split(", "), values, strict=True))
