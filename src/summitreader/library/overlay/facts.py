"""Corrections of what is told of a finding: each returns whether that is in the reading, and what is said can be so."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

from summitreader.library.anchors import find_anchor
from summitreader.library.overlay.draft import Draft, one_of, words_at
from summitreader.library.overlay.whole import STATUSES
from summitreader.model import (
    YOURS,
    Act,
    Agreement,
    Article,
    Correction,
    Event,
    Precision,
    Span,
    Speaker,
    Stance,
    Statement,
    StatementKind,
)

ARTICLE_FIELDS = {"title": "title", "outlet": "publisher", "citing": "citing", "date": "published"}
"""What can be set of an article, and where in `Article` it stands."""

BETWEEN = "; "
"""What stands between several names."""

_KINDS: tuple[StatementKind, ...] = get_args(StatementKind)
_ACTS: tuple[Act, ...] = get_args(Act)
_STANCES: tuple[Stance, ...] = get_args(Stance)
_PRECISIONS: tuple[Precision, ...] = get_args(Precision)
_COUNT = re.compile(rf"(?:({'|'.join(_PRECISIONS)})(?: |$))?(\d{{1,9}})?", re.ASCII)


def set_fact(draft: Draft, correction: Correction, span: Span | None) -> bool:
    """Set one fact of a finding, of a speaker, of the event or of the article."""
    places = [find_anchor(draft.text, anchor) for anchor in correction.words]
    words = tuple(sorted({place[0] for place in places if place}))
    if len(words) < len(correction.words) or any(not one.of(draft.text).strip() for one in words):
        return False
    match correction.finding:
        case "speaker":
            return _set_of_speaker(draft, correction)
        case "event":
            return _set_of_event(draft, correction, span, words)
        case "article":
            return _set_of_article(draft, correction)
        case "statement" if span:
            return _set_of_statement(draft, correction, span, words)
        case "agreement" if span:
            return _set_of_agreement(draft, correction, span, words)
    return False


def count_of(words: str) -> tuple[int | None, Precision] | None:
    """Return number and precision from words; None where they are none.

    >>> count_of("at least 20"), count_of("15"), count_of("many"), count_of("a few")
    ((20, 'at least'), (15, 'exact'), (None, 'many'), None)
    """
    found = _COUNT.fullmatch(words)
    if not found:
        return None
    precision = one_of(_PRECISIONS, found[1]) or ("exact" if found[2] or not found[1] else "many")
    return (int(found[2]) if found[2] else None), precision


def count_words(agreement: Agreement) -> str:
    """Return what `count_of` reads: "at least 20", "15", "many"."""
    told = "" if agreement.precision == "exact" else agreement.precision
    return " ".join(filter(None, (told, "" if agreement.count is None else str(agreement.count))))


def _set_of_speaker(draft: Draft, correction: Correction) -> bool:
    place = draft.speaker_called(correction.name)
    if place is None:
        return False
    speaker: Speaker = draft.speakers[place]
    was = speaker.role if correction.field == "role" else speaker.country
    changed: dict[str, Any] = {correction.field: correction.other or None}
    draft.speakers[place] = replace(speaker, **changed, rule=YOURS)
    draft.note(correction, was or "", correction.other, speaker.rule, correction.field, name=speaker.name)
    return True


def _set_of_statement(draft: Draft, correction: Correction, span: Span, words: tuple[Span, ...]) -> bool:
    place = draft.statement_at(span)
    if place is None:
        return False
    said = draft.statements[place]
    new = _said(said, correction, words)
    if new is None:
        return False
    was, now = (told_of_statement(draft.text, one, correction.field) for one in (said, new))
    draft.put_statement(place, new)
    draft.note(correction, was, now, said.rule, correction.field, new.content)
    return True


def _said(said: Statement, correction: Correction, words: tuple[Span, ...]) -> Statement | None:
    """Return a statement as the reader has it; None where it cannot be so."""
    value = correction.other
    said = replace(said, rule=YOURS)
    match correction.field:
        case "extent" if words and all(one.end <= after.start for one, after in pairwise(words)):
            return replace(said, says=words)
        case "kind" if kind := one_of(_KINDS, value):
            return replace(said, kind=kind)
        case "act" if act := one_of(_ACTS, value):
            return replace(said, act=act)
        case "stance" if value in ("", *_STANCES):
            return replace(said, stance=one_of(_STANCES, value))
        case "addressee" if len(words) < 2:
            return replace(said, addressee=words[0] if words else None, addressee_name="" if words else value)
    return None


def told_of_statement(text: str, said: Statement, field: str) -> str:
    """Return what a fact of a statement is, in words; "" where it has none."""
    match field:
        case "extent":
            return " […] ".join(words_at(text, span) for span in said.says)
        case "addressee":
            return words_at(text, said.addressee) or said.addressee_name
    return getattr(said, field) or ""


def _set_of_agreement(draft: Draft, correction: Correction, span: Span, words: tuple[Span, ...]) -> bool:
    place = draft.agreement_at(span)
    if place is None:
        return False
    found = draft.agreements[place]
    new = _agreed(found, correction, words)
    if new is None:
        return False
    was, now = (told_of_agreement(draft.text, one, correction.field) for one in (found, new))
    draft.agreements.put(place, new)
    draft.note(correction, was, now, found.rule, correction.field, found.span)
    return True


def _agreed(found: Agreement, correction: Correction, words: tuple[Span, ...]) -> Agreement | None:
    """Return an agreement as the reader has it; None where it cannot be so."""
    value = correction.other
    found = replace(found, rule=YOURS)
    match correction.field:
        case "status" if status := one_of(STATUSES, value):
            # The words that told of another status tell nothing of this one.
            return replace(found, status=status, told_by=None)
        case "count" if counted := count_of(value):
            return replace(found, count=counted[0], precision=counted[1])
        case "parties":
            names = (name.strip() for name in value.split(BETWEEN.strip()))
            return replace(found, parties=tuple(dict.fromkeys(filter(None, names))))
        case "fields":
            return replace(found, fields=words)
        case "titles":
            return replace(found, titles=words)
    return None


def told_of_agreement(text: str, found: Agreement, field: str) -> str:
    """Return what a fact of an agreement is, in words; "" where it has none."""
    match field:
        case "count":
            return count_words(found)
        case "parties":
            return BETWEEN.join(found.parties)
        case "fields":
            return BETWEEN.join(words_at(text, span) for span in found.fields)
        case "titles":
            return BETWEEN.join(words_at(text, span) for span in found.titles)
    return found.status


def _set_of_event(draft: Draft, correction: Correction, span: Span | None, words: tuple[Span, ...]) -> bool:
    event, field = draft.event, correction.field
    if (field == "kind" and not correction.other) or len(words) > 1:
        return False
    if event is None:
        if field != "kind" or span is None:
            return False
        draft.event = Event(correction.other, None, None, (), span, YOURS)
        draft.note(correction, "", correction.other, "", field)
        return True
    if field == "kind":
        was, now, draft.event = event.kind, correction.other, replace(event, kind=correction.other, rule=YOURS)
    else:
        at = words[0] if words else None
        was, now = draft.words(event.place if field == "place" else event.date), draft.words(at)
        changed: dict[str, Any] = {field: at}
        draft.event = replace(event, **changed, rule=YOURS)
    draft.note(correction, was, now, event.rule, field)
    return True


def _set_of_article(draft: Draft, correction: Correction) -> bool:
    field, source = correction.field, draft.source
    known: Article = draft.article
    name = ARTICLE_FIELDS[field]
    was, rule = getattr(known, name) or "", ""
    if source and field in ("outlet", "citing", "date"):
        # Where nothing is declared the text itself tells; what the reader says holds instead.
        told = source.day if field == "date" else draft.words(source.outlet if field == "outlet" else source.citing)
        was, rule = was or told, "" if was or not told else source.rule
        changed: dict[str, Any] = {"dated": None, "day": ""} if field == "date" else {field: None}
        draft.source = replace(source, **changed)
    changes: dict[str, Any] = {name: correction.other or None}
    draft.article = replace(known, **changes)
    draft.note(correction, was, correction.other, rule, field)
    return True
