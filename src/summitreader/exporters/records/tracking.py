"""The schemas of what `track` prints: one object for each kind of answer."""

from summitreader.exporters.records.shapes import (
    Schema,
    fields,
    many,
    number,
    one_of,
    or_null,
    ref,
    text,
    texts,
    yes_or_no,
)
from summitreader.model import Status
from summitreader.tracking import Period, PhraseRule, TrackFacet, VoiceShare

_RATE: dict[str, Schema] = {
    "articles": number("articles that have it"),
    "of": number("articles that could have had it"),
    "rate": {"type": "number", "description": "articles of these, from 0 to 1"},
    "low": {"type": "number", "description": "the lower end of the rate's Wilson interval of 95 %"},
    "high": {"type": "number", "description": "its upper end"},
}
_EVIDENCE = many(
    {"type": "integer"}, "the places in `lines` of the passages that were counted, of those that are there"
)
_SEEN = or_null(
    fields({"day": text(), "article": text("its key"), "title": text(), "speaker": text(), "passage": ref("place")})
)
_NOTES = texts("what is to be known about the answer")
_COUNT = fields(
    {
        "facet": one_of(TrackFacet),
        "value": text("of the period of articles without a date: empty"),
        "passages": number(),
        **_RATE,
        "words": texts("verbs that a step of firmness, or a class of verbs, stands for"),
        "lines": _EVIDENCE,
    }
)
_CELL = fields({"period": text(), "side": text(), "passages": number(), **_RATE, "lines": _EVIDENCE})
_USE = fields(
    {"verb": text(), "noun": text(), "side": text(), "uses": number(), "speakers": texts(), "lines": _EVIDENCE}
)
_LINE = fields(
    {
        "article": text("its key"),
        **{name: text() for name in ("title", "outlet", "day", "period", "speaker")},
        "voice": one_of(VoiceShare),
        "cue": text("the reporting verb"),
        "act": text("the class of the verb"),
        "firmness": text("the scale and the step of the verb"),
        "sides": texts(),
        "passage": ref("place"),
        "words": many(ref("place"), "where the words stand"),
        **{name: text() for name in ("before", "match", "after")},
        "verb": or_null(text("of a formula: its verb")),
        "noun": or_null(text("of a formula: its noun")),
    }
)
_TRACK: dict[str, Schema] = {
    "kind": one_of(["phrase", "formula", "theme"]),
    "asked": text("the phrase, or the key of the formula or theme"),
    "title": text(),
    "phrases": texts("the words in a row that were looked for"),
    "by": one_of(Period),
    "sides": texts("only what these say"),
    "speakers": texts("only what these say"),
    "passages": number(),
    "articles": number(),
    "looked_in": number("articles that could have had it"),
    "undated": number("articles of these without a date"),
    "first": _SEEN,
    "last": _SEEN,
    "counts": many(_COUNT),
    "cells": many(_CELL, "periods and sides"),
    "uses": many(_USE, "wordings of a formula, by side"),
    "uses_read": number("passages in which verb and noun were looked for"),
    "lines": many(_LINE, "passages in their context, the newest first, as many as --limit says"),
    "notes": _NOTES,
}
_ROW = fields(
    {"speaker": text(), "sides": texts(), "counts": many(number()), "passages": number(), "articles": number()}
)
_MATRIX: dict[str, Schema] = {
    "kind": one_of(["matrix"]),
    "articles": number(),
    "themes": many(fields({"name": text(), "title": text()})),
    "rows": many(_ROW, "speakers, with passages by theme in the order of themes"),
    "more_speakers": number("beside these"),
    "more_themes": number("beside these"),
    "notes": _NOTES,
}
_STEP = fields(
    {"day": text(), "article": text(), "title": text(), "status": one_of(Status), "words": text(), "span": ref("place")}
)
_ITEM = fields(
    {
        "kind": text("of instrument"),
        "status": one_of(Status),
        "words": text(),
        "article": text(),
        "span": ref("place"),
        "later": many(_STEP, "what later articles tell of the same thing"),
    }
)
_MEETING = fields(
    {
        "day": text(),
        "kind": text(),
        "place": text(),
        "articles": many(fields({"article": text(), "title": text(), "outlet": text()})),
        "span": or_null(ref("place")),
        "items": many(_ITEM),
    }
)
_TIMELINE: dict[str, Schema] = {
    "kind": one_of(["timeline"]),
    "sides": texts(),
    "articles": number("articles with people of both that were read"),
    "more": number("older ones that were not"),
    "meetings": many(_MEETING),
    "notes": _NOTES,
}
_PHRASE = fields(
    {
        "phrase": text(),
        "rule": one_of(PhraseRule),
        "earlier": number("earlier articles that have it"),
        "article": text("the key of the article in which it stands at `span`"),
        "day": text(),
        "span": ref("place"),
        "formula": text("the key of the formula that it is a wording of"),
    }
)
_CHANGES: dict[str, Schema] = {
    "kind": one_of(["new", "dropped"]),
    **{name: text() for name in ("article", "title", "day", "side")},
    "earlier": number("earlier articles of the side"),
    "read": number("of these, those that were looked in"),
    "more": number("phrases beside these"),
    "phrases": many(_PHRASE),
    "notes": _NOTES,
}
_FORMULA = fields(
    {
        **{name: text() for name in ("key", "title")},
        "phrases": texts(),
        "stem": text(),
        "nouns": texts(),
        "side": text("who coined it or favours it"),
        "note": text(),
        "own": yes_or_no("whether it is of words.toml"),
    }
)
TRACKED: tuple[dict[str, Schema], ...] = (
    _TRACK,
    _MATRIX,
    _TIMELINE,
    _CHANGES,
    {"kind": one_of(["formulas"]), "formulas": many(_FORMULA)},
)
"""What `track` prints a line of: one of these."""
