"""What the list of known leaders is worth: the same articles read with it and without, so that it hides no fault."""

import json
from dataclasses import replace
from unittest.mock import patch

from summitreader import parse
from summitreader.exporters.jsonl import write_jsonl
from summitreader.parser.lexicon import gazetteer as words
from tests.benchmarks.gold import Row, articles, f1, right, scorer
from tests.benchmarks.tables import Table

_HEADER = ("list of leaders", "words, right speaker", "statements", "speakers", "roles", "countries")


def leaders() -> Table:
    """F1, roles and countries with the list and with an empty one. Needs `../shared`."""
    known = words.gazetteer()
    bare = replace(known, leaders={}, short_leaders={})
    rows = [_row("as shipped", _counts())]
    with patch.object(words, "_ours", return_value=bare):
        rows.append(_row("empty", _counts()))
    return Table(
        "leaders",
        "F1, roles and countries right, in per cent; people whom no list names are read by what the text says of them.",
        _HEADER,
        tuple(rows),
    )


def _counts() -> Row:
    found = {name: json.loads(write_jsonl(parse(row["text"]), name)) for name, row in articles().items()}
    counts: Row = scorer().total(scorer().count(row, found[name]) for name, row in articles().items())
    return counts


def _row(title: str, counts: Row) -> tuple[str, ...]:
    figures = (f1(counts, figure) for figure in ("w", "st", "sp"))
    return (title, *figures, right(counts, "role"), right(counts, "country"))
