"""The verdicts on an open draft: enter goes to the words in it, w tells the rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.library.list_screen import ListScreen
from summitreader.tui.viewmodel.verifying.verdict_rows import LINES, verdict_lines
from summitreader.verification import QuoteVerdict, Verification

if TYPE_CHECKING:
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.viewmodel.row_layout import RowLine
    from summitreader.tui.work.library_worker import LibraryWorker

_NOTHING = "The draft quotes nobody, as far as these rules find."
_ALL_RIGHT = "Nothing is wrong, as far as these rules find: a shows all that was looked at."


class VerdictsScreen(ListScreen):
    """Each quotation and paraphrase with its verdict; at first those that are not right."""

    BINDINGS = bindings("verdicts")
    OWNERS = ("verdicts",)
    HINTS = ("choose_row", "all_verdicts", "why_verified", "copy_passage", "verdicts_back", "help")

    def __init__(self, library: LibraryWorker, table: Iterable[Key], found: Verification) -> None:
        """Make the list of what was found of a draft."""
        super().__init__(library, table, LINES, _NOTHING)
        self.found = found
        self._is_whole = not found.wrong
        self.actions = matched(
            self.OWNERS,
            {
                "all_verdicts": self.all_verdicts,
                "why_verified": self.why_verified,
                "copy_passage": self.copy_passage,
                "verdicts_back": self.verdicts_back,
            },
        )

    @property
    def verdicts(self) -> tuple[QuoteVerdict, ...]:
        """The verdicts that are listed."""
        return self.found.verdicts if self._is_whole else self.found.wrong

    def load(self) -> None:
        """Show the verdicts."""
        shown, found = self.verdicts, self.found
        self.title_bar.headline = "Quotations held against their sources"
        self.title_bar.origin = f"{len(found.sources):,} source{'s' * (len(found.sources) != 1)}"
        self.title_bar.number = f"{len(found.wrong)} of {len(found.verdicts)} not right"
        self.rows.nothing = _ALL_RIGHT if found.verdicts else _NOTHING
        self.show_rows(len(shown))

    def draw(self, row: int, width: int) -> tuple[RowLine, ...]:
        """Return the lines of a verdict: the draft's words, and beside or below them the source's."""
        return verdict_lines(self.found, self.verdicts[row], width)

    def on_row_list_chosen(self) -> None:
        """Go to the words in the draft."""
        self.dismiss(self.verdicts[self.rows.cursor].quote.span)

    def all_verdicts(self) -> None:
        """List what is right too, or only what is not."""
        self._is_whole = not self._is_whole
        self.rows.cursor = 0
        self.load()

    def why_verified(self) -> None:
        """Tell by which rule the verdict was given, and what is said of it."""
        # Imported here, as whatever only a key asks for.
        from textual.content import Content

        from summitreader.tui.dialogs.box_screen import BoxScreen

        if not self.rows.count:
            return
        verdict = self.verdicts[self.rows.cursor]
        lines = [
            Content.assemble((verdict.rule, "$primary"), ": ", session.why_verified(verdict.rule)),
            Content(session.verdict_sentence(self.found, verdict)),
        ]
        self.app.push_screen(BoxScreen("Why?", Content("\n\n").join(lines), "j k scroll, esc closes"))

    def copy_passage(self) -> None:
        """Copy the source's own words, so that the draft can be put right."""
        if not self.rows.count:
            return
        passage = self.verdicts[self.rows.cursor].passage
        if passage is None:
            self.say("No source has these words.")
        else:
            self.copy(passage.span.of(self.found.sources[passage.source].text), "the source's words")

    def verdicts_back(self) -> None:
        """Back to the draft."""
        self.dismiss(None)
