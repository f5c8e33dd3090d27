"""The rows of the shelf's view: fetched page by page, before they are needed, and counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from summitreader.session import library as verbs
from summitreader.session.library import View

if TYPE_CHECKING:
    from summitreader.model import KeptArticle
    from summitreader.tui.library.list_screen import ListScreen

_PAGE = 200  # rows fetched at a time


class ShelfPager:
    """What the shelf shows of a view: `page` holds the rows fetched so far, `total` counts all there are.

    `told` is called when another view is shown, and when its articles are counted.
    """

    def __init__(self, screen: ListScreen, page: tuple[KeptArticle, ...], told: Callable[[], None]) -> None:
        self._screen, self._told = screen, told
        self.page, self.view, self.total = list(page), View(), 0
        self._given = bool(page)
        self._fetching = self._ended = False

    @property
    def chosen(self) -> KeptArticle | None:
        """The article under the cursor."""
        rows = self._screen.rows
        return self.page[min(rows.cursor, len(self.page) - 1)] if rows.count else None

    def look_at(self, view: View) -> None:
        """Show another view."""
        if view != self.view:
            self.view = view
            self._screen.show_rows(len(self.page), 0)
            self.begin()

    def begin(self) -> None:
        """Fetch the first rows of the view, unless they were given."""
        self._told()
        if self._given:
            self._given = False
            self._screen.show_rows(len(self.page))
            self._count()
        else:
            self.fetch(anew=True)

    def keep_ahead(self) -> None:
        """Fetch more where the reader comes near the end of what there is."""
        if self._screen.rows.view.last_seen + _PAGE // 2 > len(self.page):
            self.fetch()

    def fetch(self, anew: bool = False) -> None:
        """Fetch the rows that follow; `anew` all that were fetched, as they are now."""
        if not anew and (self._fetching or self._ended):
            return
        self._fetching = True
        if anew:
            self._screen.wait_for_rows()
        view, after = self.view, None if anew or not self.page else self.page[-1]
        seen = self._screen.rows.view.last_seen + _PAGE // 2
        limit = max(_PAGE, seen if anew else len(self.page) // 2)
        self._screen.library.start(
            self._screen,
            lambda library: verbs.shelf(library, view, after, limit),
            partial(self._fetched, view, anew, limit),
        )

    def _fetched(self, view: View, anew: bool, limit: int, found: tuple[KeptArticle, ...]) -> None:
        if view != self.view:
            return
        self._fetching, self._ended = False, len(found) < limit
        self.page = [*found] if anew else [*self.page, *found]
        self._screen.show_rows(len(self.page))
        if anew:
            self._count()

    def _count(self) -> None:
        view = self.view

        def counted(total: int) -> None:
            if view == self.view:
                self.total = total
                self._told()

        self._screen.library.start(self._screen, lambda library: verbs.count(library, view), counted)
