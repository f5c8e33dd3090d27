"""What can go wrong, said in one sentence: what failed, where, and what to do."""


class SummitReaderError(Exception):
    """A fault the user can act on; its text is the whole message, in one sentence."""


class ImportFailed(SummitReaderError):
    """A source could not be opened or yielded no article."""


class LibraryFault(SummitReaderError):
    """The library file could not be read or written; nothing already saved is touched."""
