"""What opening gives: an Article, or a list of entries to choose one from."""

from dataclasses import dataclass

from summitreader.model import Article


@dataclass(frozen=True, slots=True)
class Entry:
    """One article to choose: `source` is the path or address to open, `member` its place inside (a name or number)."""

    title: str
    source: str
    member: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed, a folder, a book or an archive: its entries in their order, and what could not be listed."""

    title: str
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


Opened = Article | Listing
