"""The schemas of what is printed of findings, marks and the articles of the library."""

from summitreader.exporters.records.shapes import (
    Schema,
    article_cells,
    fields,
    many,
    number,
    one_of,
    or_null,
    ref,
    row,
    text,
    texts,
    yes_or_no,
)
from summitreader.exporters.rows.columns import RowKind
from summitreader.model import CorrectionKind, FindingKind

_NOTES = texts("what was left out on the way in, and why nothing was found")
_UID = text("what it is called when it is taken back: its first letters are enough")


def _rows(kind: RowKind) -> dict[str, Schema]:
    return {**article_cells(), "notes": _NOTES, kind: many(ref(f"{kind}_row"))}


def _made(kind: RowKind) -> dict[str, Schema]:
    """Return the schema of an article with what the reader made of it; `done` says what the verb did to these."""
    properties = {"uid": _UID, **row(kind)["properties"]}
    return {**article_cells(), "notes": _NOTES, "done": _DONE, kind: many(fields(properties))}


_DONE = one_of(["listed", "made", "removed", "kept"], "kept: it was there already")
_CORRECTION = fields(
    {
        "uid": _UID,
        "kind": one_of(CorrectionKind),
        "finding": one_of(FindingKind),
        "field": text("what was corrected of the finding; empty: the finding as such"),
        "words": text("what the correction says"),
        "lost": yes_or_no("whether what it is about is no longer in the article"),
        "made": text("when it was made, UTC"),
    }
)
_HIT: dict[str, Schema] = {
    "article": text("the article's key"),
    "title": text(),
    "outlet": text(),
    "day": text("the day of publication"),
    "span": ref("place"),
    "words": many(ref("place"), "where the words stand that were searched for"),
    "text": text("the statement or passage"),
    "context": text("the text around it"),
    "context_start": number("where that begins"),
    "speaker": text(),
    "kind": text("the kind of statement, else title or passage"),
}
_VALUE: dict[str, Schema] = {"field": text(), "value": text(), "passages": number(), "articles": number()}
_COUNT: dict[str, Schema] = {"passages": number(), "articles": number(), "exact": yes_or_no("false: there are more")}
_SHELVED: dict[str, Schema] = {
    "key": text("the article's key"),
    "title": text(),
    "outlet": text(),
    "day": text("the day of publication, YYYY-MM-DD; empty where it is not known"),
    "event": text(),
    "speakers": text(),
    "added": text("when it was kept, UTC"),
    "opened": text("when it was read last, UTC"),
    "place": number("the offset reached"),
    "marks": number("how many marks are on it"),
    "versions": number("how many texts of the same page are kept"),
    "citing": text("whom the outlet takes the news from"),
}

FINDINGS: dict[str, dict[str, Schema]] = {
    "speakers": _rows("people"),
    "quotes": _rows("statements"),
    "agreements": _rows("agreements"),
    "themes": _rows("themes"),
    "event": _rows("events"),
    "note": _made("marks"),
    "tag": _made("marks"),
    "mark": _made("marks"),
    "clip": _made("clippings"),
    "correct": {**article_cells(), "notes": _NOTES, "done": _DONE, "corrections": many(_CORRECTION)},
    "add": {
        "article": or_null(text("the article's key; null where it could not be read")),
        "file": text("what it was read from"),
        "how": one_of(["new", "version", "kept", "restored", "failed"], "kept: it was there; restored: from the bin"),
        "fault": or_null(text("why it could not be read")),
    },
    "list": _SHELVED,
    "rm": {"articles": texts("keys of those put into the bin"), "deleted": number("how many are gone for ever")},
    "restore": {"articles": texts("keys of those taken out of the bin")},
    "undo": {"done": one_of(["undone", "redone", "listed"]), "steps": texts("what was done, in words")},
}
"""What each verb prints a line of; `find` has three kinds of lines."""

FOUND: tuple[dict[str, Schema], ...] = (_HIT, _COUNT, _VALUE)
"""What `find` prints: a passage, with --count how many there are, with --fields a value of a field."""
