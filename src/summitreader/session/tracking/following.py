"""Following a phrase, a formula or a theme: what a question finds, and the passages behind each bar."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from heapq import nlargest, nsmallest

from summitreader.library.storage.file import Library
from summitreader.library.tracking.found import FoundPassages
from summitreader.library.tracking.lines import ReadPassage
from summitreader.library.tracking.phrases import places
from summitreader.model import Reading, Span
from summitreader.session.tracking.sources import KeptSource, ReadingsSource, TrackedSource
from summitreader.tracker.counting import asked_voices, cells_of, count_passages, counts_of, picked
from summitreader.tracker.firmness import firmness_of
from summitreader.tracker.uses import count_uses, uses_of
from summitreader.tracking import (
    ALL_FOUND,
    FormulaUse,
    KeywordLine,
    Seen,
    ToldCue,
    ToldPassage,
    ToldVoice,
    Track,
    TrackCount,
    TrackPick,
    TrackQuestion,
    UseCount,
    period_of,
)

__all__ = ["MOST_LINES", "keyword_lines", "track", "track_readings"]

MOST_LINES = 20
"""Lines that a track has unless others are asked for."""
_MOST_USES = 1_000  # passages whose words are read for the verb and the noun of a formula
_CONTEXT = 70  # code points on either side of the words


def track(library: Library, question: TrackQuestion, limit: int = MOST_LINES) -> Track:
    """Return what a question finds in the articles on the shelf.

    The library is asked by the index; corrections count where the search knows them, as for all that is found.
    On 100,000 articles a phrase takes under 200 ms.

    Args:
        library: where they are kept.
        question: what is followed, as `track_question` makes it.
        limit: how many of the newest passages `Track.lines` holds.

    Raises:
        LibraryFault: The library cannot be read.
    """
    return _track(KeptSource(library), question, limit)


def track_readings(readings: Sequence[Reading], question: TrackQuestion, limit: int = MOST_LINES) -> Track:
    """Return what a question finds in some readings, counted as the library would count them."""
    return _track(ReadingsSource(readings), question, limit)


def keyword_lines(
    source: Library | Sequence[Reading],
    question: TrackQuestion,
    pick: TrackPick = ALL_FOUND,
    limit: int = MOST_LINES,
    skip: int = 0,
) -> tuple[tuple[KeywordLine, ...], int]:
    """Return the passages behind one bar, the newest first, and how many there are in all.

    Args:
        source: a library, or readings.
        question: what is followed.
        pick: the bar: a value of a facet, in a period or in all; all that was found where nothing is picked. The
            facet `wording` is looked for in the newest passages whose words were read, as `Track.uses` is.
        limit: how many lines at most.
        skip: how many of the newest are passed over.
    """
    tracked = KeptSource(source) if isinstance(source, Library) else ReadingsSource(source)
    found = _asked(tracked, question)
    passages = picked(found.passages, pick, question.by, found.voices, found.cues)
    if pick.facet == "wording":
        newest = nlargest(_MOST_USES, passages, key=_newness)
        named = _uses(tracked.words(one.number for one in newest), question)
        passages = [one for one in newest if any(use.wording == pick.value for use in named.get(one.number, ()))]
    newest = nlargest(skip + limit, passages, key=_newness)[skip:]
    return _lines(tracked, question, found, newest), len(passages)


def _track(source: TrackedSource, question: TrackQuestion, limit: int) -> Track:
    found = _asked(source, question)
    counted = count_passages(found.passages, question.by, found.voices, found.cues)
    base = source.base((*question.sides, *counted.facets["side"]), counted.facets["speaker"], question.by)
    uses, use_counts, read = _formula_uses(source, question, found)
    side = question.sides[0] if len(question.sides) == 1 else ""
    dated = [one for one in found.passages if one.day]
    notes = []
    if counted.undated:
        what = "article has" if counted.undated == 1 else "articles have"
        notes.append(f"{counted.undated:,} {what} no date: counted, but in no month or year")
    if counted.more_speakers:
        notes.append(f"{counted.more_speakers:,} more speakers, who say it less often, are counted but not listed")
    if read < len(found.passages) and question.formula:
        notes.append(f"verbs and nouns were read in the newest {read:,} of {len(found.passages):,} passages")
    return Track(
        question,
        counted.passages,
        counted.articles,
        base.of(side),
        counted.undated,
        (*counts_of(counted, base, question), *use_counts),
        cells_of(counted, base),
        _seen(source, found, nsmallest(1, dated, key=_newness)),
        _seen(source, found, nlargest(1, dated, key=_newness)),
        uses,
        read,
        _lines(source, question, found, nlargest(limit, found.passages, key=_newness)),
        tuple(notes),
    )


def _asked(source: TrackedSource, question: TrackQuestion) -> FoundPassages:
    """Return what was found of the sides and speakers that are asked for."""
    found = source.found(question)
    voices = asked_voices(question, found.voices)
    return found if voices is None else found._replace(passages=[one for one in found.passages if one.voice in voices])


def _newness(passage: ToldPassage) -> tuple[int, int, int]:
    """Order by day, of one day by article, in an article from its end: the newest is the largest."""
    return passage.day, passage.article, -passage.number


def _formula_uses(
    source: TrackedSource, question: TrackQuestion, found: FoundPassages
) -> tuple[tuple[UseCount, ...], tuple[TrackCount, ...], int]:
    """Return the wordings of a formula by who uses them, as counts too, and in how many passages they were read."""
    if question.formula is None:
        return (), (), 0
    newest = nlargest(_MOST_USES, found.passages, key=_newness)
    named = _uses(source.words(one.number for one in newest), question)
    # By its place, which passages may share: those that go on from one cue.
    each = list({(one.article, use.span): (use, one) for one in newest for use in named.get(one.number, ())}.values())
    uses = count_uses((use, found.voices[one.voice]) for use, one in each)
    passages: dict[str, set[int]] = {}
    articles: dict[str, set[int]] = {}
    for use, one in each:
        passages.setdefault(use.wording, set()).add(one.number)
        articles.setdefault(use.wording, set()).add(one.article)
    read_in = len({one.article for one in newest})
    counts = (
        TrackCount("wording", name, len(numbers), len(articles[name]), read_in)
        for name, numbers in sorted(passages.items(), key=lambda one: (-len(one[1]), one[0]))
    )
    return uses, tuple(counts), len(newest)


def _uses(read: Mapping[int, tuple[int, str]], question: TrackQuestion) -> dict[int, tuple[FormulaUse, ...]]:
    """Return the uses of a formula in each of some passages, whose beginnings and words are given."""
    if question.formula is None:
        return {}
    formula, phrases = question.formula, question.phrases
    return {
        number: tuple(_in_article(use, start) for use in uses_of(formula, words, places(words, phrases)))
        for number, (start, words) in read.items()
    }


def _seen(source: TrackedSource, found: FoundPassages, passages: Sequence[ToldPassage]) -> Seen | None:
    for one in source.read(passage.number for passage in passages):
        voice = next(found.voices[passage.voice] for passage in passages if passage.number == one.number)
        return Seen(one.day, one.key, one.title, voice.speaker, one.span)
    return None


def _lines(
    source: TrackedSource, question: TrackQuestion, found: FoundPassages, passages: Sequence[ToldPassage]
) -> tuple[KeywordLine, ...]:
    told = {one.number: one for one in passages}
    read = source.read(told)
    uses = _uses({one.number: (one.span.start, one.words) for one in read}, question)
    return tuple(
        _line(one, question, told[one.number], found.voices, found.cues, uses.get(one.number, ())) for one in read
    )


def _line(
    one: ReadPassage,
    question: TrackQuestion,
    told: ToldPassage,
    voices: dict[int, ToldVoice],
    cues: dict[int, ToldCue],
    uses: Sequence[FormulaUse],
) -> KeywordLine:
    voice, cue = voices[told.voice], cues[told.cue]
    here = places(one.words, question.phrases) if question.phrases else ()
    first = here[0] if here else Span(0, 0 if question.phrases else len(one.words))
    at = one.span.start - one.text_start  # where the passage begins in what was read around it
    before = one.text[max(0, at + first.start - _CONTEXT) : at + first.start]
    after = one.text[at + first.end : at + first.end + _CONTEXT]
    return KeywordLine(
        one.key,
        one.title,
        one.outlet,
        one.day,
        period_of(told.day, question.by),
        voice.speaker,
        voice.sides,
        voice.share,
        cue.words,
        cue.act,
        firmness_of(cue.words) if cue.words else "",
        one.span,
        tuple(_moved(span, one.span.start) for span in here),
        before,
        first.of(one.words),
        after,
        uses[0] if uses else None,
    )


def _in_article(use: FormulaUse, start: int) -> FormulaUse:
    verb = _moved(use.verb_span, start) if use.verb_span else None
    return replace(use, span=_moved(use.span, start), verb_span=verb)


def _moved(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)
