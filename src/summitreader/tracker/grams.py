"""Phrases that are worth telling: wordings of formulas, names, quoted words, and words in a row that come again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from summitreader.model import Reading, Span
from summitreader.tracking import PhraseRule

_LEAST, _MOST = 3, 7  # words of a phrase that comes again
_LEAST_CONTENT = 2  # words of it that say something
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_BREAK = re.compile(r"[.,;:!?()\[\]\n\"“”«»]|\s[-–—]+\s|\d")
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{5,80})[”\"]")
_NAME = re.compile(
    r"\b[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: (?:of |for |on |and |the ){0,2}[A-Z][a-z]+(?:-[A-Z][a-z]+)?){1,5}"
)
_LEAST_ARTICLES = 3  # that have a set phrase
# Words that neither begin nor end a phrase, and say nothing inside one.
_EMPTY_WORDS = (
    "a about after all also an and any are as at be been before being between both but by can could did do does "
    "during each for from had has have he her hers him his how i if in into is it its may more most must no nor not "
    "of off on one only or other our out over own said same shall she should so some such than that the their them "
    "then there these they this those through to too two under until up upon us very was we were what when where "
    "which while who whom whose will with within would you your said says say told stressed noted added "
)
_EMPTY = frozenset(_EMPTY_WORDS.split())


class TellingPhrase(NamedTuple):
    """Words in small letters with blanks between, where they first stand, and by which rule they were taken."""

    words: str
    span: Span
    rule: PhraseRule


def said_by(reading: Reading, side: str) -> tuple[Span, ...]:
    """Return the words that a side says in a reading, alone or with others."""
    countries = {speaker.name: {speaker.country} for speaker in reading.speakers}
    for speaker in reading.speakers:
        for member in speaker.members:
            countries[speaker.name] |= countries.get(member, set())
    return tuple(span for one in reading.statements if side in countries.get(one.speaker, ()) for span in one.says)


def worth_telling(reading: Reading, spans: Sequence[Span]) -> tuple[TellingPhrase, ...]:
    """Return what a text says that is a name, quoted, or said more than once; each phrase once, by its first rule."""
    text = reading.article.text
    people = _people(reading)
    found: dict[str, TellingPhrase] = {}
    for rule, places in (("named", _names(text, spans, people)), ("quoted", _quoted(text, spans))):
        for place in places:
            words = _plain(place.of(text))
            found.setdefault(words, TellingPhrase(words, place, rule))  # type: ignore[arg-type]
    counts, first = _counted(text, spans, people)
    again = {words for words, count in counts.items() if count > 1}
    for words in _longest(again, counts):
        found.setdefault(words, TellingPhrase(words, first[words], "repeated"))
    return tuple(sorted(found.values(), key=lambda one: one.span.start))


def set_phrases_of(texts: Sequence[tuple[Reading, Sequence[Span]]]) -> dict[str, tuple[int, int, Span]]:
    """Return the phrases that stand in three or more texts: in how many, the number of the first text, and where.

    Args:
        texts: readings with the words that count in each, the newest first.
    """
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, Span]] = {}
    for number, (reading, spans) in enumerate(texts):
        _, places = _counted(reading.article.text, spans, _people(reading))
        counts.update(places.keys())
        for words, span in places.items():
            first.setdefault(words, (number, span))
    often = {words for words, count in counts.items() if count >= _LEAST_ARTICLES}
    return {words: (counts[words], *first[words]) for words in _longest(often, counts)}


def all_grams(text: str, spans: Sequence[Span]) -> frozenset[str]:
    """Return all words in a row, of one to seven, that stand in some places of a text."""
    return frozenset(
        " ".join(word for word, _ in run[at : at + length])
        for run in _runs(text, spans, ())
        for length in range(1, _MOST + 1)
        for at in range(len(run) - length + 1)
    )


def _counted(text: str, spans: Sequence[Span], people: Sequence[Span]) -> tuple[Counter[str], dict[str, Span]]:
    """Return how often each phrase stands in a text, and where it does first."""
    counts: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for run in _runs(text, spans, people):
        for words, span in _phrases(run):
            counts[words] += 1
            first.setdefault(words, span)
    return counts, first


def _phrases(run: Sequence[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    says = [word not in _EMPTY for word, _ in run]
    for at in range(len(run) - _LEAST + 1):
        if not says[at]:
            continue
        for end in range(at + _LEAST, min(at + _MOST, len(run)) + 1):
            if says[end - 1] and sum(says[at:end]) >= _LEAST_CONTENT:
                words = " ".join(word for word, _ in run[at:end])
                yield words, Span(run[at][1].start, run[end - 1][1].end)


def _runs(text: str, spans: Sequence[Span], breaks: Sequence[Span]) -> Iterator[list[tuple[str, Span]]]:
    """Yield words that stand in a row in each of some places, with no sign, number or name of a person between."""
    people = iter(sorted(breaks))
    person = next(people, None)
    for span in sorted(spans):
        run: list[tuple[str, Span]] = []
        end = span.start
        for match in _WORD.finditer(text, span.start, span.end):
            while person and person.end <= match.start():
                person = next(people, None)
            is_person = person is not None and person.start < match.end()
            if is_person or _BREAK.search(text, end, match.end()):
                yield run
                run = []
            if not is_person and not any(map(str.isdigit, match[0])):
                run.append((match[0].lower(), Span(*match.span())))
            end = match.end()
        yield run


def _longest(chosen: Iterable[str], counts: Mapping[str, int]) -> list[str]:
    """Return phrases without those that are a part of a longer one which comes as often."""
    kept: set[str] = set(chosen)
    for words in sorted(kept, key=len, reverse=True):
        pieces = words.split()
        for length in range(_LEAST, len(pieces)):
            for at in range(len(pieces) - length + 1):
                part = " ".join(pieces[at : at + length])
                if part in kept and counts[part] <= counts[words]:
                    kept.discard(part)
    return sorted(kept)


def _names(text: str, spans: Sequence[Span], people: Sequence[Span]) -> Iterator[Span]:
    starts = {span.start for span in people}
    ends = {span.end for span in people}
    for span in spans:
        for match in _NAME.finditer(text, span.start, span.end):
            before = text[max(0, match.start() - 2) : match.start()]
            is_begin = match.start() == span.start or not before.strip() or before[0] in '.!?:“"\n'
            if not is_begin and match.start() not in starts and match.end() not in ends:
                yield Span(*match.span())


def _quoted(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        for match in _QUOTED.finditer(text, span.start, span.end):
            if 2 <= len(_WORD.findall(match[1])) <= 8:
                yield Span(*match.span(1))


def _people(reading: Reading) -> list[Span]:
    return sorted(span for speaker in reading.speakers for span in speaker.mentions)


def _plain(words: str) -> str:
    return " ".join(match.lower() for match in _WORD.findall(words))
