"""The clippings: quotes across articles, in the reader's order, with notes; copied or written as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.model import Clipping, Span
from summitreader.session.copying import how_said
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.table import Key
from summitreader.tui.library.list_screen import ListScreen
from summitreader.tui.panes.listing import RowLine, TextPart
from summitreader.tui.viewmodel.fitting import wrapped
from summitreader.tui.work.library_worker import LibraryWorker

if TYPE_CHECKING:
    from summitreader.session.library import Library


class ClippingsScreen(ListScreen):
    """The basket; enter opens the article at the quote."""

    BINDINGS = bindings("basket")
    OWNERS = ("basket",)
    HINTS = (
        *("choose_row", "clipping_down", "note_clipping", "drop_clipping", "copy_basket", "export_basket"),
        *("basket_back", "help"),
    )

    def __init__(self, books: LibraryWorker, table: Iterable[Key]) -> None:
        super().__init__(books, table, 4, "No clippings yet: + puts a quote here, from an article or from a search.")
        self.clippings: tuple[Clipping, ...] = ()
        self._then = 0

    def load(self) -> None:
        """Reads the basket."""
        self.title_bar.headline = "Clippings"
        if self.books.exists:
            self.books.start(self, _clippings, self._show)

    def draw(self, row: int, width: int) -> tuple[RowLine, ...]:
        """Two lines of the quote, its source, the note."""
        one = self.clippings[row]
        first, second = wrapped(" ".join(one.anchor.quote.split()), width, 2)
        source = ", ".join(filter(None, (one.speaker, one.title, one.outlet, one.day)))
        note = (TextPart("✎ ", "key"), TextPart(one.note)) if one.note else ()
        how = how_said(one.kind, one.cue)
        from_whom = RowLine((TextPart(f"— {source}", "quiet"),), (TextPart(f"  {how}", "quiet"),) if how else ())
        return (RowLine((TextPart(first),)), RowLine((TextPart(second),)), from_whom, RowLine(note))

    def on_row_list_chosen(self) -> None:
        """Opens the article at the quote."""
        start = self._clipping.anchor.start
        self.post_message(LibraryWorker.Wanted(self._clipping.article, Span(start, start + 1)))

    def clipping_down(self) -> None:
        self._move(1)

    def clipping_up(self) -> None:
        self._move(-1)

    def note_clipping(self) -> None:
        """Writes a note beside the quote."""
        from summitreader.tui.dialogs.prompt_screen import PromptScreen

        if not self.rows.count:
            return
        one = self._clipping

        def typed(note: str | None) -> None:
            if note is not None:
                self._change(partial(_note, clipping=one, note=note), "Note saved.")

        self.app.push_screen(PromptScreen("Note", one.anchor.quote, one.note, asks="Your note:"), typed)

    def drop_clipping(self) -> None:
        """Takes the quote out."""
        if self.rows.count:
            self._change(partial(_drop, clipping=self._clipping), "Taken out; u takes it back.")

    def empty_basket(self) -> None:
        """Takes all quotes out."""
        if self.rows.count:
            self._change(_empty, "All are taken out; u takes it back.")

    def copy_basket(self) -> None:
        """Copies all as Markdown."""
        if self.rows.count:
            self.books.start(self, _written, partial(self.copy, what="the clippings"))

    def export_basket(self) -> None:
        """Writes all into a file."""
        from summitreader.tui.dialogs.prompt_screen import PromptScreen

        if self.rows.count:
            self.app.push_screen(PromptScreen("Write the clippings to", value="clippings.md"), self._export)

    def basket_back(self) -> None:
        self.leave()

    @property
    def _clipping(self) -> Clipping:
        return self.clippings[self.rows.cursor]

    def _show(self, clippings: tuple[Clipping, ...]) -> None:
        self.clippings = clippings
        self.title_bar.number = f"{len(clippings)} quote{'' if len(clippings) == 1 else 's'}"
        self.rows.show(len(clippings))

    def _move(self, by: int) -> None:
        if self.rows.count and 0 <= self.rows.cursor + by < self.rows.count:
            self._change(partial(_move, clipping=self._clipping, by=by), "")
            self.rows.go_to(self.rows.cursor + by)

    def _change(self, work: Callable[[Library], object], words: str) -> None:
        def changed(_: object) -> None:
            if words:
                self.say(words)
            self.load()

        self.books.start(self, work, changed)

    def _export(self, name: str | None) -> None:
        if name:
            self.books.start(self, partial(_export, file=Path(name).expanduser()), self._exported)

    def _exported(self, fault: str) -> None:
        self.say(fault or "Written.", "error" if fault else "information")


def _clippings(library: Library) -> tuple[Clipping, ...]:
    from summitreader.session import library as verbs

    return verbs.clippings(library)


def _note(library: Library, clipping: Clipping, note: str) -> Clipping:
    from summitreader.session import library as verbs

    return verbs.note_clipping(library, clipping, note)


def _drop(library: Library, clipping: Clipping) -> bool:
    from summitreader.session import library as verbs

    return verbs.drop_clipping(library, clipping)


def _move(library: Library, clipping: Clipping, by: int) -> None:
    from summitreader.session import library as verbs

    verbs.move_clipping(library, clipping, by)


def _empty(library: Library) -> int:
    from summitreader.session import library as verbs

    return verbs.empty_basket(library)


def _written(library: Library) -> str:
    from summitreader.session import library as verbs

    return verbs.write_basket(library)


def _export(library: Library, file: Path) -> str:
    """Writes the basket; why it could not be, "" where it was."""
    try:
        # "x": what stands there already is not written over.
        with file.open("x", encoding="utf-8") as opened:
            opened.write(_written(library))
    except OSError as error:
        return f"cannot write '{session.visible(str(file))}': {error.strerror or error}"
    return ""
