"""Phrases that are new in an article of a side, and phrases of the side's earlier articles that are not in it."""

from collections.abc import Sequence
from typing import Literal

from summitreader.comparer.sides.whose import side_of
from summitreader.errors import SummitReaderError
from summitreader.library.search.index import day_of
from summitreader.library.storage.file import Library
from summitreader.library.tracking.articles import articles_with_phrase, earlier_articles
from summitreader.library.tracking.phrases import places
from summitreader.model import Reading, Span
from summitreader.session.library.readings import findings_version, read_kept
from summitreader.session.tracking.questions import all_formulas, side_named
from summitreader.tracker.grams import TellingPhrase, said_by, set_phrases_of, worth_telling
from summitreader.tracking import PhraseChange, PhraseChanges

__all__ = ["changed_phrases"]

_MOST_READ = 60  # earlier articles whose phrases are counted
_MOST_ASKED = 80  # phrases of an article that are looked for in all earlier ones
_MOST_TOLD = 40


def changed_phrases(
    kind: Literal["new", "dropped"],
    reading: Reading,
    source: Library | Sequence[Reading],
    side: str = "",
) -> PhraseChanges:
    """Return the phrases of an article that its side said in no earlier one, or those of earlier ones not said here.

    Only what the side is reported to say counts, alone or with others. What is worth telling: see PHRASE_RULES.

    Args:
        kind: which of the two.
        reading: the article.
        source: a library, or readings among which the earlier ones are.
        side: the side by any of its names; whose account the article is where that is "".

    Raises:
        SummitReaderError: No side is called so, or it cannot be told whose account the article is.
    """
    named = side_named(side) if side else side_of(reading).country
    if not named:
        raise SummitReaderError("it cannot be told which side's account this is: name it with --side")
    day, key = day_of(reading.published), reading.article.id
    if isinstance(source, Library):
        keys, total = earlier_articles(source, named, key, day, _MOST_READ)
        version = findings_version()
        earlier = [one for found in keys if (one := read_kept(source, found, version))] if kind == "dropped" else []
    else:
        others = [one for one in source if one.article.id != key and said_by(one, named)]
        dated = [one for one in others if not day or "" < day_of(one.published) < day]
        earlier = sorted(dated, key=lambda one: day_of(one.published), reverse=True)
        total = len(earlier)
    notes = [] if day else ["the article has no date: all others of the side are taken for earlier"]
    if kind == "new":
        changes = _new(reading, named, source if isinstance(source, Library) else earlier, day)
    else:
        changes = _dropped(reading, named, earlier[:_MOST_READ])
    read = total if kind == "new" else min(len(earlier), _MOST_READ)
    title = reading.article.shown_title
    told, more = tuple(changes[:_MOST_TOLD]), max(0, len(changes) - _MOST_TOLD)
    return PhraseChanges(kind, key, title, day, named, told, total, read, more, tuple(notes))


def _new(reading: Reading, side: str, source: Library | Sequence[Reading], day: str) -> list[PhraseChange]:
    spans = said_by(reading, side)
    found = [*_formulas_in(reading, spans), *worth_telling(reading, spans)]
    told: dict[str, PhraseChange] = {}
    for one in found[:_MOST_ASKED]:
        if one.words not in told and not _is_said(one.words, side, source, day, reading.article.id):
            key = _formula_of(one.words)
            told[one.words] = PhraseChange(one.words, one.rule, 0, reading.article.id, day, one.span, key)
    return list(told.values())


def _dropped(reading: Reading, side: str, earlier: Sequence[Reading]) -> list[PhraseChange]:
    text = reading.article.text
    here = " \n ".join(span.of(text) for span in said_by(reading, side))
    texts = [(one, said_by(one, side)) for one in earlier]
    changes = []
    for words, (count, number, span) in set_phrases_of(texts).items():
        if not places(here, (words,)):
            last = earlier[number]
            key = _formula_of(words)
            rule = "formula" if key else "set_phrase"
            day = day_of(last.published)
            changes.append(PhraseChange(words, rule, count, last.article.id, day, span, key))  # type: ignore[arg-type]
    known = {one.phrase for one in changes}
    for words, (count, last, span) in _formulas_of(texts).items():
        if words not in known and not places(here, (words,)):
            day = day_of(last.published)
            changes.append(PhraseChange(words, "formula", count, last.article.id, day, span, _formula_of(words)))
    return sorted(changes, key=lambda one: (-one.earlier, one.phrase))


def _is_said(words: str, side: str, source: Library | Sequence[Reading], day: str, key: str) -> bool:
    """Return whether a side said words in an earlier article."""
    if isinstance(source, Library):
        return articles_with_phrase(source, words, side, key, day)
    return any(places(span.of(one.article.text), (words,)) for one in source for span in said_by(one, side))


def _formulas_in(reading: Reading, spans: Sequence[Span]) -> list[TellingPhrase]:
    """Return the wordings of formulas in some places of a text."""
    text = reading.article.text
    phrases = tuple(phrase for one in all_formulas() for phrase in one.phrases)
    found = []
    for span in spans:
        for place in places(span.of(text), phrases):
            where = Span(place.start + span.start, place.end + span.start)
            found.append(TellingPhrase(" ".join(where.of(text).lower().split()), where, "formula"))
    return found


def _formulas_of(texts: Sequence[tuple[Reading, Sequence[Span]]]) -> dict[str, tuple[int, Reading, Span]]:
    """Return the wordings of formulas that stand in some texts, the newest first: in how many, and the newest."""
    found: dict[str, tuple[int, Reading, Span]] = {}
    for reading, spans in texts:
        here = {one.words: one for one in reversed(_formulas_in(reading, spans))}
        for words, one in here.items():
            count, newest, span = found.get(words, (0, reading, one.span))
            found[words] = (count + 1, newest, span)
    return found


def _formula_of(words: str) -> str:
    """Return the key of the formula that words are a wording of; "" of none."""
    for one in all_formulas():
        if any(span.end - span.start == len(words) for span in places(words, one.phrases)):
            return one.key
    return ""
