"""Opening from the reading screen: the next article of the queue, a file that changed, and the findings of either."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.errors import SummitReaderError
from summitreader.model import Article
from summitreader.session import ParserProcess, QueueItem, Summary
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.viewmodel.reading_index import ReadingIndex
from summitreader.tui.viewmodel.viewport import same_place
from summitreader.tui.work.open_task import OpenTask
from summitreader.tui.work.prefetch import SHOW_EVERY, Prefetch

if TYPE_CHECKING:
    from summitreader.tui.reader.screen import ReadingScreen

LOOK_EVERY = 2.0
"""Seconds between two looks at the file's time: one `stat`, 20 µs."""


class ArticleQueue:
    """The reading screen's actions that open an article. Reading files and parsing run off the event loop."""

    def __init__(self, screen: ReadingScreen, queue: tuple[QueueItem, ...], index: int, early: Prefetch | None) -> None:
        self._screen, self.queue, self.index = screen, queue, index
        self._early = early
        self._working: Prefetch | ParserProcess | None = early
        self._left_at: dict[int, int] = {}
        self._stamp = self._changed_at()
        self._told_of: tuple[int, int] | None = None

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "next_article": self.next_article,
            "previous_article": self.previous_article,
            "reload": self.reload,
        }

    @property
    def name(self) -> str:
        """What the article was opened as."""
        return self.queue[self.index].name

    @property
    def title(self) -> str:
        """What the article is called where it has no title of its own."""
        queued = self.queue[self.index]
        return queued.title or queued.name

    @property
    def early_places(self) -> ReadingIndex | None:
        """What was found in the article before there was a screen to show it on."""
        early = self._early
        return early.places if early and early.reads(self._screen.article.article) else None

    @property
    def is_list(self) -> bool:
        """Whether the queue is what a folder, a feed or a book holds: its lines have titles before they are read."""
        return len(self.queue) > 1 and all(queued.title for queued in self.queue)

    def next_article(self) -> None:
        self._go(1)

    def previous_article(self) -> None:
        self._go(-1)

    def go_to(self, index: int) -> None:
        """Opens the article at a place of the queue."""
        self._open(index, self._turned)

    def take(self, lines: tuple[QueueItem, ...]) -> None:
        """Adds articles to the queue and opens the first of them."""
        self.queue = (*self.queue, *lines)
        self._open(len(self.queue) - len(lines), self._turned)

    def reload(self) -> None:
        """Reads the file again; place and choice are kept."""
        if self.name == session.STDIN:
            self._screen.say("This article did not come from a file.")
        else:
            self._stamp = self._changed_at()
            self._open(self.index, self._reloaded)

    def look(self) -> None:
        """Says so, once, if the file changed on disk."""
        stamp = self._changed_at()
        if stamp and self._stamp and stamp not in (self._stamp, self._told_of):
            self._told_of = stamp
            self._screen.say("The file changed: r reloads it.")

    def tell_of_copy(self, article: Article) -> None:
        """Says so if a page did not come from the network as it is there now."""
        if session.is_address(self.name) and article.notes:
            self._screen.say(article.notes[-1])

    def find(self) -> None:
        """Looks for findings in the article on the screen; they arrive as they are found, the nearest first."""
        article, early = self._screen.article.article, self._early
        self._early = None
        if early and early.reads(article):
            findings = early.findings
        else:
            self.stop()
            self._working = worker = ParserProcess()
            findings = partial(worker.findings, article, every=SHOW_EVERY)
        self._screen.librarian.begin()
        work = partial(self._find, findings, article)
        # Without a description Textual makes one of all that the work is about: 120 ms and 60 MB at 10 MB.
        self._screen.run_worker(work, thread=True, exclusive=True, group="findings", description="findings")

    def stop(self) -> None:
        """Ends what goes on: nobody waits for findings any more."""
        if self._working:
            self._working.stop()

    def _find(self, findings: Callable[[Callable[[], int]], Iterator[Summary]], article: Article) -> None:
        screen, places = self._screen, self._screen.places
        for found in findings(lambda: screen.article.current.start):
            corrected = screen.librarian.corrected(found)
            # What came early may be on the screen already.
            if not places or places.found is not corrected:
                places = ReadingIndex(corrected, places)
                screen.desk.prepare(places)
                screen.app.call_from_thread(self._found, article, places)
        if places and places.reading.article is article and screen.is_attached:
            screen.app.call_from_thread(self._found, article, places, True)

    def _found(self, article: Article, places: ReadingIndex, all_found: bool = False) -> None:
        # Another article may have been opened meanwhile.
        if article is not self._screen.article.article:
            return
        self._screen.places = places
        if all_found:
            self._screen.librarian.all_found()

    def _go(self, step: int) -> None:
        index = self.index + step
        if 0 <= index < len(self.queue):
            self._open(index, self._turned, step)
        elif len(self.queue) == 1:
            self._screen.say("There is only this article.")
        else:
            self._screen.say("This is the last article." if step > 0 else "This is the first article.")

    def _open(self, index: int, then: Callable[[int, Article], None], step: int = 0) -> None:
        self._screen.run_worker(partial(self._read, index, then, step), thread=True, exclusive=True, group="opening")

    def _read(self, index: int, then: Callable[[int, Article], None], step: int) -> None:
        """Reads an article; on the way through the queue one that cannot be read is said and passed over."""
        article: Article | None = None
        with OpenTask(self._screen, self.queue[index].name) as errand:
            while article is None and 0 <= index < len(self.queue) and not errand.is_called_off():
                try:
                    article = _anew(self.queue[index], errand)
                except SummitReaderError as error:
                    errand.failed(error)
                    index = index + step if step else -1
        if article and not errand.is_called_off():
            self._screen.app.call_from_thread(then, index, article)

    def _turned(self, index: int, article: Article) -> None:
        screen = self._screen
        self._left_at[self.index] = screen.article.current.start
        self.index = index
        self._stamp = self._changed_at()
        # Nothing of the article before stays.
        screen.places = screen.chosen = None
        screen.finder.forget()
        screen.searcher.drop()
        screen.article.show(article, self._left_at.get(index, 0))
        self.tell_of_copy(article)
        self.find()

    def _reloaded(self, index: int, article: Article) -> None:
        if article.text == self._screen.article.article.text:
            self._screen.say(f"The {'page' if session.is_address(self.name) else 'file'} is as it was.")
            self.tell_of_copy(article)
            return
        view = self._screen.article
        # The same words in the same row, as far as it still has them.
        view.show(article, same_place(view.article.text, article.text, view.page.at), view.page.row)
        self.find()
        self._screen.say("Reloaded.")

    def _changed_at(self) -> tuple[int, int] | None:
        """Time and size of the file, None where there is none."""
        if self.name == session.STDIN:
            return None
        try:
            found = os.stat(self.name)
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size


def _anew(queued: QueueItem, errand: OpenTask) -> Article:
    """The article of a queue's line, read anew where it has a file or an address. Raises ImportFailed."""
    if queued.article and queued.name == session.STDIN:
        return queued.article
    return session.open_queued(queued, errand.progress, errand.is_called_off)
