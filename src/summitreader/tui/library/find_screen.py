"""Searching the library as one types: statements and passages with what stands around them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from summitreader.answers import SearchHit, SearchResult
from summitreader.session import library as verbs
from summitreader.session import rows_of_kept
from summitreader.tui.keymap.action_screen import TableOffer
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.table import Key
from summitreader.tui.library.list_screen import ListScreen
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.work.library_worker import LibraryWorker

if TYPE_CHECKING:
    from textual.worker import Worker

    from summitreader.tui.widgets.search_bar import SearchBar

_NOTHING = (
    'Words, "a phrase", speaker:, side:, theme:, outlet:, date:2026-01..2026-03, kind:, joint:yes, has:note, -not'
)
_BEFORE = 30  # code points shown before the first word found


class FindScreen(ListScreen):
    """Hits, the best of the newest first; enter opens the article on the spot."""

    BINDINGS = bindings("hits")
    OWNERS = ("hits",)
    HINTS = ("choose_row", "find_again", "copy_hit", "copy_hit_as", "clip_hit", "hits_back", "help", "quit")

    def __init__(self, library: LibraryWorker, table: Iterable[Key]) -> None:
        super().__init__(library, table, 3, _NOTHING)
        self.found, self.words = SearchResult(()), ""
        self._search: Worker[None] | None = None
        self.actions = matched(
            self.OWNERS,
            {
                "find_again": self.find_again,
                "copy_hit": self.copy_hit,
                "copy_hit_as": self.copy_hit_as,
                "clip_hit": self.clip_hit,
                "hits_back": self.leave,
            },
        )

    def on_mount(self) -> None:
        """Ready to type."""
        self.title_bar.headline = "Find in the library"
        self.call_next(self.open_bar)
        # What a search needs is loaded while the first word is being typed.
        self.library.start(self, lambda library: verbs.warm_search(library))

    def table_offer(self) -> TableOffer | str:
        """Return the rows of all that the search finds, shown here or not."""
        words, across = self.words, self.found.across
        if not self.rows.count:
            return "Nothing was found that could be exported."
        return TableOffer(
            "statements",
            words,
            lambda library, kind: rows_of_kept(
                library, verbs.find_passages(library, words, across=across, typing=True)[0], kind
            ),
        )

    def draw(self, row: int, width: int) -> tuple[RowLine, ...]:
        """Return the article; then the words with what stands around them, on two lines."""
        hit = self.found.hits[row]
        source = " · ".join(filter(None, (hit.title or "Without a title", hit.outlet)))
        whose = f"{hit.speaker}, {hit.kind}: " if hit.speaker else ""
        first, second = _around(hit, width, len(whose))
        return (
            RowLine((TextPart(source, "strong"),), (TextPart(f"  {hit.day}", "quiet"),)),
            RowLine((TextPart(whose, "quiet"), *first)),
            RowLine(tuple(second)),
        )

    def on_search_bar_typed(self, message: SearchBar.Typed) -> None:
        """Search as the words are typed."""
        self.words = message.query
        # Not before the last search has come to its end: what is typed meanwhile is searched for as one.
        if self._search is None or self._search.is_finished:
            self.load()

    def drop(self) -> None:
        """Nothing to find after all."""
        self.leave()

    def load(self) -> None:
        """Search anew."""
        if self.words.strip():
            words = self.words
            self._search = self.library.start(
                self, lambda library: verbs.find(library, words, typing=True), partial(self._show, words)
            )
        else:
            self._show(self.words, SearchResult(()))

    def on_row_list_chosen(self) -> None:
        """Open the article at the hit."""
        hit = self._hit
        self.post_message(LibraryWorker.Wanted(hit.article, hit.span))

    async def find_again(self) -> None:
        """Back to the line."""
        await self.open_bar(self.words)

    def copy_hit(self) -> None:
        """Copy the hit with its attribution."""
        if self.rows.count:
            hit = self._hit
            self.library.start(
                self, lambda library: verbs.quote_hit(library, hit, "attributed"), partial(self.copy, what="the hit")
            )

    def copy_hit_as(self) -> None:
        """Choose the form in which to copy the hit."""
        if self.rows.count:
            hit = self._hit
            self.library.start(
                self, lambda library: verbs.hit_in_forms(library, hit), partial(self.copy_in_form, what="the hit")
            )

    def clip_hit(self) -> None:
        """Put the hit among the clippings."""
        if self.rows.count:
            hit = self._hit
            self.library.start(self, lambda library: verbs.clip_hit(library, hit), self._clipped)

    @property
    def _hit(self) -> SearchHit:
        return self.found.hits[self.rows.cursor]

    def _show(self, words: str, found: SearchResult) -> None:
        if words != self.words:
            self.load()
            return
        self.found = found
        self.rows.nothing = "; ".join(found.notes) or ("Nothing found." if words.strip() else _NOTHING)
        self.show_rows(len(found.hits), 0)
        count = f"{len(found.hits)}{' and more' if found.more else ''}" if words.strip() else ""
        self.title_bar.number = count
        self.title_bar.origin = "; ".join(found.notes)

    def _clipped(self, clipped: verbs.Clipped | None) -> None:
        self.say(clipped.told if clipped else "The article is no longer in the library.")


def _around(hit: SearchHit, width: int, before: int) -> tuple[list[TextPart], list[TextPart]]:
    """Return two lines of the context, from shortly before the first word found, those words marked."""
    text = "".join(" " if char in "\n\t\r" else char for char in hit.context)
    words = [(span.start - hit.context_start, span.end - hit.context_start) for span in hit.words]
    start = max(0, hit.span.start - hit.context_start)
    if words and words[0][0] - start > width:
        # A long passage: it is shown from shortly before the first word found.
        start = words[0][0] - _BEFORE
        start = text.find(" ", start) + 1 or start
    lines = []
    for room in (width - before, width):
        end = start + max(1, room)
        if end < len(text):
            end = max(text.rfind(" ", start + 1, end), start + 1)
        lines.append(_parts(text, start, end, words))
        start = end + 1
    return lines[0], lines[1]


def _parts(text: str, start: int, end: int, words: list[tuple[int, int]]) -> list[TextPart]:
    parts, at = [], start
    for first, last in words:
        first, last = max(first, at), min(last, end)
        if first < last:
            parts += [TextPart(text[at:first]), TextPart(text[first:last], "hit")]
            at = last
    return [*parts, TextPart(text[at:end])]
