"""Marking up the article on the screen: highlights, notes, tags, bookmarks, and quotes for the clippings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from summitreader import session
from summitreader.model import Colour, Mark, MarkKind, Reading, Statement
from summitreader.session import library as verbs
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.mark_styles import COLOURS, marks_at
from summitreader.tui.work.services import Services

_DONE = {"highlight": "Highlighted", "note": "Note saved", "tag": "Tagged", "bookmark": "Bookmark saved"}
_ASKED = {"note": "Note", "tag": "Tag", "bookmark": "Bookmark"}

ASKS = {"note": "Your note:", "tag": "One tag; a comma does not begin another:", "bookmark": "Its name, or nothing:"}


class MarkActions:
    """The actions that mark the selection, or else the current sentence. Marking keeps the article."""

    def __init__(
        self, state: ReaderState, view: ArticleView, services: Services, worked_on: Callable[[str], None]
    ) -> None:
        """Make the actions; `worked_on` is called with what to say when the article, kept by then, was marked."""
        self._state, self._view, self._services = state, view, services
        self._worked_on = worked_on
        self._colour = 0

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "highlight": self.highlight,
            "note": partial(self._ask, "note"),
            "tag": partial(self._ask, "tag"),
            "bookmark": partial(self._ask, "bookmark"),
            "unmark": self.unmark,
            "clip_here": self.clip_here,
        }

    def highlight(self) -> None:
        """Ask for the colour; enter takes the last one."""
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        answers = [Answer(colour, letter=colour[0]) for colour in COLOURS]
        self._services.ask(ChoiceScreen("Highlight", answers, self._colour), self._highlight)

    def unmark(self) -> None:
        """Delete the mark under the cursor that was made last."""
        article, here = self._view.article.id, self._view.selection or self._view.current
        found = marks_at(self._state.marks, here)
        if not found:
            self._services.say("There is no mark here.")
            return
        mark = max(found, key=lambda mark: mark.made)
        told = partial(self._told, f"Deleted: {mark.kind}. u takes it back.")
        self._services.use_library(lambda library: verbs.unmark_article(library, mark, article), told)

    def clip_here(self) -> None:
        """Put the selection, the statement under the cursor or else the sentence among the clippings."""
        state, place, selection = self._state, self._state.here.statement, self._view.selection
        said: tuple[Statement, ...] = ()
        if selection and state.index:
            said = state.index.statements_in(selection)
        elif state.reading and place is not None:
            said = (state.reading.statements[place],)
        reading, whole = state.reading or Reading(self._view.article), state.whole
        span = selection or (session.span_to_copy(reading, said[0]) if said else self._view.current)
        self._services.use_library(
            lambda library: verbs.clip_article(library, reading, whole, span, said), self._clipped
        )

    def _highlight(self, place: int | None) -> None:
        if place is not None:
            self._colour = place
            self._mark("highlight", colour=COLOURS[place])

    def _ask(self, kind: MarkKind) -> None:
        from summitreader.tui.dialogs.prompt_screen import PromptScreen

        words = " ".join((self._view.selection or self._view.current).of(self._view.article.text).split())

        def typed(text: str | None) -> None:
            # A bookmark needs no name; an empty note or tag says nothing.
            if text or (text is not None and kind == "bookmark"):
                self._mark(kind, text)

        self._services.ask(
            PromptScreen(_ASKED[kind], words, asks=ASKS[kind], half_typed=typed if kind == "note" else None), typed
        )

    def _mark(self, kind: MarkKind, text: str = "", colour: Colour | None = None) -> None:
        article, whole = self._view.article, self._state.whole
        span = self._view.selection or self._view.current
        told = partial(self._told, _DONE[kind] + ("." if self._state.is_kept else "; the article is kept."))
        self._services.use_library(
            lambda library: verbs.mark_article(library, article, whole, verbs.NewMark(kind, span, text, colour)), told
        )

    def _told(self, words: str, marks: tuple[Mark, ...]) -> None:
        self._state.marks = marks
        self._worked_on(words)

    def _clipped(self, clipped: verbs.Clipped) -> None:
        self._worked_on(clipped.told)
