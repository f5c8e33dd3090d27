"""The basket of quotes across articles: ordered by hand, with notes."""

from dataclasses import replace
from typing import Any

from summitreader.library.anchors import anchor_of, named
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import CLIPPING, anchor_in, clipping_from, new_uid, now
from summitreader.library.undo import deed, require_kept, row_of
from summitreader.model import Article, Clipping, Span

_COLUMNS = ", ".join(f"clipping.{column}" for column in CLIPPING.split(", "))


def new_clipping(article: Article, span: Span, speaker: str = "", note: str = "") -> Clipping:
    """A quote, not yet in the basket."""
    return Clipping(new_uid(), article.id, anchor_of(article.text, span), speaker, note, now())


def clip(library: Library, clipping: Clipping) -> Clipping:
    """Puts a quote at the end of the basket, on disk when this returns; with what its source line needs."""
    with deed(library, f"clip {named(clipping.anchor)}") as doing:
        require_kept(doing.db, clipping.article)
        last = doing.db.execute("SELECT coalesce(max(place), 0) FROM clipping").fetchone()[0]
        row: dict[str, Any] = {
            "uid": clipping.uid,
            "article": clipping.article,
            "anchor": anchor_in(clipping.anchor),
            "speaker": clipping.speaker,
            "note": clipping.note,
            "place": last + 1.0,
            "made": clipping.made,
            "kind": clipping.kind,
            "cue": clipping.cue,
        }
        doing.put("clipping", row)
    return next(known for known in clippings(library) if known.uid == clipping.uid)


def clippings(library: Library) -> tuple[Clipping, ...]:
    """The whole basket in its order."""
    with library.reading() as db:
        rows = db.execute(
            f"SELECT {_COLUMNS}, record FROM clipping LEFT JOIN article ON article.key = clipping.article "
            "ORDER BY place, clipping.rowid"
        )
        return tuple(clipping_from(row[:-1], row[-1]) for row in rows)


def note_clipping(library: Library, clipping: Clipping, note: str) -> Clipping:
    """Changes the note beside a quote."""
    with deed(library, f"note on the clipping {named(clipping.anchor)}") as doing:
        row = row_of(doing.db, "clipping", clipping.uid)
        if row:
            doing.put("clipping", {**row, "note": note})
    return replace(clipping, note=note)


def move_clipping(library: Library, clipping: Clipping, by: int) -> None:
    """Moves a quote up (-1) or down (1) in the basket, as far as it goes."""
    order = [known.uid for known in clippings(library)]
    if clipping.uid not in order:
        return
    at = order.index(clipping.uid)
    order.insert(max(0, min(len(order) - 1, at + by)), order.pop(at))
    with deed(library, f"move the clipping {named(clipping.anchor)}") as doing:
        for place, uid in enumerate(order, 1):
            row = row_of(doing.db, "clipping", uid)
            if row and row["place"] != place:
                doing.put("clipping", {**row, "place": float(place)})


def drop_clipping(library: Library, clipping: Clipping) -> bool:
    """Takes a quote out of the basket; False if it was gone already."""
    with deed(library, f"take {named(clipping.anchor)} out of the clippings") as doing:
        return doing.drop("clipping", clipping.uid)


def empty_clippings(library: Library) -> int:
    """Takes all quotes out of the basket, as one deed; how many there were."""
    with deed(library, "take all out of the clippings") as doing:
        return sum([doing.drop("clipping", clipping.uid) for clipping in clippings(library)])
