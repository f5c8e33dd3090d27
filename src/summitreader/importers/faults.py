"""The wall between what may go wrong while something is opened and whoever asked for it: one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from summitreader.errors import ImportFailed
from summitreader.importers.clean import clean_line


@contextmanager
def in_one_sentence(doing: str, guess: str = "something in it was not foreseen") -> Iterator[None]:
    """Turn whatever is raised inside into ImportFailed; what is ImportFailed already stays as it is.

    Importers stand on many libraries, and hostile files find what those did not think of.

    Args:
        doing: how the sentence begins, such as "cannot read 'talks.pdf'".
        guess: what is likely wrong where only an exception's words tell.
    """
    try:
        yield
    except ImportFailed:
        raise
    except MemoryError as error:
        raise ImportFailed(f"{doing}: it needs too much memory") from error
    except RecursionError as error:
        raise ImportFailed(f"{doing}: it is nested too deeply") from error
    except Exception as error:
        detail = clean_line(str(error))[:120] or type(error).__name__
        raise ImportFailed(f"{doing}: {guess} ({detail})") from error
