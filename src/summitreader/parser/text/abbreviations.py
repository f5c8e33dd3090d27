"""Abbreviations, by what their full stop means, from `data/abbreviations.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Abbreviation = Literal["words", "names", "numbers", "figures", "either"]


@cache
def abbreviations() -> Mapping[str, Abbreviation]:
    """Return what follows each abbreviation (in small letters, without its last stop)."""
    source = (Path(__file__).parents[2] / "data" / "abbreviations.toml").read_text(encoding="utf-8")
    before = tomllib.loads(source)["before"]
    return {word: kind for kind in reversed(get_args(Abbreviation)) for word in before[kind]}
