"""What the reader says of passages of two articles that are compared: kept for ever, and laid over every comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from summitreader.comparison import KeptRuling, Ruling
from summitreader.library.anchors import anchor_of, find_anchor, named
from summitreader.library.search.index import text_by_key
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import RULING, anchor_in, new_uid, now, ruling_from
from summitreader.library.undo import require_kept, undo_step
from summitreader.model import Anchor, Article, Span

if TYPE_CHECKING:
    from sqlite3 import Connection


class PlacedRuling(NamedTuple):
    """A kept ruling, and what it says of the articles that are compared; None where its words are not in them."""

    kept: KeptRuling
    ruling: Ruling | None


class RulingAbout(NamedTuple):
    """A kept ruling as one of its articles has it: the passage there, None for all of it, and in the other one."""

    kept: KeptRuling
    article: str
    anchor: Anchor | None
    other: str
    other_anchor: Anchor | None
    is_lost: bool = False

    @property
    def said(self) -> str:
        """What is said of the passage, in a few words."""
        if self.anchor is None or self.other_anchor is None:
            return "told on the other side" if self.kept.same else "not told on the other side"
        return f"{'one matter' if self.kept.same else 'not one matter'} with {named(self.other_anchor)}"


def new_ruling(articles: Sequence[Article], ruling: Ruling) -> KeptRuling:
    """Return what the reader says of passages of compared articles, by their words, not yet saved.

    Args:
        articles: All that are compared, in the order of the sides.
        ruling: What is said; one of its passages at least is told.
    """
    told = [(articles[side], span) for side, span in zip(ruling.sides, ruling.spans, strict=True)]
    (article, span), (other, other_span) = told if ruling.spans[0] else reversed(told)
    if span is None:
        raise ValueError("a ruling of no passage")
    anchor = anchor_of(article.text, span)
    other_anchor = anchor_of(other.text, other_span) if other_span else None
    return KeptRuling(new_uid(), article.id, anchor, other.id, other_anchor, ruling.same, now())


def put_ruling(library: Library, ruling: KeptRuling) -> None:
    """Save a ruling; on disk when this returns. Both its articles have to be kept."""
    row: dict[str, Any] = {
        "uid": ruling.uid,
        "article": ruling.article,
        "anchor": anchor_in(ruling.anchor),
        "other": ruling.other,
        "other_anchor": anchor_in(ruling.other_anchor),
        "same": int(ruling.same),
        "made": ruling.made,
    }
    with undo_step(library, ruling_said(ruling)) as step:
        require_kept(step.db, ruling.article)
        require_kept(step.db, ruling.other)
        step.put("ruling", row)


def delete_ruling(library: Library, ruling: KeptRuling) -> bool:
    """Take a ruling away; False if it was gone already."""
    with undo_step(library, f"delete the ruling {ruling_said(ruling)}") as step:
        return step.drop("ruling", ruling.uid)


def ruling_said(ruling: KeptRuling) -> str:
    """Return a ruling in the reader's words."""
    words = named(ruling.anchor)
    if ruling.other_anchor is None:
        return f"that {words} is {'told' if ruling.same else 'not told'} by the other side"
    return f"that {words} and {named(ruling.other_anchor)} are {'one matter' if ruling.same else 'two matters'}"


def placed_rulings(library: Library, articles: Sequence[Article]) -> tuple[PlacedRuling, ...]:
    """Return the rulings that were made of articles or of other versions of their pages, in the order they were made.

    Each says where its words stand in the articles as they are given, whose order is that of the sides. Of two that
    say something of the same passages the later one holds.
    """
    if not library.exists():
        return ()
    with library.reading() as db:
        versions = [_versions(db, article.id) for article in articles]
        keys = [*dict.fromkeys(key for many in versions for key in many)]
        some = ", ".join("?" * len(keys))
        rows = db.execute(
            f"SELECT {RULING} FROM ruling WHERE article IN ({some}) AND other IN ({some}) ORDER BY made, rowid",
            keys + keys,
        ).fetchall()
        made = [ruling for row in rows if (ruling := ruling_from(row))]
        texts = {key: text_by_key(db, key) for one in made for key in (one.article, one.other)}
    placed: dict[object, PlacedRuling] = {}
    for kept in made:
        if sides := _sides(kept, articles, versions):
            one = _placed(kept, articles, sides, texts)
            of = (one.sides, one.spans) if one else kept.uid
            placed.pop(of, None)
            placed[of] = PlacedRuling(kept, one)
    return tuple(placed.values())


def rulings_of(library: Library, articles: Sequence[Article]) -> tuple[Ruling, ...]:
    """Return what the reader says of passages of articles that are compared, as far as their words are still there."""
    return tuple(placed.ruling for placed in placed_rulings(library, articles) if placed.ruling)


def rulings_about(library: Library, key: str | None) -> tuple[RulingAbout, ...]:
    """Return the rulings of passages of an article, or of other versions of its page, in the order they were made.

    For None all of the library, the newest first.
    """
    if not library.exists():
        return ()
    with library.reading() as db:
        order = "ORDER BY made, rowid" if key else "ORDER BY made DESC, rowid DESC"
        keys = [*_versions(db, key)] if key else []
        some = ", ".join("?" * len(keys))
        where = f"WHERE article IN ({some}) OR other IN ({some})" if key else ""
        rows = db.execute(f"SELECT {RULING} FROM ruling {where} {order}", keys + keys).fetchall()
        made = [ruling for row in rows if (ruling := ruling_from(row))]
        if key is None:
            return tuple(RulingAbout(one, one.article, one.anchor, one.other, one.other_anchor) for one in made)
        text, versions = text_by_key(db, key), {*keys}
        return tuple(_about(db, one, key, text, versions) for one in made)


def _about(db: Connection, one: KeptRuling, key: str, text: str, versions: set[str]) -> RulingAbout:
    """Return a ruling as an article has it; of an article that has been both, its first passage counts."""
    is_first = one.article in versions
    here, there = (one.article, one.anchor), (one.other, one.other_anchor)
    (own, anchor), (other, other_anchor) = (here, there) if is_first else (there, here)
    place = find_anchor(text, anchor, "" if own == key else text_by_key(db, own)) if anchor else None
    if anchor and place:
        anchor = replace(anchor, start=place[0].start)
    return RulingAbout(one, key, anchor, other, other_anchor, is_lost=bool(anchor and not place))


def _versions(db: Connection, key: str) -> set[str]:
    """Return the key of an article and those of the other kept texts of its page."""
    rows = db.execute("SELECT key FROM article WHERE page = (SELECT page FROM article WHERE key = ?)", (key,))
    return {key, *(str(found) for (found,) in rows)}


def _sides(ruling: KeptRuling, articles: Sequence[Article], versions: Sequence[set[str]]) -> tuple[int, int] | None:
    """Return which sides a ruling's two articles are; None where they are not two of them.

    Where several are versions of one page, those are meant that it was made of.
    """
    ids = [article.id for article in articles]
    pairs = [
        ((ruling.article != ids[one]) + (ruling.other != ids[other]), one, other)
        for one, mine in enumerate(versions)
        for other, theirs in enumerate(versions)
        if one != other and ruling.article in mine and ruling.other in theirs
    ]
    return min(pairs)[1:] if pairs else None


def _placed(
    ruling: KeptRuling, articles: Sequence[Article], sides: tuple[int, int], texts: dict[str, str]
) -> Ruling | None:
    """Return what a ruling says of articles; None where its words are not in them."""
    spans: list[Span | None] = []
    for side, key, anchor in zip(
        sides, (ruling.article, ruling.other), (ruling.anchor, ruling.other_anchor), strict=True
    ):
        span = _found(articles[side], anchor, key, texts) if anchor else None
        if anchor and not span:
            return None
        spans.append(span)
    (one, first), (other, second) = sorted(zip(sides, spans, strict=True), key=lambda pair: pair[0])
    return Ruling((one, other), (first, second), ruling.same)


def _found(article: Article, anchor: Anchor, key: str, texts: dict[str, str]) -> Span | None:
    place = find_anchor(article.text, anchor, "" if article.id == key else texts[key])
    return place[0] if place else None
