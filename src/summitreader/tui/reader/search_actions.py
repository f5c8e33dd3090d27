"""Searching: the line in which the reader types, and the hits through which the article goes."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable
from typing import TYPE_CHECKING

from summitreader.model import Span
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.reader.status_lines import StatusLines
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.reading_index import PaneChoice
from summitreader.tui.viewmodel.selection import word_at
from summitreader.tui.viewmodel.status_text import which_of
from summitreader.tui.work.services import Services

if TYPE_CHECKING:
    from textual.worker import Worker

    from summitreader.tui.viewmodel.incremental_search import SearchHits
    from summitreader.tui.widgets.search_bar import SearchBar, SearchKey


class SearchActions:
    """The actions that search, from where the reader was when it began and round the ends."""

    def __init__(
        self,
        state: ReaderState,
        view: ArticleView,
        lines: StatusLines,
        services: Services,
        moved: Callable[[], None],
    ) -> None:
        """Make the search of a view; `moved` is called when it went to another hit."""
        self._state, self._view, self._lines, self._services = state, view, lines, services
        self._moved = moved
        self._bar: SearchBar | None = None
        self._hits: SearchHits | None = None
        self.hit: Span | None = None
        self._began_at = self._searched_from = 0
        self._wanted = self._wanted_from = 0  # how many hits to go on, and from which offset

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"search": self.search, "search_word": self.search_word}

    @property
    def position(self) -> tuple[int, int, bool]:
        """Which hit was reached last, counted from 1, of how many, and whether those are all."""
        hits, hit = self._hits, self.hit
        return (0, 0, True) if hits is None else (hits.number(hit) if hit else 0, len(hits), hits.done)

    async def search(self) -> None:
        """Open the line in which to type what to search for."""
        # Imported here, as whatever only a key asks for.
        from summitreader.tui.widgets.search_bar import SearchBar

        self._began_at = self._view.current.start
        self._bar = SearchBar(typed=self.look_for, id="search")
        await self._lines.cover(self._bar)

    def search_word(self) -> None:
        """Search the word that the reader is at: the one clicked, else the first of the current sentence or row."""
        text = self._view.article.text
        word = word_at(text, self._view.page.at)
        if word is None:
            self._services.say("There is no word under the cursor.")
            return
        self._state.jumps.left(self._view.current.start, "search")
        self.look_for(word.of(text))
        self.step(1)

    async def asked(self, id: SearchKey) -> None:
        """Answer a key of the search line."""
        if id in ("next_hit", "previous_hit"):
            self.step(1 if id == "next_hit" else -1)
            return
        if id == "complete":
            return  # an article has no fields
        if id == "keep_search":
            self._state.jumps.left(self._began_at, "search")
        else:
            self._state.choice = None
            self._view.go_to(Span(self._began_at, self._began_at + 1))
        # Taken out first: while the line goes, the key that opens another one may be answered.
        bar, self._bar = self._bar, None
        if bar:
            await self._lines.uncover(bar)
        if self._bar:
            return
        self._view.screen.set_focus(self._view, scroll_visible=False)

    def look_for(self, query: str) -> None:
        """Search as the words are typed: each time from where the reader was when the search began."""
        # Imported here: the first paint needs no search.
        from summitreader.tui.viewmodel.incremental_search import SearchHits

        if self._hits is None:
            self._searched_from = self._view.page.at
        self._hits = SearchHits(self._view.article.text, query, self._searched_from) if query else None
        self.hit, self._wanted, self._wanted_from = None, 1, self._searched_from
        self._state.choice = PaneChoice("search", query) if query else None
        if self._hits is None:
            self.drop()
        else:
            # What is near is found at once, and shown with the letter that was typed.
            self._search_on(self._hits)
            _: Worker[None] = self._view.run_worker(self._seek, group="search", exclusive=True)

    def step(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the ends of the text; at once, or when it is found."""
        hits, hit, view = self._hits, self.hit, self._view
        if hits is None:
            return
        if not self._wanted:
            at_hit = hit is not None and view.current.start <= hit.start < view.current.end
            self._wanted_from = (hit.start if hit and at_hit else view.page.at) + (hit is not None and step > 0)
        self._wanted += step
        self._go_on(hits)

    def drop(self) -> None:
        """End the search: its hits go out."""
        self._hits = self.hit = None
        self._view.workers.cancel_group(self._view, "search")
        self._view.light(None)

    async def _seek(self) -> None:
        """Search slice by slice, and let keys in between."""
        hits = self._hits
        while hits is not None and hits is self._hits and not hits.done:
            self._search_on(hits)
            await sleep(0)
        if hits is not None and hits is self._hits:
            self._view.light(hits, self.hit)
            self._tell()

    def _search_on(self, hits: SearchHits) -> None:
        """Search the next slice. The article goes to what it wanted, and lights up the first hits."""
        known = len(hits)
        hits.step()
        if not (self._wanted and self._go_on(hits)) and not known and len(hits):
            self._view.light(hits, self.hit)
            self._tell()

    def _go_on(self, hits: SearchHits) -> bool:
        """Go as many hits on as are wanted, as far as they are known by now; False if no other one was reached."""
        gone: Span | None = None
        while self._wanted and (span := hits.from_(self._wanted_from, self._wanted)):
            step = 1 if self._wanted > 0 else -1
            self._wanted, self._wanted_from, gone = self._wanted - step, span.start + (step > 0), span
        if gone:
            self.hit = gone
            self._view.light(hits, gone, go=True)
            self._tell()
        return gone is not None

    def _tell(self) -> None:
        if self._bar:
            self._bar.say(which_of("hit", *self.position))
        self._moved()
