"""Accounts of one event, or two versions of a text, side by side: what is linked, what differs, what one alone tells.

May import the model, `comparison` and the word lists alone. Pure functions over readings: same input, same comparison.
"""

from collections.abc import Sequence

from summitreader.comparer.agreed import with_agreements
from summitreader.comparer.agreements.matched import shared_agreements
from summitreader.comparer.links import match_parts
from summitreader.comparer.parts import parts_of
from summitreader.comparer.points import points_of
from summitreader.comparer.sides.whose import sides_of
from summitreader.comparer.telling.joint import with_joint
from summitreader.comparer.telling.reports import cross_reports
from summitreader.comparer.telling.voices import AccountVoices
from summitreader.comparer.wordings.differences import wording_differences
from summitreader.comparer.wordings.tone import tones_of
from summitreader.comparison import Comparison, Ruling
from summitreader.model import Reading
from summitreader.words.terms import Synonyms


def compare(readings: Sequence[Reading], rulings: Sequence[Ruling] = (), synonyms: Synonyms = ()) -> Comparison:
    """Return what is found when accounts of one event lie side by side. Never raises.

    Args:
        readings: The sides' accounts, in the order in which they are shown.
        rulings: What the reader says of passages, which holds whatever the rules find.
        synonyms: The reader's own groups of words for one thing, beside those of the list.
    """
    sides = sides_of(readings)
    parts = tuple(parts_of(reading, synonyms) for reading in readings)
    matched = match_parts(parts, rulings)
    voices = [AccountVoices(reading) for reading in readings]
    agreements = shared_agreements(voices, points_of(parts, matched, rulings))
    matched = with_agreements(parts, matched, agreements, rulings)
    points = with_joint(points_of(parts, matched, rulings), voices)
    return Comparison(
        sides,
        points=points,
        links=matched.links,
        agreements=agreements,
        reports=cross_reports(sides, voices, parts, matched.links, agreements),
        differences=wording_differences(voices, matched.links, agreements),
        tones=tones_of(sides),
    )
