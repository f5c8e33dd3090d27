"""Taking back what was done to the library, and doing it again."""

from summitreader.library import undo as _undo
from summitreader.library.search.index import changed_since
from summitreader.library.storage.file import Library
from summitreader.library.undo import undo_steps
from summitreader.session.library.readings import index_anew

__all__ = ["redo", "undo", "undo_steps"]


def undo(library: Library) -> str | None:
    """Take the last change back: what is on the screen is to be read again afterwards.

    Returns:
        The change's name; None where there is nothing to take back.
    """
    name = _undo.undo(library)
    _index_corrected(library)
    return name


def redo(library: Library) -> str | None:
    """Do again what was taken back last, and return its name; None where there is nothing."""
    name = _undo.redo(library)
    _index_corrected(library)
    return name


def _index_corrected(library: Library) -> None:
    """Bring the search up with corrections that were just undone or done again."""
    while keys := changed_since(library):
        index_anew(library, keys)
