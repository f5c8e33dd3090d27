"""Copying from the comparison screen: what the sides say, each with its own source."""

from functools import partial

from summitreader import session
from summitreader.comparison import SIDE_NAMES, Comparison
from summitreader.tui.comparison.state import STILL_COMPARING, ComparisonState
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.work.services import Services


class QuoteActions:
    """The actions that copy quotes."""

    def __init__(self, state: ComparisonState, services: Services) -> None:
        self._state, self._services = state, services

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"copy_quotes": self.copy_quotes, "copy_quotes_as": self.copy_quotes_as}

    def copy_quotes(self) -> None:
        """Copy the quotes of the difference or of the matter, with the source of each."""
        if found := self._found():
            self._services.copy(session.quote_sides(found, self._state.quotes), self._what())

    def copy_quotes_as(self) -> None:
        """Let the reader choose the form."""
        from summitreader.tui.dialogs.copy_screen import CopyOffer, CopyScreen

        def chosen(offer: CopyOffer | None) -> None:
            if offer:
                self._services.copy(offer.words(), offer.what)

        if found := self._found():
            offers = [
                CopyOffer(self._what(), name, partial(session.quote_sides, found, self._state.quotes, form))
                for form, name in session.FORM_NAMES.items()
            ]
            self._services.ask(CopyScreen(offers), chosen)

    def _found(self) -> Comparison | None:
        found = self._state.found
        if found is None:
            self._services.say(STILL_COMPARING)
        elif not self._state.quotes:
            self._services.say("There are no words here to be copied.")
            return None
        return found

    def _what(self) -> str:
        sides = dict.fromkeys(SIDE_NAMES[side] for side, _ in self._state.quotes)
        return f"the quote{'s' * (len(self._state.quotes) > 1)} of {' and '.join(sides)}"
