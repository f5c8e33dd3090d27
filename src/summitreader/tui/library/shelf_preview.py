"""The article beside the shelf's list, where there is room for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from summitreader.session import library as verbs

if TYPE_CHECKING:
    from summitreader.model import KeptArticle
    from summitreader.tui.library.list_screen import ListScreen
    from summitreader.tui.library.shelf_pager import ShelfPager

COLUMNS = 120
"""Columns from which the article is shown."""

_PREVIEW = 3_000  # code points


class ShelfPreview:
    """Shows the beginning of the article under the cursor."""

    def __init__(self, screen: ListScreen, pager: ShelfPager) -> None:
        self._screen, self._pager = screen, pager
        self._shown: KeptArticle | None = None

    def follow(self) -> None:
        """Show the article that the cursor is on by now; none where there is no room."""
        screen, one = self._screen, self._pager.chosen
        if screen.app.size.width < COLUMNS or not one:
            for old in screen.query("#preview"):
                old.remove()
            self._shown = None
        elif one != self._shown:
            self._shown = one
            screen.library.start(
                screen, lambda library: verbs.article_beginning(library, one.key, _PREVIEW), partial(self._show, one)
            )

    async def _show(self, one: KeptArticle, text: str) -> None:
        screen = self._screen
        if one != self._shown:
            return
        preview = next(iter(screen.query("#preview").results(Static)), None)
        if preview is None:
            preview = Static(id="preview")
            await screen.body.mount(preview)
        if not preview.is_attached:
            return  # the shelf was left meanwhile
        facts = " · ".join(filter(None, (one.source, one.day, one.event)))
        head = ((one.title, "bold"), "\n", (facts, "$quiet"), "\n", (one.speakers, "$key"), "\n\n")
        preview.update(Content.assemble(*head, text))
