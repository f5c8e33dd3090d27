"""The theme of a matter: by the terms of all its parts."""

from collections import defaultdict
from collections.abc import Sequence

from summitreader.compare.features import COUNTRY, TERM
from summitreader.compare.parts import Part
from summitreader.compare.words.terms import theme_of_group

_OF_A_GROUP, _OF_THE_READING = 1.5, 1.0


def theme_of(parts: Sequence[Part]) -> str:
    """Return the theme that most of what parts name tells; "" where they name nothing of any."""
    themes = theme_of_group()
    found: defaultdict[str, float] = defaultdict(float)
    for part in parts:
        for theme in part.reading.themes:
            found[theme.name] += (
                _OF_THE_READING * sum(part.span.holds(term) for term in theme.terms) * (0.3 if theme.ritual else 1)
            )
        for one in part.features:
            if one.kind in (TERM, COUNTRY) and one.key in themes:
                found[themes[one.key]] += _OF_A_GROUP * one.weight
    best = sorted(found.items(), key=lambda row: (-row[1], row[0]))
    return best[0][0] if best and best[0][1] > 0 else ""
