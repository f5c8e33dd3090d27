"""The shelf: what is kept, sorted, narrowed as one types, in groups, with the article beside it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, get_args

from textual.content import Content
from textual.widgets import Static

from summitreader.model import Kept
from summitreader.session.shelving import Group, Sort, View
from summitreader.tui.bindings import bindings
from summitreader.tui.books import Books
from summitreader.tui.keys import Key
from summitreader.tui.library_screen import LibraryScreen
from summitreader.tui.panes.listing import Line, Part

if TYPE_CHECKING:
    from summitreader.session.library import Library
    from summitreader.tui.search_bar import SearchBar

BESIDE = 120
"""Columns from which the article is shown beside the list."""

_PAGE = 200  # rows fetched at a time
_PREVIEW = 3_000  # code points
_SORTS: tuple[Sort, ...] = get_args(Sort)
_SORTED = {"added": "last kept", "day": "date", "title": "title", "outlet": "outlet", "opened": "last opened"}


class ShelfScreen(LibraryScreen):
    """Articles of the library; enter opens one where the reader left off. `page` is what it shows at first."""

    BINDINGS = bindings("shelf")
    OWNERS = ("shelf",)
    HINTS = ("choose_row", "filter", "sort", "group_event", "bin_article", "find_kept", "shelf_back", "help", "quit")

    def __init__(self, books: Books, table: Iterable[Key], page: tuple[Kept, ...] = ()) -> None:
        super().__init__(books, table, 2, "Nothing is kept yet: K keeps the article that is being read.")
        self.page, self.view, self.total = list(page), View(), 0
        self._given = bool(page)
        self._fetching = self._ended = self._left = False
        self._previewed = ""

    def load(self) -> None:
        """Reads the first rows of the view, unless they were given."""
        self._say_view()
        if self._given:
            self._given = False
            self.rows.show(len(self.page))
            self._count()
        else:
            self._ended = self._fetching = False
            self._fetch(anew=True)

    def on_screen_suspend(self) -> None:
        """An article is opened: its row will have changed."""
        self._left = True

    def on_screen_resume(self) -> None:
        """Back from an article: it has been read by now."""
        if self._left:
            self._left = False
            self._fetch(anew=True)

    def draw(self, row: int, width: int) -> tuple[Line, ...]:
        """Title and date; then outlet, event and speakers."""
        one = self.page[row]
        made = [f"{one.marks} marked"] if one.marks else []
        made += [f"{one.versions} versions"] if one.versions > 1 else []
        sign = Part("  ") if one.opened else Part("● ", "key")
        title = Part(one.title or "Without a title", "" if one.opened else "strong")
        known = " · ".join(filter(None, (one.outlet, one.event, one.speakers)))
        return (
            Line((sign, title), (Part(f"  {one.day}", "quiet"),)),
            Line((Part("  "), Part(known, "quiet")), (Part(f"  {', '.join(made)}", "key"),) if made else ()),
        )

    def on_rows_moved(self) -> None:
        """More rows are fetched before they are needed; the article beside the list follows."""
        if self.rows.last_seen + _PAGE // 2 > len(self.page):
            self._fetch()
        self.rest("preview", self._preview)

    def on_rows_chosen(self) -> None:
        """Opens the article."""
        self.post_message(Books.Wanted(self.page[self.rows.cursor].key))

    async def filter(self) -> None:
        """Opens the line in which to type."""
        await self.open_bar(self.view.words)

    def on_search_bar_typed(self, message: "SearchBar.Typed") -> None:
        """Narrows the list when the keys rest."""
        self.rest("words", lambda: self._look_at(replace(self.view, words=message.query)))

    def drop(self) -> None:
        """All articles again."""
        self._look_at(replace(self.view, words=""))

    def sort(self) -> None:
        """Sorts by the next column."""
        self._look_at(
            replace(self.view, sort=_SORTS[(_SORTS.index(self.view.sort) + 1) % len(_SORTS)], backwards=False)
        )

    def turn_around(self) -> None:
        self._look_at(replace(self.view, backwards=not self.view.backwards))

    def group_event(self) -> None:
        self._ask_group("event", "Which kind of event?")

    def group_side(self) -> None:
        self._ask_group("side", "Which side?")

    def group_month(self) -> None:
        self._ask_group("month", "Which month?")

    def show_bin(self) -> None:
        """The bin, and back."""
        self._look_at(replace(self.view, binned=not self.view.binned, within=None))

    def bin_article(self) -> None:
        """Puts the article under the cursor into the bin."""
        if self.rows.count and not self.view.binned:
            self._change("bin_articles", "Put into the bin; u takes it back.")

    def restore_article(self) -> None:
        """Takes the article under the cursor out of the bin."""
        if self.rows.count and self.view.binned:
            self._change("restore", "Back on the shelf.")

    def shelf_back(self) -> None:
        """All articles; then back to where the reader came from."""
        if replace(self.view, sort="added", backwards=False) != View():
            self._look_at(replace(self.view, words="", within=None, binned=False))
        else:
            self.leave()

    def _change(self, verb: str, words: str) -> None:
        key = self.page[self.rows.cursor].key
        self.books.start(self, partial(_change, verb=verb, key=key), partial(self._changed, words))

    def _changed(self, words: str, _: int) -> None:
        self.say(words)
        self.post_message(Books.Changed())

    def _ask_group(self, by: Group, question: str) -> None:
        def asked(found: tuple[tuple[str, int], ...]) -> None:
            from summitreader.tui.choice_screen import Answer, ChoiceScreen

            answers = [Answer(name or "not known", f"{size:,}") for name, size in found]

            def chosen(place: int | None) -> None:
                if place is not None:
                    self._look_at(replace(self.view, within=(by, found[place][0])))

            self.app.push_screen(ChoiceScreen(question, answers), chosen)

        self.books.start(self, partial(_groups, by=by), asked)

    def _look_at(self, view: View) -> None:
        if view != self.view:
            self.view = view
            self.rows.show(len(self.page), 0)
            self.load()

    def _fetch(self, anew: bool = False) -> None:
        """Fetches the rows that follow; `anew` all that were fetched, as they are now."""
        if not anew and (self._fetching or self._ended):
            return
        self._fetching = True
        after = None if anew or not self.page else self.page[-1]
        limit = max(_PAGE, self.rows.last_seen + _PAGE // 2) if anew else max(_PAGE, len(self.page) // 2)
        work = partial(_page, view=self.view, after=after, limit=limit)
        self.books.start(self, work, partial(self._fetched, self.view, anew, limit))

    def _fetched(self, view: View, anew: bool, limit: int, found: tuple[Kept, ...]) -> None:
        if view != self.view:
            return
        self._fetching, self._ended = False, len(found) < limit
        self.page = [*found] if anew else [*self.page, *found]
        self._previewed = "" if anew else self._previewed
        self.rows.show(len(self.page))
        if anew:
            self._count()

    def _count(self) -> None:
        view = self.view

        def counted(total: int) -> None:
            if view == self.view:
                self.total = total
                self._say_view()

        self.books.start(self, partial(_count, view=view), counted)

    def _say_view(self) -> None:
        view, bar = self.view, self.title_bar
        what = "Bin" if view.binned else "Library"
        within = f"{view.within[0]}: {view.within[1] or 'not known'}" if view.within else ""
        bar.headline = " · ".join(filter(None, (what, within, f"“{view.words}”" if view.words else "")))
        bar.origin = f"by {_SORTED[view.sort]}{', backwards' if view.backwards else ''}"
        bar.number = f"{self.total:,} article{'' if self.total == 1 else 's'}"

    def _preview(self) -> None:
        if self.app.size.width < BESIDE or not self.rows.count:
            for old in self.query("#preview"):
                old.remove()
            self._previewed = ""
            return
        one = self.page[min(self.rows.cursor, len(self.page) - 1)]
        if one.key != self._previewed:
            self._previewed = one.key
            self.books.start(self, partial(_text, key=one.key), partial(self._show, one))

    async def _show(self, one: Kept, text: str) -> None:
        if not self.query("#preview"):
            await self.body.mount(Static(id="preview"))
        facts = " · ".join(filter(None, (one.outlet, one.day, one.event)))
        words = Content.assemble(
            (one.title, "bold"), "\n", (facts, "$quiet"), "\n", (one.speakers, "$key"), "\n\n", text
        )
        self.query_one("#preview", Static).update(Content.assemble(words))


def _page(library: "Library", view: View, after: Kept | None, limit: int) -> tuple[Kept, ...]:
    from summitreader.session.shelving import shelf

    return shelf(library, view, after, limit)


def _count(library: "Library", view: View) -> int:
    from summitreader.session.shelving import count

    return count(library, view)


def _groups(library: "Library", by: Group) -> tuple[tuple[str, int], ...]:
    from summitreader.session.library import groups

    return groups(library, by)


def _text(library: "Library", key: str) -> str:
    from summitreader.session.library import open_kept

    article = open_kept(library, key)
    return article.text[:_PREVIEW] if article else ""


def _change(library: "Library", verb: str, key: str) -> int:
    from summitreader.session import library as verbs

    return verbs.bin_articles(library, [key]) if verb == "bin_articles" else verbs.restore(library, [key])
