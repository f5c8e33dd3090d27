"""The shelf alone, for the first screen: all else that the library can do is in `session.library`, and loads slower."""

from pathlib import Path

from summitreader.library.shelf import Group, Sort, View, count, shelf
from summitreader.library.storage.file import Library
from summitreader.model import KeptArticle

__all__ = ["Group", "Library", "Sort", "View", "count", "first_page", "library_in", "shelf"]


def library_in(file: Path) -> Library:
    """The library in a file, which is not touched before its first use."""
    return Library(file)


def first_page(file: Path, rows: int = 100) -> tuple[Library, tuple[KeptArticle, ...]]:
    """The library in a file and the top of its shelf. Raises LibraryFault."""
    library = Library(file)
    return library, shelf(library, View(), limit=rows)
