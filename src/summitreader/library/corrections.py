"""What the reader knows better than the parser: kept for ever, and laid over every new reading."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from summitreader.library.anchors import anchor_of, find_anchor, named
from summitreader.library.overlay import facts, whole
from summitreader.library.overlay.draft import Draft
from summitreader.library.search.index import text_by_key
from summitreader.library.storage.columns import line
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import (
    CORRECTION,
    anchor_in,
    anchors_in,
    article_from,
    correction_from,
    new_uid,
    now,
)
from summitreader.library.undo import require_kept, undo_step
from summitreader.model import Anchor, Article, Correction, CorrectionKind, FindingKind, Reading, Span

if TYPE_CHECKING:
    from sqlite3 import Connection

_MOST = 80  # code points of a value that are said
_LABELS = {
    ("statement", "extent"): "content",
    ("article", "citing"): "source that the article cites",
    ("article", "date"): "date of the article",
    ("article", "title"): "title of the article",
    ("article", "outlet"): "outlet of the article",
}


def new_correction(
    article: Article,
    kind: CorrectionKind,
    finding: FindingKind,
    span: Span | None = None,
    name: str = "",
    other: str = "",
    field: str = "",
    words: Sequence[Span] = (),
) -> Correction:
    """Return a correction (see `Correction`) of what is found in an article, not yet saved."""
    anchor = anchor_of(article.text, span) if span else None
    anchors = tuple(anchor_of(article.text, one) for one in words)
    return Correction(new_uid(), article.id, kind, finding, anchor, line(name), line(other), now(), field, anchors)


def put_correction(library: Library, correction: Correction) -> None:
    """Save a correction; on disk when this returns. Its article has to be kept."""
    row: dict[str, Any] = {
        "uid": correction.uid,
        "article": correction.article,
        "kind": correction.kind,
        "finding": correction.finding,
        "anchor": anchor_in(correction.anchor),
        "name": correction.name,
        "other": correction.other,
        "made": correction.made,
        "field": correction.field,
        "words": anchors_in(correction.words),
    }
    with undo_step(library, said(correction)) as step:
        require_kept(step.db, correction.article)
        step.put("correction", row)


def delete_correction(library: Library, correction: Correction) -> bool:
    """Take a correction away; False if it was gone already."""
    with undo_step(library, f"delete the correction {said(correction)}") as step:
        return step.drop("correction", correction.uid)


def said(correction: Correction) -> str:
    """Return a correction in the reader's words."""
    words, name = named(correction.anchor), correction.name
    match correction.kind, correction.finding:
        case "set", _:
            return _set_said(correction)
        case "merge", _:
            return f"that {correction.other} is also called {name}"
        case "reassign", _:
            return f"that {words} is said by {name}"
        case "reject", "theme":
            return f"that {words} is not about the theme {name}"
        case "reject", "speaker":
            return f"that {name} is no speaker"
        case "reject", "event":
            return "that there was no such event"
        case "reject", finding:
            return f"that {words} is no {finding}"
        case _, "theme":
            return f"that {words} is about the theme {name}"
        case _, "agreement":
            return f"that {words} is an agreement, {name}"
    return f"that {words} is a statement of {name}"


def said_shortly(correction: Correction) -> str:
    """Return a correction as a line of a list says it: what was set of a finding before the words of the finding."""
    if correction.kind != "set":
        return said(correction)
    label, value = _set_words(correction)
    return f"{label}{f' of {correction.name}' if correction.name else ''}: {value or 'none'}"


def _set_said(correction: Correction) -> str:
    """Return what was set of a finding: "that the role of Kari Lee is “President”", "that … is not told"."""
    label, value = _set_words(correction)
    others = {"speaker": f" of {correction.name}", "event": " of the event", "article": ""}
    whose = others.get(correction.finding, f" of {named(correction.anchor)}")
    are = "are" if correction.field in ("parties", "fields", "titles") else "is"
    return f"that the {label}{whose} {are} {value or 'not told'}"


def _set_words(correction: Correction) -> tuple[str, str]:
    """Return what was set of a finding, and what it was set to in quotation marks; "" for nothing."""
    label = _LABELS.get((correction.finding, correction.field), correction.field)
    value = correction.other if len(correction.other) <= _MOST else f"{correction.other[: _MOST - 1].rstrip()}…"
    values = [named(anchor) for anchor in correction.words] or [f"“{value}”"] * bool(value)
    return label, ", ".join(values)


def corrections_of(library: Library, article: str) -> tuple[Correction, ...]:
    """Return the corrections of an article and of other versions of its page, in the order they were made.

    Those of other versions are of the words as they stand in this one; where they do not, they are left out.
    """
    return placed_corrections(library, article)[0]


def all_corrections(library: Library) -> tuple[Correction, ...]:
    """Return all corrections of the library, the newest first."""
    with library.reading() as db:
        rows = db.execute(f"SELECT {CORRECTION} FROM correction ORDER BY made DESC, rowid DESC")
        return tuple(correction for row in rows if (correction := correction_from(row)))


def placed_corrections(library: Library, article: str) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """Return what `corrections_of` does, and the corrections of other versions whose words are not in this article."""
    with library.reading() as db:
        rows = db.execute(
            f"SELECT {CORRECTION} FROM correction WHERE article = ?1 OR article IN (SELECT key FROM article WHERE "
            "page = (SELECT page FROM article WHERE key = ?1)) ORDER BY made, rowid",
            (article,),
        )
        made = [correction for row in rows if (correction := correction_from(row))]
        others = {correction.article for correction in made if correction.article != article}
        kept = {key: _article(db, key) for key in (*others, article)} if others else {}
    page = [(one, _placed(one, kept[article], kept[one.article]) if one.article in others else one) for one in made]
    return tuple(placed for _, placed in page if placed), tuple(one for one, placed in page if not placed)


def _article(db: "Connection", key: str) -> Article:
    """Return the article of a key; one without a word where there is none."""
    row = db.execute("SELECT record FROM article WHERE key = ?", (key,)).fetchone()
    return article_from(row[0], text_by_key(db, key)) if row else Article("", ())


def _placed(correction: Correction, article: Article, own: Article) -> Correction | None:
    """Return a correction of one version of a page as it holds for another; None where it does not."""
    if correction.finding == "article":
        # Where this version says something else than the one that was corrected, that may be right.
        name = facts.ARTICLE_FIELDS[correction.field]
        return correction if getattr(article, name) == getattr(own, name) else None

    def moved(anchor: Anchor | None) -> Anchor | None:
        place = find_anchor(article.text, anchor, own.text) if anchor else None
        return anchor_of(article.text, place[0]) if place else None

    anchor = moved(correction.anchor)
    words = tuple(filter(None, map(moved, correction.words)))
    # An article has one event, wherever the words are by which it was corrected.
    is_placed = anchor or not correction.anchor or correction.finding == "event"
    if not is_placed or len(words) < len(correction.words):
        return None
    return replace(correction, anchor=anchor, words=words)


def corrected_articles(library: Library) -> tuple[str, ...]:
    """Keys of the articles that have corrections, the first corrected first."""
    with library.reading() as db:
        rows = db.execute("SELECT article FROM correction GROUP BY article ORDER BY min(rowid)")
        return tuple(key for (key,) in rows)


def apply_corrections(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """Return the reading with the reader's corrections over it, each finding they touch under the rule YOURS. Pure.

    A correction whose words or names are not in this reading changes nothing. Of two that say something of the same
    thing the later one holds. What each changed stands in `Reading.corrected`.
    """
    return lay_corrections(reading, corrections)[0]


def unfit_corrections(reading: Reading, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Return the corrections that change nothing in a reading: what they are about is not in it."""
    return lay_corrections(reading, corrections)[1]


def lay_corrections(reading: Reading, corrections: Sequence[Correction]) -> tuple[Reading, tuple[Correction, ...]]:
    """Return what `apply_corrections` and `unfit_corrections` do."""
    draft = Draft(reading)
    unfit = tuple([correction for correction in corrections if not _lay(draft, correction)])
    return draft.reading(), unfit


def _lay(draft: Draft, correction: Correction) -> bool:
    """Lay one correction over a reading; return whether what it is about is there."""
    span = None
    if correction.anchor is not None:
        place = find_anchor(draft.text, correction.anchor)
        if place is not None:
            span = place[0]
        elif correction.finding != "event":
            return False
    match correction.kind:
        case "merge":
            return whole.merge(draft, correction)
        case "reject":
            return whole.reject(draft, correction, span)
        case "set":
            return facts.set_fact(draft, correction, span)
        case "add":
            return span is not None and whole.add(draft, correction, span)
    return span is not None and whole.reassign(draft, correction, span)
