"""What can go wrong, said in one sentence: what failed, where, and what to do."""

from summitreader.controls import spelled_lines


class SummitReaderError(Exception):
    """A fault the user can act on; its text is the whole message, in one sentence, or in one line for each fault.

    What a stranger wrote into it (a name, a key, a header) reaches no terminal as a command, wherever it is shown.
    """

    def __init__(self, message: str) -> None:
        super().__init__(spelled_lines(message))


class ImportFailed(SummitReaderError):
    """A source could not be opened or yielded no article."""


class LibraryFault(SummitReaderError):
    """The library file could not be read or written; nothing already saved is touched."""


class LibraryDamaged(LibraryFault):
    """The library file holds what was not put into it: no copy of it may take the place of a sound one."""


class ExportFault(SummitReaderError):
    """What was to be written out cannot be: it is not known, or its place is taken."""
