"""Which kept articles may have a passage: asked by its rarest words, however many articles there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from sqlite3 import OperationalError
from typing import TYPE_CHECKING

from summitreader.library.folding import folded
from summitreader.library.search.passages import MOST
from summitreader.library.search.vocabulary import quoted_words
from summitreader.library.storage.file import Library

if TYPE_CHECKING:
    from sqlite3 import Connection

_COUNTED = 64  # passages with a word, from the newest on, by which it is told how rare it is
_RAREST = 3  # words of each question
_ASKED = 8  # words of which it is looked up how rare they are
_FOUND = 24  # passages that are looked at


def likely_articles(library: Library, questions: Iterable[Sequence[str]], most: int) -> list[tuple[str, ...]]:
    """Return, for each list of words, the keys of articles that have most of its rarest words, the likeliest first.

    Args:
        library: Where to look.
        questions: The telling words of each passage that is looked for.
        most: How many articles are given for each.
    """
    if not library.exists():
        return [() for _ in questions]
    with library.reading() as db:
        known: dict[str, float] = {}
        return [_likely(db, words, most, known) for words in questions]


def _likely(db: Connection, words: Sequence[str], most: int, known: dict[str, float]) -> tuple[str, ...]:
    asked = sorted(dict.fromkeys(map(folded, words)), key=lambda word: (-len(word), word))[:_ASKED]
    for word in asked:
        if word not in known:
            known[word] = _commonness(db, word)
    rarest = sorted((word for word in asked if known[word] > 0), key=lambda word: (known[word], word))[:_RAREST]
    if not rarest:
        return ()
    pairs: list[tuple[str, ...]] = [*combinations(rarest, 2)] or [(rarest[0],)]
    votes: dict[int, float] = {}
    for number, pair in enumerate(pairs):
        match = "{words joined} : (" + " AND ".join(map(quoted_words, pair)) + ")"
        for passage in _newest(db, match, _FOUND):
            votes[passage // MOST] = votes.get(passage // MOST, 0.0) + 1.0 / (1 + 0.1 * number)
        if 0 < len(votes) <= most:
            # Two rare words in one passage: whoever has them is looked through, and the rest need not be asked for.
            break
    if not votes:
        for passage in _newest(db, f"{{words joined}} : {quoted_words(rarest[0])}", _FOUND):
            votes[passage // MOST] = 1.0
    chosen = sorted(votes, key=lambda article: (-votes[article], -article))[:most]
    marks = ",".join("?" * len(chosen))
    sql = f"SELECT article, key FROM shelf WHERE shown AND article IN ({marks})"
    keys = dict(db.execute(sql, chosen))
    return tuple(str(keys[article]) for article in chosen if article in keys)


def _commonness(db: Connection, word: str) -> float:
    """Return how common a word is in what was kept last: passages with it, a passage; 0.0 where there is none."""
    found = _newest(db, "{words joined} : " + quoted_words(word), _COUNTED)
    if len(found) < _COUNTED:
        return len(found) * 1e-12
    return _COUNTED / (1 + (found[0] - found[-1]) / MOST)


def _newest(db: Connection, match: str, most: int) -> list[int]:
    sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
    try:
        return [n for (n,) in db.execute(sql, (match, most)) if isinstance(n, int)]
    except OperationalError:
        # What FTS5 does not take for a word: nobody is found by it.
        return []
