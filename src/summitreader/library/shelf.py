"""The shelf: kept articles, sorted, narrowed as one types, grouped; a page costs the same at any size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from summitreader.library.folding import order_of
from summitreader.library.search.index import shown
from summitreader.library.storage.columns import shown_line
from summitreader.library.storage.file import Library
from summitreader.library.storage.rows import SHELF, kept_article_from
from summitreader.model import KeptArticle

if TYPE_CHECKING:
    from sqlite3 import Connection

Sort = Literal["added", "day", "title", "outlet", "opened"]
Group = Literal["event", "side", "month"]

_LOOKED_AT = 5_000  # articles that may be of one event
_NEWEST_FIRST = {"added", "day", "opened"}
_SORTED = {
    "added": "article",
    "day": "day",
    "title": "title_order",
    "outlet": "outlet_order",
    "opened": "opened",
}


@dataclass(frozen=True, slots=True)
class View:
    """What the shelf shows: its order, words that must stand in title, outlet, date, event or speakers, one group.

    Among the words may be fields of the search, such as `theme:energy`, OR, brackets and -not.

    `within` is a group's kind and name, as `groups` gives them; `binned` shows the bin instead.
    """

    sort: Sort = "added"
    backwards: bool = False
    words: str = ""
    within: tuple[Group, str] | None = None
    binned: bool = False


def shelf(
    library: Library, view: View = View(), after: KeptArticle | None = None, limit: int = 100
) -> tuple[KeptArticle, ...]:
    """Return one page of the shelf: those that follow `after`, the page before's last one."""
    down = (view.sort in _NEWEST_FIRST) != view.backwards
    column = _SORTED[view.sort]
    with library.reading() as db:
        where, values = _narrowed(db, view)
    if after is not None:
        sign = "<" if down else ">"
        if view.sort == "added":
            where.append(f"article {sign} ?")
        else:
            # One comparison of the pair, which the index answers; `a < ? OR …` would scan.
            # From the row itself: what is shown of one that another program wrote may sort elsewhere, without end.
            where.append(f"({column}, article) {sign} (coalesce((SELECT {column} FROM shelf WHERE article = ?), ?), ?)")
            known = str(getattr(after, view.sort))
            values += [after.number, order_of(known) if column.endswith("_order") else known]
        values.append(after.number)
    order = " DESC" if down else ""
    by = f"article{order}" if view.sort == "added" else f"{column}{order}, article{order}"
    with library.reading() as db:
        rows = db.execute(
            f"SELECT {SHELF} FROM shelf WHERE {' AND '.join(where)} ORDER BY {by} LIMIT ?", (*values, limit)
        ).fetchall()
    return tuple(kept_article_from(row) for row in rows)


def count(library: Library, view: View = View()) -> int:
    """Return how many articles a view shows in all."""
    with library.reading() as db:
        where, values = _narrowed(db, view)
        row = db.execute(f"SELECT count(*) FROM shelf WHERE {' AND '.join(where)}", values).fetchone()
    return int(row[0])


def groups(library: Library, by: Group) -> tuple[tuple[str, int], ...]:
    """Return names and sizes of the groups the shelf falls into, "" for articles of none; months newest first."""
    sql = {
        "event": "SELECT event, count(*) FROM shelf WHERE shown GROUP BY event ORDER BY 2 DESC, 1",
        "month": "SELECT substr(day, 1, 7), count(*) FROM shelf WHERE shown GROUP BY 1 ORDER BY 1 DESC",
        # Counted whole, less the few that are not shown: a join over all would take 140 ms at 100,000 articles.
        "side": "SELECT name, sum(n) FROM (SELECT name, count(*) AS n FROM side GROUP BY name UNION ALL "
        "SELECT name, -1 FROM shelf JOIN side USING(article) WHERE NOT shown) GROUP BY name HAVING sum(n) > 0 "
        "ORDER BY 2 DESC, 1",
    }
    with library.reading() as db:
        return tuple((shown_line(name), int(size)) for name, size in db.execute(sql[by]))


def kept(library: Library, key: str) -> KeptArticle | None:
    """Return the shelf's row of one article, shown or not."""
    with library.reading() as db:
        row = db.execute(
            f"SELECT {SHELF} FROM shelf WHERE article = (SELECT id FROM article WHERE key = ?)", (key,)
        ).fetchone()
    return kept_article_from(row) if row else None


def _narrowed(db: Connection, view: View) -> tuple[list[str], list[Any]]:
    where, values = ["shown"], list[Any]()
    if view.binned:
        where = ["article IN (SELECT id FROM article WHERE binned IS NOT NULL)"]
    if view.words.strip():
        # Imported here: the first page of the shelf needs no search.
        from summitreader.library.search.articles import articles_with

        condition, asked = articles_with(db, shown(view.words))
        where.append(condition)
        values += asked
    if view.within is not None:
        kind, name = view.within
        where.append(
            {
                "event": "event = ?",
                "month": "substr(day, 1, 7) = ?",
                "side": "article IN (SELECT article FROM side WHERE name = ?)",
            }[kind]
        )
        values.append(name)
    return where, values


def like_accounts(
    library: Library, days: tuple[str, str] | None, sides: Sequence[str], names: Sequence[str], limit: int
) -> tuple[KeptArticle, ...]:
    """Return articles of the shelf that may be of one event, the likeliest first.

    Args:
        library: Where they are kept.
        days: The first day and the last on which they came out; None for the newest of which no day is known.
        sides: Countries that an article has people of, if it is of the event.
        names: Names, as `folded` writes them, that are in its title or speak in it.
        limit: How many at most.
    """
    first, last = days or ("", "")
    likeness = " + ".join(
        (
            f"(SELECT count(*) FROM side WHERE side.article = known.article AND name IN ({_places(sides)}))",
            *["(instr(sought, ?) > 0)"] * len(names),
        )
    )
    with library.reading() as db:
        rows = db.execute(
            f"SELECT {SHELF} FROM (SELECT * FROM shelf WHERE shown AND day BETWEEN ? AND ? ORDER BY day DESC, "
            f"article DESC LIMIT {_LOOKED_AT}) AS known ORDER BY {likeness} DESC, article DESC LIMIT ?",
            (first, last, *sides, *names, limit),
        ).fetchall()
    return tuple(kept_article_from(row) for row in rows)


def _places(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
