"""Going through the articles at hand: the next and the one before, others added, a file read again that changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

from summitreader import session
from summitreader.errors import SummitReaderError
from summitreader.model import Article
from summitreader.session import QueueItem
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.viewport import same_place
from summitreader.tui.work.open_task import OpenTask
from summitreader.tui.work.services import Services

LOOK_EVERY = 2.0
"""Seconds between two looks at the file's time: one `stat`, 20 µs."""


class ArticleQueue:
    """The actions that show another article of the queue. Files are read off the event loop."""

    def __init__(
        self,
        state: ReaderState,
        view: ArticleView,
        services: Services,
        show_task: Callable[[OpenTask | None], None],
        replaced: Callable[[], None],
        find: Callable[[], None],
    ) -> None:
        """Make the queue's actions.

        Args:
            state: Has the queue, and is told which of it is on the screen.
            view: Shows the articles.
            services: Give threads to read in.
            show_task: Shows what is being opened, None when it has ended.
            replaced: Called before another article is shown.
            find: Called when an article is shown, to look for what is in it.
        """
        self._state, self._view, self._services = state, view, services
        self._show_task, self._replaced, self._find = show_task, replaced, find
        self._left_at: dict[int, int] = {}
        self._stamp = self._changed_at()
        self._told_of: tuple[int, int] | None = None

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "next_article": partial(self.go_on, 1),
            "previous_article": partial(self.go_on, -1),
            "reload": self.reload,
        }

    @property
    def is_list(self) -> bool:
        """Whether the queue is what a folder, a feed or a book holds: its lines have titles before they are read."""
        return len(self._state.queue) > 1 and all(queued.title for queued in self._state.queue)

    def go_on(self, step: int, times: int = 1) -> None:
        """Open the next article (1) or the one before (-1), so many times on, as far as there are any."""
        place = max(0, min(self._state.place + step * times, len(self._state.queue) - 1))
        if place != self._state.place:
            self._open(place, self._turned, step)
        elif len(self._state.queue) == 1:
            self._services.say("There is only this article.")
        else:
            self._services.say("This is the last article." if step > 0 else "This is the first article.")

    def go_to(self, place: int) -> None:
        """Open the article at a place of the queue."""
        self._open(place, self._turned)

    def take(self, lines: tuple[QueueItem, ...]) -> None:
        """Add articles to the queue and open the first of them."""
        self._state.queue = (*self._state.queue, *lines)
        self._open(len(self._state.queue) - len(lines), self._turned)

    def reload(self) -> None:
        """Read the file again; place and choice are kept."""
        if self._state.queued.name == session.STDIN:
            self._services.say("This article did not come from a file.")
        else:
            self._stamp = self._changed_at()
            self._open(self._state.place, self._reloaded)

    def look(self) -> None:
        """Say so, once, if the file changed on disk."""
        stamp = self._changed_at()
        if stamp and self._stamp and stamp not in (self._stamp, self._told_of):
            self._told_of = stamp
            self._services.say("The file changed: r reloads it.")

    def tell_of_copy(self, article: Article) -> None:
        """Say so if a page did not come from the network as it is there now."""
        if session.is_address(self._state.queued.name) and article.notes:
            self._services.say(article.notes[-1])

    def _open(self, place: int, then: Callable[[int, Article], None], step: int = 0) -> None:
        self._services.run(partial(self._read, place, then, step), group="opening", exclusive=True)

    def _read(self, place: int, then: Callable[[int, Article], None], step: int) -> None:
        """Read an article; on the way through the queue one that cannot be read is said and passed over."""
        article: Article | None = None
        queue = self._state.queue
        with OpenTask(queue[place].name, self._services, self._show_task) as task:
            while article is None and 0 <= place < len(queue) and not task.is_called_off():
                try:
                    article = _anew(queue[place], task)
                except SummitReaderError as error:
                    task.failed(error)
                    place = place + step if step else -1
        if article and not task.is_called_off():
            self._services.call(then, place, article)

    def _turned(self, place: int, article: Article) -> None:
        self._left_at[self._state.place] = self._view.current.start
        self._state.place = place
        self._stamp = self._changed_at()
        self._replaced()
        self._view.show(article, self._left_at.get(place, 0))
        self.tell_of_copy(article)
        self._find()

    def _reloaded(self, place: int, article: Article) -> None:
        view = self._view
        if article.text == view.article.text:
            is_page = session.is_address(self._state.queued.name)
            self._services.say(f"The {'page' if is_page else 'file'} is as it was.")
            self.tell_of_copy(article)
            return
        # The same words in the same row, as far as it still has them.
        view.show(article, same_place(view.article.text, article.text, view.page.at), view.page.row)
        self._find()
        self._services.say("Reloaded.")

    def _changed_at(self) -> tuple[int, int] | None:
        """Return time and size of the file, None where there is none."""
        if self._state.queued.name == session.STDIN:
            return None
        try:
            found = os.stat(self._state.queued.name)
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size


def _anew(queued: QueueItem, task: OpenTask) -> Article:
    """Return the article of a queue's line, read anew where it has a file or an address. Raises ImportFailed."""
    if queued.article and queued.name == session.STDIN:
        return queued.article
    return session.open_queued(queued, task.progress, task.is_called_off)
