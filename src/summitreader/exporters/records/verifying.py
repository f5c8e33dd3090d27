"""The schema of what is printed of a draft that was verified."""

from summitreader.exporters.records.shapes import Schema, fields, many, number, one_of, or_null, span, text, texts
from summitreader.exporters.records.shapes import yes_or_no as yes
from summitreader.verification import Manner, VerdictKind, WordKind

_TEXT = fields(
    {
        "key": text(),
        "title": text(),
        "file": text("empty where it was no file"),
        "country": text("of the house it is of"),
    }
)
_DIFFERENCE = fields(
    {
        "kind": one_of(WordKind),
        "draft": span(),
        "source": span(),
        "draft_words": text("empty where the source has words that the draft left out"),
        "source_words": text(),
    }
)
_PASSAGE = fields(
    {
        "source": number("which of the sources, from 0"),
        "span": span(),
        "words": text(),
        "speaker": text("empty of a text's own words"),
        "manner": one_of(Manner),
    }
)
_VERDICT = fields(
    {
        "verdict": one_of(VerdictKind),
        "right": yes("whether nothing is wrong with it"),
        "rule": text(),
        "says": text("what is wrong, in a sentence"),
        "also": many(one_of(VerdictKind), "what else is wrong with it"),
        "marked": yes("whether it is a quotation; else an attributed paraphrase"),
        "speaker": text("whom the draft credits; empty for nobody"),
        "who": or_null(span()),
        "spans": many(span(), "several where an attribution interrupts the words"),
        "words": texts(),
        "passage": or_null(_PASSAGE),
        "evidence": or_null(span()),
        "differences": many(_DIFFERENCE),
    }
)
VERIFICATION: dict[str, Schema] = {
    "draft": _TEXT,
    "sources": many(_TEXT),
    "wrong": number("how many verdicts find something wrong"),
    "verdicts": many(_VERDICT, "in the order of the draft"),
}
