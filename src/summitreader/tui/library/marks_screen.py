"""The list of marks and corrections: of the article on the screen, or of the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from summitreader.model import Article, Mark, Span
from summitreader.session import library as verbs
from summitreader.tui.keymap.action_screen import ExportOffer
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.table import Key
from summitreader.tui.library.list_screen import ListScreen, want
from summitreader.tui.viewmodel.mark_styles import sign_of
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.viewmodel.wrap import drawn
from summitreader.tui.work.library_worker import LibraryWorker

if TYPE_CHECKING:
    from summitreader.model import Anchor
    from summitreader.session.library import ListedCorrection, ListedRuling, TitledMark

    _Listed = ListedCorrection | ListedRuling

NOTHING = "Nothing is marked yet: h highlights, i writes a note, x corrects."
_LOST = "Its words are not in this version of the text."
_FATE = "cannot be placed in this version"
_OF_ALL = "It is about all of the article."
_AS_IT_IS = "A correction stays as it is: delete it, and correct anew."


class MarksScreen(ListScreen):
    """Marks with their words, then corrections; enter goes there. Without an `article` they are the library's."""

    BINDINGS = bindings("marks")
    OWNERS = ("marks",)
    HINTS = ("choose_row", "whose_marks", "edit_mark", "delete_mark", "copy_mark", "copy_mark_as", "marks_back", "help")

    def __init__(self, library: LibraryWorker, table: Iterable[Key], article: Article | None = None) -> None:
        super().__init__(library, table, 2, NOTHING)
        self._article, self._of_article = article, article is not None
        self.marked: tuple[TitledMark, ...] = ()
        self.corrections: tuple[_Listed, ...] = ()
        self.actions = matched(
            self.OWNERS,
            {
                "whose_marks": self.whose_marks,
                "edit_mark": self.edit_mark,
                "delete_mark": self.delete_mark,
                "copy_mark": self.copy_mark,
                "copy_mark_as": self.copy_mark_as,
                "marks_back": self.marks_back,
            },
        )

    def load(self) -> None:
        """Read the marks and the corrections."""
        key = self._article.id if self._article and self._of_article else None
        self.wait_for_rows()
        self.library.start(
            self,
            lambda library: verbs.listed_marks(library, key),
            partial(self._show, self._of_article),
        )

    def export_offer(self) -> ExportOffer | str:
        """Return the rows of the article, or of all articles with marks."""
        article = self._article if self._of_article else None
        if not self.marked:
            return NOTHING
        return ExportOffer(
            "marks",
            article.shown_title if article else "library",
            lambda library: verbs.sources_of_marks(library, article),
        )

    def draw(self, row: int, width: int) -> tuple[RowLine, ...]:
        """Sign, kind and text; then the words it was put on."""
        if row >= len(self.marked):
            return self._drawn_correction(self.corrections[row - len(self.marked)])
        mark, title = self.marked[row]
        look = mark.colour or "key"
        about = " ".join(mark.text.split()) or (f"{mark.colour} highlight" if mark.kind == "highlight" else mark.kind)
        lost = self._of_article and mark.span is None
        fate = _FATE if lost else "the words have changed" if mark.changed else ""
        words = " ".join(mark.anchor.quote.split())
        return (
            RowLine(
                (TextPart(f" {sign_of(mark)} ", look), TextPart(" "), TextPart(about, "strong")),
                (TextPart(f"  {title or fate}", "quiet"),),
            ),
            RowLine((TextPart("    "), TextPart(f"“{words}”", "quiet"))),
        )

    def on_row_list_chosen(self) -> None:
        """Go to the mark, or to what was corrected."""
        mark = self._mark
        if mark is None:
            self._go_to_correction()
        elif not self._of_article:
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

        mark = self._mark
        if mark is None:
            if self.corrections:
                self.say(_AS_IT_IS)
            return
        before = drawn(mark.text)  # on one line, though a note may have several

        def typed(text: str | None) -> None:
            if text is not None and text != before.strip():
                changed = replace(mark, text=text)
                self.change(lambda library: verbs.put_mark(library, changed), "Saved.")

        self.app.push_screen(
            PromptScreen(mark.kind.capitalize(), value=before, half_typed=typed if mark.kind == "note" else None),
            typed,
        )

    def delete_mark(self) -> None:
        """Delete a mark, or take a correction back."""
        mark = self._mark
        if mark is None and (listed := self._correction):
            self.change(lambda library: verbs.take_back(library, listed), "Taken back: correction. u makes it again.")
        elif mark is not None:
            self.change(lambda library: verbs.delete_mark(library, mark), f"Deleted: {mark.kind}. u takes it back.")

    def copy_mark(self) -> None:
        """Copy the words it was put on."""
        anchor = self._mark.anchor if self._mark else self._correction and _place(self._correction)[1]
        if anchor:
            self.copy(anchor.quote, "the words marked")

    def copy_mark_as(self) -> None:
        """Choose the form in which to copy them."""
        mark = self._mark
        if mark:
            told = partial(self.copy_in_form, what="the words marked", gone=_LOST)
            self.library.start(self, lambda library: verbs.mark_in_forms(library, mark), told, asks=True)

    def marks_back(self) -> None:
        self.dismiss(None)

    @property
    def _mark(self) -> Mark | None:
        """The mark under the cursor; None where there is none, or a correction."""
        row = self.rows.cursor
        return self.marked[row].mark if row < len(self.marked) else None

    @property
    def _correction(self) -> _Listed | None:
        """The correction under the cursor."""
        row = self.rows.cursor - len(self.marked)
        return self.corrections[row] if 0 <= row < len(self.corrections) else None

    def _go_to_correction(self) -> None:
        listed = self._correction
        if listed is None:
            return
        article, anchor, is_lost = _place(listed)
        if anchor is None or is_lost:
            self.say(_LOST if is_lost else _OF_ALL)
            return
        span = Span(anchor.start, anchor.start + len(anchor.quote))
        if self._of_article:
            self.dismiss(span)
        else:
            want(self, article, span)

    def _drawn_correction(self, listed: _Listed) -> tuple[RowLine, ...]:
        _, anchor, is_lost = _place(listed)
        words = " ".join(anchor.quote.split()) if anchor else ""
        fate = _FATE if is_lost else listed.title or _made(listed)[:10]
        return (
            RowLine(
                (TextPart(" ≠ ", "key"), TextPart(" "), TextPart(f"correction: {listed.said}", "strong")),
                (TextPart(f"  {fate}", "quiet"),),
            ),
            RowLine((TextPart("    "), TextPart(f"“{words}”" if words else _OF_ALL, "quiet"))),
        )

    def _show(self, of_article: bool, listed: tuple[tuple[TitledMark, ...], tuple[_Listed, ...]]) -> None:
        if of_article != self._of_article:
            return
        self.marked, self.corrections = marked, corrections = listed
        self.title_bar.headline = "Marks of the article" if of_article else "Marks of the library"
        lost = sum(_place(one)[2] for one in corrections)
        counts = [_counted(len(marked), "mark")]
        counts += [_counted(len(corrections) - lost, "correction")] if len(corrections) > lost else []
        counts += [_counted(lost, "lost correction")] if lost else []
        self.title_bar.number = ", ".join(counts)
        self.show_rows(len(marked) + len(corrections))

    def _open(self, mark: Mark, span: Span | None) -> None:
        if span is None:
            self.say(_LOST)
        want(self, mark.article, span)


def _place(listed: _Listed) -> tuple[str, Anchor | None, bool]:
    """Return the key of the article that something was corrected in, the words there, and whether they are gone."""
    if isinstance(listed, verbs.ListedRuling):
        return listed.about.article, listed.about.anchor, listed.about.is_lost
    return listed.correction.article, listed.correction.anchor, listed.is_lost


def _made(listed: _Listed) -> str:
    """Return when it was corrected."""
    return listed.about.kept.made if isinstance(listed, verbs.ListedRuling) else listed.correction.made


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
