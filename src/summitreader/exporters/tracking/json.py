"""What tracking found as one object a line: every count points at the lines of context that are its evidence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from summitreader.exporters.records.envelope import json_line
from summitreader.model import Span
from summitreader.tracking import (
    Formula,
    KeywordLine,
    Matrix,
    PhraseChanges,
    Seen,
    Share,
    Timeline,
    Track,
    TrackCell,
    TrackCount,
    UseCount,
)

_ANSWER = dict[str, Any]


def json_of_tracking(found: Track | Matrix | Timeline | PhraseChanges) -> str:
    """Return what was found as a line of JSON, without its end."""
    if isinstance(found, Track):
        return json_line("track", _track(found))
    if isinstance(found, Matrix):
        return json_line("track", _matrix(found))
    return json_line("track", _timeline(found) if isinstance(found, Timeline) else _changes(found))


def json_of_formulas(formulas: Iterable[Formula]) -> str:
    """Return all formulas as a line of JSON, without its end."""
    return json_line("track", {"kind": "formulas", "formulas": [asdict(one) for one in formulas]})


def _track(found: Track) -> _ANSWER:
    question = found.question
    return {
        "kind": question.kind,
        "asked": question.name,
        "title": question.title,
        "phrases": list(question.phrases),
        "by": question.by,
        "sides": list(question.sides),
        "speakers": list(question.speakers),
        "passages": found.passages,
        "articles": found.articles,
        "looked_in": found.looked_in,
        "undated": found.undated,
        "first": _seen(found.first),
        "last": _seen(found.last),
        **_counted(found),
        "uses_read": found.uses_read,
        "lines": [_line(one) for one in found.lines],
        "notes": list(found.notes),
    }


def _counted(found: Track) -> _ANSWER:
    """Return all that was counted, each with the places of its evidence among the lines of context."""

    def lines(is_of: Callable[[KeywordLine], bool]) -> list[int]:
        return [number for number, line in enumerate(found.lines) if is_of(line)]

    return {
        "counts": [
            {
                "facet": one.facet,
                "value": one.value,
                "passages": one.passages,
                **_share(one.share),
                "words": list(one.examples),
                "lines": lines(partial(_is_of, count=one)),
            }
            for one in found.counts
        ],
        "cells": [
            {
                "period": one.period,
                "side": one.side,
                "passages": one.passages,
                **_share(one.share),
                "lines": lines(partial(_is_in, cell=one)),
            }
            for one in found.cells
        ],
        "uses": [{**asdict(one), "lines": lines(partial(_is_used, use=one))} for one in found.uses],
    }


def _is_in(line: KeywordLine, cell: TrackCell) -> bool:
    return line.period == cell.period and cell.side in line.sides


def _is_used(line: KeywordLine, use: UseCount) -> bool:
    return line.use is not None and line.use.wording == use.wording and use.side in (line.sides or ("",))


def _is_of(line: KeywordLine, count: TrackCount) -> bool:
    """Return whether a line of context is one of the passages that were counted."""
    values: dict[str, Sequence[str]] = {
        "period": (line.period,),
        "side": line.sides,
        "speaker": (line.speaker,),
        "voice": (line.voice,),
        "firmness": (line.firmness,),
        "act": (line.act,),
        "wording": (line.use.wording,) if line.use else (),
    }
    return count.value in values[count.facet]


def _line(one: KeywordLine) -> _ANSWER:
    names = ("article", "title", "outlet", "day", "period", "speaker", "voice", "cue", "act", "firmness")
    return {
        **{name: getattr(one, name) for name in names},
        "sides": list(one.sides),
        "passage": _span(one.passage),
        "words": [_span(span) for span in one.words],
        "before": one.before,
        "match": one.match,
        "after": one.after,
        "verb": one.use.verb if one.use else None,
        "noun": one.use.noun if one.use else None,
    }


def _matrix(found: Matrix) -> _ANSWER:
    return {
        "kind": "matrix",
        "articles": found.articles,
        "themes": [{"name": name, "title": title} for name, title in found.themes],
        "rows": [asdict(row) for row in found.rows],
        "more_speakers": found.more_speakers,
        "more_themes": found.more_themes,
        "notes": list(found.notes),
    }


def _timeline(found: Timeline) -> _ANSWER:
    return {
        "kind": "timeline",
        "sides": list(found.sides),
        "articles": found.articles,
        "more": found.more,
        "meetings": [
            {
                "day": one.day,
                "kind": one.kind,
                "place": one.place,
                "articles": [{"article": key, "title": title, "outlet": outlet} for key, title, outlet in one.articles],
                "span": _span(one.evidence) if one.evidence else None,
                "items": [
                    {
                        "kind": item.kind,
                        "status": item.status,
                        "words": item.words,
                        "article": item.article,
                        "span": _span(item.span),
                        "later": [{**asdict(step), "span": _span(step.span)} for step in item.later],
                    }
                    for item in one.items
                ],
            }
            for one in found.meetings
        ],
        "notes": list(found.notes),
    }


def _changes(found: PhraseChanges) -> _ANSWER:
    names = ("kind", "article", "title", "day", "side", "earlier", "read", "more")
    return {
        **{name: getattr(found, name) for name in names},
        "phrases": [{**asdict(one), "span": _span(one.span)} for one in found.changes],
        "notes": list(found.notes),
    }


def _seen(seen: Seen | None) -> _ANSWER | None:
    return {**asdict(seen), "passage": _span(seen.passage)} if seen else None


def _share(share: Share) -> _ANSWER:
    low, high = share.interval
    return {
        "articles": share.count,
        "of": share.of,
        "rate": round(share.rate, 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
