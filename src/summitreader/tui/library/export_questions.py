"""Exporting what is on the screen: rows or whole articles, in which format, and where to; then how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from summitreader import session
from summitreader.errors import ExportFault, SummitReaderError
from summitreader.session import library as verbs
from summitreader.tui.keymap.action_screen import ExportOffer

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import SeverityLevel

    from summitreader.session import ArticleSource, ExportKind
    from summitreader.tui.work.library_worker import LibraryWorker

_LONG = 10  # seconds: there is a path to read
_PATIENCE = 5.0  # seconds that a table has when the program ends


class _Choice(NamedTuple):
    """A format as it is offered, whether Excel is told of UTF-8, and whether files of a folder are written."""

    words: str
    about: str
    letter: str
    format: str
    bom: bool = False
    is_folder: bool = False


_EXCEL = _Choice("CSV for Excel", "with the sign by which Excel knows UTF-8", "e", "csv", bom=True)
_NOTES = _Choice("Notes", "a folder for Obsidian, Logseq: a note an article", "n", "markdown", is_folder=True)


def _choices(kind: ExportKind) -> list[_Choice]:
    """Return the formats in which rows of a kind, or whole articles, are written."""
    formats = session.formats_of("articles" if kind == "articles" else "rows")
    choices = [_Choice(one.title, one.about, one.letter, one.name) for one in formats]
    return [*choices, _NOTES] if kind == "articles" else [_EXCEL, *choices]


class ExportQuestions:
    """One question after the other, the likely answer first; what was last chosen is the likely format."""

    def __init__(self, app: App[int], library: LibraryWorker) -> None:
        self._app, self._library = app, library
        self._choice = _EXCEL

    def ask(self, offer: ExportOffer) -> None:
        """Ask which rows; then the rest."""
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        kinds: tuple[ExportKind, ...] = (*session.ROW_KINDS, "articles")

        def chosen(place: int | None) -> None:
            if place is not None:
                self._ask_format(offer, kinds[place])

        answers = [Answer(kind.capitalize(), session.ROWS_ABOUT[kind], kind[0]) for kind in session.ROW_KINDS]
        answers.append(Answer("Whole articles", "with all that was found: data, notes, pages, bibliographies", "w"))
        self._app.push_screen(
            ChoiceScreen("Export what: a table of …, or whole articles?", answers, kinds.index(offer.kind)), chosen
        )

    def _ask_format(self, offer: ExportOffer, kind: ExportKind) -> None:
        from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

        choices = _choices(kind)

        def chosen(place: int | None) -> None:
            if place is not None:
                choice = self._choice = choices[place]
                self._ask_where(offer, kind, session.export_place(offer.name, kind, choice.format, choice.is_folder))

        answers = [Answer(choice.words, choice.about, choice.letter) for choice in choices]
        likely = choices.index(self._choice) if self._choice in choices else 0
        self._app.push_screen(ChoiceScreen("In which format?", answers, likely), chosen)

    def _ask_where(self, offer: ExportOffer, kind: ExportKind, name: str) -> None:
        from summitreader.tui.dialogs.prompt_screen import PathSuggester, PromptScreen

        def typed(name: str | None) -> None:
            if name:
                self._library.tell(self._app, f"exporting {kind}")
                work = partial(self._export, offer, kind, self._choice, name)
                self._app.run_worker(work, thread=True, group="exporting", description="exporting")

        beside = "" if kind == "articles" else " What the columns mean is written beside it."
        what = "A folder" if self._choice.is_folder else "A new file"
        about = f"{what}; → completes a path.{beside}"
        self._app.push_screen(PromptScreen(f"Write the {kind} to", about, name, PathSuggester()), typed)

    def _export(self, offer: ExportOffer, kind: ExportKind, choice: _Choice, place: str) -> None:
        """In a thread of its own."""
        try:
            bom, in_time = choice.bom, self._in_time
            told, faults = self._library.run_here(
                lambda library: verbs.export_shown(library, offer.sources, kind, choice.format, place, bom, in_time)
            )
            words = f"{told} {faults[0]}" if faults else told
            self._call(self._end, words, "warning" if faults else "information")
        except SummitReaderError as fault:
            self._call(self._end, str(fault), "error")
            self._call(self._ask_where, offer, kind, place)  # to be put right
        except Exception as error:
            self._call(self._end, session.report_crash(error), "error")

    def _in_time(self, articles: Iterator[ArticleSource]) -> Iterator[ArticleSource]:
        """Yield articles on; when the program ends, for a few seconds more, in which nearly every table is done."""
        end = inf
        for article in articles:
            yield article
            end = min(end, monotonic() + _PATIENCE) if self._library.is_ending else inf
            if monotonic() > end:
                raise ExportFault("nothing was written: the program ended")

    def _call(self, function: Callable[..., None], *arguments: object) -> None:
        # The application may be ending.
        with suppress(RuntimeError):
            self._app.call_from_thread(function, *arguments)

    def _end(self, words: str, severity: SeverityLevel) -> None:
        self._library.tell(self._app, "")
        self._app.notify(words, severity=severity, markup=False, timeout=_LONG)
