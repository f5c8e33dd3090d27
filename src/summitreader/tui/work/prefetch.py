"""The first findings of the article that the program was started on, looked for while Textual is being loaded."""

from collections.abc import Callable, Iterator
from threading import Thread

from summitreader.errors import SummitReaderError
from summitreader.model import Article
from summitreader.session import ParserProcess, Summary
from summitreader.tui.viewmodel.reading_index import ReadingIndex

SHOW_EVERY = 4.0
"""Seconds between two showings of findings elsewhere in a long text: one takes the panes 10 ms, felt by a key."""


class Prefetch:
    """What a worker finds first, in a thread; then all the rest."""

    def __init__(
        self, worker: ParserProcess, article: Callable[[], Article], tell: Callable[[ReadingIndex], None]
    ) -> None:
        """`article` may wait, and raise what is told elsewhere; `tell` is called from the thread."""
        self._worker = worker
        self._article = article
        self._tell = tell
        self._place: Callable[[], int] = lambda: 0
        self._findings: Iterator[Summary] = iter(())
        self._fault: Exception | None = None
        self.index: ReadingIndex | None = None
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def reads(self, article: Article) -> bool:
        """Return whether this is the article. It must have been opened."""
        try:
            return self._article() is article
        except SummitReaderError:
            return False

    def findings(self, place: Callable[[], int]) -> Iterator[Summary]:
        """Yield as the worker's, the first one again. Blocks; raises what was raised while Textual was loaded."""
        self._place = place
        self._thread.join()
        if self._fault:
            raise self._fault
        if self.index:
            found, self.index = self.index.found, None
            yield found
            del found
        yield from self._findings

    def stop(self) -> None:
        """End the worker."""
        self._worker.stop()

    def _look(self) -> None:
        try:
            article = self._article()
        except SummitReaderError:
            # Whoever opens the article is told.
            return
        try:
            self._findings = self._worker.findings(article, lambda: self._place(), SHOW_EVERY)
            found = next(self._findings, None)
            if found:
                self.index = ReadingIndex(found)
                self._tell(self.index)
        except Exception as fault:  # nobody could be told yet
            self._fault = fault
