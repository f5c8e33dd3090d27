"""The verdict on a paraphrase: which passage of a source it tells, and what it tells otherwise."""

import re
from collections.abc import Sequence
from functools import cache
from math import log
from typing import NamedTuple

from summitreader.model import Span
from summitreader.verification import QuoteVerdict, SourcePassage, VerifiedText, WordDifference
from summitreader.verifier.differences import is_negation, is_number
from summitreader.verifier.draft import AskedQuote
from summitreader.verifier.names import countries_in, country_of
from summitreader.verifier.quoted import gravity, is_first_person
from summitreader.verifier.rule import VerifyRule
from summitreader.verifier.rules import (
    CHANGED_NAME,
    CHANGED_NEGATION,
    CHANGED_NUMBER,
    CHANGED_WORD,
    CONDITIONAL,
    DENIED,
    DRESSED,
    JOINT_AS_ONE,
    NOT_TOLD,
    OTHER_SPEAKER,
    SAME_TOLD,
)
from summitreader.verifier.speaking import SourceVoices
from summitreader.verifier.surroundings import conditional, denied
from summitreader.verifier.texts import SourceIndex, SourceText
from summitreader.verifier.voices import likeness
from summitreader.verifier.words import Word, spelled, weight_of, words_of
from summitreader.word_files import word_file

_LEAST, _SURE = 0.34, 0.55  # of what is told: from here on it is found, and each of its words counts
_RETOLD, _LEAST_RETOLD = 0.6, 2  # of what is told, and words
_STEM = 7  # letters
_PLACES = 60  # of each word
_LOOKED_AT = 8  # passages
_NEARLY = 0.05
_NOT = frozenset(("not", "no", "never", "none", "nobody", "nothing", "neither", "nor"))
_MODAL = re.compile(r"\b(?:would|could|might|may|possibility|possible|potential|considered|if)\b")
_OPEN = re.compile(
    r"\b(?:would|could|might|may|possib\w+|potential\w*|consider\w*|if|should|shall|will|can|must|unless|hop\w+|want\w*|"
    r"propos\w+|plan\w*|mean\w*|intend\w*|promis\w+|ready|call\w*|whether|likely)\b"
)
_SUFFIX = re.compile(r"(?<=\w\w\w)(?:ations?|itions?|ments?|ness|ingly|edly|ings?|ed|es|ly|e|s|ion|ions|al|ity|ies|y)$")


class _Told(NamedTuple):
    """A word that tells something, by its stem, and how much it says."""

    word: Word
    stem: str


class _Passage(NamedTuple):
    """A passage of a source that may be what is told, and how much of it."""

    share: float
    source: SourceText
    first: int
    last: int


@cache
def _stem(key: str) -> str:
    if country := country_of(key):
        return f"={country}"
    once = _SUFFIX.sub("", key)
    return (_SUFFIX.sub("", once) if len(once) > 7 else once)[:_STEM]


class Paraphrases:
    """Judges paraphrases of a draft by its sources."""

    def __init__(self, draft: VerifiedText, sources: Sequence[SourceText], voices: Sequence[SourceVoices]) -> None:
        """Keep the draft and its sources."""
        self.draft, self.voices, self._index = draft, voices, SourceIndex(sources)
        self._stems: dict[int, dict[str, list[int]]] = {}

    def verdict(self, asked: AskedQuote) -> QuoteVerdict:
        """Return the verdict on one paraphrase."""
        words = words_of(self.draft.text, asked.quote.span.start, asked.quote.span.end)
        told = [
            _Told(word, _stem(word.key)) for word in words if weight_of(word.key) == 1.0 and not is_number(word.key)
        ]
        told = [one for one in told if not is_negation(one.word.key)]
        passages = sorted(self._passages(told), key=lambda one: -one.share)
        if not passages or passages[0].share < _LEAST:
            return QuoteVerdict(asked.quote, "not_found", NOT_TOLD.name)
        near = [one for one in passages if one.share >= passages[0].share - _NEARLY]
        return min((self._judged(asked, words, told, one) for one in near), key=gravity)

    def retold(self, asked: AskedQuote) -> QuoteVerdict | None:
        """Return the verdict on a quotation in the first person that a source tells in its own words; else None."""
        words = words_of(self.draft.text, asked.quote.span.start, asked.quote.span.end)
        if asked.credit.by_text or not any(is_first_person(word.key) for word in words):
            return None
        told = [_Told(word, _stem(word.key)) for word in words if weight_of(word.key) == 1.0]
        for one in sorted(self._passages(told), key=lambda one: -one.share):
            span = Span(one.source.words[one.first].start, one.source.words[one.last - 1].end)
            spoken = self.voices[one.source.number].speaking(span)
            if one.share < _RETOLD or len(told) < _LEAST_RETOLD:
                break
            if spoken.manner != "spoken" and likeness(asked.credit.voice, spoken.voice) == "same":
                passage = SourcePassage(one.source.number, span, spoken.voice.name, spoken.manner)
                return QuoteVerdict(asked.quote, "dressed", DRESSED.name, passage)
        return None

    def _passages(self, told: Sequence[_Told]) -> list[_Passage]:
        """Return the likeliest passages of all sources, with the share of what is told that each has."""
        found: list[_Passage] = []
        for source in self._index.likely([one.word.key for one in told]):
            if source.number not in self._stems:
                self._stems[source.number] = _stems_of(source)
            stems = self._stems[source.number]
            weights = {one.stem: log(2 + len(source.keys) / (1 + len(stems.get(one.stem, ())))) for one in told}
            total = sum(weights.values())
            wide = 12 + 2 * len(told)
            places = sorted((at, stem) for stem in weights for at in stems.get(stem, ())[:_PLACES])
            best: list[tuple[float, int, int]] = []
            for number, (start, _) in enumerate(places):
                having: dict[str, int] = {}
                for at, stem in places[number : number + 60]:
                    if at > start + wide:
                        break
                    having.setdefault(stem, at)
                share = sum(weights[stem] for stem in having) / total if total else 0.0
                best.append((share, start, max(having.values()) + 1))
            best.sort(key=lambda one: (-one[0], one[2] - one[1]))
            found += (_Passage(share, source, first, last) for share, first, last in best[:_LOOKED_AT])
        return found

    def _judged(self, asked: AskedQuote, words: Sequence[Word], told: Sequence[_Told], at: _Passage) -> QuoteVerdict:
        source = at.source
        span = Span(source.words[at.first].start, source.words[at.last - 1].end)
        spoken = self.voices[source.number].speaking(span)
        passage = SourcePassage(
            source.number, span, spoken.voice.name if spoken.voice.sort != "text" else "", spoken.manner
        )
        around = self._around(asked)
        found: list[tuple[VerifyRule, Span | None]] = []
        differences = self._differences(asked, words, at)
        evidence = denied(source, span, spoken.statement, around)
        if evidence:
            differences = tuple(one for one in differences if one.kind != "negation")
        rules = {"negation": CHANGED_NEGATION, "number": CHANGED_NUMBER, "name": CHANGED_NAME, "word": CHANGED_WORD}
        found += ((rules[one.kind], None) for one in differences[:1])
        like = likeness(asked.credit.voice, spoken.voice, self.voices[source.number].house)
        if like == "other" and not self._has_voice(asked, at):
            found.append((OTHER_SPEAKER, spoken.statement.who if spoken.statement else None))
        if evidence:
            found.append((DENIED, evidence))
        elif evidence := conditional(source, span, around) or self._modal(asked, source, span):
            found.append((CONDITIONAL, evidence))
        if like == "joint_as_one":
            found.append((JOINT_AS_ONE, spoken.statement.who if spoken.statement else None))
        rule, evidence = found[0] if found else (SAME_TOLD, None)
        also = tuple(dict.fromkeys(one.verdict for one, _ in found[1:] if one.verdict != rule.verdict))
        return QuoteVerdict(asked.quote, rule.verdict, rule.name, passage, differences, also, evidence)

    def _modal(self, asked: AskedQuote, source: SourceText, span: Span) -> Span | None:
        """Return the word by which a source tells what may be, where the draft tells what is."""
        if _OPEN.search(asked.sentence.of(self.draft.text)):
            return None
        start = max(source.sentence_at(span.start).start, span.start - 40)
        match = _MODAL.search(source.text, start, span.end)
        return Span(*match.span()) if match else None

    def _around(self, asked: AskedQuote) -> str:
        return asked.sentence.of(self.draft.text)

    def _has_voice(self, asked: AskedQuote, at: _Passage) -> bool:
        """Return whether the one who is credited speaks anywhere in the passage."""
        source = at.source
        start, end = source.words[at.first].start, source.words[at.last - 1].end
        first, last = source.sentence_at(start), source.sentence_at(end)
        inside = [one for one in source.source.reading.statements if one.start < last.end and first.start < one.end]
        voices = self.voices[source.number]
        return any(likeness(asked.credit.voice, voices.speaking(one.content).voice) == "same" for one in inside[:6])

    def _differences(self, asked: AskedQuote, words: Sequence[Word], at: _Passage) -> tuple[WordDifference, ...]:
        """Return what is told otherwise, the gravest first: of negations, numbers, names and contraries."""
        source = at.source
        inside = source.words[at.first : at.last]
        sentence = source.sentence_at(inside[0].start)
        behind = source.sentence_at(inside[-1].start)
        wide = words_of(source.text, max(sentence.start, inside[0].start - 300), min(behind.end, inside[-1].end + 300))
        found = [self._number(words, wide)]
        if at.share >= _SURE:
            found = [self._negation(words, inside), *found, self._name(asked, words, source.text, wide)]
            found.append(_contrary(words, inside))
        return tuple(one for one in found if one)

    def _negation(self, words: Sequence[Word], inside: Sequence[Word]) -> WordDifference | None:
        mine = [word for word in words if word.key in _NOT]
        theirs = [word for word in inside if word.key in _NOT]
        if len(mine) % 2 == len(theirs) % 2:
            return None
        return _told_otherwise("negation", mine or words[:1], theirs or inside[:1])

    def _number(self, words: Sequence[Word], wide: Sequence[Word]) -> WordDifference | None:
        mine = [word for word in words if is_number(word.key) and word.key != "1"]
        theirs = [word for word in wide if is_number(word.key)]
        known = {word.key for word in theirs}
        others = [word for word in mine if word.key not in known]
        mine_known = {word.key for word in mine}
        there = [word for word in theirs if word.key not in mine_known]
        return _told_otherwise("number", others[:1], there[:1]) if others and there else None

    def _name(self, asked: AskedQuote, words: Sequence[Word], text: str, wide: Sequence[Word]) -> WordDifference | None:
        mine = countries_in([self.draft.text[word.start : word.end] for word in words])
        theirs = countries_in([text[word.start : word.end] for word in wide])
        other = next((at for country, at in theirs.items() if country not in mine), None)
        for country, at in mine.items():
            if country not in theirs and country != asked.credit.voice.country and other is not None:
                return _told_otherwise("name", [words[at]], [wide[other]])
        return None


def _contrary(words: Sequence[Word], inside: Sequence[Word]) -> WordDifference | None:
    """Return a word of the draft whose contrary the passage has in its place."""
    mine, theirs = {word.key: word for word in words}, {word.key: word for word in inside}
    for one, other in _contraries():
        if one in mine and other in theirs and one not in theirs and other not in mine:
            return _told_otherwise("word", [mine[one]], [theirs[other]])
    return None


@cache
def _contraries() -> tuple[tuple[str, str], ...]:
    pairs = [(spelled(one), spelled(other)) for one, other in word_file("verifying")["contraries"]]
    return (*pairs, *((other, one) for one, other in pairs))


def _told_otherwise(kind: str, mine: Sequence[Word], theirs: Sequence[Word]) -> WordDifference:
    kinds = {"negation": "negation", "number": "number", "name": "name"}
    spans = [Span(some[0].start, some[-1].end) for some in (mine, theirs)]
    return WordDifference(kinds.get(kind, "word"), *spans)  # type: ignore[arg-type]


def _stems_of(source: SourceText) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for key, places in source.places.items():
        if weight_of(key) == 1.0:
            found.setdefault(_stem(key), []).extend(places)
    for places in found.values():
        places.sort()
    return found
