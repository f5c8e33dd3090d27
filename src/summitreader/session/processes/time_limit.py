"""The processor time that one article may take where many are read: what is made to keep us busy stops nothing else.

A timer of the system interrupts Python's own code and its patterns, in the main thread of a process only: where
threads read many articles, they are read by a pool of processes (`parallel`).
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from summitreader.errors import ImportFailed

# Prose takes a second or two for a million code points.
SECONDS = 30.0
SECONDS_A_MILLION = 10.0
_AGAIN = 0.1  # seconds: what is raised while an object is being deleted is lost


class _Late(BaseException):
    """Raised in whatever is being done; nothing that handles exceptions there may keep it."""


@contextmanager
def in_time(name: str, size: int) -> Iterator[None]:
    """End what is done inside when it takes many times longer than an article of its size does.

    Args:
        name: what to call the article.
        size: its code points.

    Raises:
        ImportFailed: it took too long.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = SECONDS + SECONDS_A_MILLION * size / 1_000_000
    before = signal.signal(signal.SIGPROF, _interrupt)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        yield
    except _Late:
        raise ImportFailed(f"cannot read '{name}': finding who said what takes longer than {seconds:.0f} s") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise _Late
