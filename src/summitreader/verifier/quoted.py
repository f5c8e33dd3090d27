"""The verdict on a quotation: where its words are in the sources, and what is wrong with them there."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summitreader.model import Span
from summitreader.verification import QuoteVerdict, SourcePassage, VerdictKind, VerifiedText, WordDifference
from summitreader.verifier.alignment import LONGEST, Laid, Run, lay
from summitreader.verifier.differences import GRAVITY, difference_of, is_shift
from summitreader.verifier.draft import AskedQuote
from summitreader.verifier.names import countries_in, names_in
from summitreader.verifier.rule import VerifyRule
from summitreader.verifier.rules import (
    CHANGED_NAME,
    CHANGED_NEGATION,
    CHANGED_NUMBER,
    CHANGED_WORD,
    CONDITIONAL,
    CUT,
    DENIED,
    DRESSED,
    HIDDEN,
    JOINT_AS_ONE,
    NOT_CHECKED,
    NOT_FOUND,
    OTHER_SPEAKER,
    SAME,
)
from summitreader.verifier.speaking import SourceVoices, Speaking
from summitreader.verifier.surroundings import conditional, contrast, denied, hidden
from summitreader.verifier.texts import SourceIndex, SourceText
from summitreader.verifier.voices import likeness
from summitreader.verifier.words import Word, words_of

_LEAST, _LEAST_SHORT = 0.55, 0.6
_SHORT, _NEARLY_ALL = 5, 0.7
_TRIED = 4  # places in each source
_LAID = 8  # in all
_NEARLY = 0.02
_FIRST_PERSON = frozenset(("i", "my", "we", "our", "us", "me", "you", "your"))
_DENYING = 90  # code points before a quotation in which a draft itself denies it
_PUT_IN = 5  # words
_ELLIPSIS = re.compile(r"\[?(?:…|\.{3,}|\. \. \.(?: \.)?)\]?|\[[…. ]+\]")
_BRACKETED = re.compile(r"\[[^\]\n]{2,80}\]")
_OF_KIND = {"negation": CHANGED_NEGATION, "number": CHANGED_NUMBER, "name": CHANGED_NAME, "word": CHANGED_WORD}
_RANK: tuple[VerdictKind, ...] = (
    "same", "dressed", "cut", "conditional", "joint_as_one", "denied", "other_speaker", "changed", "not_found",
)  # fmt: skip


class _Part(NamedTuple):
    """A piece of a quotation without an ellipsis: its words, and which of them stand in brackets."""

    words: list[Word]
    free: frozenset[int]

    @property
    def keys(self) -> list[str]:
        return [word.key for word in self.words]


class _Place(NamedTuple):
    """Where all parts of a quotation were laid in a source."""

    share: float
    source: SourceText
    laid: tuple[Laid, ...]


class Quotations:
    """Judges quotations of a draft by its sources."""

    def __init__(self, draft: VerifiedText, sources: Sequence[SourceText], voices: Sequence[SourceVoices]) -> None:
        """Keep the draft and its sources."""
        self.draft, self.voices, self._index = draft, voices, SourceIndex(sources)

    def verdict(self, asked: AskedQuote) -> QuoteVerdict:
        """Return the verdict on one quotation."""
        parts = [part for span in asked.quote.spans for part in _parts(self.draft.text, span)]
        size = sum(len(part.words) for part in parts)
        unsigned = asked.credit.voice.sort == "nobody"
        if not parts or not size:
            return QuoteVerdict(asked.quote, "not_checked", NOT_CHECKED.name)
        places = self._places(parts)
        least = _LEAST_SHORT if size <= _SHORT else _LEAST
        best = max((place.share for place in places), default=0.0)
        term = asked.is_term and (size <= _SHORT or best < _NEARLY_ALL)
        if best < least or (term and best < 1.0):
            if term:
                return QuoteVerdict(asked.quote, "not_checked", NOT_CHECKED.name)
            return QuoteVerdict(asked.quote, "not_found", NOT_FOUND.name)
        near = [self._judged(asked, parts, place) for place in places if place.share >= best - _NEARLY]
        mildest = min(near, key=gravity)
        if unsigned and asked.is_term and mildest.kind != "denied":
            return QuoteVerdict(asked.quote, "not_checked", NOT_CHECKED.name)
        return mildest

    def _places(self, parts: Sequence[_Part]) -> list[_Place]:
        """Return where the parts were laid: by the longest of them in each source, the others around it."""
        main = max(range(len(parts)), key=lambda at: len(parts[at].words))
        likely = [
            (votes, source, near)
            for source in self._index.likely(parts[main].keys)
            for votes, near in source.likely_places(parts[main].keys, _TRIED)
        ]
        likely.sort(key=lambda one: -one[0])
        return [_laid_at(source, parts, main, near) for _, source, near in likely[:_LAID]]

    def _judged(self, asked: AskedQuote, parts: Sequence[_Part], place: _Place) -> QuoteVerdict:
        """Return the verdict by one place of a source."""
        source, text = place.source, place.source.text
        bounds = [laid.source for laid in place.laid if laid.source[0] < laid.source[1]]
        first, last = min(bound[0] for bound in bounds), max(bound[1] for bound in bounds)
        if last - first > 600:
            first, last = max(bounds, key=lambda bound: bound[1] - bound[0])
        span = Span(source.words[first].start, source.words[last - 1].end)
        spoken = self.voices[source.number].speaking(span)
        passage = SourcePassage(
            source.number, span, spoken.voice.name if spoken.voice.sort != "text" else "", spoken.manner
        )
        differences = tuple(_differences(self.draft.text, parts, place))
        found: list[tuple[VerifyRule, Span | None]] = []
        like = likeness(asked.credit.voice, spoken.voice, self.voices[source.number].house)
        dressed = _is_dressed(asked, spoken) or self._is_told_of(asked, source, span, differences)
        retold = (
            bool(differences)
            and dressed
            and (_only_shifts(differences, self.draft.text, text) or self._is_first_person(differences))
        )
        if differences and not retold:
            gravest = min((one.kind for one in differences), key=GRAVITY.index)
            found.append((_OF_KIND[gravest], None))
        if like == "other":
            found.append((OTHER_SPEAKER, spoken.statement.who if spoken.statement else None))
        around = self._around(asked)
        if evidence := denied(source, span, spoken.statement, around[0][-_DENYING:]):
            found.append((DENIED, evidence))
        elif evidence := conditional(source, span, " ".join((*around, asked.quote.span.of(self.draft.text)))):
            found.append((CONDITIONAL, evidence))
        if like == "joint_as_one":
            found.append((JOINT_AS_ONE, spoken.statement.who if spoken.statement else None))
        if evidence := contrast(source, span, asked.quote.span.of(self.draft.text), around[1]):
            found.append((CUT, evidence))
        elif evidence := _left_out(place):
            takes_back = evidence.of(text) == "not"
            found.insert(0, (CHANGED_NEGATION, evidence)) if takes_back else found.append((HIDDEN, evidence))
        if dressed and (like == "same" or retold):
            found = [one for one in found if one[0] not in (JOINT_AS_ONE, OTHER_SPEAKER)] if retold else found
            found.append((DRESSED, spoken.statement.cue if spoken.statement else None))
        rule, evidence = found[0] if found else (SAME, None)
        also = tuple(dict.fromkeys(one.verdict for one, _ in found[1:] if one.verdict != rule.verdict))
        return QuoteVerdict(asked.quote, rule.verdict, rule.name, passage, differences, also, evidence)

    def _is_first_person(self, differences: Sequence[WordDifference]) -> bool:
        """Return whether words of the source were put into the speaker's mouth: "he thanked" into "I thank"."""
        mine = [word.key for one in differences for word in words_of(self.draft.text, one.draft.start, one.draft.end)]
        kinds = {one.kind for one in differences}
        return any(map(is_first_person, mine)) and len(mine) <= _PUT_IN and not kinds & {"number", "negation"}

    def _is_told_of(
        self, asked: AskedQuote, source: SourceText, span: Span, differences: Sequence[WordDifference]
    ) -> bool:
        """Return whether a text tells, in its own words, what the one who is quoted in the first person said."""
        if asked.credit.voice.sort == "nobody" or not self._is_first_person(differences):
            return False
        sentence = source.sentence_at(span.start)
        told = words_of(source.text, max(sentence.start, span.start - 200), span.end)
        named = names_in(" ".join(source.text[word.start : word.end] for word in told))
        return bool(asked.credit.voice.names & named) or bool(
            asked.credit.voice.country
            and asked.credit.voice.country in countries_in([source.text[word.start : word.end] for word in told])
        )

    def _around(self, asked: AskedQuote) -> tuple[str, str]:
        """Return what the draft says around a quotation: before it in its sentence, behind it and in the next one."""
        text, span = self.draft.text, asked.quote.span
        behind = text[span.end : max(asked.sentence.end, span.end)]
        after = text[max(asked.sentence.end, span.end) :][:24].lstrip(" \n”\"’'")
        goes_on = re.match(r"(?:But|However|Yet|Still|Nevertheless|He added, however|She added, however)\b", after)
        return text[asked.sentence.start : span.start], behind + (goes_on[0] if goes_on else "")


def is_first_person(key: str) -> bool:
    """Return whether a word is one by which somebody speaks of themselves, or to another."""
    return key in _FIRST_PERSON


def gravity(verdict: QuoteVerdict) -> tuple[int, int, int]:
    """Return by what the mildest of several verdicts on one quotation is found."""
    return _RANK.index(verdict.kind), len(verdict.differences), len(verdict.also)


def _parts(text: str, span: Span) -> list[_Part]:
    """Return the pieces of a quotation between its ellipses, the longest cut to what is laid at once."""
    starts, ends = [span.start], []
    for match in _ELLIPSIS.finditer(text, span.start, span.end):
        ends.append(match.start())
        starts.append(match.end())
    ends.append(span.end)
    parts = []
    for start, end in zip(starts, ends, strict=True):
        brackets = [Span(*match.span()) for match in _BRACKETED.finditer(text, start, end)]
        words = words_of(text, start, end)
        for at in range(0, len(words), LONGEST):
            some = words[at : at + LONGEST]
            free = (n for n, word in enumerate(some) if any(one.start <= word.start < one.end for one in brackets))
            parts.append(_Part(some, frozenset(free)))
    return parts


def _laid_at(source: SourceText, parts: Sequence[_Part], main: int, near: int) -> _Place:
    """Return all parts laid in a source, the main one near a place and the others before and behind it."""
    laid: dict[int, Laid] = {main: lay(parts[main].keys, source.keys, near, parts[main].free)}
    for at in (*range(main + 1, len(parts)), *range(main - 1, -1, -1)):
        beside = laid[at - 1 if at > main else at + 1]
        laid[at] = _laid_beside(source, parts[at], beside, behind=at > main)
    weights = [max(1, len(part.words)) for part in parts]
    share = sum(laid[at].share * weights[at] for at in range(len(parts))) / sum(weights)
    return _Place(share, source, tuple(laid[at] for at in range(len(parts))))


def _laid_beside(source: SourceText, part: _Part, beside: Laid, *, behind: bool) -> Laid:
    """Return a part laid where it fits best near another that comes before or behind it."""
    first, last = beside.source
    likely = source.likely_places(part.keys, 8)
    expected = last if behind else first - len(part.words)
    near = [place for _, place in likely if (0 <= place - last + 2 <= 250 if behind else -250 <= place - first <= 2)]
    options = [lay(part.keys, source.keys, place, part.free) for place in dict.fromkeys((expected, *near[:2]))]
    return max(options, key=lambda one: one.share)


def _differences(text: str, parts: Sequence[_Part], place: _Place) -> Iterable[WordDifference]:
    """Give the words that differ."""
    source = place.source
    for part, laid in zip(parts, place.laid, strict=True):
        for run in laid.runs:
            if not run.same and not _is_free(run, part) and not _is_outside(run, laid):
                yield difference_of(run, (text, part.words), (source.text, source.words))


def _is_free(run: Run, part: _Part) -> bool:
    """Return whether words that differ are those in brackets."""
    first, last = run.quote
    if first == last:
        return first in part.free or first - 1 in part.free
    return all(at in part.free for at in range(first, last))


def _is_outside(run: Run, laid: Laid) -> bool:
    """Return whether a run has only words of the source, before or behind all of the quotation."""
    first, last = laid.source
    return run.quote[0] == run.quote[1] and (run.source[1] <= first or run.source[0] >= last)


def _only_shifts(differences: Iterable[WordDifference], draft: str, source: str) -> bool:
    """Return whether all words that differ are what telling in other words changes."""
    spans = [(one.draft.of(draft), one.source.of(source)) for one in differences]
    return all(is_shift(word.key) for mine, theirs in spans for word in words_of(mine)) and len(spans) <= 4


def _is_dressed(asked: AskedQuote, spoken: Speaking) -> bool:
    """Return whether a person is quoted with words that are the source's own."""
    credited = asked.credit.voice
    is_person = credited.sort == "person" or (
        spoken.voice.sort == "person" and bool(credited.names & spoken.voice.names)
    )
    return is_person and spoken.manner != "spoken" and not asked.credit.by_text


def _left_out(place: _Place) -> Span | None:
    """Return what an ellipsis of the quotation hides that matters."""
    for one, other in zip(place.laid, place.laid[1:], strict=False):
        start, end = one.source[1], other.source[0]
        if 0 < start < end and end - start < 60:
            words = place.source.words
            if found := hidden(place.source, Span(words[start - 1].end, words[end].start)):
                return found
    return None
