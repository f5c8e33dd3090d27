"""What the formats of bibliographies share: one entry a source, with a name of its own and its quotes as notes."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summitreader.exporters.citation.names import Name, authors_of, responsible
from summitreader.exporters.citation.wording import UNTITLED, Day, addressed, day_of, passage, source_key, voice
from summitreader.exporters.wording import one_line
from summitreader.model import Citation

_LITTLE = frozenset(("a", "an", "the", "of", "on", "in", "at", "to", "for", "and", "or", "by", "with", "from", "as"))


class SourceEntry(NamedTuple):
    """A source: `key` is its name in a file, `quotes` what is cited of it, `first` one of its citations."""

    key: str
    first: Citation
    authors: tuple[Name, ...]
    title: str
    issued: Day | None
    accessed: Day | None
    quotes: tuple[str, ...]


def entries(citations: Sequence[Citation]) -> Iterator[SourceEntry]:
    """Yield the sources of citations, in the order of their first; no two have the same key."""
    sources: dict[tuple[str, ...], list[Citation]] = {}
    for citation in citations:
        sources.setdefault(source_key(citation), []).append(citation)
    taken = set[str]()
    for cited in sources.values():
        first = next((one for one in cited if one.own), cited[0])
        authors, issued = authors_of(first), day_of(first.published)
        key = _free(_key(first, authors, issued), taken)
        quotes = tuple(dict.fromkeys(_quote(one) for one in cited if one.words))
        title = first.title or UNTITLED
        yield SourceEntry(key, first, authors, title, issued, day_of(first.accessed), quotes)


def _quote(citation: Citation) -> str:
    told = (voice(citation, addressed(citation)), passage(citation))
    said = "; ".join(part for part in told if part)
    words = one_line(citation.words)
    return f"{words} — {said}" if said else words


def _key(citation: Citation, authors: Sequence[Name], issued: Day | None) -> str:
    who = _plain(authors[0].family if authors else responsible(citation))
    words = [word for word in map(_plain, citation.title.split()) if word and word not in _LITTLE]
    return "".join((who[:24], str(issued.year) if issued else "nd", words[0][:20] if words else "")) or "source"


def _plain(words: str) -> str:
    """Return letters and figures that every program takes in a key."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower())


def _free(key: str, taken: set[str]) -> str:
    """Return a key that is not taken: the second gets a "b" behind it, the 27th a number."""
    tries = (key, *(f"{key}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"))
    free = next((one for one in tries if one not in taken), "")
    number = 27
    while not free or free in taken:
        free, number = f"{key}-{number}", number + 1
    taken.add(free)
    return free
