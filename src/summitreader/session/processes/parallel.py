"""Work on many files, spread over the processor's cores where that pays."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

_File = TypeVar("_File", bound="str | os.PathLike[str]")
_Result = TypeVar("_Result")

# Below this much text (bytes) one process is done before a second one has started: measured 60 ms for the pool.
_WORTH_A_POOL = 200_000


def cores() -> int:
    """Return how many of the processor's cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[_File], _Result],
    files: Sequence[_File],
    lost: Callable[[_File], _Result],
    *,
    fork: bool = True,
) -> Iterator[_Result]:
    """Yield what `work` gives for each file, in the order given, on all cores.

    `work` runs in other processes: it has to be a function of a module, and its results values. They end with this
    one, even where it is killed.

    Args:
        work: done with each file.
        files: what to work on.
        lost: gives what stands for a file whose process came to its end over it; the others are worked on.
        fork: False for a program with threads, whose locks a copy of it would inherit.
    """
    workers = min(cores(), len(files))
    # In a thread nothing could end what takes too long (`time_limit`): one process is better there than none.
    if (workers < 2 and fork) or sum(map(_size, files)) < _WORTH_A_POOL:
        yield from map(work, files)
        return
    # Imported here: 15 ms that few files do not need.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    if not fork:
        with _safe_path():
            _start_tracker()
    context, done, alone = None if fork else get_context("spawn"), 0, False
    while done < len(files):
        pool = ProcessPoolExecutor(1 if alone else workers, context, initializer=_end_with_parent)
        try:
            with _safe_path():
                results = pool.map(work, files[done:], chunksize=1 if alone else 8)
            for result in results:
                yield result
                done += 1
        except BrokenProcessPool:
            # One file after the other, in one process, tells which it is.
            if alone:
                yield lost(files[done])
                done += 1
            alone = not alone
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Have Pythons that are started meanwhile take no module from the working folder, where the articles may lie."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


def _start_tracker() -> None:
    """Start the process that looks after a spawned pool, with the terminal's own standard error.

    It inherits whatever `sys.stderr.fileno()` says, and under Textual that is -1: the pool would not start.
    """
    from contextlib import redirect_stderr
    from multiprocessing import resource_tracker

    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: a pool's own workers would wait for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _size(name: "str | os.PathLike[str]") -> int:
    try:
        return os.stat(name).st_size
    except (OSError, ValueError):
        return 0
