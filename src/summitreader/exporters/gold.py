"""A corrected reading as gold: the file a careful annotator would have written, to measure and improve the rules on."""

import json
from typing import Any

from summitreader.exporters.jsonl import themes_by_paragraph
from summitreader.model import Agreement, Reading, Span, Statement


def write_gold(reading: Reading) -> str:
    """Return the reading as a `.gold.json` file: every span as the words themselves, `nth` where they stand more than
    once.
    """
    article, text = reading.article, reading.article.text
    speaking = {statement.speaker for statement in reading.statements}
    event = reading.event
    gold = {
        "title": article.title,
        "event": event
        and {
            "kind": event.kind,
            "place": event.place and event.place.of(text),
            "date": event.date and event.date.of(text),
        },
        "people": [
            {
                "name": speaker.name,
                "aliases": list(speaker.aliases),
                "role": speaker.role,
                "country": speaker.country,
                "speaks": speaker.name in speaking,
            }
            for speaker in reading.speakers
        ],
        "statements": [row for statement in reading.statements for row in _statements(text, statement)],
        "agreements": [_agreement(text, agreement) for agreement in reading.agreements],
        "themes": {str(row["paragraph"]): row["themes"] for row in themes_by_paragraph(reading)},
    }
    return json.dumps(gold, ensure_ascii=False, indent=1)


def write_gold_text(reading: Reading) -> str:
    """Return the article as the `.txt` file beside its gold: a header line that names the source, a blank line, the
    text.
    """
    article = reading.article
    header = (reading.outlet, reading.published, article.url or "", "licence not known")
    return f"# {' | '.join(' '.join(part.split()) for part in header)}\n\n{article.text}"


def _statements(text: str, statement: Statement) -> list[dict[str, Any]]:
    """Return one row; or one for each piece where the pieces are not the same occurrence of their words."""
    row = {
        "speaker": statement.speaker,
        "kind": statement.kind,
        "cue": statement.cue and statement.cue.of(text),
    }
    places = [(span.of(text), _nth(text, span)) for span in statement.says]
    if len({nth for _, nth in places}) == 1:
        return [row | {"pieces": [words for words, _ in places]} | _where(places[0][1])]
    return [row | {"pieces": [words]} | _where(nth) for words, nth in places]


def _agreement(text: str, agreement: Agreement) -> dict[str, Any]:
    return {
        "span": agreement.span.of(text),
        "instrument": agreement.instrument.of(text),
        "count": agreement.count,
        "fields": [span.of(text) for span in agreement.fields],
        "titles": [span.of(text) for span in agreement.titles],
        "status": agreement.status,
        "parties": list(agreement.parties),
    } | _where(_nth(text, agreement.span))


def _where(nth: int) -> dict[str, int]:
    return {"nth": nth} if nth > 1 else {}


def _nth(text: str, span: Span) -> int:
    """Return which occurrence of its words a span is, counted from 1, overlapping ones too."""
    words, count, at = span.of(text), 0, -1
    while at < span.start:
        at = text.find(words, at + 1)
        if at < 0:
            break
        count += 1
    return count
