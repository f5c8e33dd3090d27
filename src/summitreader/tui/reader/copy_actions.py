"""Copying from the reading screen: what y, Y and enter take, and saying what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.model import Citation, Reading, Statement
from summitreader.session import CitationForm, Settings
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.reader.layout import ReaderLayout
from summitreader.tui.reader.state import ReaderState
from summitreader.tui.textview.view import ArticleView
from summitreader.tui.viewmodel.reading_index import PaneChoice
from summitreader.tui.viewmodel.status_text import how_many
from summitreader.tui.work.services import Services

if TYPE_CHECKING:
    from summitreader.tui.dialogs.copy_screen import CopyOffer

_SHOWN = 5  # statements of a set whose words are shown before it is copied
_OF = {"speaker": "of", "theme": "on", "agreement": "on", "search": "on"}


class CopyActions:
    """The actions that copy."""

    def __init__(
        self, state: ReaderState, view: ArticleView, layout: ReaderLayout, services: Services, settings: Settings
    ) -> None:
        self._state, self._view, self._layout, self._services = state, view, layout, services
        self._copy_form = settings.copy

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"copy": self.copy, "copy_as": self.copy_as, "copy_selection": self.copy_selection}

    def copy(self) -> None:
        """Copy the selection, else the statement under the cursor, else the current sentence."""
        form = next(form for form in session.CITATION_FORMS if form == self._copy_form)
        self._services.copy(self._words(form), self._what())

    def copy_selection(self) -> None:
        """Copy the selection and drop it."""
        if self._view.selection:
            self._services.copy(self._words("content"), self._what())
            self._view.selection = None
        else:
            self._services.say("Nothing is selected: v starts a selection.")

    def copy_as(self) -> None:
        """Let the reader choose what to copy and in which form."""
        # Imported here: lists and dialogs are not needed to show the text.
        from summitreader.tui.dialogs.copy_screen import CopyScreen

        def chosen(offer: CopyOffer | None) -> None:
            if offer:
                self._services.copy(offer.words(), offer.what)

        self._services.ask(CopyScreen(self._offers()), chosen)

    def _offers(self) -> list[CopyOffer]:
        from summitreader.tui.dialogs.copy_screen import CopyOffer

        here = self._cited()
        alone = [
            CopyOffer(self._what(), name, partial(session.write_citations, here, form))
            for form, name in session.FORM_NAMES.items()
        ]
        sets: list[CopyOffer] = []
        for what, statements in self._sets():
            begun = session.cite_statements(self._reading, statements[:_SHOWN], self._accessed)
            for form, name in session.FORM_NAMES.items():
                words = partial(session.quote, self._reading, statements, form, self._accessed)
                sets.append(CopyOffer(what, name, words, partial(session.write_citations, begun, form)))
        return [*sets, *alone] if self._is_in_filter else [*alone, *sets]

    @property
    def _is_in_filter(self) -> bool:
        """Whether the keys are in a pane that is filtered: what passes is then meant, not what the text is at."""
        pane = self._layout.with_keys
        return bool(pane and self._state.filters.get(pane.id or "") and self._state.passing)

    def _sets(self) -> list[tuple[str, Sequence[Statement]]]:
        """Return the statements of the speaker under the cursor, those of what is chosen, and where nothing is chosen
        those that pass the filter; of each what the filter of its pane leaves."""
        state, index = self._state, self._state.index
        if index is None:
            return []
        choices = [PaneChoice("speaker", state.here.speaker)] if state.here.speaker is not None else []
        if state.choice and state.choice not in choices:
            choices.append(state.choice)
        sets = [
            (f" {_OF[choice.kind]} {index.title(choice)}", state.words_of_filter(choice), state.statements_of(choice))
            for choice in choices
        ]
        if state.passing and not state.choice:
            every = ("", state.words_of_filter(None), state.statements_of(None))
            sets.insert(0 if self._is_in_filter else len(sets), every)
        return [
            (f"{how_many(len(found), 'statement')}{whose}{' · ' if only else ''}{only}", found)
            for whose, only, found in sets
            if len(found) > (0 if only else 1)
        ]

    @property
    def _reading(self) -> Reading:
        """The reading, or one without findings while it is still being made."""
        return self._state.reading or Reading(self._view.article)

    def _statement(self) -> Statement | None:
        place, reading = self._state.here.statement, self._state.reading
        return reading.statements[place] if reading and place is not None else None

    @property
    def _accessed(self) -> str:
        """The day on which the article was fetched."""
        return self._state.accessed or session.day_of_access()

    def _cited(self) -> tuple[Citation, ...]:
        """Return the citation of the selection, of the statement under the cursor, or else of the current sentence."""
        selected, statement = self._view.selection, self._statement()
        if statement and not selected:
            return session.cite_statements(self._reading, [statement], self._accessed)
        said = self._state.index.statements_in(selected) if selected and self._state.index else ()
        return (session.cite_passage(self._reading, selected or self._view.current, said, self._accessed),)

    def _words(self, form: CitationForm) -> str:
        # What was selected word by word is not made a whole sentence of.
        taken: CitationForm = "content" if form == "sentence" and self._view.selection else form
        return session.write_citations(self._cited(), taken)

    def _what(self) -> str:
        if self._view.selection:
            return "the selection"
        statement = self._statement()
        if statement is None:
            return "the sentence"
        return f"the statement of {statement.speaker}" if statement.speaker else "the statement"
