"""Searching the library."""

import re
from collections.abc import Callable, Iterator

from summitreader.answers import MatchCount, SearchHit, SearchResult
from summitreader.importers.clean import clean
from summitreader.library.search.find import count_matches
from summitreader.library.search.find import find as search
from summitreader.library.search.matched import matched_passages
from summitreader.library.search.vocabulary import with_forms
from summitreader.library.storage.file import Library
from summitreader.model import Span
from summitreader.session.search.vocabulary import search_vocabulary

__all__ = ["count_found", "counted_hits", "every_hit", "find", "find_passages", "in_a_row", "warm_search"]

_BEGUN = re.compile(r"(?:^|[\s(-])\w{4,}$|:\w+$")


def find(library: Library, words: str, *, part: int = 0, across: bool = False, typing: bool = False) -> SearchResult:
    """Return a part of the statements and passages that answer a query; any text is one, cleaned as articles are.

    Args:
        library: where to search.
        words: the query.
        part: which part of the answer, counted from 0: it says itself whether another follows.
        across: whether all that is asked for may stand anywhere in the article.
        typing: whether the last word may be the beginning of one, from its fourth letter on.
    """
    return search(library, _asked(words, typing), search_vocabulary(), part=part, across=across)


def every_hit(library: Library, words: str) -> Iterator[SearchHit]:
    """Yield all statements and passages that answer a query, part by part, each part with its best first."""
    part, more = 0, True
    while more:
        found = find(library, words, part=part)
        yield from found.hits
        part, more = part + 1, found.more


def count_found(
    library: Library,
    words: str,
    *,
    across: bool = False,
    typing: bool = False,
    seconds: float = 5.0,
    is_called_off: Callable[[], bool] = lambda: False,
) -> MatchCount:
    """Return how many statements and passages answer a query in all, as far as is known after so many seconds."""
    return count_matches(
        library,
        _asked(words, typing),
        search_vocabulary(),
        across=across,
        seconds=seconds,
        is_called_off=is_called_off,
    )


def find_passages(
    library: Library, words: str, *, across: bool = False, typing: bool = False
) -> tuple[dict[str, frozenset[Span] | None], tuple[str, ...]]:
    """Return all passages that answer a query by the keys of their articles, newest first; None for a whole article.

    Returns:
        The passages, and notes on what in the query was not understood, or is not known.
    """
    asked = _asked(words, typing)
    found, notes = matched_passages(library, asked, search_vocabulary(), across=across)
    return found, notes if found else find(library, asked, across=across).notes


def counted_hits(count: MatchCount, across: bool) -> str:
    """Return in words how many answers there are.

    >>> counted_hits(MatchCount(483, 27), False), counted_hits(MatchCount(9000, 300, exact=False), False)
    ('483 passages in 27 articles', 'more than 9,000 passages')
    """
    articles = f"{count.articles:,} article{'' if count.articles == 1 else 's'}"
    passages = f"{count.passages:,} passage{'' if count.passages == 1 else 's'}"
    if not count.exact:
        return f"more than {articles if across else passages}"
    return articles if across else f"{passages} in {articles}"


def in_a_row(words: str) -> str:
    """Return the query for words in a row, the last of them in any form.

    >>> in_a_row("supply chain")
    '("supply chain" OR "supply chains")'
    """
    forms = " OR ".join(f'"{form}"' for form in with_forms((words,)))
    return f"({forms})"


def warm_search(library: Library) -> None:
    """Load what a search needs, and touch the index, so that the first one takes no longer than the next."""
    find(library, "of")


def _asked(words: str, typing: bool) -> str:
    words = clean(words)
    return f"{words}*" if typing and _BEGUN.search(words) else words
