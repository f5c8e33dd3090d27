"""Asking articles for something off the event loop: those of the library, or those at hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from summitreader.errors import SummitReaderError
from summitreader.tui.keymap.action_screen import ActionScreen, is_open
from summitreader.tui.work.library_worker import fault_or_found

if TYPE_CHECKING:
    from summitreader.session import TrackedArticles
    from summitreader.tui.work.library_worker import LibraryWorker

T = TypeVar("T")


def ask(
    screen: ActionScreen[Any],
    library: LibraryWorker,
    articles: TrackedArticles,
    job: Callable[[Any], T],
    then: Callable[[T | SummitReaderError], object],
) -> None:
    """Do a job in a thread, then tell what came of it.

    Args:
        screen: What asks; nothing is told where it was left.
        library: Where kept articles are. It is not touched, and not made, where articles at hand are asked.
        articles: What is asked.
        job: Given the library, or None where articles at hand are asked.
        then: Called on the event loop with what the job gave, or why it cannot.
    """
    if articles.readings:
        work = partial(_in_thread, screen, job, then)
        screen.run_worker(work, thread=True, group="tracking", description="tracking")
    else:
        library.start(screen, partial(fault_or_found, job), then)


def _in_thread(
    screen: ActionScreen[Any], job: Callable[[Any], T], then: Callable[[T | SummitReaderError], object]
) -> None:
    found = fault_or_found(job, None)
    if is_open(screen):
        screen.app.call_from_thread(then, found)
