"""Which passages, or whole articles, answer a search: looked for from the newest on, a range of articles at a time.

However many there are in all, the newest are known at once; and who counts them all can be called off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from summitreader.answers import MatchCount
from summitreader.library.search.marked import marked_passages
from summitreader.library.search.passages import MOST
from summitreader.library.search.query import EVERYTHING, Query, fts, has_marks
from summitreader.library.search.query_tree import All, Either, Node, Not, SearchTerm

if TYPE_CHECKING:
    from sqlite3 import Connection

_EVERY = (1 << 62) - 1
_FIRST_RANGE, _LAST_RANGE = 256, 1 << 13  # articles

_Select = tuple[str, list[Any]]
"""A SELECT of numbers called n, and its values."""

_SHOWN = "NOT IN (SELECT article FROM shelf WHERE NOT shown)"


class Matches:
    """What answers a search on the shelf: numbers of passages, or of articles where it is looked for across them."""

    def __init__(self, db: Connection, query: Query) -> None:
        self._db, self._query = db, query
        self._marked: dict[SearchTerm, str] = {}

    def newest(self, skip: int, most: int) -> list[int]:
        """Return so many numbers, the newest first, behind so many that are passed over."""
        return self._newest(self._query.tree, skip, most)

    def in_a_row(self, most: int) -> list[int]:
        """Return the newest passages in which the plain words stand in a row."""
        return self._newest(self._query.phrase, 0, most) if self._query.phrase else []

    def count(self, is_called_off: Callable[[], bool]) -> MatchCount:
        """Return how many there are, as far as was counted when it was called off."""
        passages = articles = 0
        article = "n" if self._query.across else f"n / {MOST}"
        for low, high in self._ranges():
            if is_called_off():
                return MatchCount(passages, articles, exact=False)
            select, values = self._selected(self._query.tree, low, high)
            sql = f"SELECT count(*), count(DISTINCT {article}) FROM ({select})"
            for many, some in self._db.execute(sql, values):
                passages, articles = passages + many, articles + some
        return MatchCount(passages, articles)

    def answering(self, term: SearchTerm, article: int) -> set[int]:
        """Return the passages of an article that answer one term."""
        select, values = self._of_term(term, article * MOST, article * MOST + MOST - 1, False)
        return {n for (n,) in self._db.execute(select, values)}

    def _newest(self, asked: Node | str | None, skip: int, most: int) -> list[int]:
        found: list[int] = []
        # What the index alone answers it gives the newest first, and stops: no ranges are needed.
        alone = asked is None or isinstance(asked, str) or not (self._query.across or has_marks(asked))
        for low, high in [(0, _EVERY)] if alone else self._ranges():
            select, values = self._selected(asked, low, high)
            sql = f"SELECT n FROM ({select}) ORDER BY n DESC LIMIT ?"
            found += [n for (n,) in self._db.execute(sql, (*values, skip + most - len(found)))]
            if len(found) >= skip + most:
                break
        return found[skip:]

    def _ranges(self) -> Iterator[tuple[int, int]]:
        """Yield the first and the last number of a passage in ranges of articles, the newest first."""
        row = self._db.execute("SELECT max(article) FROM shelf").fetchone()
        top, size = (row[0] if row and isinstance(row[0], int) else 0) + 1, _FIRST_RANGE
        while top > 0:
            yield max(0, top - size) * MOST, top * MOST - 1
            top, size = top - size, min(2 * size, _LAST_RANGE)

    def _selected(self, asked: Node | str | None, low: int, high: int) -> _Select:
        """Select what is asked for, as a tree or as SQLite takes it, of articles that are shown."""
        across = self._query.across and not isinstance(asked, str)
        if isinstance(asked, str) or asked is None:
            select, values = _passages(asked or EVERYTHING, low, high)
        else:
            select, values = self._of_node(asked, low, high, across)
        return f"SELECT n FROM ({select}) WHERE {'n' if across else f'n / {MOST}'} {_SHOWN}", values

    def _of_node(self, node: Node, low: int, high: int, across: bool) -> _Select:
        if isinstance(node, SearchTerm):
            return self._of_term(node, low, high, across)
        if not across and not has_marks(node):
            return _passages(fts(node, self._query.vocabulary), low, high)
        if isinstance(node, Not):
            return self._of_all((node,), low, high, across)
        if isinstance(node, Either):
            each = [self._of_node(one, low, high, across) for one in node.nodes]
            return " UNION ".join(select for select, _ in each), [value for _, values in each for value in values]
        return self._of_all(node.nodes, low, high, across)

    def _of_all(self, nodes: Sequence[Node], low: int, high: int, across: bool) -> _Select:
        """Select what answers all: from what answers the first, by what answers the others."""
        asked = [node for node in nodes if not isinstance(node, Not)]
        refused = [node.node for node in nodes if isinstance(node, Not)]
        if not across and (held := tuple(node for node in nodes if not has_marks(node))):
            # What the index alone can answer is one question to it.
            asked = [node for node in asked if has_marks(node)]
            refused = [node for node in refused if has_marks(node)]
            select, values = _passages(fts(All(held), self._query.vocabulary), low, high)
        elif asked:
            (select, values), asked = self._of_node(asked[0], low, high, across), asked[1:]
        elif across:
            select, values = _every_article(low, high)
        else:
            select, values = _passages(EVERYTHING, low, high)
        conditions: list[str] = []
        for named, others in (("IN", asked), ("NOT IN", refused)):
            for node in others:
                inner, more = self._of_node(node, low, high, across)
                conditions.append(f"n {named} ({inner})")
                values = [*values, *more]
        return f"SELECT n FROM ({select}) WHERE {' AND '.join(conditions)}" if conditions else select, values

    def _of_term(self, term: SearchTerm, low: int, high: int, across: bool) -> _Select:
        if has_marks(term):
            if term not in self._marked:
                numbers = marked_passages(self._db, term.field, term.text)
                self._marked[term] = f"[{','.join(map(str, numbers))}]"
            select: str = "SELECT value AS n FROM json_each(?) WHERE value BETWEEN ? AND ?"
            values: list[Any] = [self._marked[term], low, high]
        else:
            select, values = _passages(fts(term, self._query.vocabulary), low, high)
        return f"SELECT DISTINCT n / {MOST} AS n FROM ({select})" if across else select, values


def _passages(match: str, low: int, high: int) -> _Select:
    return "SELECT rowid AS n FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?", [match, low, high]


def _every_article(low: int, high: int) -> _Select:
    return "SELECT article AS n FROM shelf WHERE article BETWEEN ? AND ?", [low // MOST, high // MOST]
