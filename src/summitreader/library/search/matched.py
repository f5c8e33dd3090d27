"""All that answers a search, article by article: for who exports it, not for who looks at the first hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitreader.library.search.find import read_search
from summitreader.library.search.index import passages_out
from summitreader.library.search.matching import Matches
from summitreader.library.search.passages import MOST
from summitreader.library.search.vocabulary import NO_VOCABULARY, Vocabulary
from summitreader.library.storage.columns import BadRow
from summitreader.library.storage.file import Library
from summitreader.model import Span

if TYPE_CHECKING:
    from sqlite3 import Connection

_ALL = 1 << 60


def matched_passages(
    library: Library, text: str, vocabulary: Vocabulary = NO_VOCABULARY, *, across: bool = False
) -> tuple[dict[str, frozenset[Span] | None], tuple[str, ...]]:
    """Return the passages that answer a query by the keys of their articles, newest first, and what to say of it.

    Args:
        library: where to search.
        text: the query.
        vocabulary: what is known of words.
        across: whether all that is asked for may stand anywhere in the article.

    Returns:
        The passages, None for an article that answers as a whole; and notes on what in the query was not understood.
    """
    query = read_search(text, vocabulary, across)
    if query.tree is None:
        return {}, query.notes
    with library.reading() as db:
        numbers = Matches(db, query).newest(0, _ALL)
        if query.across:
            return {_key(db, article): None for article in numbers}, query.notes
        found: dict[int, list[int]] = {}
        for number in numbers:
            found.setdefault(number // MOST, []).append(number % MOST)
        return {_key(db, article): _spans(db, article, places) for article, places in found.items()}, query.notes


def _key(db: Connection, article: int) -> str:
    row = db.execute("SELECT key FROM article WHERE id = ?", (article,)).fetchone()
    return str(row[0]) if row else ""


def _spans(db: Connection, article: int, places: list[int]) -> frozenset[Span]:
    row = db.execute("SELECT units FROM found WHERE article = ?", (article,)).fetchone()
    try:
        passages = passages_out(row[0] if row else None)
        return frozenset(passages[place].span for place in places)
    except (BadRow, IndexError):
        # No summitreader wrote what it is found by: the next reading of the article does.
        return frozenset()
