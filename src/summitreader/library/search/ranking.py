"""How well a passage answers a search, and what is shown of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitreader.answers import SearchHit
from summitreader.library.folding import folded, folded_places
from summitreader.library.search.index import passages_out
from summitreader.library.search.passages import MOST, PackedPassages, Passage
from summitreader.library.search.query import Query
from summitreader.library.storage.columns import BadRow, shown_line
from summitreader.library.storage.rows import text_out
from summitreader.model import Span

if TYPE_CHECKING:
    from sqlite3 import Connection

_AROUND = 300
_HYPHEN = r"[-\u2010\u2011]?"
_LONG = 6  # letters of a word that may be written with a hyphen


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that answers a search, with what is needed to rank and show it."""

    number: int
    article: _Article
    passage: Passage
    words: tuple[Span, ...]
    score: float


def ranked(db: Connection, numbers: Iterable[int], query: Query) -> list[Match]:
    """Return passages by how well they answer; what answers as well stays in the order given."""
    words, row = _pattern(query.words), _pattern((" ".join(query.row),))
    articles: dict[int, _Article] = {}
    matches: list[Match] = []
    for number in numbers:
        article, at = divmod(number, MOST)
        if article not in articles:
            articles[article] = _read(db, article)
        known = articles[article]
        try:
            passage = known.passages[at]
        except (BadRow, IndexError):
            # No summitreader wrote what it is found by: the next reading of the article does.
            continue
        letters, starts = folded_places(passage.span.of(known.text))
        places = _places(words, letters, starts, passage.span.start)
        score = _score(passage, places, bool(row and row.search(letters)))
        matches.append(Match(number, known, passage, places, score))
    # Python's sort is stable: what scores the same stays newest first.
    return sorted(matches, key=lambda match: -match.score)


def hit(match: Match) -> SearchHit:
    """Return what is shown of a passage: its words with what stands around them."""
    known, passage = match.article, match.passage
    text, span = known.text, passage.span
    facts = (known.key, known.title, known.outlet, known.day, span)
    if not span.end:
        return SearchHit(*facts, (), known.title, known.title, 0, "", passage.label)
    start = max(text.rfind("\n", max(0, span.start - _AROUND), span.start) + 1, span.start - _AROUND, 0)
    end = text.find("\n", span.end, span.end + _AROUND)
    end = min(len(text), span.end + _AROUND) if end < 0 else end
    return SearchHit(*facts, match.words, span.of(text), text[start:end], start, passage.speaker, passage.label)


@dataclass(frozen=True, slots=True)
class _Article:
    """An article in which something was found."""

    key: str = ""
    title: str = ""
    outlet: str = ""
    day: str = ""
    text: str = ""
    passages: PackedPassages | tuple[()] = ()


def _read(db: Connection, article: int) -> _Article:
    facts = db.execute(
        "SELECT key, title, outlet, day, text, units FROM shelf "
        "JOIN body USING(article) JOIN found USING(article) WHERE article = ?",
        (article,),
    ).fetchone()
    if facts is None:
        return _Article()
    try:
        passages: PackedPassages | tuple[()] = passages_out(facts[5])
    except BadRow:
        passages = ()
    key, title, outlet, day = map(shown_line, facts[:4])
    return _Article(key, title, outlet, day, text_out(facts[4]), passages)


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
    parts = [part for word in words if (part := _part(word))]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b") if parts else None


def _part(word: str) -> str:
    pieces = re.findall(r"\w+", word)
    if len(pieces) == 1 and len(word) >= _LONG and word.isalpha():
        pieces = [_HYPHEN.join(pieces[0])]
    else:
        pieces = list(map(re.escape, pieces))
    return r"\W+".join(pieces) + (r"\w*" if word.endswith("*") and pieces else "")


def _places(pattern: re.Pattern[str] | None, letters: str, starts: Sequence[int], origin: int) -> tuple[Span, ...]:
    """Return where words stand in the text whose folded letters, starting where `starts` tells, are searched."""
    found = pattern.finditer(letters) if pattern else ()
    ends = ((match.start(), match.end()) for match in found)
    return tuple(Span(origin + starts[a], origin + max(starts[b], starts[b - 1] + 1)) for a, b in ends)
