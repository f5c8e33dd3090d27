"""The nouns of agreements, by kind, from `data/instruments.toml`."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from summitreader.parse.own_words import OwnWords, words_in_use

Counts = Literal["always", "named", "signed", "set up"]


@dataclass(frozen=True, slots=True)
class Instrument:
    """One noun: its kind, whether it stands for several, and how much the text must say before it counts."""

    kind: str
    many: bool
    counts: Counts
    name: bool


@dataclass(frozen=True, slots=True)
class Instruments:
    """All nouns by their small letters, the last words they are looked up by, one pattern for all, and the pairs."""

    nouns: dict[str, Instrument]
    keys: frozenset[str]
    pattern: re.Pattern[str]
    pairs: frozenset[str]


def instruments(entries: Iterable[dict[str, Any]], pairs: Iterable[str] = ()) -> Instruments:
    """The table of a list of instruments as `instruments.toml` writes them."""
    nouns: dict[str, Instrument] = {}
    for entry in entries:
        for many, listed in ((False, entry.get("one", ())), (True, entry.get("many", ()))):
            for noun in listed:
                counts = entry.get("counts", "named")
                nouns[" ".join(noun.lower().split())] = Instrument(
                    entry["kind"], many, counts, counts != "set up" or entry.get("name", False)
                )
    longest_first = sorted(nouns, key=len, reverse=True)
    pattern = "|".join(re.escape(noun).replace(r"\ ", r"[\s-]+") for noun in longest_first) or "(?!)"
    keys = frozenset(re.findall(r"\w+", noun)[-1] for noun in nouns)
    return Instruments(nouns, keys, re.compile(rf"(?i)(?<![\w-])(?:{pattern})(?!\w|-\w)"), frozenset(pairs))


def instruments_in_use() -> Instruments:
    """The table that comes with the program, the reader's own instruments over it."""
    return _instruments(words_in_use())


@lru_cache(maxsize=2)
def _instruments(own: OwnWords) -> Instruments:
    source = (Path(__file__).parents[1] / "data" / "instruments.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    return instruments([*data["instrument"], *(own.table("instruments") or ())], data["pairs"]["words"])
