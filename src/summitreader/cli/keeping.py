"""What the commands of the library share: which file, and which article is meant."""

from argparse import Namespace

from summitreader.errors import LibraryFault
from summitreader.session.library import Library, find_library, keys_like, shelf


def library_of(arguments: Namespace) -> Library:
    """Return the library that the arguments name."""
    return find_library(arguments.library)


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
