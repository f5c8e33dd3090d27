"""What the commands of the library share: which file, and which article is meant."""

import sys
from argparse import Namespace
from contextlib import suppress
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli import complain, queued
from summitreader.cli.output.streams import tell
from summitreader.errors import LibraryFault
from summitreader.session.library import (
    Library,
    bring_up,
    count_binned,
    find_library,
    keys_like,
    shelf,
    to_be_read,
)

if TYPE_CHECKING:
    from summitreader.model import Reading

_FEW = 100  # articles that are read again while somebody waits


def library_of(arguments: Namespace) -> Library:
    """Return the library that the arguments name, which need not be there yet.

    Raises:
        LibraryFault: If its folder is not there: a mistyped path makes no new one.
    """
    library = _named_library(arguments)
    if arguments.library and not library.path.parent.is_dir():
        raise LibraryFault(f"there is no folder '{library.path.parent}' for the library (see --library)")
    return library


def _named_library(arguments: Namespace) -> Library:
    library = find_library(arguments.library)
    if library.path.is_dir():
        raise LibraryFault(f"'{library.path}' is a folder, not a library (name its file with --library)")
    return library


def library_there(arguments: Namespace) -> Library:
    """Return the library that the arguments name.

    Raises:
        LibraryFault: If it was named and is not there.
    """
    library = _named_library(arguments)
    if arguments.library and not library.exists():
        raise LibraryFault(
            f"there is no library '{library.path}' (to make it: summitreader add --library '{library.path}' FILE)"
        )
    return library


def filled_library_of(arguments: Namespace) -> Library | None:
    """Return the library that the arguments name; None where nothing is in it, which is said.

    Raises:
        LibraryFault: If it was named and is not there.
    """
    library = library_there(arguments)
    if shelf(library, limit=1):
        return library
    named = f" --library '{library.path}'" if arguments.library else ""
    binned = count_binned(library) if library.exists() else 0
    complain(
        f"the library is empty: all {binned:,} of its articles are in the bin (see: summitreader list --bin)"
        if binned
        else f"the library is empty (to fill it: summitreader add{named} FILE)"
    )
    return None


def bring_up_to_date(library: Library) -> None:
    """Read again what another version of the program read, if that is little; else say that it may not be found."""
    old = to_be_read(library)
    if old > _FEW:
        complain(
            f"{old:,} articles are to be read again by this version, and what is in them may be missing here "
            "(summitreader library reread, or the reader while it is open)"
        )
    elif old:
        for _ in bring_up(library):
            pass


def read_again(library: Library) -> None:
    """Read again all that another version of the program read, where that can be saved; tells a terminal how far."""
    with suppress(LibraryFault):  # of a library that may only be read, each article is read as it is needed
        for done, of in bring_up(library):
            if sys.stderr.isatty():
                tell(f"\rreading the library again: {done:,} of {of:,}", end="\r" if done < of else "\n")


def key_of(library: Library, name: str) -> str:
    """Return the key of the one article whose key begins so.

    Raises:
        LibraryFault: If there is none, or more than one.
    """
    keys = keys_like(library, name) if len(name) >= 4 else []
    if len(keys) != 1:
        reason = "more than one article's key begins so" if keys else "there is no article with such a key"
        example = next((f", such as {row.key[:8]}" for row in shelf(library, limit=1)), "")
        raise LibraryFault(f"cannot tell which article '{name}' is: {reason} (see: summitreader list{example})")
    return keys[0]


def reading_named(name: str, library: Library, arguments: Namespace) -> "Reading":
    """Return the reading of a file, an address or a kept article. Raises SummitReaderError."""
    if session.is_key(name):
        return kept_reading(library_there(arguments), key_of(library, name))
    return session.read_account(library, name, queued(name, arguments.allow_private))


def kept_reading(library: Library, key: str) -> "Reading":
    """Return the reading of a kept article, with the reader's corrections.

    Raises:
        LibraryFault: If it is no longer there.
    """
    # Imported here: listing and searching read nothing.
    from summitreader.session.library import read_kept

    reading = read_kept(library, key)
    if reading is None:
        raise LibraryFault(f"the article '{key}' is no longer in the library")
    return reading
