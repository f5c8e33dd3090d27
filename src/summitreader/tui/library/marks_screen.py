"""The list of marks: of the article on the screen, or of the whole library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from summitreader.model import Article, Mark, Span
from summitreader.session import library as verbs
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.table import Key
from summitreader.tui.library.list_screen import ListScreen
from summitreader.tui.viewmodel.mark_styles import sign_of
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.work.library_worker import LibraryWorker

if TYPE_CHECKING:
    from summitreader.session.library import TitledMark

NOTHING = "Nothing is marked yet: h highlights, i writes a note."
_LOST = "Its words are not in this version of the text."


class MarksScreen(ListScreen):
    """Marks with their words; enter goes there. Without an `article` they are the library's."""

    BINDINGS = bindings("marks")
    OWNERS = ("marks",)
    HINTS = ("choose_row", "whose_marks", "edit_mark", "delete_mark", "copy_mark", "marks_back", "help")

    def __init__(self, library: LibraryWorker, table: Iterable[Key], article: Article | None = None) -> None:
        super().__init__(library, table, 2, NOTHING)
        self._article, self._of_article = article, article is not None
        self.marked: tuple[TitledMark, ...] = ()
        self.actions = matched(
            self.OWNERS,
            {
                "whose_marks": self.whose_marks,
                "edit_mark": self.edit_mark,
                "delete_mark": self.delete_mark,
                "copy_mark": self.copy_mark,
                "marks_back": self.marks_back,
            },
        )

    def load(self) -> None:
        """Read the marks."""
        key = self._article.id if self._article and self._of_article else None
        self.library.start(
            self, lambda library: verbs.marks_with_titles(library, key), partial(self._show, self._of_article)
        )

    def draw(self, row: int, width: int) -> tuple[RowLine, ...]:
        """Sign, kind and text; then the words it was put on."""
        mark, title = self.marked[row]
        look = mark.colour or "key"
        about = mark.text or (f"{mark.colour} highlight" if mark.kind == "highlight" else mark.kind)
        lost = self._of_article and mark.span is None
        fate = "cannot be placed in this version" if lost else "the words have changed" if mark.changed else ""
        words = " ".join(mark.anchor.quote.split())
        return (
            RowLine(
                (TextPart(f" {sign_of(mark)} ", look), TextPart(" "), TextPart(about, "strong")),
                (TextPart(f"  {title or fate}", "quiet"),),
            ),
            RowLine((TextPart("    "), TextPart(f"“{words}”", "quiet"))),
        )

    def on_row_list_chosen(self) -> None:
        """Go to the mark."""
        mark = self._mark
        if not self._of_article:
            self.library.start(self, lambda library: verbs.span_of_mark(library, mark), partial(self._open, mark))
        elif mark.span:
            self.dismiss(mark.span)
        else:
            self.say(_LOST)

    def whose_marks(self) -> None:
        """The article's marks, or the library's."""
        if self._article is None:
            self.say("No article is open: these are the library's marks.")
            return
        self._of_article = not self._of_article
        self.rows.cursor = 0
        self.load()

    def edit_mark(self) -> None:
        """Change the words of a mark."""
        from summitreader.tui.dialogs.prompt_screen import PromptScreen

        if not self.rows.count:
            return
        mark = self._mark

        def typed(text: str | None) -> None:
            if text is not None and text != mark.text:
                changed = replace(mark, text=text)
                self.change(lambda library: verbs.put_mark(library, changed), "Saved.")

        self.app.push_screen(
            PromptScreen(mark.kind.capitalize(), value=mark.text, half_typed=typed if mark.kind == "note" else None),
            typed,
        )

    def delete_mark(self) -> None:
        """Delete a mark."""
        if self.rows.count:
            mark = self._mark
            self.change(lambda library: verbs.delete_mark(library, mark), f"Deleted: {mark.kind}. u takes it back.")

    def copy_mark(self) -> None:
        """Copy the words it was put on."""
        if self.rows.count:
            self.copy(self._mark.anchor.quote, "the words marked")

    def marks_back(self) -> None:
        self.dismiss(None)

    @property
    def _mark(self) -> Mark:
        return self.marked[self.rows.cursor].mark

    def _show(self, of_article: bool, marked: tuple[TitledMark, ...]) -> None:
        if of_article != self._of_article:
            return
        self.marked = marked
        self.title_bar.headline = "Marks of the article" if of_article else "Marks of the library"
        self.title_bar.number = f"{len(marked)} mark{'' if len(marked) == 1 else 's'}"
        self.show_rows(len(marked))

    def _open(self, mark: Mark, span: Span | None) -> None:
        if span is None:
            self.say(_LOST)
        self.post_message(LibraryWorker.Wanted(mark.article, span))
