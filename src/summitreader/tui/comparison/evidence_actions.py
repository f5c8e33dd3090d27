"""Why: what the difference and the matter at the cursor rest on."""

from textual.content import Content

from summitreader.tui.comparison.state import STILL_COMPARING, ComparisonState
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.viewmodel.comparing.evidence import evidence_of
from summitreader.tui.work.services import Services

_LOOKS = {"strong": "bold", "quiet": "$quiet", "key": "$key bold", "rule": "$primary"}


class EvidenceActions:
    """The action that tells rule and evidence."""

    def __init__(self, state: ComparisonState, services: Services) -> None:
        self._state, self._services = state, services

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"why_compared": self.why_compared}

    def why_compared(self) -> None:
        """Tell the rule and the evidence of the difference and of the matter at the cursor."""
        # Imported here, as whatever only a key asks for.
        from summitreader.tui.dialogs.box_screen import BoxScreen

        state = self._state
        if state.found is None:
            self._services.say(STILL_COMPARING)
            return
        row = state.index.rows[state.row] if state.index.rows else None
        line = state.line if state.line and state.line.row in (None, state.row) else None
        lines = [
            Content.assemble(*((part.words, _LOOKS.get(part.look, "")) for part in parts))
            for parts in evidence_of(state.found, row, line)
        ]
        self._services.ask(BoxScreen("Why?", Content("\n").join(lines), "j k scroll, esc closes"))
