"""Whose words: who is credited in a draft, who speaks in a source, and whether that is one and the same."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from summitreader.model import Reading, Speaker
from summitreader.verifier.names import country_of, is_group, names_in, surname_of
from summitreader.word_files import word_file

VoiceClass = Literal["nobody", "person", "side", "text", "joint"]
Likeness = Literal["same", "other", "joint_as_one"]


class NamedVoice(NamedTuple):
    """A voice, of a draft or a source: what it is, what it is called, its country, and whom it stands for."""

    sort: VoiceClass
    name: str = ""
    country: str = ""
    names: frozenset[str] = frozenset()
    surname: str = ""
    members: tuple[str, ...] = ()


NOBODY = NamedVoice("nobody")
_ASKS = re.compile(r"(?i:(?:the )?(?:q|question|journalist|reporter|correspondent|press|audience member)s?)")
_NAMED_OFFICES = frozenset(word_file("verifying")["offices"])
_OFFICES = frozenset(map(surname_of, _NAMED_OFFICES))
"""Words of offices, by which nobody is named."""


@cache
def _any(kind: str) -> re.Pattern[str]:
    words = sorted(word_file("verifying")[kind], key=len, reverse=True)
    return re.compile(rf"(?i:\b(?:{'|'.join(map(re.escape, words))})\b)")


def names_text(words: str) -> bool:
    """Return whether words name a text that speaks for itself: a readout, a declaration."""
    return bool(_any("documents").search(words))


def names_several(words: str) -> bool:
    """Return whether words name several who speak as one."""
    return bool(_any("joint").search(words))


def voice_named(reading: Reading, name: str) -> NamedVoice:
    """Return a speaker of a reading as a voice; a name that the reading does not know stands for itself."""
    if not name:
        return NOBODY
    speaker = next((one for one in reading.speakers if one.name == name), None)
    return _of_speaker(speaker) if speaker else voice_of_words(name)


def _of_speaker(speaker: Speaker) -> NamedVoice:
    called = (speaker.name, *speaker.aliases)
    if speaker.kind == "joint":
        return NamedVoice("joint", speaker.name, "", frozenset(map(surname_of, speaker.members)), "", speaker.members)
    if speaker.kind == "person":
        every = (name for one in called for name in names_in(one))
        names = frozenset(name for name in every if not country_of(name)) - _OFFICES
        country = speaker.country or country_of(speaker.role or "")
        surname = surname_of(speaker.name)
        return NamedVoice("person", speaker.name, country, names, surname if surname in names else "")
    if names_text(speaker.name) or speaker.name.endswith(" one"):
        return NamedVoice("text", speaker.name, speaker.country or country_of(speaker.name))
    country = speaker.country or country_of(speaker.name)
    if _is_office(speaker.name):
        names = frozenset(name for name in names_in(speaker.name) if not country_of(name)) - _OFFICES
        return NamedVoice("person", speaker.name, country, names, "")
    if names_several(speaker.name) or is_group(country) or (not country and speaker.rule.startswith("declaration")):
        return NamedVoice("joint", speaker.name)
    return NamedVoice("side", speaker.name, country, names_in(speaker.name), surname_of(speaker.name))


def _is_office(name: str) -> bool:
    """Return whether a name ends in an office written small: "Indian prime minister", "UN chief", "His guest"."""
    last = name.rpartition(" ")[2]
    return last.islower() and last.capitalize() in _NAMED_OFFICES


def voice_of_words(words: str) -> NamedVoice:
    """Return the voice that words of a draft name, where the parser knows none by them."""
    if names_text(words):
        return NamedVoice("text", words, country_of(words))
    if names_several(words):
        return NamedVoice("joint", words)
    country = country_of(words)
    if country and len(words.split()) < 5:
        return NamedVoice("side", words, country)
    return NamedVoice("person", words, country, names_in(words), surname_of(words)) if words else NOBODY


def likeness(credited: NamedVoice, true: NamedVoice, house: NamedVoice = NOBODY) -> Likeness:
    """Return whether the voice that a draft credits is the one that speaks in the source, or the source's own house."""
    if "nobody" in (credited.sort, true.sort):
        return "same"
    if true.sort != "joint" and _ASKS.fullmatch(true.name):
        return "same" if _ASKS.fullmatch(credited.name) or credited.sort == "text" else "other"
    if credited.sort == "side" and house.sort == "text" and credited.country and credited.country == house.country:
        return "same"
    if credited.sort == "text":
        return "other" if _are_two(credited.country, true.country) and true.sort == "text" else "same"
    if true.sort == "joint":
        return "same" if credited.sort == "joint" else "joint_as_one"
    if credited.sort == "joint":
        return "same" if true.sort == "text" else "other"
    if true.sort == "text":
        return "other" if credited.sort == "side" and _are_two(credited.country, true.country) else "same"
    if credited.sort == "person" and true.sort == "person":
        return "same" if _is_one_person(credited, true) else "other"
    if credited.country and credited.country == true.country:
        return "same"
    if credited.names & true.names:
        return "same"
    return "other" if credited.names - _OFFICES or _are_two(credited.country, true.country) else "same"


def _are_two(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _is_one_person(one: NamedVoice, other: NamedVoice) -> bool:
    if one.surname and one.surname == other.surname and one.surname not in _OFFICES:
        return True
    if {one.surname, other.surname} & (one.names & other.names) - _OFFICES:
        return not _are_two(one.country, other.country)
    # "the minister", "the Ukrainian president": without a name.
    return (not one.names - _OFFICES or not other.names - _OFFICES) and not _are_two(one.country, other.country)
