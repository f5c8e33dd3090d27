"""A search as it stands while it is typed: what is found, and how it may go on."""

from dataclasses import dataclass, replace

from summitreader.answers import MatchCount, SearchResult
from summitreader.library.storage.file import Library
from summitreader.session.search.completing import Completion, complete_search
from summitreader.session.search.finding import find

__all__ = ["BegunSearch", "begin_search"]


@dataclass(frozen=True, slots=True)
class BegunSearch:
    """The first part of an answer, and the ways to go on; `is_begun` tells that the last word was taken as begun."""

    found: SearchResult
    completions: tuple[Completion, ...] = ()
    is_begun: bool = False


def begin_search(library: Library, words: str, across: bool, typing: bool) -> BegunSearch:
    """Return what a search finds so far.

    Args:
        library: where to search.
        words: the query.
        across: whether all that is asked for may stand anywhere in the article.
        typing: whether more is to be typed. If not, the last word is taken as begun where else nothing is found.
    """
    ways = complete_search(library, words) if typing else ()
    if not words.strip():
        return BegunSearch(SearchResult((), count=MatchCount()), ways, typing)
    found = find(library, words, across=across, typing=typing)
    if typing:
        # A field that waits for its value is no mistake yet.
        notes = found.notes[:-1] if words.endswith(":") else found.notes
        return BegunSearch(replace(found, notes=notes), ways, typing)
    if found.hits:
        return BegunSearch(found)
    begun = find(library, words, across=across, typing=True)
    return BegunSearch(begun, (), True) if begun.hits else BegunSearch(found)
