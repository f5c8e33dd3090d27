"""Verifying the draft that is open in the reader: against the library, against what else is open, or against files."""

from collections.abc import Iterable

from summitreader.errors import ImportFailed
from summitreader.library.shelf import count
from summitreader.library.storage.file import Library
from summitreader.model import Reading
from summitreader.session.comparing.accounts import read_account
from summitreader.session.opening import QueueItem, queue
from summitreader.session.verifying.drafts import verify
from summitreader.session.verifying.kept_sources import kept_sources
from summitreader.verification import Verification

__all__ = ["verify_by_library", "verify_by_lines", "verify_by_name"]


def verify_by_library(library: Library, draft: Reading) -> Verification:
    """Return the verdicts on a draft by what is kept. Raises SummitReaderError."""
    if not count(library):
        raise ImportFailed("there is nothing in the library to hold the draft against")
    return verify(_checked(draft), kept_sources(library, draft))


def verify_by_lines(library: Library, draft: Reading, lines: Iterable[QueueItem]) -> Verification:
    """Return the verdicts on a draft by what stands in a queue. Raises SummitReaderError."""
    return verify(_checked(draft), [read_account(library, line.name, (line,)) for line in lines])


def verify_by_name(library: Library, draft: Reading, name: str) -> Verification:
    """Return the verdicts on a draft by a file, or by all of a folder. Raises SummitReaderError."""
    return verify_by_lines(library, draft, queue(name))


def _checked(draft: Reading) -> Reading:
    """Return a draft that can be verified. Raises ImportFailed."""
    if draft.note:
        raise ImportFailed(f"cannot verify this text: {draft.note[:1].lower()}{draft.note[1:-1]}")
    return draft
