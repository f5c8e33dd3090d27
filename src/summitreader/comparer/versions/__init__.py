"""Two versions of one text: which passages were kept, reworded, moved, split, merged, and which are new or dropped.

May import the model, `comparison` and the word lists. Only themes, and who tells a matter, need more of a reading
than its article.
"""

from collections.abc import Sequence

from summitreader.comparer.telling.joint import with_joint
from summitreader.comparer.telling.voices import AccountVoices
from summitreader.comparer.versions.fates import fates_of
from summitreader.comparer.versions.likeness import profiles_of
from summitreader.comparer.versions.matching import Matching
from summitreader.comparer.versions.points import points_of
from summitreader.comparer.versions.ruled import RuledSegments
from summitreader.comparer.versions.segments import segments_of
from summitreader.comparer.versions.verbs import firmer_or_weaker
from summitreader.comparison import ComparedSide, Comparison, Link, Ruling


def compare_versions(old: ComparedSide, new: ComparedSide, *, rulings: Sequence[Ruling] = ()) -> Comparison:
    """Return what became of each passage of the older text in the newer one. Never raises.

    What the reader says of passages holds whatever the rules find.
    """
    texts = segments_of(old.reading.article), segments_of(new.reading.article)
    matching = Matching(profiles_of(texts), RuledSegments(texts, rulings))
    matching.run()
    fates = fates_of(texts, matching)
    links = tuple(
        Link((0, 1), (texts[0][one.a].span, texts[1][one.b].span), round(one.score, 3), one.rule)
        for one in sorted(matching.found, key=lambda one: (one.a, one.b))
    )
    differences = firmer_or_weaker((old.reading.article.text, new.reading.article.text), fates)
    points = points_of((old.reading, new.reading), fates)
    if old.reading.statements or new.reading.statements:
        points = with_joint(points, [AccountVoices(side.reading) for side in (old, new)])
    return Comparison((old, new), points=points, links=links, differences=differences, versions=fates)
