"""Rows from a reading and what the reader made of it: the one place where a finding becomes cells."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summitreader.exporters.citation.clauses import sentence_of
from summitreader.exporters.citation.words import addressee_words, cue_words, negation_words, words_of
from summitreader.exporters.codes import (
    StateCodes,
    act_codes,
    meeting_codes,
    party_codes,
    state_codes,
    status_codes,
    theme_codes,
)
from summitreader.exporters.rows.columns import Cell, Row, RowKind
from summitreader.exporters.wording import day_written, one_line
from summitreader.model import Clipping, Mark, Reading, Record, Span, Speaker, Statement, Theme
from summitreader.reliability import reliability


@dataclass(frozen=True, slots=True)
class TableSource:
    """An article as exports are made of it: what was found in it, with corrections, and the reader's marks on it.

    `key` is the one that it is kept by, `file` what it was opened from; `clippings` are its own, each with its number
    among all; `passages`, where a search found some, are those that statements have to be; `accessed` is the day on
    which the article was fetched.
    """

    reading: Reading
    key: str
    file: str = ""
    marks: tuple[Mark, ...] = ()
    clippings: tuple[tuple[int, Clipping], ...] = ()
    passages: frozenset[Span] | None = None
    accessed: str = ""


def make_rows(source: TableSource, kind: RowKind) -> Iterator[Row]:
    """Yield the rows of a kind that an article gives, in the order of its text; all have all columns of their kind."""
    article = article_cells(source)
    for cells in _CELLS[kind](source):
        yield article | cells


def as_record(row: Row) -> Record:
    """Return a row as other programs take it: each cell a value of JSON."""
    return {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in row.items()}


def article_cells(source: TableSource) -> dict[str, Cell]:
    """Return what all rows of an article begin with."""
    reading, article = source.reading, source.reading.article
    event = reading.event
    return {
        "article": source.key,
        "file": source.file or None,
        "title": article.shown_title or None,
        "outlet": reading.outlet or None,
        "citing": reading.citing or None,
        "date": day_written(reading.published) or None,
        "address": one_line(article.url or "") or None,
        "event": event.kind if event else None,
        "place": one_line(event.place.of(article.text)) if event and event.place else None,
    }


def statements_of(source: TableSource) -> Iterator[Statement]:
    """Yield the statements that have a row, in the order of the rows."""
    for statement in source.reading.statements:
        if source.passages is None or Span(statement.start, statement.end) in source.passages:
            yield statement


def _statements(source: TableSource) -> Iterator[dict[str, Cell]]:
    reading = source.reading
    speakers = {speaker.name: _speaker(speaker) for speaker in reading.speakers}
    themes = _Overlaps((span, theme.name) for theme in reading.themes for span in theme.spans)
    marks = _Marks(source.marks)
    for statement in statements_of(source):
        whole = Span(statement.start, statement.end)
        yield {
            **(speakers.get(statement.speaker) or _NOBODY),
            "words": one_line(words_of(reading, statement)),
            "sentence": one_line(sentence_of(reading, whole, statement)),
            "cue": cue_words(reading, statement) or None,
            "act": statement.act,
            "stance": statement.stance,
            "addressee": addressee_words(reading, statement) or None,
            "kind": statement.kind,
            **_theme(themes.of(whole)),
            **act_codes(statement.act, bool(negation_words(reading, statement)))._asdict(),
            **_place(statement.rule, whole),
            **marks.cells(whole),
        }


def _agreements(source: TableSource) -> Iterator[dict[str, Cell]]:
    reading, marks = source.reading, _Marks(source.marks)
    themes = _Overlaps((span, theme.name) for theme in reading.themes for span in theme.spans)
    text = reading.article.text

    def words(span: Span | None) -> str | None:
        return one_line(span.of(text)) or None if span else None

    def each(spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple(one_line(span.of(text)) for span in spans)

    for agreement in reading.agreements:
        yield {
            "kind": agreement.kind,
            "instrument": words(agreement.instrument),
            "count": agreement.count,
            "precision": agreement.precision,
            "status": agreement.status,
            "titles": each(agreement.titles),
            "fields": each(agreement.fields),
            "parties": _lines(agreement.parties),
            **party_codes(_lines(agreement.parties)),
            "signers": each(agreement.signers),
            "witnesses": each(agreement.witnesses),
            "money": words(agreement.money),
            "agreement_date": words(agreement.date),
            "agreement_place": words(agreement.place),
            "words": words(agreement.span),
            "sentence": one_line(sentence_of(reading, agreement.span)),
            **_theme(themes.of(agreement.span)),
            **status_codes(agreement.status)._asdict(),
            **_place(agreement.rule, agreement.span),
            **marks.cells(agreement.span),
        }


def _people(source: TableSource) -> Iterator[dict[str, Cell]]:
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in source.reading.statements:
        said[statement.speaker].append(statement)
    text = source.reading.article.text
    for speaker in source.reading.speakers:
        theirs = said.get(speaker.name, [])
        yield {
            "name": one_line(speaker.name),
            **_office(speaker),
            "kind": speaker.kind,
            "members": _lines(speaker.members),
            "aliases": _lines(speaker.aliases),
            "speaks": bool(theirs),
            "statements": len(theirs),
            "word_count": sum(len(span.of(text).split()) for one in theirs for span in one.says),
            **_rule(speaker.rule),
        }


def _themes(source: TableSource) -> Iterator[dict[str, Cell]]:
    text = source.reading.article.text
    for theme in source.reading.themes:
        yield {
            "theme": theme.name,
            "theme_title": theme.title,
            "passages": len(theme.spans),
            "terms": _terms(theme, text),
            "ritual": theme.ritual,
            **theme_codes((theme.name,))._asdict(),
            **_place(theme.rule, Span(theme.spans[0].start, theme.spans[-1].end)),
        }


def _events(source: TableSource) -> Iterator[dict[str, Cell]]:
    reading, event = source.reading, source.reading.event
    if event:
        text = reading.article.text
        yield {
            "event_date": (one_line(event.date.of(text)) or None) if event.date else None,
            "participants": _lines(event.participants),
            "words": one_line(event.evidence.of(text)) or None,
            "sentence": one_line(sentence_of(reading, event.evidence)) or None,
            **meeting_codes(event.kind)._asdict(),
            **_place(event.rule, event.evidence),
        }


def _terms(theme: Theme, text: str) -> tuple[str, ...]:
    """Return the words of a theme, each once, whatever the case of its letters."""
    found: dict[str, str] = {}
    for term in theme.terms:
        words = one_line(term.of(text))
        found.setdefault(words.casefold(), words)
    return tuple(found.values())


def _marks(source: TableSource) -> Iterator[dict[str, Cell]]:
    for mark in source.marks:
        yield {
            "kind": mark.kind,
            "words": one_line(mark.anchor.quote),
            "note": (mark.text or None) if mark.kind == "note" else None,
            "tag": (mark.text or None) if mark.kind == "tag" else None,
            "bookmark": (mark.text or None) if mark.kind == "bookmark" else None,
            "colour": mark.colour,
            "made": mark.made or None,
            "changed": mark.changed,
            "start": mark.span.start if mark.span else None,
            "end": mark.span.end if mark.span else None,
        }


def _clippings(source: TableSource) -> Iterator[dict[str, Cell]]:
    for number, clipping in source.clippings:
        cited, start = clipping.citation, clipping.anchor.start
        yield {
            "number": number,
            "speaker": one_line(cited.speaker) or None,
            "role": one_line(cited.role) or None,
            "words": one_line(cited.words or clipping.anchor.quote),
            "sentence": one_line(cited.sentence) or None,
            "cue": one_line(cited.cue) or None,
            "addressee": one_line(cited.addressee) or None,
            "kind": cited.kind or None,
            "paragraph": cited.paragraph or None,
            "note": clipping.note or None,
            "made": clipping.made or None,
            "start": start,
            "end": start + len(clipping.anchor.quote),
        }


_CELLS: dict[RowKind, Callable[[TableSource], Iterator[dict[str, Cell]]]] = {
    "statements": _statements,
    "agreements": _agreements,
    "people": _people,
    "themes": _themes,
    "events": _events,
    "marks": _marks,
    "clippings": _clippings,
}


_NOBODY: Row = {
    **dict.fromkeys(("speaker", "role", "country", *StateCodes._fields)),
    "joint": False,
    "members": (),
}


def _speaker(speaker: Speaker) -> dict[str, Cell]:
    return {
        "speaker": one_line(speaker.name),
        **_office(speaker),
        "joint": speaker.kind == "joint",
        "members": _lines(speaker.members),
    }


def _office(speaker: Speaker) -> dict[str, Cell]:
    country = one_line(speaker.country or "")
    return {
        "role": one_line(speaker.role or "") or None,
        "country": country or None,
        **state_codes(country)._asdict(),
    }


def _theme(themes: tuple[str, ...]) -> dict[str, Cell]:
    return {"theme": themes, **theme_codes(themes)._asdict()}


def _place(rule: str, span: Span) -> dict[str, Cell]:
    return {**_rule(rule), "start": span.start, "end": span.end}


def _rule(rule: str) -> dict[str, Cell]:
    return {"rule": rule, **reliability_cells(rule)}


def reliability_cells(rule: str) -> dict[str, Cell]:
    """Return how often a rule was right, and of how many."""
    found = reliability(rule)
    return {"reliability": found.rate if found else None, "reliability_of": found.of if found else None}


def _lines(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(one_line, words))


class _Overlaps:
    """What stands where in a text, asked for by passages of it."""

    def __init__(self, placed: Iterator[tuple[Span, str]]) -> None:
        self._placed = sorted(placed)
        self._starts = [span.start for span, _ in self._placed]
        self._longest = max((span.end - span.start for span, _ in self._placed), default=0)

    def of(self, span: Span) -> tuple[str, ...]:
        """Return what shares a word with a passage, each once."""
        if not self._placed:
            return ()
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_right(self._starts, span.end - 1)
        return tuple(dict.fromkeys(what for at, what in self._placed[first:last] if at.end > span.start))


class _Marks:
    """The reader's tags and notes, by the words that they are on."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._tags = _Overlaps((one.span, one.text) for one in marks if one.span and one.kind == "tag")
        self._notes = _Overlaps((one.span, one.text) for one in marks if one.span and one.kind == "note")

    def cells(self, span: Span) -> dict[str, Cell]:
        """Return those that touch a passage."""
        return {"tags": self._tags.of(span), "notes": self._notes.of(span)}
