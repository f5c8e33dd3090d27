"""Exporting the comparison: in which format, and where to."""

from functools import partial
from pathlib import Path

from summitreader import session
from summitreader.comparison import Comparison
from summitreader.errors import SummitReaderError
from summitreader.tui.comparison.state import STILL_COMPARING, ComparisonState
from summitreader.tui.keymap.actions import Actions
from summitreader.tui.work.services import Services

_DOCX = "docx"  # of versions alone
_EXCEL = "csv for Excel"
_ENDINGS = {"markdown": "md", "text": "txt", _EXCEL: "csv"}
_BESIDE = {_EXCEL: "with the sign by which Excel knows UTF-8", _DOCX: "the newer text with tracked changes"}
_LETTERS = {_EXCEL: "e"}


class ComparisonExport:
    """The action that exports all that was found."""

    def __init__(self, state: ComparisonState, services: Services) -> None:
        self._state, self._services = state, services

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {"export_comparison": self.export_comparison}

    def export_comparison(self) -> None:
        """Ask for the format; then where to."""
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        found = self._state.found
        if found is None:
            self._services.say(STILL_COMPARING)
            return
        formats = (*session.COMPARISON_FORMATS, _EXCEL, *([_DOCX] if found.versions else []))

        def chosen(place: int | None) -> None:
            if place is not None:
                self._ask_where(found, formats[place], f"comparison.{_ENDINGS.get(formats[place], formats[place])}")

        answers = [Answer(format, _BESIDE.get(format, ""), _LETTERS.get(format, format[0])) for format in formats]
        self._services.ask(ChoiceScreen("Export the comparison: in which format?", answers), chosen)

    def _ask_where(self, found: Comparison, format: str, name: str) -> None:
        from summitreader.tui.dialogs.prompt_screen import PathSuggester, PromptScreen

        def typed(name: str | None) -> None:
            if name:
                self._services.run(partial(self._write, found, format, name), group="exporting")

        about = "A new file; → completes a path."
        self._services.ask(PromptScreen("Write the comparison to", about, name, PathSuggester()), typed)

    def _write(self, found: Comparison, format: str, name: str) -> None:
        """Write in a thread, and say what came of it."""
        try:
            is_packed = format == _DOCX
            content = session.write_tracked_docx(found) if is_packed else [_written(found, format)]
            session.write_file(Path(name).expanduser(), content)
        except SummitReaderError as fault:
            self._services.call(self._services.say, str(fault), "error")
            self._services.call(self._ask_where, found, format, name)  # to be put right
        else:
            self._services.call(self._services.say, f"Written to {name}.")


def _written(found: Comparison, format: str) -> str:
    """Return a comparison as text in a format."""
    return session.write_comparison(found, "csv" if format == _EXCEL else format, bom=format == _EXCEL)
