"""Searching the library as one types: statements and passages with what stands around them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from summitreader.answers import SearchHit
from summitreader.session import library as verbs
from summitreader.tui.keymap.action_screen import ExportOffer
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.table import Key
from summitreader.tui.library.completer import Completer
from summitreader.tui.library.hit_pager import HitPager
from summitreader.tui.library.list_screen import ListScreen, want
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.work.library_worker import NOTHING, LibraryWorker

if TYPE_CHECKING:
    from summitreader.tui.widgets.search_bar import SearchBar

_NOTHING = "Words in any form, one OR other, (brackets), -not, and fields: tab completes them. ? lists all keys."
_FIELDS = " ".join(f"{field}:" for field in verbs.SEARCH_FIELDS)
_LEAST = 12  # cells of a line for words, below which there are none
_BEFORE = 30  # code points shown before the first word found


class FindScreen(ListScreen):
    """Hits, the best of the newest first; enter opens the article on the spot."""

    BINDINGS = bindings("hits")
    OWNERS = ("hits",)
    HINTS = ("choose_row", "find_again", "across", "copy_hit", "copy_hit_as", "clip_hit", "hits_back", "help", "quit")

    def __init__(self, library: LibraryWorker, table: Iterable[Key]) -> None:
        super().__init__(library, table, 3, _NOTHING)
        self.pager = HitPager(self, self._show)
        self.completer: Completer = Completer(_FIELDS)
        self.actions = matched(
            self.OWNERS,
            {
                "find_again": self.find_again,
                "across": self.pager.look_across,
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

    def export_offer(self) -> ExportOffer | str:
        """Return the rows of all that the search finds, shown here or not."""
        words, across, begun = self.pager.words, self.pager.found.across, self.pager.is_begun
        if not self.rows.count:
            return "Nothing was found that could be exported."
        return ExportOffer(
            "statements",
            words,
            lambda library: verbs.sources_of_search(library, words, across=across, typing=begun),
        )

    def draw(self, row: int, width: int) -> tuple[RowLine, ...]:
        """Return the article; then the words with what stands around them, on two lines."""
        hit = self.pager.found.hits[row]
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
        self.pager.look_for(message.query)

    async def on_search_bar_asked(self, message: SearchBar.Asked) -> None:
        """Search for the words as they stand once they are typed, unless the reader has chosen a hit by then."""
        await super().on_search_bar_asked(message)
        if message.id == "keep_search" and self.rows.cursor <= 0:
            self.pager.finish()

    def drop(self) -> None:
        """Nothing to find after all."""
        self.leave()

    def load(self) -> None:
        """Search anew."""
        self.pager.load()

    def on_row_list_moved(self) -> None:
        """Fetch more before they are needed."""
        self.pager.keep_ahead()

    def on_row_list_chosen(self) -> None:
        """Open the article at the hit."""
        hit = self._hit
        want(self, hit.article, hit.span)

    async def find_again(self) -> None:
        """Back to the line."""
        await self.open_bar(self.pager.words)

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
                self,
                lambda library: verbs.hit_in_forms(library, hit),
                partial(self.copy_in_form, what="the hit"),
                asks=True,
            )

    def clip_hit(self) -> None:
        """Put the hit among the clippings."""
        if self.rows.count:
            hit = self._hit
            self.library.start(self, lambda library: verbs.clip_hit(library, hit), self._clipped)

    @property
    def _hit(self) -> SearchHit:
        return self.pager.found.hits[self.rows.cursor]

    def _show(self, completions: tuple[verbs.Completion, ...] | None) -> None:
        """Show what was found by now; of another search with the ways in which its words may go on."""
        found, words = self.pager.found, self.pager.words
        notes = "; ".join(found.notes)
        if completions is not None:
            self.completer.offer(words, completions)
            nothing = "Nothing found." if self.library.exists else NOTHING
            self.rows.nothing = notes or (nothing if words.strip() else _NOTHING)
            self.title_bar.headline = f"Find {'across the article' if found.across else 'in the library'}"
            also = f"also: {', '.join(found.also)}" if found.also else ""
            # While the library is read again, what is not yet read is not found.
            self.title_bar.origin = notes or also or self.status_bar.doing
        if completions is not None or len(found.hits) != self.rows.count:
            self.show_rows(len(found.hits), 0 if completions is not None else None)
        self.title_bar.number = self.pager.total

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
    lines: list[list[TextPart]] = []
    for room in (width - before, width):
        if room < _LEAST:  # a long name alone fills the line
            lines.append([])
            continue
        end = start + room
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
