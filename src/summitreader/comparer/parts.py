"""Parts of sentences: the passages that matters are made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from summitreader.comparer.features import (
    COUNTRY,
    MEETING,
    OF_THE_TALKS,
    TERM,
    Feature,
    Stretches,
    features_of,
    theme_features,
)
from summitreader.comparer.frame import counted
from summitreader.comparer.seams import Seam, seams_of
from summitreader.comparer.within import Within, theme_terms
from summitreader.model import Reading, Span
from summitreader.words.terms import Synonyms

_WORD = re.compile(r"\w+(?:['’-]\w+)*+")
_TALKS = "talks|call|meeting|conversation|discussions?|consultations|negotiations|t[êe]te|summit"
_MEETS = re.compile(
    r"\b(?:spoke (?:today|by|on|over|yesterday|this|earlier|with|to)|met|received|arrived in|"
    rf"welcomed (?:in|by|(?:the )?[A-Z]\w*)|(?:held|had|conducted|hosted) (?:\w+[ -]){{0,8}}?(?:{_TALKS})|"
    r"(?:talks|meeting|call|conversation) (?:between|with)|paid (?:\w+ ){0,4}visit|"
    r"(?:is|was|are|were) (?:in [A-Z]\w*|(?:\w+ ){0,5}visit))\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_FIRST_SENTENCES = 3


@dataclass(frozen=True)
class Part:
    """A passage that tells one matter: a sentence or a part of one. `sentence` is the number of its sentence.

    `themes` counts terms of the reading's themes; `speakers` are those of whom a statement begins here; `attributed`
    is whether its sentence tells who says it, `running` whether it does not because somebody speaks on.
    """

    reading: Reading
    span: Span
    sentence: int = 0
    features: tuple[Feature, ...] = field(default=(), repr=False, compare=False)
    themes: tuple[str, ...] = field(default=(), repr=False, compare=False)
    speakers: tuple[str, ...] = field(default=(), repr=False, compare=False)
    attributed: bool = field(default=False, repr=False, compare=False)
    running: bool = field(default=False, repr=False, compare=False)

    @cached_property
    def words(self) -> dict[str, Span]:
        """Its words in small letters, each with where it stands first."""
        found: dict[str, Span] = {}
        for match in _WORD.finditer(self.reading.article.text, self.span.start, self.span.end):
            found.setdefault(match[0].lower(), Span(*match.span()))
        return found

    @property
    def text(self) -> str:
        """Its words as they stand in the text."""
        return self.span.of(self.reading.article.text)

    @cached_property
    def named(self) -> dict[str, float]:
        """What it names that can be a matter, with what that says: terms, and countries."""
        found: dict[str, float] = {}
        for one in self.features:
            if one.kind in (TERM, COUNTRY):
                found[one.key] = max(one.weight, found.get(one.key, 0.0))
        return found


def parts_of(reading: Reading, synonyms: Synonyms = ()) -> tuple[Part, ...]:
    """Return the parts of an account in the order of the text.

    A sentence is cut where what stands before and after names a matter of its own.
    """
    features = Within((one.span.start, one) for one in features_of(reading, synonyms))
    themes = theme_terms(reading)
    speakers = Within((one.content.start, one.speaker) for one in reading.statements if one.speaker)
    cues = Within((one.cue.start, one.rule) for one in reading.statements if one.cue)
    spoken = Stretches(one.content for one in reading.statements if not one.cue)
    found: list[Part] = []
    for number, sentence in enumerate(counted(reading)):
        seams = seams_of(reading.article.text, sentence)
        for span in _pieces(sentence, seams, features.of(sentence)):
            own = _without_tone(features.of(span))
            if number < _FIRST_SENTENCES and _tells_of_the_meeting(reading, span, first=not found):
                own = (*own, Feature(MEETING, TERM, 1.0, span))
            own = (*own, *theme_features(span, themes.of(span), own))
            attributed = bool(cues.of(sentence))
            spoken_on = spoken.holds(span.start) or _FIRST_PERSON.search(reading.article.text, span.start, span.end)
            running = bool(spoken_on) and not attributed
            names = tuple(dict.fromkeys(speakers.of(span)))
            found.append(Part(reading, span, number, own, tuple(themes.of(span)), names, attributed, running))
    return tuple(found)


def _without_tone(features: Sequence[Feature]) -> tuple[Feature, ...]:
    """Return features without how the talks were, where a matter is named: "a constructive dialogue on trade"."""
    named = any(one.kind in (TERM, COUNTRY) and one.key not in OF_THE_TALKS for one in features)
    return tuple(one for one in features if not (named and one.key in OF_THE_TALKS))


def _pieces(sentence: Span, seams: Sequence[Seam], features: Sequence[Feature]) -> list[Span]:
    """Return the pieces of a sentence."""
    spans, start = [], sentence.start
    for at, (end, begin) in enumerate(seams):
        if end <= start:
            continue
        following = next((one for one, _ in seams[at + 1 :] if one > begin), sentence.end)
        left, right = _matters(features, start, end), _matters(features, begin, following)
        if left and right and left != right:
            spans.append(Span(start, end))
            start = begin
    return [*spans, Span(start, sentence.end)]


def _matters(features: Sequence[Feature], start: int, end: int) -> set[str]:
    inside = (one for one in features if start <= one.span.start < end)
    return {one.key for one in inside if one.kind in (TERM, COUNTRY) and one.weight >= 1.0}


def _tells_of_the_meeting(reading: Reading, span: Span, first: bool) -> bool:
    """Return whether a passage tells that those who speak met; the first one does where it names two of them."""
    labels = {one.who for one in reading.statements if one.who and one.rule == "turn_of_a_transcript"} if first else ()
    people = sum(
        any(span.holds(mention) and mention not in labels for mention in one.mentions)
        for one in reading.speakers
        if one.kind == "person"
    )
    met = _MEETS.search(reading.article.text, span.start, span.end) is not None
    return people > 1 if first and not met else met and people > 0
