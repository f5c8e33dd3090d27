"""An article with what was found in it, as one JSON object: the rows of the tables, the article's own cells once."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from summitreader.exporters.explained import findings_by_sentence, person_words
from summitreader.exporters.rows.columns import ARTICLE_COLUMNS, COLUMNS, Row, RowKind
from summitreader.exporters.rows.make import TableSource, article_cells, as_record, make_rows, reliability_cells
from summitreader.exporters.wording import one_line
from summitreader.model import Correction, Span


def article_record(source: TableSource, kind: RowKind, rows: Iterable[Row]) -> dict[str, Any]:
    """Return an article with rows of a kind, by the name of that kind."""
    names = [column.name for column in COLUMNS[kind] if column not in ARTICLE_COLUMNS]
    return {
        **article_cells(source),
        "notes": notes_of(source),
        kind: [as_record({name: row[name] for name in names}) for row in rows],
    }


def made_record(
    source: TableSource, kind: Literal["marks", "clippings"], uids: Sequence[str], done: str
) -> dict[str, Any]:
    """Return an article with what the reader made of it, each with its uid, and what was done to these."""
    record = article_record(source, kind, make_rows(source, kind))
    record[kind] = [{"uid": uid, **row} for uid, row in zip(uids, record[kind], strict=True)]
    return {**record, "done": done}


def corrected_record(
    source: TableSource, corrections: Iterable[tuple[Correction, str, bool]], done: str
) -> dict[str, Any]:
    """Return an article with corrections of it, what each says, and whether what it is about has gone."""
    made = [
        {
            "uid": one.uid,
            "kind": one.kind,
            "finding": one.finding,
            "field": one.field,
            "words": words,
            "lost": is_lost,
            "made": one.made,
        }
        for one, words, is_lost in corrections
    ]
    return {**article_cells(source), "notes": notes_of(source), "done": done, "corrections": made}


def explained_record(
    source: TableSource, why: Callable[[str], str], why_not: Callable[[Span], Iterable[tuple[Span, str, str]]]
) -> dict[str, Any]:
    """Return an article with why each of its findings was made.

    Args:
        source: the article.
        why: the explanation of a rule by its name.
        why_not: for a sentence each verb of saying without a statement, the rule that refused it, and the reason.
    """
    reading, text = source.reading, source.reading.article.text
    found, used, sentences = findings_by_sentence(reading), dict[str, None](), list[dict[str, Any]]()
    for number, sentence in enumerate(reading.sentences):
        refused = [
            {"words": one_line(cue.of(text)), "rule": rule, "reason": reason} for cue, rule, reason in why_not(sentence)
        ]
        findings = [{"rule": rule, "words": words} for rule, words in found[number]]
        used |= dict.fromkeys(str(one["rule"]) for one in (*findings, *refused))
        sentences.append(
            {
                "start": sentence.start,
                "end": sentence.end,
                "words": one_line(sentence.of(text)),
                "findings": findings,
                "refused": refused,
            }
        )
    people = [{"name": one.name, "rule": one.rule, "words": person_words(one)} for one in reading.speakers]
    used |= dict.fromkeys(one.rule for one in reading.speakers)
    return {
        **article_cells(source),
        "notes": notes_of(source),
        "sentences": sentences,
        "people": people,
        "rules": [{"rule": rule, "words": why(rule), **reliability_cells(rule)} for rule in sorted(used)],
    }


def notes_of(source: TableSource) -> list[str]:
    """Return what was left out of an article on the way in, and why nothing is found in it."""
    reading = source.reading
    return [*reading.article.notes, *([reading.note] if reading.note else [])]
