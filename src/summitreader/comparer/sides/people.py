"""One person under several names: who is who over the accounts of all sides."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from summitreader.comparer.sides.countries import countries_named
from summitreader.model import Reading, Speaker

_ALIKE = 0.8
_SAME_NAME = 2.0
_MENTIONS_LOOKED_AT = 5
_MOST_ALIKE = 60  # names that begin alike, so that a list of thousands costs no square
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# Whose aide somebody is, a text seldom says.
_STAFF = re.compile(r"(?i:aide|advis[eo]r|assistant|official|spokes|press secretary)")
_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "da", "dos", "del", "di", "la", "le", "al", "el", "bin", "ibn")
)


@dataclass(frozen=True, slots=True)
class Party:
    """One voice over all sides: a person or a body, by each reading's name for it, and the country it stands for.

    `names` has for each reading the `Speaker.name`s that are this one.
    """

    country: str
    role: str
    person: bool
    names: tuple[tuple[str, ...], ...]

    def in_reading(self, number: int) -> tuple[str, ...]:
        """Return what a reading calls it, () where it is not in it."""
        return self.names[number]


def parties_of(readings: Sequence[Reading]) -> tuple[Party, ...]:
    """Return the people and bodies of all readings, each once, in the order in which they are first named."""
    found = [
        (number, speaker)
        for number, reading in enumerate(readings)
        for speaker in sorted(reading.speakers, key=_first_named)
        if speaker.kind != "joint"
    ]
    members = {at: [at] for at in range(len(found))}
    group = list(members)
    # The fullest names first: "Biden" is then no bridge between two men of that name.
    speakers = [speaker for _, speaker in found]
    for one, other in sorted(_may_be_one(speakers), key=lambda pair: -_certainty(speakers[pair[0]], speakers[pair[1]])):
        first, second = group[one], group[other]
        if first != second and all(
            same_party(speakers[a], speakers[b]) for a in members[first] for b in members[second]
        ):
            members[first] += members.pop(second)
            for at in members[first]:
                group[at] = first
    return tuple(_party([found[at] for at in sorted(many)], readings) for many in members.values())


def same_party(one: Speaker, other: Speaker) -> bool:
    """Return whether two speakers can be one: names that agree, and no two countries but of a full name."""
    if (one.kind == "person") != (other.kind == "person"):
        return False
    certainty = _certainty(one, other)
    full = certainty >= _SAME_NAME and len(name_words(one.name)) > 1
    return certainty > 0 and (full or not _differ(one.country, other.country))


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: folded, without initials and "Jr.".

    >>> name_words("Joseph R. Biden, Jr.")
    ('joseph', 'biden')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = (word.lower().replace("’", "'") for word in _NAME_WORD.findall(plain))
    return tuple(word for word in words if len(word) > 1 and word not in _SUFFIXES)


def _certainty(one: Speaker, other: Speaker) -> float:
    """Return how surely two names are of one: 0 where they are not, 2 where they are the same."""
    if _is_office(one) or _is_office(other):
        return 0.8 if one.role == other.role and one.country == other.country else 0.0
    mine, theirs = name_words(one.name), name_words(other.name)
    if not mine or not theirs:
        return 0.0
    if set(mine) == set(theirs):
        return _SAME_NAME
    few, many = sorted((mine, theirs), key=len)
    if all(any(_alike(word, full) for full in many) for word in few):
        return 1.0 + len(few) / len(many) / 2
    # Where a title ran on into a name, or two sides give other forms of the first name.
    same_office = bool(one.role) and one.role == other.role
    surnames = [name[-1] for name, full in ((few, many), (many, few)) if name[-1] in full]
    return 0.5 if same_office and any(len(name) > 3 and name not in _PARTICLES for name in surnames) else 0.0


def _is_office(speaker: Speaker) -> bool:
    """Return whether a speaker is called by office and country alone: "the President of Peru"."""
    told = {*name_words(speaker.role or ""), *name_words(speaker.country or ""), "of", "the", "republic"}
    return (
        speaker.kind == "person"
        and bool(speaker.role and speaker.country)
        and told.issuperset(name_words(speaker.name))
    )


def _may_be_one(speakers: Sequence[Speaker]) -> set[tuple[int, int]]:
    """Return the pairs of which a word of the name begins alike: only they need to be compared in full."""
    begun: dict[str, list[int]] = {}
    for at, speaker in enumerate(speakers):
        office = {f"{speaker.role} of {speaker.country}"} if speaker.role and speaker.country else set[str]()
        for letters in office | {word[:3] for word in name_words(speaker.name) if word not in _PARTICLES}:
            begun.setdefault(letters, []).append(at)
    return {pair for many in begun.values() for pair in combinations(many[:_MOST_ALIKE], 2)}


def _alike(one: str, other: str) -> bool:
    if one == other or (min(len(one), len(other)) > 2 and (one.startswith(other) or other.startswith(one))):
        return True
    return min(len(one), len(other)) > 4 and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def _first_named(speaker: Speaker) -> int:
    return speaker.mentions[0].start if speaker.mentions else 0


def _party(found: list[tuple[int, Speaker]], readings: Sequence[Reading]) -> Party:
    speakers = [speaker for _, speaker in found]
    names = tuple(
        tuple(dict.fromkeys(speaker.name for at, speaker in found if at == number)) for number in range(len(readings))
    )
    # A country that stands beside the name is surer than one that was worked out.
    told = (speaker.country for at, speaker in found if speaker.country and _beside_its_name(readings[at], speaker))
    worked_out = (speaker.country for speaker in speakers if speaker.country and not _STAFF.search(speaker.role or ""))
    country = next(told, "") or next(worked_out, "")
    role = next((speaker.role for speaker in speakers if speaker.role), "")
    return Party(country, role, speakers[0].kind == "person", names)


def _beside_its_name(reading: Reading, speaker: Speaker) -> bool:
    text = reading.article.text
    return any(
        country == speaker.country
        for mention in speaker.mentions[:_MENTIONS_LOOKED_AT]
        for country, _ in countries_named(text, mention.start, mention.end)
    )
