"""What the reading screen knows of its article, which the controllers share: each change of it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Literal, TypeVar

from summitreader.model import Article, Mark, Reading, Span, Statement
from summitreader.session import QueueItem
from summitreader.tui.viewmodel.filters.passing import PassingStatements, followed_passages, passing, statements_of
from summitreader.tui.viewmodel.filters.terms import NO_FILTERS, Filters, filter_that_holds, filter_words
from summitreader.tui.viewmodel.jump_list import JumpList
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex
from summitreader.tui.work.open_task import OpenTask

T = TypeVar("T")

Aspect = Literal["index", "here", "choice", "filters", "marks", "is_kept", "all_found"]
"""What of the state can become another value while an article is on the screen."""


class _Observed(Generic[T]):
    """A value of the state; that it became another one is told at once."""

    def __init__(self, name: Aspect, first: T) -> None:
        self._name, self._first = name, first

    def __get__(self, state: ReaderState, owner: object = None) -> T:
        value: T = state.__dict__.get(self._name, self._first)
        return value

    def __set__(self, state: ReaderState, value: T) -> None:
        if value != self.__get__(state):
            state.__dict__[self._name] = value
            state.changed(self._name)


class ReaderState:
    """Findings, marks and what the reader follows in the article on the screen, and which of a queue that is.

    The article itself, the current sentence and the selection belong to the article view.
    """

    index = _Observed[ReadingIndex | None]("index", None)
    """What has been found so far; None before the first findings."""
    here = _Observed("here", CursorContext())
    """What stands under the cursor."""
    choice = _Observed[PaneChoice | None]("choice", None)
    """What the reader follows."""
    filters = _Observed[Filters]("filters", NO_FILTERS)
    """What the panes are narrowed to."""
    marks = _Observed[tuple[Mark, ...]]("marks", ())
    """The reader's marks of the article."""
    is_kept = _Observed("is_kept", False)
    """Whether the library has the article."""
    all_found = _Observed("all_found", False)
    """Whether nothing more will be found in the article."""
    accessed = ""
    """The day on which the article came into the library; "" where it is not there."""

    def __init__(self, queue: tuple[QueueItem, ...], place: int, changed: Callable[[Aspect], None]) -> None:
        """Make the state of an article just opened.

        Args:
            queue: The articles at hand.
            place: Which of them is on the screen.
            changed: Called after a value became another one.
        """
        self.queue, self.place, self.changed = queue, place, changed
        self.jumps = JumpList()
        self.opening: OpenTask | None = None

    @property
    def queued(self) -> QueueItem:
        """The line of the queue that the article on the screen was opened as."""
        return self.queue[self.place]

    @property
    def reading(self) -> Reading | None:
        """All that has been found so far."""
        return self.index.reading if self.index else None

    @property
    def whole(self) -> Reading | None:
        """All that was found, once nothing more will be."""
        return self.reading if self.all_found else None

    @property
    def followed_passages(self) -> Sequence[Span]:
        """The passages of what is followed that pass the filter of its pane, or all that pass where nothing is."""
        return followed_passages(self.index, self.choice, self.filters) if self.index else ()

    @property
    def passing(self) -> PassingStatements | None:
        """The statements that pass the filter which holds for what is followed; None where none is filtered."""
        pane, terms = filter_that_holds(self.filters, self.choice)
        return passing(self.index, terms) if self.index and terms and pane != "agreements" else None

    def words_of_filter(self, choice: PaneChoice | None) -> str:
        """Return how the filter that holds for a choice is told."""
        return filter_words(self.index, filter_that_holds(self.filters, choice)[1])

    def statements_of(self, choice: PaneChoice | None) -> Sequence[Statement]:
        """Return the statements of a choice, or of all, that pass the filter which holds for it."""
        return statements_of(self.index, choice, self.filters) if self.index else ()

    def as_told(self, article: Article) -> Article:
        """Return an article with what the reader corrected of it: its title, its outlet, its date."""
        return self.index.reading.article if self.index and self.index.text is article.text else article

    def forget_article(self) -> None:
        """Forget what was found and followed in an article: another one takes its place."""
        self.index = self.choice = None
        self.filters = NO_FILTERS
        self.jumps = JumpList()
