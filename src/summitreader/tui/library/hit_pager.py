"""What a search of the library finds: the first part as one types, further ones as one reads on, and the total."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from summitreader.answers import SearchResult
from summitreader.session import library as verbs

if TYPE_CHECKING:
    from textual.worker import Worker

    from summitreader.answers import MatchCount
    from summitreader.tui.library.list_screen import ListScreen
    from summitreader.tui.work.library_worker import Job

_AHEAD = 60  # rows below the last one seen for which more are fetched
_PATIENCE = 0.3  # seconds that others wait for a count; after them there are "more than" so many


class HitPager:
    """Searches one thing after the other: `found` is all that was fetched so far of the answer to `words`.

    `is_begun` tells that the last word may be the beginning of one. `told` is called with the ways in which the words
    may go on when another answer is there, and with None when it has grown or was counted.
    """

    def __init__(self, screen: ListScreen, told: Callable[[tuple[verbs.Completion, ...] | None], None]) -> None:
        self._screen, self._told = screen, told
        self.found, self.words = SearchResult(()), ""
        self._across, self.is_begun, self._part = False, False, 0
        self._work: Worker[None] | None = None

    @property
    def total(self) -> str:
        """How many answers there are, in words."""
        found = self.found
        if not self.words.strip():
            return ""
        if found.count:
            return verbs.counted_hits(found.count, found.across)
        return f"{len(found.hits):,} and more"

    def look_for(self, words: str) -> None:
        """Search for words that are being typed."""
        self.words, self.is_begun = words, True
        # Not before the last search has come to its end: what is typed meanwhile is searched for as one.
        if self._work is None or self._work.is_finished:
            self.load()

    def finish(self) -> None:
        """Search for the words as they stand: no more are typed."""
        self.is_begun = False
        self.load()

    def look_across(self) -> None:
        """Look for all words anywhere in the article, or within one statement again."""
        self._across = not self._across
        self.load()

    def load(self) -> None:
        """Search anew."""
        words, across, is_begun = self.words, self._across, self.is_begun
        self._start(lambda library: verbs.begin_search(library, words, across, is_begun), partial(self._begun, words))

    def keep_ahead(self) -> None:
        """Fetch more where the reader comes near the end of what there is."""
        is_near = self._screen.rows.view.last_seen + _AHEAD > len(self.found.hits)
        if self.found.more and is_near and (self._work is None or self._work.is_finished):
            words, across, is_begun, part = self.words, self._across, self.is_begun, self._part + 1
            self._start(
                lambda library: verbs.find(library, words, part=part, across=across, typing=is_begun),
                partial(self._read_on, words, part),
            )

    def _start(self, job: Job[Any], then: Callable[[Any], object]) -> None:
        self._work = self._screen.library.start(self._screen, job, then)

    def _begun(self, words: str, begun: verbs.BegunSearch) -> None:
        if words != self.words:
            self.load()
            return
        self.found, self._part, self.is_begun = begun.found, 0, begun.is_begun
        self._told(begun.completions)
        if self.found.count is None:
            across, is_begun = self._across, self.is_begun
            self._start(
                lambda library: verbs.count_found(
                    library,
                    words,
                    across=across,
                    typing=is_begun,
                    seconds=_PATIENCE,
                    is_called_off=lambda: words != self.words,
                ),
                partial(self._counted, words),
            )

    def _read_on(self, words: str, part: int, found: SearchResult) -> None:
        if words != self.words:
            self.load()
        elif part == self._part + 1:
            self._part = part
            self.found = replace(self.found, hits=(*self.found.hits, *found.hits), more=found.more)
            self._told(None)

    def _counted(self, words: str, count: MatchCount) -> None:
        if words != self.words:
            self.load()
        else:
            self.found = replace(self.found, count=count)
            self._told(None)
