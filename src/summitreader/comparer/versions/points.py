"""What became of passages, as matters: with the theme of each, and those first which one text alone has."""

from collections import Counter
from collections.abc import Sequence

from summitreader.comparer.features import COURTESY_THEMES
from summitreader.comparer.within import Within, theme_terms
from summitreader.comparison import Account, Point, VersionBlock
from summitreader.model import Reading

_COURTESY = 0.3  # of what a term of another theme counts


def points_of(readings: tuple[Reading, Reading], fates: Sequence[VersionBlock]) -> tuple[Point, ...]:
    """Return the passages as matters; what is not sure to stand alone is none.

    Those of one text alone come first, the longest before others. A theme is known only where readings were parsed.
    """
    terms = [theme_terms(reading) for reading in readings]
    rows = []
    for one in fates:
        if not one.formula and not one.weak:
            accounts = tuple(Account(spans) if spans else None for spans in one.spans)
            size = sum(span.end - span.start for spans in one.spans for span in spans)
            rows.append((size, Point(_theme(terms, one), accounts, one.rule)))
    ordered = sorted(rows, key=lambda row: (len(row[1].sides), -row[0] if len(row[1].sides) == 1 else 0))
    return tuple(point for _, point in ordered)


def _theme(terms: Sequence[Within[str]], fate: VersionBlock) -> str:
    """Return the theme that most terms of a passage are of, on both sides."""
    counts: Counter[str] = Counter()
    for side, spans in zip(terms, fate.spans, strict=True):
        for span in spans:
            counts.update(side.of(span))
    return min(
        counts, key=lambda name: (-counts[name] * (_COURTESY if name in COURTESY_THEMES else 1), name), default=""
    )
