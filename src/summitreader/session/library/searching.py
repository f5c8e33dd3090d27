"""Searching the library."""

import re
from functools import cache
from pathlib import Path

from summitreader.importers.clean import clean
from summitreader.library.search.find import find as search
from summitreader.library.storage.file import Library
from summitreader.model import SearchResult

_BEGUN = re.compile(r"(?:^|[\s:-])\w{4,}$")


def find(library: Library, words: str, limit: int = 50, typing: bool = False) -> SearchResult:
    """Return the statements and passages that answer a query; any text is one, and is cleaned as articles are.

    Args:
        library: where to search.
        words: the query.
        limit: how many to find at most.
        typing: whether the last word may be the beginning of one, from its fourth letter on.
    """
    words = clean(words)
    if typing and _BEGUN.search(words):
        words += "*"
    return search(library, words, _sides(), limit)


def warm_search(library: Library) -> None:
    """Load what a search needs, and touch the index, so that the first one takes no longer than the next."""
    find(library, "of", limit=1)


@cache
def _sides() -> dict[str, tuple[str, ...]]:
    """Return the names of a side by any of its names, codes and acronyms in
    lower case: `side:rok` finds South Korea.
    """
    # Imported here: copying and clipping do not need it.
    import tomllib

    file = Path(__file__).parents[2] / "data" / "countries.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))
    sides: dict[str, tuple[str, ...]] = {}
    for code, row in rows.items():
        names = (row["name"], *([row["formal"]] if "formal" in row else ()), *row.get("forms", ()))
        for name in (code, *names, *row.get("people", ())):
            sides.setdefault(name.casefold(), names)
    return sides
