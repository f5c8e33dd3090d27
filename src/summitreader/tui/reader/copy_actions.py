"""Copying from the reading screen: what y, Y and enter take, and saying what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.model import Reading, Statement
from summitreader.session import Clipboard, Copied, Form, Settings
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.viewmodel.reading_index import PaneChoice

if TYPE_CHECKING:
    from summitreader.tui.dialogs.copy_screen import CopyOffer
    from summitreader.tui.reader.screen import ReadingScreen

_FORMS: dict[Form, str] = {
    "plain": "as in the article",
    "attributed": "with attribution and source",
    "markdown": "as a Markdown quote",
}
_OF = {"speaker": "of", "theme": "on", "agreement": "on", "search": "on"}


class CopyActions:
    """The reading screen's actions that copy. The clipboard may take seconds, so it works off the event loop."""

    def __init__(self, screen: ReadingScreen, clipboard: Clipboard, settings: Settings) -> None:
        self._screen, self._clipboard = screen, clipboard
        self._form = next(form for form in _FORMS if form == settings.copy)

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"copy": self.copy, "copy_as": self.copy_as, "copy_selection": self.copy_selection}

    def copy(self) -> None:
        """Copies the selection, else the statement under the cursor, else the current sentence."""
        self.send(self._words(self._form), self._what())

    def copy_selection(self) -> None:
        """Copies the selection and drops it."""
        if self._screen.article.selection:
            self.send(self._words("plain"), self._what())
            self._screen.article.selection = None
        else:
            self._screen.say("Nothing is selected: v starts a selection.")

    def copy_as(self) -> None:
        """Lets the reader choose what to copy and in which form."""
        # Imported here: lists and dialogs are not needed to show the text.
        from summitreader.tui.dialogs.copy_screen import CopyScreen

        def chosen(offer: CopyOffer | None) -> None:
            if offer:
                self.send(offer.words(), offer.what)

        self._screen.app.push_screen(CopyScreen(self._offers()), chosen)

    def send(self, words: str, what: str) -> None:
        """Copies, and tells what became of it."""
        self._screen.run_worker(partial(self._send, words, what), thread=True, group="copying")

    def _send(self, words: str, what: str) -> None:
        copied = self._clipboard.copy(words)
        self._screen.app.call_from_thread(self._told, copied, what)

    def _told(self, copied: Copied, what: str) -> None:
        if copied.sequence:
            self._screen.post_message(self._screen.Copied(copied.sequence))
        good = copied.outcome in ("verified", "sent")
        self._screen.say(copied.told(what), "information" if good else "warning")

    def _offers(self) -> list[CopyOffer]:
        from summitreader.tui.dialogs.copy_screen import CopyOffer

        offers = [CopyOffer(self._what(), name, partial(self._words, form)) for form, name in _FORMS.items()]
        for words, statements in self._sets():
            for form, name in _FORMS.items():
                offers.append(CopyOffer(words, name, partial(session.quote, self._reading, statements, form)))
        return offers

    def _sets(self) -> list[tuple[str, Sequence[Statement]]]:
        """The statements of the speaker under the cursor, and those of what is chosen."""
        screen, places = self._screen, self._screen.places
        if places is None:
            return []
        choices = [PaneChoice("speaker", screen.here.speaker)] if screen.here.speaker is not None else []
        if screen.chosen and screen.chosen not in choices:
            choices.append(screen.chosen)
        sets = [(choice, places.statements(choice)) for choice in choices]
        return [
            (f"{len(found)} statements {_OF[choice.kind]} {places.title(choice)}", found)
            for choice, found in sets
            if len(found) > 1
        ]

    @property
    def _reading(self) -> Reading:
        """The reading, or one without findings while it is still being made."""
        places = self._screen.places
        return places.reading if places else Reading(self._screen.article.article)

    def _statement(self) -> Statement | None:
        place, places = self._screen.here.statement, self._screen.places
        return places.reading.statements[place] if places and place is not None else None

    def _words(self, form: Form) -> str:
        selected, statement = self._screen.article.selection, self._statement()
        if statement and not selected:
            return session.quote(self._reading, [statement], form)
        return session.quote_passage(self._reading, selected or self._screen.article.current, form)

    def _what(self) -> str:
        if self._screen.article.selection:
            return "the selection"
        statement = self._statement()
        if statement is None:
            return "the sentence"
        return f"the statement of {statement.speaker}" if statement.speaker else "the statement"
