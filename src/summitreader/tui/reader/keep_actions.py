"""Keeping the article on the screen: in the library, with the place reached in it and what the reader made of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from summitreader.errors import LibraryFault
from summitreader.model import Article, Change, Span
from summitreader.session import Summary, summarize_again
from summitreader.session import library as verbs
from summitreader.tui.keymap.action_screen import ExportOffer
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.reading_index import ReadingIndex
from summitreader.tui.work.library_worker import LibraryWorker
from summitreader.tui.work.services import Services

if TYPE_CHECKING:
    from textual.timer import Timer

    from summitreader.session.library import ArticleRecord

_PAUSE = 0.25
"""Seconds without a move after which the place is saved."""

_SOON = 200_000
"""Code points that are read to their end in a tenth of a second or so."""

_KEPT = {
    "new": "Kept in the library.",
    "version": "Kept in the library as another version of its page.",
    "kept": "It is in the library already.",
    "restored": "Back in the library: it was in the bin.",
}
_MOST_LOST = 3  # corrections that are told word by word
_ONE_VERSION = "No other version of this page is kept."


class KeepActions:
    """The actions that keep an article. All of them say so only when it is on disk."""

    def __init__(self, state: ReaderState, view: ArticleView, services: Services, library: LibraryWorker) -> None:
        self._state, self._view, self._services, self._library = state, view, services, library
        self._timer: Timer | None = None
        self._begun: Article | None = None
        self._found: Summary | None = None
        self._wanted: Article | None = None  # what is kept as soon as all of it is found

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"keep": self.keep, "versions": self.versions}

    def begin(self) -> None:
        """Ask what the library knows of the article on the screen: whether it is kept, the place, the marks."""
        state, article = self._state, self._view.article
        self.leave()
        # A kept file that was read again: what the reader made of it goes on with it.
        goes_on = state.is_kept and self._begun and self._begun.file and self._begun.file == article.file
        self._begun, self._found = article, None
        if self._library.keep_all or goes_on:
            self._wanted = article
        if goes_on and len(article.text) < _SOON:
            # Before anything else is asked of the library: its marks are there at once.
            self._wanted = None
            self._services.use_library(lambda library: verbs.keep_article(library, article), self._kept)
        state.all_found, state.is_kept, state.marks, state.accessed = False, False, (), ""
        if self._library.exists:
            self._services.use_library(lambda library: verbs.record_of(library, article), partial(self._known, article))

    def corrected(self, found: Summary) -> Summary:
        """Return what was found, with the reader's corrections over it. Off the event loop."""
        self._found = found
        if not self._library.exists:
            return found
        try:
            reading = verbs.corrected(self._library.library, found.reading)
        except LibraryFault:
            # It is said where the library is asked about the article.
            return found
        return summarize_again(reading, found)

    def keep(self) -> None:
        """Keep the article, as soon as it has been read to its end."""
        self._wanted = self._view.article
        if self._state.all_found:
            self.keep_wanted()
        else:
            self._services.say("It will be kept as soon as all is found.")

    def keep_wanted(self) -> None:
        """Keep the article, of which all is found, if that was asked for."""
        # As it was found: what the reader corrected is kept apart, and laid over it anew.
        reading, place = self._found and self._found.reading, self._view.current.start
        if reading and reading.article is self._wanted:
            self._wanted = None
            self._services.use_library(lambda library: verbs.keep_at(library, reading, place), self._kept)

    def export_offer(self) -> ExportOffer | str:
        """Return the rows of the article on the screen, once all is found in it."""
        reading = self._state.whole
        if reading is None:
            return "The article is still being read: try again in a moment."
        name, file = reading.article.shown_title, self._state.queued.name
        return ExportOffer(
            "statements",
            name,
            lambda library: verbs.sources_of_article(library, reading, name, file),
        )

    def versions(self) -> None:
        """Show what changed between this text and another kept version of its page."""
        article = self._view.article
        if self._library.exists:
            self._services.use_library(
                lambda library: verbs.version_changes(library, article), self._versions, asks=True
            )
        else:
            self._services.say(_ONE_VERSION)

    def moved(self) -> None:
        """Save the place when the keys rest: the reader is somewhere else."""
        if self._timer:
            self._timer.reset()
        elif self._state.is_kept:
            self._timer = self._services.later(_PAUSE, self._save_place)

    def leave(self) -> None:
        """Save the place now: the article is left."""
        if self._timer:
            self._save_place()

    def refresh(self) -> None:
        """Ask for marks and findings anew: something was changed elsewhere, undone or done again."""
        if self._library.exists:
            article, found, shown = self._view.article, self._found, self._state.reading

            self._services.use_library(
                lambda library: verbs.record_and_corrected(library, article, found, shown),
                partial(self._refreshed, article),
                quiet=True,
            )

    def worked_on(self, words: str) -> None:
        """Say what the reader made of the article, which is kept by now."""
        self._state.is_kept = True
        self._view.selection = None
        self._services.say(words)

    def _versions(self, found: tuple[tuple[str, tuple[Change, ...]], ...]) -> None:
        # Imported here, as whatever only a key asks for.
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen
        from summitreader.tui.dialogs.versions_screen import VersionsScreen

        if not found:
            self._services.say(_ONE_VERSION)
            return

        def chosen(place: int | None) -> None:
            if place is not None:
                self._services.ask(VersionsScreen(found[place][1], found[place][0]))

        if len(found) == 1:
            chosen(0)
        else:
            self._services.ask(ChoiceScreen("Which version?", [Answer(name) for name, _ in found]), chosen)

    def _known(self, article: Article, known: ArticleRecord) -> None:
        if article is not self._view.article:
            return
        self._state.is_kept, self._state.accessed = known.is_kept, known.accessed
        if known.place and not self._view.current.start:
            self._view.go_to(Span(known.place, known.place + 1))
        self._state.marks = known.marks
        if lost := sum(mark.span is None for mark in known.marks):
            self._services.say(
                f"{lost} of your marks cannot be placed in this version of the text: M lists them.", "warning"
            )
        if known.lost:
            words = "; ".join(known.lost[:_MOST_LOST])
            more = f"; and {len(known.lost) - _MOST_LOST} more" if len(known.lost) > _MOST_LOST else ""
            told = "Corrections that cannot be placed in this version of the text (M lists them):"
            self._services.say(f"{told} {words}{more}.", "warning")
        self.moved()

    def _kept(self, how: str) -> None:
        article = self._view.article
        was_kept, self._state.is_kept = self._state.is_kept, True
        if how == "version":
            self._services.use_library(lambda library: verbs.record_of(library, article), partial(self._known, article))
        if not (was_kept and self._library.keep_all):
            self._services.say(_KEPT[how])

    def _save_place(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None
        article, place = self._begun, self._view.current.start
        if article and article is self._view.article:
            self._services.use_library(lambda library: verbs.save_place(library, article.id, place), quiet=True)

    def _refreshed(self, article: Article, anew: tuple[ArticleRecord, Summary | None]) -> None:
        known, found = anew
        if article is not self._view.article:
            return
        self._state.is_kept, self._state.accessed = known.is_kept, known.accessed
        if found:
            self._state.index = ReadingIndex(found, self._state.index, is_corrected=True)
        self._state.marks = known.marks
