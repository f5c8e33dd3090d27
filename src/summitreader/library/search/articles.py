"""Articles of the shelf that have what is asked for, by the facts that are known of each as a whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from summitreader.library.folding import folded, order_of
from summitreader.library.search.fields import MARKED, TAGS
from summitreader.library.search.periods import period_of
from summitreader.library.search.query_tree import All, Node, Not, SearchTerm, read_tree
from summitreader.library.storage.columns import shown_line

if TYPE_CHECKING:
    from sqlite3 import Connection

_Condition = tuple[str, list[Any]]


def articles_with(db: Connection, words: str) -> _Condition:
    """Return the condition on rows of the shelf that words and fields of a search stand for, and its values.

    Words may stand in title, outlet, date, event or speakers, and are found inside others; fields as in a search.
    """
    return _of_node(db, read_tree(words, []))


def _of_node(db: Connection, node: Node) -> _Condition:
    if isinstance(node, SearchTerm):
        return _of_term(db, node)
    if isinstance(node, Not):
        condition, values = _of_node(db, node.node)
        return f"NOT {condition}", values
    each = [_of_node(db, one) for one in node.nodes]
    between = " AND " if isinstance(node, All) else " OR "
    joined = between.join(condition for condition, _ in each)
    return f"({joined or 'true'})", [value for _, values in each for value in values]


def _of_term(db: Connection, term: SearchTerm) -> _Condition:
    text, field = term.text.rstrip("*"), term.field
    if not field:
        return "instr(sought, ?)", [folded(text)]
    if field == "in":
        return "true", []
    if field == "title":
        return "instr(title_order, ?)", [order_of(text)]
    if field == "date":
        period = period_of(text)
        return ("day BETWEEN ? AND ?", list(period)) if period else ("instr(day, ?)", [text])
    if field in MARKED:
        keys = [key for key, name in _marks(db, field, text) if field == "has" or _begins(name, text)]
        return "key IN (SELECT value FROM json_each(?))", [json.dumps(keys)]
    sql = "SELECT id, name FROM value WHERE field IN (SELECT value FROM json_each(?))"
    rows = db.execute(sql, [json.dumps(TAGS.get(field, (field,)))])
    numbers = [number for number, name in rows if _begins(name, text)]
    return (
        "article IN (SELECT article FROM facet WHERE value IN (SELECT value FROM json_each(?)))",
        [json.dumps(numbers)],
    )


def _marks(db: Connection, field: str, text: str) -> list[tuple[str, str]]:
    if field == "tag":
        return db.execute("SELECT article, text FROM mark WHERE kind = 'tag'").fetchall()
    if text.casefold() == "correction":
        return db.execute("SELECT article, '' FROM correction").fetchall()
    return db.execute("SELECT article, '' FROM mark WHERE ?1 = 'mark' OR kind = ?1", (text.casefold(),)).fetchall()


def _begins(value: object, asked: str) -> bool:
    """Return whether words of a value begin with what was asked for."""
    return f" {order_of(asked)}" in f" {order_of(shown_line(value))}"
