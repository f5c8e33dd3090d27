"""The schemas of what is printed of whole articles: a reading, its explanation, a comparison."""

from summitreader.comparison import SIDE_NAMES, BlockStatus, Conflict, DifferenceKind
from summitreader.exporters.records.shapes import (
    Schema,
    article_cells,
    fields,
    many,
    number,
    one_of,
    or_null,
    ref,
    reliability_columns,
    text,
    texts,
    yes_or_no,
)
from summitreader.model import Act, Precision, Stance, StatementKind, Status, VoiceKind

_SPAN, _SPANS, _MAYBE_SPAN = ref("span"), many(ref("span")), or_null(ref("span"))

_STATE = {
    "iso3": or_null(text("the three letters of ISO 3166 for the country")),
    "cow": or_null(number("its number in Correlates of War")),
    "gw": or_null(number("its number in the list of Gleditsch and Ward")),
}
_CODED = {
    "plover": or_null(text("the event type of PLOVER, where one follows from what is told")),
    "quad": or_null(number("its quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict")),
}

_PERSON = fields(
    {
        "name": text("the fullest form of the name in the article"),
        "role": or_null(text("the office")),
        "country": or_null(text("country or body, as the article calls it")),
        **_STATE,
        "aliases": texts("other names in the article"),
        "kind": one_of(VoiceKind),
        "members": texts("for whom a joint voice speaks"),
        "speaks": yes_or_no("whether a statement is theirs"),
    }
)
_STATEMENT = fields(
    {
        "speaker": text("a name of `people`; empty where the text does not tell"),
        "who": _MAYBE_SPAN,
        "cue": _MAYBE_SPAN,
        "spans": _SPANS,
        "kind": one_of(StatementKind),
        "act": one_of(Act),
        "stance": or_null(one_of(Stance)),
        **_CODED,
        "addressee": _MAYBE_SPAN,
        "addressee_name": text("the addressee's name where the reader typed one"),
        "carried_from": _MAYBE_SPAN,
        "rule": text(),
    },
    ("addressee_name",),
)
_AGREEMENT = fields(
    {
        "start": number(),
        "end": number(),
        "kind": text("the kind of instrument, a key"),
        "instrument": text("the word for it"),
        "count": or_null(number("how many; null where no number is given")),
        "precision": one_of(Precision),
        "fields": texts(),
        "titles": texts(),
        "status": one_of(Status),
        **_CODED,
        "parties": texts(),
        **{f"parties_{name}": texts("for each party, empty for what is no state") for name in _STATE},
        "signers": texts(),
        "witnesses": texts(),
        "money": or_null(text()),
        "place": or_null(text()),
        "date": or_null(text()),
        "rule": text(),
    }
)
_TOPICS = {
    "cap": texts("major topics of the Comparative Agendas Project"),
    "iptc": texts("IPTC Media Topics"),
}
_EVENT = fields(
    {
        "kind": text(),
        **_CODED,
        "place": or_null(text()),
        "date": or_null(text()),
        "participants": texts(),
        "rule": text(),
    }
)

READING: dict[str, Schema] = {
    "id": text("what names the article: its file without the ending, or its key"),
    "text": text("the article; all offsets count its code points"),
    "people": many(_PERSON),
    "statements": many(_STATEMENT),
    "agreements": many(_AGREEMENT),
    "themes": many(fields({"paragraph": number("counted from 0"), "themes": texts("keys"), **_TOPICS})),
    "event": or_null(_EVENT),
    "note": or_null(text("why nothing was found, where that is known")),
    "notes": texts("what was left out on the way in"),
}

EXPLAINED: dict[str, Schema] = {
    **article_cells(),
    "notes": texts("what was left out on the way in, and why nothing was found"),
    "sentences": many(
        fields(
            {
                "start": number(),
                "end": number(),
                "words": text(),
                "findings": many(fields({"rule": text(), "words": text("what was found, and on which words")})),
                "refused": many(
                    fields({"words": text("a verb of saying"), "rule": text(), "reason": text()}),
                    "verbs of saying that begin no statement; asked for by --why-not",
                ),
            }
        )
    ),
    "people": many(fields({"name": text(), "rule": text(), "words": text()})),
    "rules": many(fields({"rule": text(), "words": text("what it means, in a sentence"), **reliability_columns()})),
}


def _sides(schema: Schema, others: dict[str, Schema]) -> Schema:
    """Return the schema of what has a field for each side that it is about, named as the side is."""
    return fields({**others, **dict.fromkeys(SIDE_NAMES, schema)}, SIDE_NAMES)


_ACCOUNT = fields({"spans": _SPANS, "speakers": texts(), "joint": yes_or_no()})
_POINT = _sides(_ACCOUNT, {"theme": or_null(text("a key")), "only": or_null(one_of([*SIDE_NAMES])), "rule": text()})
_LINK = _sides(_SPAN, {"score": {"type": "number"}, "rule": text(), "evidence": many(many(ref("span")))})
_SHARED = _sides(
    _SPANS,
    {
        "count": fields(dict.fromkeys(SIDE_NAMES, number()), SIDE_NAMES),
        "conflict": or_null(one_of(Conflict)),
        "rule": text(),
    },
)
_REPORT = fields(
    {
        "in": one_of([*SIDE_NAMES]),
        "of": one_of([*SIDE_NAMES]),
        "speaker": text(),
        "span": _SPAN,
        "own": _SPANS,
        "rule": text(),
    }
)
_DIFFERENCE = _sides(_SPAN, {"kind": one_of(DifferenceKind), "firmer": or_null(one_of([*SIDE_NAMES])), "rule": text()})
_VERSION = _sides(
    _SPANS,
    {
        "status": one_of(BlockStatus),
        "moved": yes_or_no(),
        "formula": yes_or_no("a set phrase inside blocks"),
        "weak": yes_or_no(),
        "changes": many(_sides(_SPAN, {})),
        "rule": text(),
    },
)

COMPARISON: dict[str, Schema] = {
    "format": number("of the comparison as `--format json` prints it"),
    "sides": many(
        fields(
            {
                "id": one_of([*SIDE_NAMES]),
                "file": text(),
                "title": text(),
                "source": text(),
                "date": text(),
                "country": text(),
                "leaders": texts(),
                "text": text("the account; all offsets count its code points"),
                "words": number(),
            }
        )
    ),
    "points": many(_POINT, "matters, and how each side tells them"),
    "undecided": many(_POINT, "matters of one side of which too little is said"),
    "links": many(_LINK),
    "agreements": many(_SHARED),
    "reports": many(_REPORT),
    "differences": many(_DIFFERENCE),
    "tones": many(fields({"side": one_of([*SIDE_NAMES]), "span": _SPAN, "tone": text()})),
    "versions": many(_VERSION),
}
