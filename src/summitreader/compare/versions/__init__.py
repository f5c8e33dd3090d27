"""Two versions of one text: which passages were kept, reworded, moved, split, merged, and which are new or dropped.

May import the model, `comparison` and the word lists. Nothing here needs more of a reading than its article.
"""

from collections.abc import Sequence

from summitreader.compare.versions.fates import fates_of
from summitreader.compare.versions.likeness import profiles_of
from summitreader.compare.versions.matching import Matching
from summitreader.compare.versions.rules import HARDLY_FOUND
from summitreader.compare.versions.segments import segments_of
from summitreader.compare.versions.verbs import firmer_or_weaker
from summitreader.comparison import Account, ComparedSide, Comparison, Link, Point, VersionBlock


def compare_versions(old: ComparedSide, new: ComparedSide) -> Comparison:
    """Return what became of each passage of the older text in the newer one. Never raises."""
    texts = segments_of(old.reading.article), segments_of(new.reading.article)
    matching = Matching(*profiles_of(texts))
    matching.run()
    fates = fates_of(texts, matching)
    links = tuple(
        Link((0, 1), (texts[0][one.a].span, texts[1][one.b].span), round(one.score, 3), one.rule)
        for one in sorted(matching.found, key=lambda one: (one.a, one.b))
    )
    differences = firmer_or_weaker((old.reading.article.text, new.reading.article.text), fates)
    return Comparison((old, new), points=_points(fates), links=links, differences=differences, versions=fates)


def _points(fates: Sequence[VersionBlock]) -> tuple[Point, ...]:
    """Return the passages as matters, those first which one text alone has; what is not sure of that is none."""
    told = [
        Point("", tuple(Account(spans) if spans else None for spans in one.spans), one.rule)
        for one in fates
        if not one.formula and one.rule != HARDLY_FOUND.name
    ]
    return tuple(sorted(told, key=lambda point: len(point.sides)))
