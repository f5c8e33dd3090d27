"""Writing a note in the user's editor, and reading all in their pager."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from summitreader import session
from summitreader.errors import SummitReaderError
from summitreader.model import Mark, Reading
from summitreader.session import library as verbs
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.mark_styles import marks_at
from summitreader.tui.viewmodel.status_text import STILL_READING
from summitreader.tui.work.services import Services


class OutsideActions:
    """The actions that give the terminal to another program for a while."""

    def __init__(
        self, state: ReaderState, view: ArticleView, services: Services, worked_on: Callable[[str], None]
    ) -> None:
        """Make the actions; `worked_on` is called with what to say when the article, kept by then, has a note."""
        self._state, self._view, self._services = state, view, services
        self._worked_on = worked_on

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"edit_note": self.edit_note, "page_whole": self.page_whole}

    def edit_note(self) -> None:
        """Write a note on the selection or the sentence, or change the one that is there, in the user's editor.

        What was written is kept whatever the editor says of itself.
        """
        here = self._view.selection or self._view.current
        notes = [mark for mark in marks_at(self._state.marks, here) if mark.kind == "note"]
        note = max(notes, key=lambda mark: mark.made, default=None)
        with self._services.faults_said():
            words, status = self._edited(note.text if note else "", here.of(self._view.article.text))
            self._keep(note, words, f" The editor ended with status {status}." if status else "")

    def _keep(self, note: Mark | None, words: str, failed: str) -> None:
        """Keep what became of a note, or of none, and say so; `failed` is what the editor says of itself."""
        if not words or (note and words == note.text):
            self._services.say(f"The note is as it was.{failed}" if note else f"No note was written.{failed}")
        elif note:
            self._change(note, words, f"Note saved.{failed}")
        else:
            told = f"Note saved{'' if self._state.is_kept else '; the article is kept'}.{failed}"
            self._add(words, told)

    def page_whole(self) -> None:
        """Show all that was found, and the text, in the user's pager."""
        reading = self._state.whole
        if reading is None:
            self._services.say(STILL_READING)
            return
        with self._services.faults_said():
            command = session.pager_command()
            # Off the event loop: of a long article it takes seconds to write.
            self._services.run(partial(self._write, reading, command), group="paging", exclusive=True)

    def _edited(self, words: str, about: str) -> tuple[str, int]:
        """Return what an editor made of words, and its exit status. Raises SummitReaderError."""
        command = session.editor_command()
        try:
            with session.note_file(words, about) as file:
                status = self._services.outside((*command, str(file)))
                return session.note_in(file), status
        except OSError as error:
            raise SummitReaderError(f"there is no room for the note: {error.strerror or error}") from error

    def _change(self, note: Mark, words: str, told: str) -> None:
        changed = replace(note, text=words)
        self._services.use_library(lambda library: verbs.rewrite_mark(library, changed), partial(self._told, told))

    def _add(self, words: str, told: str) -> None:
        article, whole = self._view.article, self._state.whole
        mark = verbs.NewMark("note", self._view.selection or self._view.current, words)
        self._services.use_library(
            lambda library: verbs.mark_article(library, article, whole, mark), partial(self._told, told)
        )

    def _told(self, words: str, marks: tuple[Mark, ...]) -> None:
        self._state.marks = marks
        self._worked_on(words)

    def _write(self, reading: Reading, command: tuple[str, ...]) -> None:
        text = session.print_findings(reading, reading.article.shown_title)
        self._services.call(self._page, f"{text}\n".encode("utf-8", "replace"), command)

    def _page(self, text: bytes, command: tuple[str, ...]) -> None:
        with self._services.faults_said():
            self._services.outside(command, text)
