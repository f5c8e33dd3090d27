"""A comparison as JSON: what other programs read, and what the gold of pairs is scored on."""

import json
from collections.abc import Iterable
from typing import Any

from summitreader.comparison import (
    SIDE_NAMES,
    Account,
    ComparedSide,
    Comparison,
    CrossReport,
    Difference,
    Link,
    Point,
    SharedAgreement,
    VersionBlock,
)
from summitreader.model import Span

_FORMAT = 1


def write_comparison_json(found: Comparison) -> str:
    """Return a comparison as one JSON object. Offsets count code points of each side's `text`."""
    return json.dumps(comparison_record(found), ensure_ascii=False)


def comparison_record(found: Comparison) -> dict[str, Any]:
    """Return a comparison as a JSON object."""
    row: dict[str, Any] = {
        "format": _FORMAT,
        "sides": [_side(SIDE_NAMES[number], side) for number, side in enumerate(found.sides)],
        "points": [_point(point) for point in found.points if not point.weak],
        "undecided": [_point(point) for point in found.points if point.weak],
        "links": [*map(_link, found.links)],
        "agreements": [*map(_agreement, found.agreements)],
        "reports": [*map(_report, found.reports)],
        "differences": [*map(_difference, found.differences)],
        "tones": [{"side": SIDE_NAMES[one.side], "span": _pair(one.span), "tone": one.tone} for one in found.tones],
    }
    if found.versions:
        row["versions"] = [*map(_version, found.versions)]
    return row


def _side(name: str, side: ComparedSide) -> dict[str, Any]:
    return {
        "id": name,
        "file": side.file,
        "title": side.title,
        "source": side.source,
        "date": side.date,
        "country": side.country,
        "leaders": list(side.leaders),
        "text": side.reading.article.text,
        "words": len(side.reading.article.text.split()),
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "theme": point.theme or None,
        "only": None if point.only is None else SIDE_NAMES[point.only],
        "rule": point.rule,
        **{SIDE_NAMES[side]: _account(one) for side, one in enumerate(point.accounts) if one},
    }


def _link(link: Link) -> dict[str, Any]:
    evidence = [[*map(_pair, pair)] for pair in link.evidence]
    return {
        **_by_side(link.sides, map(_pair, link.spans)),
        "score": link.score,
        "rule": link.rule,
        "evidence": evidence,
    }


def _agreement(one: SharedAgreement) -> dict[str, Any]:
    return {
        **{SIDE_NAMES[side]: _pairs(spans) for side, spans in enumerate(one.spans) if spans},
        "count": {SIDE_NAMES[side]: count for side, count in enumerate(one.counts) if count is not None},
        "conflict": one.conflict,
        "rule": one.rule,
    }


def _report(one: CrossReport) -> dict[str, Any]:
    return {
        "in": SIDE_NAMES[one.teller],
        "of": SIDE_NAMES[one.of],
        "speaker": one.speaker,
        "span": _pair(one.span),
        "own": _pairs(one.own),
        "rule": one.rule,
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        **_by_side(one.sides, map(_pair, one.spans)),
        "kind": one.kind,
        "firmer": None if one.firmer is None else SIDE_NAMES[one.firmer],
        "rule": one.rule,
    }


def _version(one: VersionBlock) -> dict[str, Any]:
    return {
        **_by_side((0, 1), map(_pairs, one.spans)),
        "status": one.status,
        "moved": one.moved,
        "formula": one.formula,
        "weak": one.weak,
        "changes": [_by_side((0, 1), map(_pair, change)) for change in one.changes],
        "rule": one.rule,
    }


def _account(account: Account) -> dict[str, Any]:
    return {"spans": _pairs(account.spans), "speakers": list(account.speakers), "joint": account.joint}


def _by_side(sides: tuple[int, int], values: Iterable[Any]) -> dict[str, Any]:
    return {SIDE_NAMES[side]: value for side, value in zip(sides, values, strict=True) if value}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]
