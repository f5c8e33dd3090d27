"""Finding: the answer to a search, part by part, the best of the newest first; the work of a part is bounded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from summitreader.answers import MatchCount, SearchResult
from summitreader.library.search.facets import known_values
from summitreader.library.search.fields import COLUMNS, unknown
from summitreader.library.search.matching import Matches
from summitreader.library.search.passages import MOST
from summitreader.library.search.query import Query, read_query
from summitreader.library.search.query_tree import All, SearchTerm, terms_in
from summitreader.library.search.ranking import Match, hit, ranked
from summitreader.library.search.vocabulary import NO_VOCABULARY, Vocabulary
from summitreader.library.storage.file import Library

if TYPE_CHECKING:
    from sqlite3 import Connection

# bm25 has to visit every passage that holds a word: 0.4 s for a common word in 100,000 articles. Within the newest
# matches all words are present, so that rarity no longer tells them apart; what does is how they stand.
_PART = 120  # passages
_PART_ACROSS = 40  # articles
_IN_A_ROW = 60


def find(
    library: Library, text: str, vocabulary: Vocabulary = NO_VOCABULARY, *, part: int = 0, across: bool = False
) -> SearchResult:
    """Return a part of the statements and passages that answer a query, counted from 0; each begins with its best.

    Never raises for what is typed.

    Args:
        library: where to search.
        text: the query.
        vocabulary: what is known of words.
        part: which of the parts, the newest first.
        across: whether all that is asked for may stand anywhere in the article; the query may say so itself.
    """
    query = read_search(text, vocabulary, across)
    if query.tree is None:
        return SearchResult((), query.notes, count=MatchCount(), across=query.across)
    with library.reading() as db:
        matches = Matches(db, query)
        size = _PART_ACROSS if query.across else _PART
        newest = matches.newest(part * size, size + 1)
        more, newest = len(newest) > size, newest[:size]
        if query.across:
            hits = [match for article in newest for match in _covering(db, matches, query, article)]
        else:
            hits = ranked(db, _with_rows(matches, query, part, more, newest), query)
        count = None
        if not more and not part:
            count = MatchCount(len(newest), len({match.article.key for match in hits}))
        notes = query.notes if newest or part else (*query.notes, *_missing(db, query))
    return SearchResult(tuple(map(hit, hits)), notes, more, count, query.also, query.across)


def count_matches(
    library: Library,
    text: str,
    vocabulary: Vocabulary = NO_VOCABULARY,
    *,
    across: bool = False,
    seconds: float = 5.0,
    is_called_off: Callable[[], bool] = lambda: False,
) -> MatchCount:
    """Return how many passages answer a query in all, or, after so many seconds, than how many there are more."""
    query = read_search(text, vocabulary, across)
    if query.tree is None:
        return MatchCount()
    end = monotonic() + seconds
    with library.reading() as db:
        return Matches(db, query).count(lambda: monotonic() > end or is_called_off())


def read_search(text: str, vocabulary: Vocabulary, across: bool) -> Query:
    """Return what a query asks for; `across` where it may stand anywhere in an article."""
    query = read_query(text, vocabulary)
    return replace(query, across=True, phrase="", row=()) if across or query.across else query


def _with_rows(matches: Matches, query: Query, part: int, more: bool, newest: list[int]) -> list[int]:
    """Return the newest, with those of all in which the words stand in a row: these belong to the first part."""
    if not query.phrase or not (more or part):
        return newest
    in_a_row = set(matches.in_a_row(_IN_A_ROW))
    return [one for one in newest if one not in in_a_row] if part else sorted({*newest, *in_a_row}, reverse=True)


def _covering(db: Connection, matches: Matches, query: Query, article: int) -> list[Match]:
    """Return the fewest passages of an article, in the order of its text, that hold all that is asked for."""
    assert query.tree is not None
    terms = list(dict.fromkeys(terms_in(query.tree)))
    answers = [found for term in terms if (found := matches.answering(term, article))]
    numbers = set[int]().union(*answers) or {article * MOST}
    best = ranked(db, sorted(numbers), query)
    chosen: list[Match] = []
    while best and (answers or not chosen):
        # The first of those that hold most: they are in the order of how well they answer.
        match = max(best, key=lambda one: sum(one.number in found for found in answers))
        chosen.append(match)
        answers = [found for found in answers if match.number not in found]
        if not any(one.number in found for one in best for found in answers):
            break
    return sorted(chosen, key=lambda match: match.number)


def _missing(db: Connection, query: Query) -> list[str]:
    """Return what tells that a value which was asked for is none in the library, and which there are."""
    notes: list[str] = []
    for term in terms_in(query.tree) if query.tree else ():
        if term.field in COLUMNS and term.field != "title" and not _is_known(db, query, term):
            values = [known.value for known in known_values(db, term.field)]
            known = dict.fromkeys((*values, *(query.vocabulary.themes if term.field == "theme" else ())))
            notes.append(unknown(term.field, term.text.rstrip("*"), tuple(known)))
    return notes


def _is_known(db: Connection, query: Query, term: SearchTerm) -> bool:
    if term.field == "theme" and term.text.casefold() in query.vocabulary.themes:
        return True
    if term.field == "side" and term.text.casefold() in query.vocabulary.sides:
        return True
    alone = replace(query, tree=All((term,)), across=False)
    return bool(Matches(db, alone).newest(0, 1))
