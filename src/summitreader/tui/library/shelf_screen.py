"""The shelf: what is kept, sorted, narrowed as one types, in groups, with the article beside it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from summitreader.model import KeptArticle
from summitreader.session.library import View
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.table import Key
from summitreader.tui.library.bin_actions import BinActions
from summitreader.tui.library.list_screen import ListScreen
from summitreader.tui.library.shelf_pager import ShelfPager
from summitreader.tui.library.shelf_preview import ShelfPreview
from summitreader.tui.library.shelf_view_actions import SORTED, ShelfViewActions
from summitreader.tui.panes.listing import RowLine, TextPart
from summitreader.tui.work.library_worker import NOTHING, LibraryWorker

if TYPE_CHECKING:
    from summitreader.tui.widgets.search_bar import SearchBar

_IN_BIN = ("choose_row", "restore_article", "empty_bin", "show_bin", "shelf_back", "help", "quit")


class ShelfScreen(ListScreen):
    """Articles of the library; enter opens one where the reader left off. `page` is what it shows at first."""

    BINDINGS = bindings("shelf")
    OWNERS = ("shelf",)
    HINTS = ("choose_row", "filter", "sort", "group_event", "bin_article", "find_kept", "shelf_back", "help", "quit")

    def __init__(self, library: LibraryWorker, table: Iterable[Key], page: tuple[KeptArticle, ...] = ()) -> None:
        super().__init__(library, table, 2, NOTHING)
        self.stock = ShelfPager(self, page)
        self.hands = (self, ShelfViewActions(self), BinActions(self))
        self._beside = ShelfPreview(self)
        self._left = False

    @property
    def view(self) -> View:
        """What is shown."""
        return self.stock.view

    @property
    def page(self) -> list[KeptArticle]:
        """The rows fetched so far."""
        return self.stock.page

    @property
    def chosen(self) -> KeptArticle | None:
        """The article under the cursor."""
        return self.page[min(self.rows.cursor, len(self.page) - 1)] if self.rows.count else None

    def load(self) -> None:
        """Reads the first rows of the view, unless they were given."""
        self.say_view()
        self.stock.begin()

    def look_at(self, view: View) -> None:
        """Shows another view."""
        if view != self.view:
            self.stock.view = view
            self.rows.show(len(self.page), 0)
            self.show_hints(_IN_BIN if view.binned else self.HINTS)
            self.load()

    def say_view(self) -> None:
        """Says on top what is shown, in which order, and how many there are."""
        view, bar, total = self.view, self.title_bar, self.stock.total
        what = "Bin" if view.binned else "Library"
        within = f"{view.within[0]}: {view.within[1] or 'not known'}" if view.within else ""
        bar.headline = " · ".join(filter(None, (what, within, f"“{view.words}”" if view.words else "")))
        bar.origin = f"by {SORTED[view.sort]}{', backwards' if view.backwards else ''}"
        bar.number = f"{total:,} article{'' if total == 1 else 's'}"
        nothing = "The bin is empty." if view.binned else NOTHING
        self.rows.nothing = "No article fits." if view.words or view.within else nothing

    def on_screen_suspend(self) -> None:
        """An article is opened: its row will have changed."""
        self._left = True

    def on_screen_resume(self) -> None:
        """Back from an article: it has been read by now."""
        if self._left:
            self._left = False
            self.stock.fetch(anew=True)

    def draw(self, row: int, width: int) -> tuple[RowLine, ...]:
        """Title and date; then outlet, event and speakers."""
        one = self.page[row]
        made = [f"{one.marks} marked"] if one.marks else []
        made += [f"{one.versions} versions"] if one.versions > 1 else []
        sign = TextPart("  ") if one.opened else TextPart("● ", "key")
        title = TextPart(one.title or "Without a title", "" if one.opened else "strong")
        known = " · ".join(filter(None, (one.outlet, one.event, one.speakers)))
        return (
            RowLine((sign, title), (TextPart(f"  {one.day}", "quiet"),)),
            RowLine(
                (TextPart("  "), TextPart(known, "quiet")), (TextPart(f"  {', '.join(made)}", "key"),) if made else ()
            ),
        )

    def on_row_list_moved(self) -> None:
        """More rows are fetched before they are needed; the article beside the list follows."""
        self.stock.keep_ahead()
        self.rest("beside", self._beside.follow)

    def on_row_list_chosen(self) -> None:
        """Opens the article."""
        if one := self.chosen:
            self.post_message(LibraryWorker.Wanted(one.key))

    async def filter(self) -> None:
        """Opens the line in which to type."""
        await self.open_bar(self.view.words)

    def on_search_bar_typed(self, message: "SearchBar.Typed") -> None:
        """Narrows the list when the keys rest."""
        self.rest("words", lambda: self.look_at(replace(self.view, words=message.query)))

    def drop(self) -> None:
        """All articles again."""
        self.look_at(replace(self.view, words=""))

    def shelf_back(self) -> None:
        """All articles; then back to where the reader came from."""
        if replace(self.view, sort="added", backwards=False) != View():
            self.look_at(replace(self.view, words="", within=None, binned=False))
        else:
            self.leave()
