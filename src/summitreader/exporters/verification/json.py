"""A verification as JSON: what other programs read. Offsets count code points of the draft's and the sources' texts."""

import json
from collections.abc import Mapping
from typing import Any

from summitreader.exporters.verification.told import verdict_sentence
from summitreader.model import Span
from summitreader.verification import QuoteVerdict, Verification, VerifiedText

_FORMAT = 1


def write_verification_json(found: Verification, rules: Mapping[str, str]) -> str:
    """Return a verification as one JSON object, with the texts of draft and sources."""
    record = verification_record(found)
    record["draft"]["text"] = found.draft.text
    for row, source in zip(record["sources"], found.sources, strict=True):
        row["text"] = source.text
    told = {name: rules[name] for name in sorted({one.rule for one in found.verdicts}) if name in rules}
    return json.dumps({"format": _FORMAT, **record, "rules": told}, ensure_ascii=False)


def verification_record(found: Verification) -> dict[str, Any]:
    """Return a verification as a JSON object, without the texts."""
    return {
        "draft": _text(found.draft),
        "sources": [*map(_text, found.sources)],
        "wrong": len(found.wrong),
        "verdicts": [_verdict(found, verdict) for verdict in found.verdicts],
    }


def _text(one: VerifiedText) -> dict[str, Any]:
    article = one.reading.article
    return {"key": article.id, "title": article.shown_title, "file": article.file or "", "country": one.country}


def _verdict(found: Verification, verdict: QuoteVerdict) -> dict[str, Any]:
    quote, passage = verdict.quote, verdict.passage
    source = found.sources[passage.source].text if passage else ""
    return {
        "verdict": verdict.kind,
        "right": verdict.is_right,
        "rule": verdict.rule,
        "says": verdict_sentence(found, verdict),
        "also": list(verdict.also),
        "marked": quote.marked,
        "speaker": quote.speaker,
        "who": _pair(quote.who) if quote.who else None,
        "spans": [*map(_pair, quote.spans)],
        "words": [span.of(found.draft.text) for span in quote.spans],
        "passage": {
            "source": passage.source,
            "span": _pair(passage.span),
            "words": passage.span.of(source),
            "speaker": passage.speaker,
            "manner": passage.manner,
        }
        if passage
        else None,
        "evidence": _pair(verdict.evidence) if verdict.evidence else None,
        "differences": [
            {
                "kind": one.kind,
                "draft": _pair(one.draft),
                "source": _pair(one.source),
                "draft_words": one.draft.of(found.draft.text),
                "source_words": one.source.of(source),
            }
            for one in verdict.differences
        ],
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
