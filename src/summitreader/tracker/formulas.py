"""The named groups of set phrases: ours from `data/formulas.toml`, over which the reader's own are laid."""

from collections.abc import Iterable, Mapping
from typing import Any

from summitreader.tracking import Formula
from summitreader.word_files import word_file


def formulas(own: Iterable[Mapping[str, Any]] = ()) -> dict[str, Formula]:
    """Return all formulas by key; one of the reader's own takes the place of ours with the same key.

    Args:
        own: Tables of the reader's own, checked: `key` and `phrases` are there, all else may be missing.
    """
    found = {row["key"]: _formula(row, False) for row in word_file("formulas")["formula"]}
    return found | {row["key"]: _formula(row, True) for row in own}


def stance_verbs() -> dict[str, tuple[str, ...]]:
    """Return the verbs that formulas are used with, each with its forms as they stand in texts."""
    verbs: dict[str, list[str]] = word_file("formulas")["verbs"]
    return {verb: tuple(forms) for verb, forms in verbs.items()}


def _formula(row: Mapping[str, Any], own: bool) -> Formula:
    return Formula(
        row["key"],
        row.get("title", row["phrases"][0]),
        tuple(row["phrases"]),
        row.get("stem", ""),
        tuple(row.get("nouns", ())),
        row.get("side", ""),
        row.get("note", ""),
        own,
    )
