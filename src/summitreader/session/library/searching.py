"""Searching the library, and what is done with what was found."""

import re
from functools import cache
from pathlib import Path

from summitreader.importers.clean import clean
from summitreader.library.search.find import find as search
from summitreader.library.storage.file import Library
from summitreader.model import Clipping, Reading, SearchHit, SearchResult, Span, Statement
from summitreader.session.copying import Form, quote, quote_passage, span_to_copy
from summitreader.session.library.clipping import clip_words
from summitreader.session.library.readings import read_kept

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


def quote_hit(library: Library, hit: SearchHit, form: Form = "plain") -> str:
    """Return what a search found in a form to be copied, with its attribution; "" where the article has gone."""
    found = _found_again(library, hit)
    if found is None:
        return ""
    reading, said = found
    return quote(reading, said, form) if said else quote_passage(reading, hit.span, form)


def clip_hit(library: Library, hit: SearchHit) -> Clipping | None:
    """Put what a search found among the clippings: a statement's content, a passage whole.

    Returns:
        The clipping; None where the article has gone.
    """
    found = _found_again(library, hit)
    if found is None:
        return None
    reading, said = found
    return clip_words(library, reading, span_to_copy(said[0]) if said else hit.span, said)


def _found_again(library: Library, hit: SearchHit) -> tuple[Reading, list[Statement]] | None:
    """Return the article of a hit, and the statement that the hit is, if it is one.

    None where the article has gone.
    """
    reading = read_kept(library, hit.article)
    if reading is None:
        return None
    return reading, [one for one in reading.statements if Span(one.start, one.end) == hit.span][:1]


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
