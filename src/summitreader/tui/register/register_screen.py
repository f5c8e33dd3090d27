"""The register of an article's commitments: numbered, narrowed by actor, strength and deadline; enter goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.errors import SummitReaderError
from summitreader.tui.keymap.action_screen import is_open
from summitreader.tui.keymap.actions import matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.library.list_screen import ListScreen
from summitreader.tui.viewmodel.register.register_rows import Narrowed, actors_of, commitment_line, commitment_words
from summitreader.tui.viewmodel.tracking.grouped_rows import GroupedRows

if TYPE_CHECKING:
    from summitreader.commitment import Commitment, Register
    from summitreader.model import Reading, Span
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.viewmodel.row_layout import RowLine
    from summitreader.tui.work.library_worker import LibraryWorker

_READING = "Reading the commitments …"
_NOTHING = "No commitments were found in this text by these rules."
_ENDINGS = {"markdown": "md", "text": "txt", "g20": "g20.csv", "pax": "pax.csv"}
_BESIDE = {"g20": "a score for each member, as compliance reports have it", "pax": "columns as PA-X names them"}


class RegisterScreen(ListScreen):
    """The commitments of a reading; enter goes to the words of one."""

    BINDINGS = bindings("register")
    OWNERS = ("register",)
    HINTS = (
        *("choose_row", "whose_commitments", "how_firm", "with_deadline", "copy_commitment", "why_commitment"),
        *("export_register", "register_back", "help"),
    )

    def __init__(
        self, library: LibraryWorker, table: Iterable[Key], reading: Reading, go_to: Callable[[Span | None], None]
    ) -> None:
        super().__init__(library, table, 1, _READING)
        self.reading, self._go_to = reading, go_to
        self.register: Register | None = None
        self.narrowed = Narrowed()
        self.shown: tuple[Commitment, ...] = ()
        self.actions = matched(
            self.OWNERS,
            {
                "whose_commitments": self.whose_commitments,
                "how_firm": lambda: self._narrow(self.narrowed.next_strength()),
                "with_deadline": lambda: self._narrow(replace(self.narrowed, deadline=not self.narrowed.deadline)),
                "copy_commitment": self.copy_commitment,
                "why_commitment": self.why_commitment,
                "export_register": self.export_register,
                "register_back": self.leave,
            },
        )

    def load(self) -> None:
        """Find the commitments in a thread: a long text takes a moment."""
        self.title_bar.headline = f"Commitments · {self.reading.article.shown_title}"
        if self.register is None:
            self.wait_for_rows()
            self.run_worker(self._find, thread=True, group="register", description="reading the commitments")
        else:
            self._show()

    def _find(self) -> None:
        try:
            found: Register | SummitReaderError = session.register_of_reading(self.reading)
        except SummitReaderError as fault:
            found = fault
        if is_open(self):
            self.app.call_from_thread(self._found, found)

    def _found(self, found: Register | SummitReaderError) -> None:
        if isinstance(found, SummitReaderError):
            self.rows.nothing = f"{found}"
            self.show_rows(0)
            return
        self.register = found
        self._show()

    def _show(self) -> None:
        """Show what passes, the cursor where it was."""
        register = self.register
        if register is None:
            return
        here = self.shown[self.rows.cursor] if self.rows.cursor < len(self.shown) else None
        self.shown = shown = tuple(one for one in register.commitments if self.narrowed.passes(one))
        text, every = self.reading.article.text, len(register.commitments)

        def line(row: int, width: int, is_cursor: bool) -> RowLine:
            return commitment_line(shown[row], text, width)

        words = self.narrowed.words
        self.title_bar.origin = words
        self.title_bar.number = f"{len(shown):,} of {every:,}" if words else f"{every:,}"
        self.rows.nothing = _NOTHING if not every else f"None of {every:,} commitments: {words}."
        rows = GroupedRows([""] * len(shown), line, lambda row: commitment_words(shown[row], text))
        self.show_rows(len(shown), shown.index(here) if here in shown else 0, rows)

    def _narrow(self, narrowed: Narrowed) -> None:
        self.narrowed = narrowed
        self._show()

    def whose_commitments(self) -> None:
        """Show the commitments of the next actor, of all after the last."""
        if self.register:
            self._narrow(self.narrowed.next_actor(actors_of(self.register)))

    def on_row_list_chosen(self) -> None:
        """Go to the words of the commitment."""
        one = self._here
        if one:
            self.leave()
            self._go_to(one.span)

    def copy_commitment(self) -> None:
        """Copy the commitment with who makes it and what the article is called."""
        if one := self._here:
            words = commitment_words(one, self.reading.article.text)
            self.copy(f"{words}\n— {self.reading.article.shown_title}", "commitment")

    def why_commitment(self) -> None:
        """Tell the rule that found it, and the verb by which it did."""
        if one := self._here:
            verb = " ".join(one.verb.of(self.reading.article.text).split())
            self.say(f"By “{verb}”, rule {one.rule}: {session.why_committed(one.rule)}")

    def export_register(self) -> None:
        """Ask for the format, then where to: what is shown is written, under its own numbers."""
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        if not self.shown:
            self.say(self.rows.nothing)
            return
        formats = session.REGISTER_FORMATS

        def chosen(place: int | None) -> None:
            if place is not None:
                self._ask_where(formats[place], f"commitments.{_ENDINGS.get(formats[place], formats[place])}")

        letters = {"tsv": "s", "g20": "g", "pax": "p", "jsonl": "j"}
        answers = [Answer(name, _BESIDE.get(name, ""), letters.get(name, name[0])) for name in formats]
        self.app.push_screen(ChoiceScreen("Export the commitments: in which format?", answers), chosen)

    def _ask_where(self, format: str, name: str) -> None:
        from summitreader.tui.dialogs.prompt_screen import PathSuggester, PromptScreen

        def typed(name: str | None) -> None:
            if name:
                work = partial(self._write, format, name)
                self.run_worker(work, thread=True, group="exporting", description="writing the register")

        about = "A new file; → completes a path."
        self.app.push_screen(PromptScreen("Write the commitments to", about, name, PathSuggester()), typed)

    def _write(self, format: str, name: str) -> None:
        """Write in a thread, and say what came of it."""
        kept = session.kept_register(self.reading, self.register, [one.number for one in self.shown])
        try:
            session.write_file(Path(name).expanduser(), [session.write_registers([kept], format), "\n"])
        except SummitReaderError as fault:
            self.app.call_from_thread(self.say, str(fault), "error")
        else:
            self.app.call_from_thread(self.say, f"Written to {name}.")

    @property
    def _here(self) -> Commitment | None:
        """The commitment under the cursor."""
        return self.shown[self.rows.cursor] if self.rows.cursor < len(self.shown) else None
