"""The library's file and its shelf: what the first screen needs, and nothing that takes longer to load."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from summitreader.library.shelf import Group, Sort, View, count, groups, kept, shelf
from summitreader.library.storage.file import Library
from summitreader.model import KeptArticle

__all__ = [
    "Group",
    "Library",
    "Sort",
    "View",
    "count",
    "every_article",
    "find_library",
    "first_page",
    "groups",
    "kept",
    "shelf",
    "titles_of",
]


def find_library(file: str | None = None) -> Library:
    """Return the library in a file, or the user's own in the data folder. No disk is touched before its first use."""
    # Imported here: the reader knows the file by then.
    from summitreader.session.preferences import load_settings

    return Library(Path(file) if file else load_settings().folders.data / "library.db")


def every_article(library: Library, view: View | None = None) -> Iterator[KeptArticle]:
    """Yield all articles that a view of the shelf shows, in its order, page by page."""
    after = None
    while page := shelf(library, view or View(), after):
        yield from page
        after = page[-1]


def first_page(file: Path, rows: int = 100) -> tuple[Library, tuple[KeptArticle, ...]]:
    """Return the library in a file and the top of its shelf.

    Raises:
        LibraryFault: the file cannot be read.
    """
    library = Library(file)
    return library, shelf(library, View(), limit=rows)


def titles_of(library: Library, keys: Iterable[str]) -> dict[str, str]:
    """Return what articles are called, by their keys; those too that have gone."""
    rows = {key: kept(library, key) for key in dict.fromkeys(keys)}
    return {key: row.title if row and row.title else "Without a title" for key, row in rows.items()}
