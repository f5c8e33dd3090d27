"""What nobody foresaw: one sentence for the reader, which names the file with all the rest."""

from collections.abc import Iterator
from contextlib import contextmanager

from summitreader.errors import ImportFailed, SummitReaderError


def report_crash(error: BaseException) -> str:
    """Write what happened into a file; return a sentence that names it. Never raises."""
    # Imported here: nobody needs it who has no crash.
    from summitreader.session.crash_report import write_report

    return write_report(error)


@contextmanager
def crash_told(doing: str) -> Iterator[None]:
    """Turn what nobody foresaw of our own work on one of many files into ImportFailed that names the report.

    Args:
        doing: How the sentence begins, such as "cannot read 'talks.pdf'".
    """
    try:
        yield
    except (SummitReaderError, MemoryError, RecursionError):
        raise
    except Exception as error:
        raise ImportFailed(f"{doing}: {report_crash(error)}") from error


@contextmanager
def faults_told(doing: str) -> Iterator[None]:
    """Turn whatever our own work on a reading raises into ImportFailed: see `in_one_sentence` and `crash_told`.

    Args:
        doing: How the sentence begins, such as "cannot compare".
    """
    # Imported here: a report of a crash is to need as little as it can.
    from summitreader.importers.faults import in_one_sentence

    with in_one_sentence(doing), crash_told(doing):
        yield
