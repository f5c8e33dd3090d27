"""One JSON object a line for each article: what other programs read, and what the gold is scored on."""

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from summitreader.exporters.citation.words import negation_words
from summitreader.exporters.codes import act_codes, meeting_codes, party_codes, state_codes, status_codes, theme_codes
from summitreader.model import Agreement, Reading, Span, Statement

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def write_jsonl(reading: Reading, id: str) -> str:
    """Return the reading as one line of JSON, without the line end. Offsets count code points of `text`."""
    return json.dumps(reading_record(reading, id), ensure_ascii=False)


def reading_record(reading: Reading, id: str) -> dict[str, Any]:
    """Return the reading as a JSON object."""
    text = reading.article.text
    speaking = {statement.speaker for statement in reading.statements}
    event = reading.event
    row: dict[str, Any] = {
        "id": id,
        "text": text,
        "people": [
            {
                "name": speaker.name,
                "role": speaker.role,
                "country": speaker.country,
                **state_codes(speaker.country or "")._asdict(),
                "aliases": list(speaker.aliases),
                "kind": speaker.kind,
                "members": list(speaker.members),
                "speaks": speaker.name in speaking,
            }
            for speaker in reading.speakers
        ],
        "statements": [_statement(reading, statement) for statement in reading.statements],
        "agreements": [_agreement(text, agreement) for agreement in reading.agreements],
        "themes": themes_by_paragraph(reading),
        "event": event
        and {
            "kind": event.kind,
            **meeting_codes(event.kind)._asdict(),
            "place": event.place and event.place.of(text),
            "date": event.date and event.date.of(text),
            "participants": list(event.participants),
            "rule": event.rule,
        },
        "note": reading.note,
    }
    if reading.article.notes:
        row["notes"] = list(reading.article.notes)
    return row


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _statement(reading: Reading, statement: Statement) -> dict[str, Any]:
    # A name that only the reader gave stands in readings that were corrected, and in no others.
    named = {"addressee_name": statement.addressee_name} if statement.addressee_name else {}
    return {
        "speaker": statement.speaker,
        "who": _pair(statement.who),
        "cue": _pair(statement.cue),
        "spans": [_pair(span) for span in statement.says],
        "kind": statement.kind,
        "act": statement.act,
        "stance": statement.stance,
        **act_codes(statement.act, bool(negation_words(reading, statement)))._asdict(),
        "addressee": _pair(statement.addressee),
        **named,
        "carried_from": _pair(statement.carried_from),
        "rule": statement.rule,
    }


def _agreement(text: str, agreement: Agreement) -> dict[str, Any]:
    def words(spans: tuple[Span, ...]) -> list[str]:
        return [span.of(text) for span in spans]

    return {
        "start": agreement.span.start,
        "end": agreement.span.end,
        "kind": agreement.kind,
        "instrument": agreement.instrument.of(text),
        "count": agreement.count,
        "precision": agreement.precision,
        "fields": words(agreement.fields),
        "titles": words(agreement.titles),
        "status": agreement.status,
        **status_codes(agreement.status)._asdict(),
        "parties": list(agreement.parties),
        **_listed(party_codes(agreement.parties)),
        "signers": words(agreement.signers),
        "witnesses": words(agreement.witnesses),
        "money": agreement.money and agreement.money.of(text),
        "place": agreement.place and agreement.place.of(text),
        "date": agreement.date and agreement.date.of(text),
        "rule": agreement.rule,
    }


def themes_by_paragraph(reading: Reading) -> list[dict[str, Any]]:
    """Return themes by the paragraphs that blank lines separate, counted from 0, whatever blocks the importer made."""
    starts = [m.start() for m in _PARAGRAPH.finditer(reading.article.text)]
    found: dict[int, list[str]] = defaultdict(list)
    for theme in reading.themes:
        for span in theme.spans:
            paragraph = bisect_right(starts, span.start) - 1
            if theme.name not in found[paragraph]:
                found[paragraph].append(theme.name)
    return [
        {"paragraph": paragraph, "themes": found[paragraph], **_listed(theme_codes(found[paragraph])._asdict())}
        for paragraph in sorted(found)
    ]


def _listed(codes: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {name: [*listed] for name, listed in codes.items()}
