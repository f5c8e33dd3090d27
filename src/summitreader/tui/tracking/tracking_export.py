"""Exporting what a screen of tracking shows: in which format, and where to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from summitreader import session
from summitreader.errors import SummitReaderError
from summitreader.tui.tracking.asking import ask

if TYPE_CHECKING:
    from summitreader.tracking import Matrix, Timeline, Track
    from summitreader.tui.tracking.tracked_screen import TrackedScreen


class _Format(NamedTuple):
    """A format as it is offered, and how it is asked for."""

    words: str
    beside: str
    letter: str
    name: str
    ending: str
    lines: bool = False
    bom: bool = False


_FORMATS = (
    _Format("CSV", "counts, a row each", "c", "csv", "csv"),
    _Format("CSV for Excel", "with the sign by which Excel knows UTF-8", "e", "csv", "csv", bom=True),
    _Format("CSV of quotes", "all passages with their context, a row each", "q", "csv", "csv", lines=True),
    _Format("SVG", "a plot", "s", "svg", "svg"),
    _Format("Markdown", "tables", "m", "markdown", "md"),
    _Format("Text", "as in a terminal", "t", "text", "txt"),
    _Format("JSON", "an object, as of summitreader track --json", "j", "json", "json"),
)


class TrackingExport:
    """Asks one question after the other, then writes beside what is done on the screen."""

    def __init__(self, screen: TrackedScreen, what: str, found: Callable[[], Track | Matrix | Timeline | None]) -> None:
        """Make the questions.

        Args:
            screen: What shows it.
            what: What it is called.
            found: Gives what was found; None before that.
        """
        self._screen, self._what, self._found = screen, what, found

    def export(self) -> None:
        """Ask for the format; then where to."""
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        found = self._found()
        if found is None:
            self._screen.say("There is nothing here yet to be exported.")
            return
        # Only a track has quotes.
        formats = [one for one in _FORMATS if self._what == "track" or not one.lines]

        def chosen(place: int | None) -> None:
            if place is not None:
                self._ask_where(found, formats[place], f"{self._what}.{formats[place].ending}")

        answers = [Answer(one.words, one.beside, one.letter) for one in formats]
        self._screen.app.push_screen(ChoiceScreen(f"Export the {self._what}: in which format?", answers), chosen)

    def _ask_where(self, found: Track | Matrix | Timeline, format: _Format, name: str) -> None:
        from summitreader.tui.dialogs.prompt_screen import PathSuggester, PromptScreen

        screen = self._screen

        def typed(name: str | None) -> None:
            if name:
                ask(screen, screen.library, screen.articles, lambda library: written(library, name), told)

        def written(library: Any, name: str) -> str:
            articles = screen.articles
            content = articles.exported(library, found, format.name, lines=format.lines, bom=format.bom)
            session.write_file(Path(name).expanduser(), [content])
            return name

        def told(name: str | SummitReaderError) -> None:
            if isinstance(name, SummitReaderError):
                screen.say(str(name), "error")
            else:
                screen.say(f"Written to {name}.")

        about = "A new file; → completes a path."
        screen.app.push_screen(PromptScreen(f"Write the {self._what} to", about, name, PathSuggester()), typed)
