"""The shelf: what is kept, sorted, narrowed as one types, in groups, with the article beside it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from summitreader.model import KeptArticle
from summitreader.session import library as verbs
from summitreader.session.library import View
from summitreader.tui.keymap.action_screen import ExportOffer
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.table import Key
from summitreader.tui.library.bin_actions import BinActions
from summitreader.tui.library.completer import Completer
from summitreader.tui.library.list_screen import ListScreen, want
from summitreader.tui.library.shelf_pager import ShelfPager
from summitreader.tui.library.shelf_preview import ShelfPreview
from summitreader.tui.library.shelf_view_actions import SORTED, ShelfViewActions
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.work.library_worker import NOTHING, LibraryWorker

if TYPE_CHECKING:
    from summitreader.tui.widgets.search_bar import SearchBar

_FILTER = "Words of title, outlet, date, event, speakers; fields too: outlet: side: speaker: theme: event: date: tag:"
_IN_BIN = ("choose_row", "restore_article", "empty_bin", "show_bin", "shelf_back", "help", "quit")


class ShelfScreen(ListScreen):
    """Articles of the library; enter opens one where the reader left off. `page` is what it shows at first."""

    BINDINGS = bindings("shelf")
    OWNERS = ("shelf",)
    HINTS = (
        *("choose_row", "filter", "sort", "select_article", "compare", "group_event", "bin_article"),
        *("find_kept", "shelf_back", "help", "quit"),
    )

    def __init__(self, library: LibraryWorker, table: Iterable[Key], page: tuple[KeptArticle, ...] = ()) -> None:
        super().__init__(library, table, 2, NOTHING)
        self.pager = ShelfPager(self, page, self.say_view)
        self.completer: Completer = Completer(_FILTER)
        self._preview = ShelfPreview(self, self.pager)
        self.actions = matched(
            self.OWNERS,
            {"filter": self.filter, "shelf_back": self.shelf_back, "select_article": self.select_article},
            ShelfViewActions(self, self.pager).actions(),
            BinActions(self, self.pager).actions(),
        )
        self._left = False

    def load(self) -> None:
        """Read the first rows of the view, unless they were given."""
        self.pager.begin()

    def say_view(self) -> None:
        """Say on top what is shown, in which order, and how many there are; at the bottom the keys for it."""
        view, bar, total = self.pager.view, self.title_bar, self.pager.total
        self.show_hints(_IN_BIN if view.binned else self.HINTS)
        what = "Bin" if view.binned else "Library"
        within = f"{view.within[0]}: {view.within[1] or 'not known'}" if view.within else ""
        bar.headline = " · ".join(filter(None, (what, within, f"“{view.words}”" if view.words else "")))
        bar.origin = f"by {SORTED[view.sort]}{', backwards' if view.backwards else ''}"
        bar.number = f"{total:,} article{'' if total == 1 else 's'}"
        nothing = "The bin is empty." if view.binned else NOTHING
        self.rows.nothing = "No article fits." if view.words or view.within else nothing

    def export_offer(self) -> ExportOffer | str:
        """Return the rows of the articles that the view shows."""
        view = self.pager.view
        if not self.rows.count:
            return "No article is shown that could be exported."
        name = "bin" if view.binned else view.words or (view.within[1] if view.within else "") or "library"
        return ExportOffer(
            "statements",
            name,
            lambda library: verbs.sources_of_shelf(library, view),
        )

    def to_compare(self) -> tuple[str, ...]:
        """Return the keys of the articles selected, else of the one under the cursor."""
        chosen = self.pager.chosen
        return self.selected or ((chosen.key,) if chosen else ())

    def select_article(self) -> None:
        """Select the article under the cursor, to be compared, or no longer; go on to the next."""
        if chosen := self.pager.chosen:
            others = tuple(key for key in self.selected if key != chosen.key)
            self.selected = others if chosen.key in self.selected else (*others, chosen.key)
            self.rows.refresh_row(self.rows.cursor)
            self.rows.step(1)

    def on_screen_suspend(self) -> None:
        """An article is opened: its row will have changed."""
        self._left = True

    def on_screen_resume(self) -> None:
        """Back from an article: it has been read by now."""
        if self._left:
            self._left = False
            self.pager.fetch(anew=True)

    def draw(self, row: int, width: int) -> tuple[RowLine, ...]:
        """Title and date; then outlet, event and speakers."""
        one = self.pager.page[row]
        made = [f"{one.marks} marked"] if one.marks else []
        made += [f"{one.versions} versions"] if one.versions > 1 else []
        is_new = not one.opened
        sign = TextPart("✓ " if one.key in self.selected else "● " if is_new else "  ", "key")
        title = TextPart(one.title or "Without a title", "" if one.opened else "strong")
        known = " · ".join(filter(None, (one.source, one.event, one.speakers)))
        return (
            RowLine((sign, title), (TextPart(f"  {one.day}", "quiet"),)),
            RowLine(
                (TextPart("  "), TextPart(known, "quiet")), (TextPart(f"  {', '.join(made)}", "key"),) if made else ()
            ),
        )

    def on_row_list_moved(self) -> None:
        """More rows are fetched before they are needed; the article beside the list follows."""
        self.pager.keep_ahead()
        self.rest("preview", self._preview.follow)

    def on_row_list_chosen(self) -> None:
        """Open the article."""
        if one := self.pager.chosen:
            want(self, one.key)

    async def filter(self) -> None:
        """Open the line in which to type."""
        await self.open_bar(self.pager.view.words)

    def on_search_bar_typed(self, message: "SearchBar.Typed") -> None:
        """Narrow the list when the keys rest."""
        words = message.query
        self.rest("words", lambda: self.pager.look_at(replace(self.pager.view, words=words)))
        self.library.start(
            self,
            lambda library: verbs.complete_search(library, words),
            lambda ways: self.completer.offer(words, ways),
            quiet=True,
        )

    def drop(self) -> None:
        """All articles again."""
        self.pager.look_at(replace(self.pager.view, words=""))

    def shelf_back(self) -> None:
        """All articles; then back to where the reader came from."""
        view = self.pager.view
        if replace(view, sort="added", backwards=False) != View():
            self.pager.look_at(replace(view, words="", within=None, binned=False))
        else:
            self.leave()
