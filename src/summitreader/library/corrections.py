"""What the reader knows better than the parser: kept for ever, and laid over every new reading."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

from summitreader.library.anchors import anchor_of, find_anchor, named
from summitreader.library.search.index import text_by_key
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import CORRECTION, anchor_in, correction_from, new_uid, now
from summitreader.library.undo import require_kept, undo_step
from summitreader.model import (
    YOURS,
    Agreement,
    Article,
    Correction,
    CorrectionKind,
    FindingKind,
    Reading,
    Span,
    Speaker,
    Statement,
    StatementKind,
    Status,
    Theme,
)

_STATUSES: tuple[Status, ...] = get_args(Status)


def new_correction(
    article: Article,
    kind: CorrectionKind,
    finding: FindingKind,
    span: Span | None = None,
    name: str = "",
    other: str = "",
) -> Correction:
    """Return a correction (see `Correction`) of what is found in an article, not yet saved."""
    anchor = anchor_of(article.text, span) if span else None
    return Correction(new_uid(), article.id, kind, finding, anchor, name, other, now())


def put_correction(library: Library, correction: Correction) -> None:
    """Save a correction; on disk when this returns. Its article has to be kept."""
    row: dict[str, Any] = {
        "uid": correction.uid,
        "article": correction.article,
        "kind": correction.kind,
        "finding": correction.finding,
        "anchor": anchor_in(correction.anchor),
        "name": correction.name,
        "other": correction.other,
        "made": correction.made,
    }
    with undo_step(library, said(correction)) as step:
        require_kept(step.db, correction.article)
        step.put("correction", row)


def delete_correction(library: Library, correction: Correction) -> bool:
    """Take a correction away; False if it was gone already."""
    with undo_step(library, f"delete the correction {said(correction)}") as step:
        return step.drop("correction", correction.uid)


def said(correction: Correction) -> str:
    """Return a correction in the reader's words."""
    words, name = named(correction.anchor), correction.name
    match correction.kind, correction.finding:
        case "merge", _:
            return f"that {correction.other} is also called {name}"
        case "reassign", _:
            return f"that {words} is said by {name}"
        case "reject", "theme":
            return f"that {words} is not about the theme {name}"
        case "reject", "speaker":
            return f"that {name} is no speaker"
        case "reject", finding:
            return f"that {words} is no {finding}"
        case _, "theme":
            return f"that {words} is about the theme {name}"
        case _, "agreement":
            return f"that {words} is an agreement, {name}"
    return f"that {words} is a statement of {name}"


def corrections_of(library: Library, article: str) -> tuple[Correction, ...]:
    """Return the corrections of an article and of other versions of its page, in the order they were made.

    Those of other versions are of the words as they stand in this one; where they do not, they are left out.
    """
    return tuple(placed for _, placed in _of_page(library, article) if placed)


def lost_corrections(library: Library, article: str) -> tuple[Correction, ...]:
    """Return the corrections of other versions of a page whose words are not in this article."""
    return tuple(made for made, placed in _of_page(library, article) if not placed)


def _of_page(library: Library, article: str) -> list[tuple[Correction, Correction | None]]:
    """Return the corrections of all versions of a page, each with the one of the words as they stand in this article.

    None where they do not.
    """
    with library.reading() as db:
        rows = db.execute(
            f"SELECT {CORRECTION} FROM correction WHERE article = ?1 OR article IN (SELECT key FROM article WHERE "
            "page = (SELECT page FROM article WHERE key = ?1)) ORDER BY made, rowid",
            (article,),
        )
        made = [correction for row in rows if (correction := correction_from(row))]
        others = {correction.article for correction in made if correction.article != article}
        texts = {key: text_by_key(db, key) for key in (*others, article)} if others else {}
    return [(one, _placed(one, texts[article], texts[one.article]) if one.article in others else one) for one in made]


def _placed(correction: Correction, text: str, own: str) -> Correction | None:
    if correction.anchor is None:
        return correction
    place = find_anchor(text, correction.anchor, own)
    return replace(correction, anchor=anchor_of(text, place[0])) if place else None


def corrected_articles(library: Library) -> tuple[str, ...]:
    """Keys of the articles that have corrections, the first corrected first."""
    with library.reading() as db:
        rows = db.execute("SELECT article FROM correction GROUP BY article ORDER BY min(rowid)")
        return tuple(key for (key,) in rows)


def apply_corrections(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """Return the reading with the reader's corrections over it, each finding they touch under the rule YOURS. Pure.

    A correction whose words or names are not in this reading changes nothing.
    """
    for correction in corrections:
        span = None
        if correction.anchor is not None:
            place = find_anchor(reading.article.text, correction.anchor)
            if place is None:
                continue
            span = place[0]
        if correction.kind == "merge":
            reading = _merged(reading, correction.name, correction.other)
        elif correction.kind == "reject":
            reading = _rejected(reading, correction, span)
        elif span is not None and correction.kind == "reassign":
            reading = _reassigned(reading, span, correction.name)
        elif span is not None and correction.kind == "add":
            reading = _added(reading, correction, span)
    return reading


def _reassigned(reading: Reading, span: Span, name: str) -> Reading:
    target = _nearest_statement(reading, span)
    if target is None:
        return reading
    statements = tuple(
        replace(statement, speaker=name, rule=YOURS) if statement == target else statement
        for statement in reading.statements
    )
    return replace(_with_speaker(reading, name), statements=statements)


def _rejected(reading: Reading, correction: Correction, span: Span | None) -> Reading:
    if correction.finding == "speaker":
        statements = tuple(
            replace(statement, speaker="", rule=YOURS) if statement.speaker == correction.name else statement
            for statement in reading.statements
        )
        speakers = tuple(speaker for speaker in reading.speakers if speaker.name != correction.name)
        return replace(reading, statements=statements, speakers=speakers)
    if span is None:
        return reading
    if correction.finding == "statement":
        target = _nearest_statement(reading, span)
        return replace(reading, statements=tuple(s for s in reading.statements if s != target))
    if correction.finding == "agreement":
        kept = tuple(a for a in reading.agreements if _overlap(a.span, span) < 0.5)
        return replace(reading, agreements=kept)
    themes = []
    for theme in reading.themes:
        if theme.name == correction.name:
            spans = tuple(passage for passage in theme.spans if _overlap(passage, span) < 0.5)
            terms = tuple(t for t in theme.terms if any(p.start <= t.start < p.end for p in spans))
            theme = replace(theme, spans=spans, terms=terms)
        if theme.spans:
            themes.append(theme)
    return replace(reading, themes=tuple(themes))


def _added(reading: Reading, correction: Correction, span: Span) -> Reading:
    name = correction.name
    if correction.finding == "statement":
        quoted = reading.article.text[max(0, span.start - 1) : span.start + 1]
        kind: StatementKind = "direct" if any(mark in quoted for mark in '“"‘«') else "indirect"
        said = Statement(name, (span,), None, None, kind, YOURS)
        statements = tuple(sorted((*reading.statements, said), key=lambda s: s.start))
        return replace(_with_speaker(reading, name), statements=statements)
    if correction.finding == "agreement":
        status: Status = next((status for status in _STATUSES if status == name), "agreed")
        agreed = Agreement(span, "agreement", span, None, "exact", (), (), (), status, YOURS)
        return replace(reading, agreements=tuple(sorted((*reading.agreements, agreed), key=lambda a: a.span)))
    if correction.finding == "theme":
        known = next((theme for theme in reading.themes if theme.name == name), None)
        if known is None:
            themes = (*reading.themes, Theme(name, name.replace("_", " ").capitalize(), (span,), (), YOURS))
        else:
            more = replace(known, spans=tuple(sorted({*known.spans, span})), rule=YOURS)
            themes = tuple(more if theme is known else theme for theme in reading.themes)
        return replace(reading, themes=tuple(sorted(themes, key=lambda t: t.spans[0])))
    return reading


def _merged(reading: Reading, name: str, into: str) -> Reading:
    speakers = {speaker.name: speaker for speaker in reading.speakers}
    gone, stays = speakers.get(name), speakers.get(into)
    if gone is None or stays is None or gone is stays:
        return reading
    one = replace(
        stays,
        aliases=tuple(dict.fromkeys((*stays.aliases, gone.name, *gone.aliases))),
        mentions=_disjoint((*stays.mentions, *gone.mentions)),
        role=stays.role or gone.role,
        country=stays.country or gone.country,
        rule=YOURS,
    )

    def renamed(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(into if known == name else known for known in names))

    return replace(
        reading,
        speakers=tuple(
            one if speaker is stays else replace(speaker, members=renamed(speaker.members))
            for speaker in reading.speakers
            if speaker is not gone
        ),
        statements=tuple(
            replace(statement, speaker=into, rule=YOURS) if statement.speaker == name else statement
            for statement in reading.statements
        ),
        event=reading.event and replace(reading.event, participants=renamed(reading.event.participants)),
    )


def _with_speaker(reading: Reading, name: str) -> Reading:
    """Return the reading with a speaker of that name, whose mentions are the places where the name stands."""
    if not name or any(speaker.name == name for speaker in reading.speakers):
        return reading
    text, mentions = reading.article.text, []
    at = text.find(name)
    while at >= 0:
        mentions.append(Span(at, at + len(name)))
        at = text.find(name, at + len(name))
    return replace(reading, speakers=(*reading.speakers, Speaker(name, None, None, (), tuple(mentions), YOURS)))


def _nearest_statement(reading: Reading, span: Span) -> Statement | None:
    best = max(reading.statements, key=lambda s: _overlap(s.content, span), default=None)
    return best if best is not None and _overlap(best.content, span) >= 0.5 else None


def _overlap(one: Span, other: Span) -> float:
    """Return the shared part of two spans, as a share of the longer: 1 where they are the same."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    longer = max(one.end - one.start, other.end - other.start)
    return max(shared, 0) / longer if longer else 0.0


def _disjoint(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
