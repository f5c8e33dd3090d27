"""The annotated readouts of `../shared` and what the parser finds in them, counted by the scorer that lies there."""

import json
import sys
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import summitreader
from summitreader.exporters.jsonl import reading_record
from summitreader.model import Reading
from tests.shared import shared

# The articles that the first rules were written with: their figures say nothing of others.
_FITTED = tuple(f"{number:03}_" for number in range(68))

Row = dict[str, Any]


def scorer() -> ModuleType:
    """Return the scorer of the gold, `../shared/gold/readouts.py`."""
    return _module("readouts")


@cache
def _module(name: str) -> ModuleType:
    folder = str(shared("gold"))
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return import_module(name)


@cache
def articles() -> Mapping[str, Row]:
    """Return the gold by the article's name, those left out that the first rules were written with."""
    gold, _ = scorer().load(str(shared("gold", "readouts")))
    return {name: row for name, row in gold.items() if not name.startswith(_FITTED)}


@cache
def predictions() -> Mapping[str, Row]:
    """Return what the parser finds in the same articles, in the words of the JSON export."""
    texts = {name: row["text"] for name, row in articles().items()}
    rows: Mapping[str, Row] = _module("run").export(f"{sys.executable} -m summitreader", texts)[0]
    return rows


@cache
def of_agreements() -> Mapping[str, Row]:
    """Return the gold of the articles of which agreements alone are annotated."""
    gold, _ = scorer().load(str(shared("gold", "agreements")))
    found: Mapping[str, Row] = gold
    return found


@cache
def of_news() -> Mapping[str, Row]:
    """Return the articles of news at hand that others annotated (PolNeAR): each its text and its attributions."""
    lines = shared("gold", "news", "polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def readings(texts: Mapping[str, str]) -> Mapping[str, tuple[Reading, Row]]:
    """Return what is found in each text, and the same as `export` writes it, its offsets in the text that was given."""
    found: dict[str, tuple[Reading, Row]] = {}
    carried = _module("run").carried_back
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            file = Path(folder, f"{len(found):05}.txt")
            file.write_text(text, encoding="utf-8")
            reading = summitreader.read(file)
            row, back = reading_record(reading, name), carried(reading.article.text, text)
            for one in row["statements"]:
                one["spans"] = [[back[start], back[end]] for start, end in one["spans"]]
                one["who"] = one["who"] and [back[place] for place in one["who"]]
            for one in row["agreements"]:
                one["start"], one["end"] = back[one["start"]], back[one["end"]]
            found[name] = reading, row
    return found


def counted(names: Iterable[str], without: frozenset[str] = frozenset()) -> Row:
    """Return the sums of the scorer's counts over articles, the statements of some rules left out."""
    counts: Row = scorer().total(
        scorer().count(articles()[name], _without(predictions()[name], without)) for name in names
    )
    return counts


def _without(row: Row, rules: frozenset[str]) -> Row:
    return {**row, "statements": [one for one in row["statements"] if one["rule"] not in rules]} if rules else row


def f1(counts: Row, figure: str) -> str:
    """Return F1 in per cent of one of the scorer's figures ("w": words, "st": statements ...); a dash for none."""
    hit, found, wanted = (counts[f"{figure}_{part}"] for part in ("hit", "pred", "gold"))
    return f"{100 * scorer().prf(hit, found, wanted)[2]:.1f}" if found + wanted else "–"


def right(counts: Row, *parts: str) -> str:
    """Return how many in a hundred of what the gold gives is right."""
    wanted = sum(counts[f"{part}_all"] for part in parts)
    return f"{100 * sum(counts[f'{part}_hit'] for part in parts) / wanted:.1f}" if wanted else "–"


def outlets() -> Mapping[str, list[str]]:
    """Return the names of the articles of each outlet; invented ones are an outlet each by the shape they have."""
    return outlets_of(articles())


def outlets_of(gold: Mapping[str, Row]) -> Mapping[str, list[str]]:
    """Return the names of some articles by their outlets, as `outlets` has them."""
    found: dict[str, list[str]] = {}
    for name, row in gold.items():
        outlet = row.get("outlet") or "?"
        found.setdefault(name if outlet == "invented" else outlet, []).append(name)
    return found
