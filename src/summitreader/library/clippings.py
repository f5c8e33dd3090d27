"""Clippings: quotes across articles, ordered by hand, with notes."""

from dataclasses import replace
from typing import Any

from summitreader.library.anchors import anchor_of, named
from summitreader.library.storage.columns import packed_citation
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import CLIPPING, anchor_in, clipping_from, new_uid, now
from summitreader.library.undo import require_kept, row_of, undo_step
from summitreader.model import Article, Citation, Clipping, Span

_COLUMNS = ", ".join(f"clipping.{column}" for column in CLIPPING.split(", "))


def new_clipping(article: Article, span: Span, citation: Citation, note: str = "") -> Clipping:
    """Return a clipping of a passage, not yet saved."""
    return Clipping(new_uid(), article.id, anchor_of(article.text, span), note, now(), citation)


def clip(library: Library, clipping: Clipping) -> Clipping:
    """Save a clipping behind all others; on disk when this returns.

    Returns:
        The clipping as it is saved.

    Raises:
        LibraryFault: its article is not kept, or nothing can be saved.
    """
    with undo_step(library, f"clip {named(clipping.anchor)}") as step:
        require_kept(step.db, clipping.article)
        places = "SELECT coalesce(max(place), 0) FROM clipping WHERE place BETWEEN -1e12 AND 1e12"
        last = step.db.execute(places).fetchone()[0]
        row: dict[str, Any] = {
            "uid": clipping.uid,
            "article": clipping.article,
            "anchor": anchor_in(clipping.anchor),
            "note": clipping.note,
            "place": last + 1.0,
            "made": clipping.made,
            **_cited(clipping.citation),
        }
        step.put("clipping", row)
    return next(known for known in clippings(library) if known.uid == clipping.uid)


def clippings(library: Library) -> tuple[Clipping, ...]:
    """Return all clippings in their order."""
    with library.reading() as db:
        rows = db.execute(
            f"SELECT {_COLUMNS}, record, shelf.title FROM clipping "
            "LEFT JOIN article ON article.key = clipping.article LEFT JOIN shelf ON shelf.key = clipping.article "
            "ORDER BY clipping.place, clipping.rowid"
        )
        return tuple(clipping for row in rows if (clipping := clipping_from(row[:-2], *row[-2:])))


def note_clipping(library: Library, clipping: Clipping, note: str) -> Clipping:
    """Change the note beside a quote, and return the clipping with it."""
    with undo_step(library, f"note on the clipping {named(clipping.anchor)}") as step:
        row = row_of(step.db, "clipping", clipping.uid)
        if row:
            step.put("clipping", {**row, "note": note})
    return replace(clipping, note=note)


def cite_anew(library: Library, clipping: Clipping, citation: Citation) -> None:
    """Give a clipping the citation that its words have by now."""
    with undo_step(library, f"source of the clipping {named(clipping.anchor)}") as step:
        row = row_of(step.db, "clipping", clipping.uid)
        if row:
            step.put("clipping", {**row, **_cited(citation)})


def move_clipping(library: Library, clipping: Clipping, by: int) -> None:
    """Move a clipping up (-1) or down (1), as far as it goes."""
    order = [known.uid for known in clippings(library)]
    if clipping.uid not in order:
        return
    at = order.index(clipping.uid)
    order.insert(max(0, min(len(order) - 1, at + by)), order.pop(at))
    with undo_step(library, f"move the clipping {named(clipping.anchor)}") as step:
        for place, uid in enumerate(order, 1):
            row = row_of(step.db, "clipping", uid)
            if row and row["place"] != place:
                step.put("clipping", {**row, "place": float(place)})


def drop_clipping(library: Library, clipping: Clipping) -> bool:
    """Take a clipping out; return False if it was gone already."""
    with undo_step(library, f"take {named(clipping.anchor)} out of the clippings") as step:
        return step.drop("clipping", clipping.uid)


def empty_clippings(library: Library) -> int:
    """Take all clippings out, as one undo step; return how many there were."""
    with undo_step(library, "take all out of the clippings") as step:
        return sum([step.drop("clipping", clipping.uid) for clipping in clippings(library)])


def _cited(citation: Citation) -> dict[str, str]:
    """Return the columns of a clipping that say whose words they are: all as JSON, the rest for older programs."""
    return {
        "speaker": citation.speaker,
        "kind": citation.kind,
        "cue": citation.cue,
        "citation": packed_citation(citation),
    }
