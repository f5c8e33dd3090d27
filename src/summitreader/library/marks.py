"""Highlights, notes, tags and bookmarks: they hold on to words, and follow them into changed versions of a page."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from summitreader.library.anchors import anchor_of, find_anchor, named
from summitreader.library.search.index import text_by_key
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import MARK, anchor_in, mark_from, new_uid, now
from summitreader.library.undo import require_kept, undo_step
from summitreader.model import Article, Colour, Mark, MarkKind, Span


def new_mark(article: Article, kind: MarkKind, span: Span, text: str = "", colour: Colour | None = None) -> Mark:
    """Return a mark on a passage, not yet saved."""
    return Mark(new_uid(), article.id, kind, anchor_of(article.text, span), text, colour, now(), span)


def put_mark(library: Library, mark: Mark) -> None:
    """Save a mark, new or changed (by its `uid`); on disk when this returns. Its article has to be kept."""
    put_marks(library, [mark], f"{mark.kind} on {named(mark.anchor)}")


def put_marks(library: Library, marks: Iterable[Mark], name: str) -> None:
    """Save marks as one undo step of that name; all are on disk when this returns. Their articles have to be kept."""
    with undo_step(library, name) as step:
        for mark in marks:
            require_kept(step.db, mark.article)
            step.put("mark", _row(mark))


def _row(mark: Mark) -> dict[str, Any]:
    return {
        "uid": mark.uid,
        "article": mark.article,
        "kind": mark.kind,
        "anchor": anchor_in(mark.anchor),
        "text": mark.text,
        "colour": mark.colour,
        "made": mark.made,
    }


def delete_mark(library: Library, mark: Mark) -> bool:
    """Take a mark away; False if it was gone already."""
    with undo_step(library, f"delete {mark.kind} on {named(mark.anchor)}") as step:
        return step.drop("mark", mark.uid)


def marks_of(library: Library, article: str) -> tuple[Mark, ...]:
    """Return the marks on an article, those made on other versions of its page included, in the order of the text.

    Those that cannot be placed in this text come last, with no `span`.
    """
    with library.reading() as db:
        rows = db.execute(
            f"SELECT {MARK} FROM mark WHERE article = ?1 OR article IN (SELECT key FROM article WHERE "
            "page = (SELECT page FROM article WHERE key = ?1)) ORDER BY rowid",
            (article,),
        ).fetchall()
        if not rows:
            return ()
        marks = [mark for row in rows if (mark := mark_from(row))]
        texts = {key: text_by_key(db, key) for key in {article, *(mark.article for mark in marks)}}
    placed = [_placed(mark, texts[article], texts[mark.article]) for mark in marks]
    return tuple(sorted(placed, key=lambda mark: (mark.span is None, mark.span or Span(0, 0))))


def all_marks(library: Library, kind: MarkKind | None = None) -> tuple[Mark, ...]:
    """Return the marks of the whole library, newest first, with the words they were made on; `span` is left out."""
    with library.reading() as db:
        rows = db.execute(f"SELECT {MARK} FROM mark WHERE ?1 IS NULL OR kind = ?1 ORDER BY rowid DESC", (kind,))
        return tuple(mark for row in rows if (mark := mark_from(row)))


def _placed(mark: Mark, text: str, own: str) -> Mark:
    place = find_anchor(text, mark.anchor, own)
    return replace(mark, span=place[0], changed=place[1]) if place else mark
