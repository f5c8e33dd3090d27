"""The clippings: quotes across articles, in the reader's order, with notes; copied or written as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.model import Clipping, Span
from summitreader.session import library as verbs
from summitreader.tui.keymap.action_screen import ExportOffer
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.keymap.table import Key
from summitreader.tui.library.list_screen import ListScreen, want
from summitreader.tui.viewmodel.fitting import wrapped
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.work.library_worker import Job, LibraryWorker

if TYPE_CHECKING:
    from summitreader.session.library import ClippingForm

_SHOWN = 5  # quotes whose words are shown before all are copied


class ClippingsScreen(ListScreen):
    """All clippings; enter opens the article at the quote."""

    BINDINGS = bindings("clippings")
    OWNERS = ("clippings",)
    HINTS = (
        *("choose_row", "clipping_down", "note_clipping", "drop_clipping", "copy_clippings", "copy_clippings_as"),
        *("export_clippings", "clippings_back", "help"),
    )

    def __init__(self, library: LibraryWorker, table: Iterable[Key]) -> None:
        super().__init__(library, table, 4, "No clippings yet: + puts a quote here, from an article or from a search.")
        self.clippings: tuple[Clipping, ...] = ()
        self.actions = matched(
            self.OWNERS,
            {
                "clipping_down": partial(self._move, 1),
                "clipping_up": partial(self._move, -1),
                "note_clipping": self.note_clipping,
                "drop_clipping": self.drop_clipping,
                "empty_clippings": self.empty_clippings,
                "copy_clippings": self.copy_clippings,
                "copy_clippings_as": self.copy_clippings_as,
                "export_clippings": self.export_clippings,
                "clippings_back": self.leave,
            },
        )

    def load(self) -> None:
        """Read the clippings."""
        self.title_bar.headline = "Clippings"
        if self.library.exists:
            self.wait_for_rows()
            self.library.start(self, lambda library: verbs.clippings(library), self._show)

    def export_offer(self) -> ExportOffer | str:
        """Return the rows of the clippings, or of the articles that they are from."""
        if not self.rows.count:
            return "There are no clippings to be exported."
        return ExportOffer(
            "clippings",
            "my",
            lambda library: verbs.sources_of_clippings(library),
        )

    def draw(self, row: int, width: int) -> tuple[RowLine, ...]:
        """Return two lines of the quote, its source, the note."""
        one = self.clippings[row]
        cited = one.citation
        first, second = wrapped(" ".join(cited.words.split()), width, 2)
        source = ", ".join(filter(None, (cited.speaker, cited.title, cited.outlet, cited.published)))
        note = (TextPart("✎ ", "key"), TextPart(one.note)) if one.note else ()
        how = session.how_said(cited.kind, cited.cue)
        from_whom = RowLine((TextPart(f"— {source}", "quiet"),), (TextPart(f"  {how}", "quiet"),) if how else ())
        return (RowLine((TextPart(first),)), RowLine((TextPart(second),)), from_whom, RowLine(note))

    def on_row_list_chosen(self) -> None:
        """Open the article at the quote."""
        start = self._clipping.anchor.start
        want(self, self._clipping.article, Span(start, start + 1))

    def note_clipping(self) -> None:
        """Write a note beside the quote."""
        from summitreader.tui.dialogs.prompt_screen import PromptScreen

        if not self.rows.count:
            return
        one = self._clipping

        def typed(note: str | None) -> None:
            if note is not None:
                self._change(lambda library: verbs.note_clipping(library, one, note), "Note saved.")

        self.app.push_screen(
            PromptScreen("Note", one.anchor.quote, one.note, asks="Your note:", half_typed=typed), typed
        )

    def drop_clipping(self) -> None:
        """Take the quote out."""
        if self.rows.count:
            one = self._clipping
            self._change(lambda library: verbs.drop_clipping(library, one), "Taken out; u takes it back.")

    def empty_clippings(self) -> None:
        """Take all quotes out."""
        if self.rows.count:
            self._change(lambda library: verbs.empty_clippings(library), "All are taken out; u takes it back.")

    def copy_clippings(self) -> None:
        """Copy all as Markdown."""
        if self.rows.count:
            self.library.start(
                self, lambda library: verbs.write_clippings(library), partial(self.copy, what="the clippings")
            )

    def copy_clippings_as(self) -> None:
        """Choose the form in which to copy all."""
        self._ask_form("Copy", "copies", lambda form: self.copy(verbs.written(self.clippings, form), "the clippings"))

    def export_clippings(self) -> None:
        """Choose the form in which to write all into a file, then the file."""
        self._ask_form("Write", "goes on", lambda form: self._ask_where(verbs.file_for_clippings(form), form))

    @property
    def _clipping(self) -> Clipping:
        return self.clippings[self.rows.cursor]

    def _show(self, clippings: tuple[Clipping, ...]) -> None:
        self.clippings = clippings
        self.title_bar.number = f"{len(clippings)} quote{'' if len(clippings) == 1 else 's'}"
        self.show_rows(len(clippings))

    def _move(self, by: int) -> None:
        """Move the clipping under the cursor down, or up."""
        if self.rows.count and 0 <= self.rows.cursor + by < self.rows.count:
            one = self._clipping
            self._change(lambda library: verbs.move_clipping(library, one, by), "")
            self.rows.go_to(self.rows.cursor + by)

    def _change(self, job: Job[object], words: str) -> None:
        def changed(_: object) -> None:
            if words:
                self.say(words)
            self.load()

        self.wait_for_rows()
        self.library.start(self, job, changed)

    def _ask_form(self, title: str, does: str, then: Callable[[ClippingForm], None]) -> None:
        # Imported here, as whatever only a key asks for.
        from summitreader.tui.dialogs.copy_screen import CopyOffer, CopyScreen

        if not self.rows.count:
            return
        forms = {name: form for form, name in verbs.CLIPPING_FORM_NAMES.items()}

        def chosen(offer: CopyOffer | None) -> None:
            if offer:
                then(forms[offer.form])

        offers = [
            CopyOffer(
                self.title_bar.number,
                name,
                partial(verbs.written, self.clippings, form),
                partial(verbs.written, self.clippings[:_SHOWN], form),
            )
            for name, form in forms.items()
        ]
        self.app.push_screen(CopyScreen(offers, title, does), chosen)

    def _ask_where(self, name: str, form: ClippingForm) -> None:
        from summitreader.tui.dialogs.prompt_screen import PromptScreen

        self.app.push_screen(PromptScreen("Write the clippings to", value=name), partial(self._export, form))

    def _export(self, form: ClippingForm, name: str | None) -> None:
        if name:
            file = Path(name).expanduser()
            told = partial(self._exported, name, form)
            self.library.start(self, lambda library: verbs.export_clippings(library, file, form), told)

    def _exported(self, name: str, form: ClippingForm, fault: str) -> None:
        self.say(fault or f"Written to {name}.", "error" if fault else "information")
        if fault and self.app.screen is self:
            self._ask_where(name, form)  # to be put right
