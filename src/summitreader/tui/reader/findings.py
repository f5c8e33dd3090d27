"""What is found in the article on the screen: looked for off the event loop, shown as it comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from summitreader.model import Article
from summitreader.session import ParserProcess, Summary
from summitreader.tui.reader.layout import ReaderLayout
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.reading_index import ReadingIndex
from summitreader.tui.work.prefetch import SHOW_EVERY, Prefetch
from summitreader.tui.work.services import Services


class Findings:
    """The search for findings in one article after the other, each in a process of its own."""

    def __init__(
        self,
        state: ReaderState,
        view: ArticleView,
        layout: ReaderLayout,
        services: Services,
        begun: Callable[[], None],
        correct: Callable[[Summary], Summary],
        prefetch: Prefetch | None,
    ) -> None:
        """Make the search.

        Args:
            state: Gets what is found.
            view: Shows the article; what is near its cursor is found first.
            layout: Has its panes made ready for what is found.
            services: Give the thread to work in.
            begun: Called when the search in another article begins.
            correct: Lays the reader's corrections over what was found; called in that thread.
            prefetch: What was looked for before there was a screen to show it on.
        """
        self._state, self._view, self._layout, self._services = state, view, layout, services
        self._begun, self._correct = begun, correct
        self._prefetch = prefetch
        self._working: Prefetch | ParserProcess | None = prefetch

    @property
    def prefetched(self) -> ReadingIndex | None:
        """What was found in the article before there was a screen."""
        prefetch = self._prefetch
        return prefetch.index if prefetch and prefetch.reads(self._view.article) else None

    def find(self) -> None:
        """Look for findings in the article on the screen; they arrive as they are found, the nearest first."""
        article, prefetch = self._view.article, self._prefetch
        self._prefetch = None
        if prefetch and prefetch.reads(article):
            findings = prefetch.findings
        else:
            self.stop()
            self._working = process = ParserProcess()
            findings = partial(process.findings, article, every=SHOW_EVERY)
        self._begun()
        self._services.run(partial(self._find, findings, article), group="findings", exclusive=True)

    def stop(self) -> None:
        """End what goes on: nobody waits for findings any more."""
        if self._working:
            self._working.stop()

    def _find(self, findings: Callable[[Callable[[], int]], Iterator[Summary]], article: Article) -> None:
        index = self._state.index
        for found in findings(lambda: self._view.current.start):
            corrected = self._correct(found)
            # What came early may be on the screen already.
            if not index or index.found is not corrected:
                index = ReadingIndex(corrected, index)
                self._layout.prepare(index)
                self._services.call(self._found, article, index)
        if index and index.text is article.text and self._services.is_open:
            self._services.call(self._found, article, index, True)

    def _found(self, article: Article, index: ReadingIndex, all_found: bool = False) -> None:
        # Another article may have been opened meanwhile.
        if article is self._view.article:
            self._state.index = index
            if all_found and not index.is_whole:
                index.is_whole = True
                # Those that have nothing may say now that nothing is there.
                for pane in self._layout.panes:
                    if pane.shown.is_empty:
                        pane.watch_given()
            self._state.all_found = all_found
