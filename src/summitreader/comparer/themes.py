"""The theme of a matter: by the terms of all its parts, and by the conflict that the accounts are about."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from summitreader.comparer.features import COURTESY_THEMES, MEETING
from summitreader.comparer.parts import Part
from summitreader.word_files import word_file
from summitreader.words.terms import theme_of_group

_OF_A_GROUP, _OF_THE_READING, _OF_A_COUNTRY = 1.0, 1.0, 0.5
_COURTESY = 0.3
_AGAIN, _NAMED_FIRST, _LEAST = 0.3, 1.25, 0.5
_OF_A_CONFLICT = 0.6
_OF_THE_MEETING = "high_level_exchange"
_LEAST_OF_A_CONFLICT = 0.15  # of all parts


class ConflictWords(NamedTuple):
    """Whose countries are of which conflict, and groups of terms that are of whatever conflict a text is about."""

    by_country: Mapping[str, str]
    groups: frozenset[str]


@lru_cache(maxsize=1)
def conflict_words() -> ConflictWords:
    """Return what tells of conflicts."""
    words = word_file("same_matters")
    by_country = {f"={code}": theme for theme, codes in words["conflicts"].items() for code in codes}
    return ConflictWords(by_country, frozenset(words["of_a_conflict"]))


def conflict_of(parts: Sequence[Sequence[Part]]) -> str:
    """Return the theme of the conflict that accounts are about: the one that most parts name, "" for none."""
    words, themes = conflict_words(), theme_of_group()
    counts: defaultdict[str, int] = defaultdict(int)
    conflicts = {*words.by_country.values()}
    for part in (part for many in parts for part in many):
        told = {
            words.by_country.get(key) or (themes.get(key) if key not in words.groups else None) for key in part.named
        }
        for theme in told & conflicts:
            counts[theme or ""] += 1
    most = min(counts, key=lambda theme: (-counts[theme], theme), default="")
    return most if most and counts[most] >= _LEAST_OF_A_CONFLICT * sum(map(len, parts)) else ""


def theme_of(members: Sequence[Part], conflict: str = "") -> str:
    """Return the theme that most of what parts name tells, of equals the one named first; "" where none is told."""
    if _tell_of_the_meeting(members):
        return _OF_THE_MEETING
    words, told_throughout = conflict_words(), conflict
    named = sorted(key for part in members for key, weight in part.named.items() if weight >= 1.0)
    conflict = next((words.by_country[key] for key in named if key in words.by_country), conflict)
    found: defaultdict[str, float] = defaultdict(float)
    for part in members:
        for theme, weight in _told_by(part, conflict):
            found[theme] += weight * (_OF_A_CONFLICT if theme == told_throughout else 1.0)
    best = max(found, key=lambda theme: found[theme], default="")
    return best if best and found[best] > _LEAST else ""


def _tell_of_the_meeting(members: Sequence[Part]) -> bool:
    """Return whether each side that has a part among them tells that they met."""
    met = {part.reading.article.id for part in members if MEETING in part.named}
    return bool(met) and met == {part.reading.article.id for part in members}


def _told_by(part: Part, conflict: str) -> Iterator[tuple[str, float]]:
    """Give the themes that a part tells, with how much: what it names first, but for a conflict, tells more."""
    themes, words = theme_of_group(), conflict_words()
    conflicts = {*words.by_country.values()}
    first = True
    for theme in dict.fromkeys(part.themes):
        again = _AGAIN * (part.themes.count(theme) - 1)
        weight = (_COURTESY if theme in COURTESY_THEMES else _OF_THE_READING) + again
        first_named = first and theme not in conflicts and theme not in COURTESY_THEMES
        yield theme, weight * (_NAMED_FIRST if first_named else 1.0)
        first = first and not first_named
    first = True
    for key, weight in part.named.items():
        if key in words.by_country:
            yield words.by_country[key], _OF_A_COUNTRY * (2 if weight >= 1.0 else 1)
        elif key in themes:
            theme = conflict if conflict and key in words.groups else themes[key]
            first_named = first and weight >= 1.0 and theme not in conflicts
            yield theme, _OF_A_GROUP * weight * (_NAMED_FIRST if first_named else 1.0)
            first = first and not first_named
