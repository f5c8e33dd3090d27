"""The values that fields of the search have in the library, each with how many passages and articles have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from summitreader.answers import FieldValue
from summitreader.library.search.fields import TAGS
from summitreader.library.search.passages import BETWEEN, Passage
from summitreader.library.storage.columns import shown_line

if TYPE_CHECKING:
    from sqlite3 import Connection

_LONGEST = 60  # code points of a value: an addressee may be half a sentence


@dataclass(frozen=True, slots=True)
class Indexed:
    """How an article was indexed: what all its passages are found by, and the checksum of its text.

    `erase_index` needs it to name the same words again.
    """

    title: str
    outlet: str
    citing: str
    day: str
    event: str
    place: str
    check: int


def facets_of(known: Indexed, passages: Iterable[Passage]) -> Counter[tuple[str, str]]:
    """Return how many passages of an article have each value, by field and value."""
    found: Counter[tuple[str, str]] = Counter()
    count = 0
    for passage in passages:
        count += 1
        found.update(_of_passage(passage))
    whole = (("outlet", known.outlet), ("outlet", known.citing), ("event", known.event), ("place", known.place))
    found.update({pair: count for pair in whole if pair[1]})
    if known.day:
        found["date", known.day[:7]] = count
    return found


def write_facets(db: Connection, article: int, facets: Mapping[tuple[str, str], int]) -> None:
    """Count the values that an article has, in the caller's transaction."""
    named = [pair for pair in facets if 0 < len(pair[1]) <= _LONGEST]
    db.executemany("INSERT OR IGNORE INTO value(field, name) VALUES(?, ?)", named)
    db.executemany(
        "INSERT OR REPLACE INTO facet(value, article, passages) "
        "SELECT id, ?, ? FROM value WHERE field = ? AND name = ?",
        [(article, facets[pair], *pair) for pair in named],
    )


def erase_facets(db: Connection, article: int | None = None) -> None:
    """Count the values of an article, or of any, no longer."""
    if article is None:
        db.execute("DELETE FROM facet")
        db.execute("DELETE FROM value")
    else:
        db.execute("DELETE FROM facet WHERE article = ?", (article,))


def known_values(db: Connection, field: str) -> tuple[FieldValue, ...]:
    """Return the values that a field has on the shelf, the one that most passages have first."""
    rows = db.execute(
        "SELECT name, sum(passages), count(*) FROM value JOIN facet ON value = id WHERE field = ? "
        "AND article NOT IN (SELECT article FROM shelf WHERE NOT shown) GROUP BY id ORDER BY 2 DESC, 1",
        (field,),
    )
    return tuple(FieldValue(field, shown_line(name), int(many), int(some)) for name, many, some in rows)


def _of_passage(passage: Passage) -> set[tuple[str, str]]:
    """Return the fields and values that a passage has."""
    found = {("side", side) for side in passage.side.split(BETWEEN)}
    found |= {("theme", theme.partition(" ")[0]) for theme in passage.theme.split(BETWEEN)}
    found |= {("speaker", passage.speaker), ("to", passage.addressee)}
    return {(field, value) for field, value in found if value} | _of_tags(passage.tags)


@lru_cache(maxsize=1024)
def _of_tags(tags: str) -> frozenset[tuple[str, str]]:
    pairs = ((field, tag.removeprefix(field)) for tag in tags.split() for field in TAGS if tag.startswith(field))
    return frozenset((field, value) for field, value in pairs if value)
