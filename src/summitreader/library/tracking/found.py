"""The passages that a question finds, as numbers, with the voices and cues that these stand for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple, get_args

from summitreader.library.search.vocabulary import any_of
from summitreader.library.storage.columns import shown_line
from summitreader.library.storage.file import Library
from summitreader.library.told import BETWEEN, MOST
from summitreader.library.tracking.lines import passage_words
from summitreader.library.tracking.phrases import asked, counted_once
from summitreader.model import Act
from summitreader.tracking import Period, ToldCue, ToldPassage, ToldVoice, TrackBase, TrackQuestion, period_of

if TYPE_CHECKING:
    from sqlite3 import Connection

SHOWN = "NOT IN (SELECT article FROM shelf WHERE NOT shown)"
# Whoever wrote the file, these are numbers.
_NUMBERS = ", ".join(f"CAST({name} AS INTEGER)" for name in ("day", "voice", "cue", "start", "length"))
_ACTS: frozenset[str] = frozenset(get_args(Act))


class FoundPassages(NamedTuple):
    """Passages in the order of their numbers, and what the numbers of their voices and cues stand for."""

    passages: list[ToldPassage]
    voices: dict[int, ToldVoice]
    cues: dict[int, ToldCue]


def found_passages(library: Library, question: TrackQuestion) -> FoundPassages:
    """Return the passages that hold what is asked for, on the shelf, whoever says them."""
    match = any_of("theme : ", [question.name]) if question.kind == "theme" else asked(question.phrases)
    if not match:
        return FoundPassages([], {}, {})
    # Fewer passages to look at; who is meant is decided by the voices.
    match += f" AND {any_of('side : ', question.sides)}" if question.sides else ""
    if names := [" AND ".join(any_of("speaker : ", [word]) for word in name.split()) for name in question.speakers]:
        match += f" AND ({' OR '.join(f'({name})' for name in names)})"
    with library.reading() as db:
        rows = db.execute(
            f"SELECT n, n / {MOST}, {_NUMBERS} FROM search JOIN told ON n = search.rowid "
            f"WHERE search MATCH ? AND n / {MOST} {SHOWN} ORDER BY search.rowid",
            (match,),
        )
        passages = list(map(ToldPassage._make, rows))
        if question.kind != "theme":
            # A theme is that of each passage, words stand in one place.
            passages = counted_once(passages, question.phrases, lambda numbers: passage_words(library, numbers))
        voices = voices_of(db, {one.voice for one in passages})
        cues = _cues(db, {one.cue for one in passages})
        if not {one.voice for one in passages} <= voices.keys() or not {one.cue for one in passages} <= cues.keys():
            passages = [one for one in passages if one.voice in voices and one.cue in cues]
    return FoundPassages(passages, voices, cues)


def voices_of(db: Connection, numbers: Collection[int]) -> dict[int, ToldVoice]:
    """Return the voices that some numbers stand for."""
    sql = "SELECT id, speaker, sides, joint FROM voice WHERE id IN (SELECT value FROM json_each(?))"
    return {
        number: ToldVoice(shown_line(speaker), tuple(filter(None, shown_line(sides).split(BETWEEN))), bool(joint))
        for number, speaker, sides, joint in db.execute(sql, (_list(numbers),))
    }


def track_base(library: Library, sides: Iterable[str], speakers: Iterable[str], by: Period) -> TrackBase:
    """Return how many articles there are, of any side and of some, by period, and in how many some speakers speak.

    Args:
        library: where they are kept.
        sides: names of sides; "", for any, is counted too.
        speakers: names.
        by: the length of a period.
    """
    articles: Counter[tuple[str, str]] = Counter()
    with library.reading() as db:
        hidden = db.execute("SELECT 1 FROM shelf WHERE NOT shown LIMIT 1").fetchone()
        where = f"AND article {SHOWN}" if hidden else ""
        sql = f"SELECT month, count(*) FROM spoke WHERE side = ? {where} GROUP BY month"
        for side in dict.fromkeys(("", *sides)):
            for month, count in db.execute(sql, (side,)):
                articles[side, period_of(month * 100 if isinstance(month, int) else 0, by)] += count
        sql = (
            "SELECT name, count(*) FROM value JOIN facet ON value = id WHERE field = 'speaker' "
            f"AND name IN (SELECT value FROM json_each(?)) {where} GROUP BY id"
        )
        spoken = {shown_line(name): int(count) for name, count in db.execute(sql, (_list(speakers),))}
    return TrackBase(articles, spoken)


def _cues(db: Connection, numbers: Collection[int]) -> dict[int, ToldCue]:
    sql = "SELECT id, words, act FROM cue WHERE id IN (SELECT value FROM json_each(?))"
    return {
        number: ToldCue(shown_line(words), act if act in _ACTS else "")
        for number, words, act in db.execute(sql, (_list(numbers),))
    }


def _list(values: Iterable[object]) -> str:
    return json.dumps(list(values))
