"""Finding: the newest passages that match, ranked by how well; the work is bounded whatever is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from summitreader.library.folding import folded, folded_places
from summitreader.library.search.index import indexed
from summitreader.library.search.passages import MOST, PackedPassages, Passage
from summitreader.library.search.query import Query, read_query
from summitreader.library.storage.columns import BadRow, shown_line
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import anchor_out, text_out
from summitreader.model import SearchHit, SearchResult, Span

if TYPE_CHECKING:
    from sqlite3 import Connection

# bm25 has to visit every passage that holds a word: 0.4 s for a common word in 100,000 articles. Within the newest
# matches all words are present, so that rarity no longer tells them apart; what does is how they stand.
_CANDIDATES = 120
_IN_A_ROW = 60
_AROUND = 300


def find(library: Library, text: str, sides: Mapping[str, tuple[str, ...]] = {}, limit: int = 50) -> SearchResult:
    """Return statements and passages that answer a query, the best of the newest first.

    Never raises for what is typed.
    """
    query = read_query(text, sides)
    if not query.match:
        return SearchResult((), query.notes)
    with library.reading() as db:
        numbers = list(_numbers(db, query.match, query, _CANDIDATES + 1))
        more = len(numbers) > limit
        if query.phrase and len(numbers) > _CANDIDATES:
            # Among the newest alone, an older passage with the words in a row would be missed.
            numbers += set(_numbers(db, query.phrase, query, _IN_A_ROW)).difference(numbers)
        ranked = _ranked(db, sorted(numbers, reverse=True), query)
        return SearchResult(tuple(map(_hit, ranked[:limit])), query.notes, more)


@dataclass(frozen=True, slots=True)
class _Match:
    """A candidate with what is needed to rank and show it."""

    key: str
    title: str
    outlet: str
    day: str
    text: str
    passage: Passage
    words: tuple[Span, ...]
    score: float


def _numbers(db: Connection, match: str, query: Query, most: int) -> Iterator[int]:
    """Yield numbers of matching passages of articles on the shelf, the newest first."""
    sql = ["SELECT rowid FROM search WHERE search MATCH ?"]
    values: list[Any] = [match]
    for asked, kinds in (("IN", query.has), ("NOT IN", query.lacks)):
        for kind in kinds:
            sql.append(f"AND rowid {asked} (SELECT value FROM json_each(?))")
            values.append(f"[{','.join(map(str, _marked(db, kind)))}]")
    sql.append("ORDER BY rowid DESC")
    count = 0
    shown: dict[int, bool] = {}
    for (number,) in db.execute(" ".join(sql), values):
        article = number // MOST
        if article not in shown:
            row = db.execute("SELECT shown FROM shelf WHERE article = ?", (article,)).fetchone()
            shown[article] = bool(row and row[0])
        if shown[article]:
            yield number
            count += 1
            if count == most:
                return


def _marked(db: Connection, kind: str) -> list[int]:
    """Return numbers of the passages that carry a mark of a kind, or a correction."""
    if kind == "correction":
        rows = db.execute("SELECT article, anchor FROM correction WHERE anchor IS NOT NULL")
    elif kind == "mark":
        rows = db.execute("SELECT article, anchor FROM mark")
    else:
        rows = db.execute("SELECT article, anchor FROM mark WHERE kind = ?", (kind,))
    spans: dict[str, list[Span]] = {}
    for key, stored in rows:
        anchor = anchor_out(stored)
        spans.setdefault(key, []).append(Span(anchor.start, anchor.start + len(anchor.quote)))
    numbers: list[int] = []
    for key, places in spans.items():
        row = db.execute(
            "SELECT article, units FROM found JOIN article ON id = article WHERE key = ?", (key,)
        ).fetchone()
        if row:
            numbers += _touched(row[0], _passages(row[1]), places)
    return numbers


def _touched(article: int, passages: PackedPassages | tuple[()], places: list[Span]) -> list[int]:
    try:
        return [article * MOST + at for at in passages.touching(places)] if passages else []
    except BadRow:
        return []


def _ranked(db: Connection, numbers: list[int], query: Query) -> list[_Match]:
    words, row = _pattern(query.words), _pattern((" ".join(query.row),))
    articles: dict[int, _Found] = {}
    matches: list[_Match] = []
    for number in numbers:
        article, at = divmod(number, MOST)
        if article not in articles:
            articles[article] = _found(db, article)
        known = articles[article]
        try:
            passage = known.passages[at]
        except (BadRow, IndexError):
            # No summitreader wrote what it is found by: the next reading of the article does.
            continue
        letters, starts = folded_places(passage.span.of(known.text))
        places = _places(words, letters, starts, passage.span.start)
        score = _score(passage, places, bool(row and row.search(letters)))
        matches.append(_Match(*known[:5], passage, places, score))
    # Python's sort is stable: what scores the same stays newest first.
    return sorted(matches, key=lambda match: -match.score)


class _Found(NamedTuple):
    """An article in which something was found."""

    key: str
    title: str
    outlet: str
    day: str
    text: str
    passages: PackedPassages | tuple[()]


def _found(db: Connection, article: int) -> _Found:
    facts = db.execute(
        "SELECT key, title, outlet, day, text, units FROM shelf "
        "JOIN body USING(article) JOIN found USING(article) WHERE article = ?",
        (article,),
    ).fetchone()
    if facts is None:
        return _Found("", "", "", "", "", ())
    key, title, outlet, day = map(shown_line, facts[:4])
    return _Found(key, title, outlet, day, text_out(facts[4]), _passages(facts[5]))


def _passages(stored: object) -> PackedPassages | tuple[()]:
    """Return the passages that an article is found by; none where no summitreader wrote them."""
    try:
        return indexed(stored)[1]
    except BadRow:
        return ()


def _score(passage: Passage, words: tuple[Span, ...], in_a_row: bool) -> float:
    """Return words in a row count most, then a title, a statement, words
    that stand close and often in a short match.
    """
    score = 4.0 * in_a_row + 1.5 * (passage.label == "title") + 0.5 * bool(passage.speaker)
    if words:
        length = passage.span.end - passage.span.start
        score += min(len(words), 4) * 0.25 + 100 / (100 + length)
        score += 60 / (60 + words[-1].end - words[0].start) if len(words) > 1 else 0
    return score


def _pattern(asked: tuple[str, ...]) -> re.Pattern[str] | None:
    """Find words in text whose letters are folded; None where there are none."""
    words = sorted({folded(word).strip() for word in asked}, key=len, reverse=True)
    ends = [r"\w*" if word.endswith("*") else "" for word in words]
    parts = [r"\W+".join(map(re.escape, re.findall(r"\w+", word))) for word in words]
    parts = [part + end for part, end in zip(parts, ends, strict=True) if part]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b") if parts else None


def _places(pattern: re.Pattern[str] | None, letters: str, starts: Sequence[int], origin: int) -> tuple[Span, ...]:
    """Return where words stand in the text whose folded letters, starting where `starts` tells, are searched."""
    found = pattern.finditer(letters) if pattern else ()
    ends = ((match.start(), match.end()) for match in found)
    return tuple(Span(origin + starts[a], origin + max(starts[b], starts[b - 1] + 1)) for a, b in ends)


def _hit(match: _Match) -> SearchHit:
    text, span = match.text, match.passage.span
    if not span.end:
        return SearchHit(
            match.key,
            match.title,
            match.outlet,
            match.day,
            span,
            (),
            match.title,
            match.title,
            0,
            "",
            match.passage.label,
        )
    start = max(text.rfind("\n", max(0, span.start - _AROUND), span.start) + 1, span.start - _AROUND, 0)
    end = text.find("\n", span.end, span.end + _AROUND)
    end = min(len(text), span.end + _AROUND) if end < 0 else end
    return SearchHit(
        match.key,
        match.title,
        match.outlet,
        match.day,
        span,
        match.words,
        span.of(text),
        text[start:end],
        start,
        match.passage.speaker,
        match.passage.label,
    )
