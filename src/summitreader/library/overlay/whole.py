"""Corrections of what is a finding and whose: each returns whether what it is about is in the reading."""

from dataclasses import replace
from typing import get_args

from summitreader.library.overlay.draft import Draft, is_same, one_of, place_of
from summitreader.library.overlay.edited import Edited
from summitreader.model import (
    YOURS,
    Agreement,
    Correction,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Status,
    Theme,
)

STATUSES: tuple[Status, ...] = get_args(Status)
"""What an agreement can be."""

_QUOTATION_MARKS = frozenset('“"‘«「『„')


def reassign(draft: Draft, correction: Correction, span: Span) -> bool:
    """Give a statement to another speaker."""
    place = draft.statement_at(span)
    if place is None:
        return False
    said, name = draft.statements[place], correction.name
    draft.meet(name)
    draft.put_statement(place, replace(said, speaker=name, rule=YOURS))
    draft.note(correction, said.speaker, name, said.rule, "speaker", said.content)
    return True


def reject(draft: Draft, correction: Correction, span: Span | None) -> bool:
    """Take out what is no finding."""
    match correction.finding:
        case "speaker":
            return _reject_speaker(draft, correction)
        case "event":
            return _reject_event(draft, correction)
        case "theme" if span:
            return _reject_theme(draft, correction, span)
        case "agreement" if span:
            return _reject_agreement(draft, correction, span)
        case "statement" if span:
            return _reject_statement(draft, correction, span)
    return False


def add(draft: Draft, correction: Correction, span: Span) -> bool:
    """Add a finding that the parser did not make."""
    name, words = correction.name, draft.words(span)
    match correction.finding:
        case "statement":
            quoted = draft.text[max(0, span.start - 1) : span.start + 1]
            kind: StatementKind = "direct" if _QUOTATION_MARKS.intersection(quoted) else "indirect"
            draft.meet(name)
            draft.add_statement(Statement(name, (span,), None, None, kind, YOURS))
            draft.note(correction, "", f"{name}: {words}", "", span=span)
        case "agreement":
            status: Status = one_of(STATUSES, name) or "agreed"
            new = Agreement(span, "agreement", span, None, "exact", (), (), (), status, YOURS)
            draft.add_agreement(new)
            draft.note(correction, "", f"{status}: {words}", "", span=span)
        case "theme":
            known = place_of(draft.themes, name)
            if known is None:
                draft.themes.append(Theme(name, name.replace("_", " ").capitalize(), (span,), (), YOURS))
            else:
                theme = draft.themes[known]
                draft.themes[known] = replace(theme, spans=tuple(sorted({*theme.spans, span})), rule=YOURS)
            draft.themes.sort(key=lambda theme: theme.spans[0])
            draft.note(correction, "", words, "", span=span, name=name)
        case _:
            return False
    return True


def merge(draft: Draft, correction: Correction) -> bool:
    """Make one speaker of two."""
    name, into = correction.name, correction.other
    known = {speaker.name: speaker for speaker in draft.speakers}
    gone, stays = known.get(name), known.get(into)
    if gone is None or stays is None or gone is stays:
        return False
    one = replace(
        stays,
        aliases=tuple(dict.fromkeys((*stays.aliases, gone.name, *gone.aliases))),
        mentions=_disjoint((*stays.mentions, *gone.mentions)),
        role=stays.role or gone.role,
        country=stays.country or gone.country,
        rule=YOURS,
    )
    draft.speakers[:] = [
        one if speaker is stays else replace(speaker, members=_renamed(speaker.members, name, into))
        for speaker in draft.speakers
        if speaker is not gone
    ]
    _rename(draft, name, into)
    if draft.event:
        draft.event = replace(draft.event, participants=_renamed(draft.event.participants, name, into))
    draft.note(correction, name, into, gone.rule, "name", name=into)
    return True


def _reject_speaker(draft: Draft, correction: Correction) -> bool:
    place = place_of(draft.speakers, correction.name)
    if place is None:
        return False
    gone: Speaker = draft.speakers.pop(place)
    _rename(draft, gone.name, "")
    draft.note(correction, gone.name, "", gone.rule, name=gone.name)
    return True


def _reject_event(draft: Draft, correction: Correction) -> bool:
    event, draft.event = draft.event, None
    if event is None:
        return False
    draft.note(correction, event.kind, "", event.rule, span=event.evidence)
    return True


def _reject_agreement(draft: Draft, correction: Correction, span: Span) -> bool:
    place = draft.agreement_at(span, strictly=True)
    if place is None:
        return False
    gone: Agreement = draft.agreements.pop(place)
    draft.note(correction, f"{gone.status}: {draft.words(gone.span)}", "", gone.rule, span=gone.span)
    return True


def _reject_statement(draft: Draft, correction: Correction, span: Span) -> bool:
    place = draft.statement_at(span, strictly=True)
    if place is None:
        return False
    gone: Statement = draft.statements.pop(place)
    was = f"{gone.speaker or 'somebody'}: {draft.words(gone.content)}"
    draft.note(correction, was, "", gone.rule, span=gone.content)
    return True


def _reject_theme(draft: Draft, correction: Correction, span: Span) -> bool:
    place = place_of(draft.themes, correction.name)
    if place is None:
        return False
    theme = draft.themes[place]
    spans = tuple(passage for passage in theme.spans if not is_same(passage, span))
    if len(spans) == len(theme.spans):
        return False
    terms = tuple(term for term in theme.terms if any(passage.start <= term.start < passage.end for passage in spans))
    draft.themes[place : place + 1] = [replace(theme, spans=spans, terms=terms)] if spans else []
    draft.note(correction, draft.words(span), "", theme.rule, span=span, name=theme.name)
    return True


def _rename(draft: Draft, name: str, to: str) -> None:
    # Of a long text half of the statements may be theirs: all are copied once.
    renamed = [replace(said, speaker=to, rule=YOURS) if said.speaker == name else said for said in draft.statements]
    draft.statements = Edited(renamed, is_edited=True)


def _renamed(names: tuple[str, ...], name: str, to: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(to if known == name else known for known in names))


def _disjoint(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
