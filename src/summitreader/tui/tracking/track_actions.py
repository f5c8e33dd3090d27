"""Tracking from any screen: what is followed, the matrix of what is selected, the timeline of two sides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from summitreader import session
from summitreader.errors import SummitReaderError
from summitreader.session import library as verbs
from summitreader.tui.keymap.action_screen import ActionScreen
from summitreader.tui.keymap.serial_keys import hold_keys
from summitreader.tui.tracking.asking import ask
from summitreader.tui.work.library_worker import NOTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

    from summitreader.answers import FieldValue
    from summitreader.session import TrackedArticles
    from summitreader.tracking import Formula
    from summitreader.tui.dialogs.pick_screen import Pick
    from summitreader.tui.keymap.action_screen import OpenArticle
    from summitreader.tui.keymap.actions import Actions
    from summitreader.tui.keymap.table import Key
    from summitreader.tui.work.library_worker import LibraryWorker

_STILL = "The article is still being read: try again in a moment."
_PAIRS = 3  # of sides in one article
_APART = "\t"  # between two sides that are one answer


class TrackActions:
    """The application's actions that track. What they show is imported only then."""

    def __init__(self, app: App[int], library: LibraryWorker, keys: tuple[Key, ...]) -> None:
        self._app, self._library, self._keys = app, library, keys

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "track": self.track,
            "matrix": self.matrix,
            "timeline": self.timeline,
            "keep_phrase": self.keep_phrase,
        }

    def track(self) -> None:
        """Follow the words selected or the theme under the cursor; else ask what."""
        screen = self._app.screen
        articles = self._articles()
        if not isinstance(screen, ActionScreen) or articles is None:
            return
        opened = screen.open_article
        chosen, near = opened.to_track() if opened else ("", "")
        if chosen:
            self._follow(articles, chosen)
            return
        release = hold_keys(screen)

        def offer(picks: list[Pick] | SummitReaderError) -> None:
            from summitreader.tui.dialogs.pick_screen import PickScreen

            if not isinstance(picks, SummitReaderError) and self._app.screen is screen:
                hint = "words in a row, a formula, a theme"
                dialog = PickScreen("Follow what over time?", picks, hint, "these words in a row", leads=True)
                self._app.push_screen(dialog, lambda asked: self._follow(articles, asked) if asked else None)
            release()

        ask(screen, self._library, articles, lambda _: _to_follow(near), offer)

    def matrix(self) -> None:
        """Show who speaks on what: in the article that is open, in those selected, else in the whole library."""
        from summitreader.tui.tracking.matrix_screen import MatrixScreen

        screen = self._app.screen
        if not isinstance(screen, ActionScreen):
            return
        keys, opened = screen.selected, screen.open_article
        if opened and not opened.reading:
            screen.say(_STILL)
        elif opened and opened.reading:
            self._app.push_screen(MatrixScreen(self._library, self._keys, session.TrackedArticles((opened.reading,))))
        elif self._is_there():
            self._app.push_screen(MatrixScreen(self._library, self._keys, session.TrackedArticles(keys=keys)))

    def timeline(self) -> None:
        """Ask for two sides, those of the article that is open first, and show their meetings."""
        screen, articles = self._app.screen, self._articles()
        if not isinstance(screen, ActionScreen) or articles is None:
            return
        here = _sides_of(screen.open_article)
        release = hold_keys(screen)

        def offer(found: list[Pick] | SummitReaderError) -> None:
            if isinstance(found, SummitReaderError):
                screen.say(str(found), "error")
            elif self._app.screen is screen:
                self._ask_sides(articles, found)
            release()

        def known(library: Any) -> list[Pick]:
            return _to_meet(here, verbs.field_values(library, "side") if library else ())

        ask(screen, self._library, articles, known, offer)

    def keep_phrase(self) -> None:
        """Keep the words selected, or the phrase that is followed, as a formula of the reader's own."""
        screen = self._app.screen
        if not isinstance(screen, ActionScreen):
            return
        opened = screen.open_article
        words = screen.phrase or (opened.to_track()[0] if opened else "")
        if not words or words.startswith("theme:"):
            screen.say("Select the words first: v, or shift and an arrow.")
            return
        self._app.run_worker(
            partial(self._keep, screen, words), thread=True, group="formula", description="keeping a formula"
        )

    def _keep(self, screen: ActionScreen[Any], words: str) -> None:
        try:
            formula = session.add_formula(words)
        except SummitReaderError as fault:
            self._app.call_from_thread(screen.say, str(fault), "error")
        else:
            self._app.call_from_thread(screen.say, f"Kept as formula:{formula.key}: P offers it from now on.")

    def _follow(self, articles: TrackedArticles, asked: str) -> None:
        from summitreader.tui.tracking.track_screen import TrackScreen

        self._app.push_screen(TrackScreen(self._library, self._keys, articles, asked))

    def _ask_sides(self, articles: TrackedArticles, picks: list[Pick], one: str = "") -> None:
        """Ask for the first side, or for both at once; then for the other."""
        from summitreader.tui.dialogs.pick_screen import PickScreen

        def chosen(name: str | None) -> None:
            if not name:
                return
            first, apart, second = name.partition(_APART)
            if apart:
                self._show_timeline(articles, (first, second))
            elif one:
                self._show_timeline(articles, (one, name))
            else:
                self._ask_sides(articles, [pick for pick in picks if _APART not in pick.value], name)

        title = f"Timeline of {one} and which side?" if one else "Timeline of which side?"
        self._app.push_screen(PickScreen(title, picks, "a side, by any of its names"), chosen)

    def _show_timeline(self, articles: TrackedArticles, sides: tuple[str, str]) -> None:
        from summitreader.tui.tracking.timeline_screen import TimelineScreen

        self._app.push_screen(TimelineScreen(self._library, self._keys, articles, sides))

    def _articles(self) -> TrackedArticles | None:
        """Return what there is to be tracked in: the library, else the article that is open; None, said why, else."""
        screen = self._app.screen
        opened = screen.open_article if isinstance(screen, ActionScreen) else None
        if self._library.exists:
            return session.TrackedArticles()
        if opened and opened.reading:
            return session.TrackedArticles((opened.reading,))
        self._app.notify(_STILL if opened else NOTHING, markup=False, timeout=4)
        return None

    def _is_there(self) -> bool:
        if not self._library.exists:
            self._app.notify(NOTHING, markup=False, timeout=4)
        return self._library.exists


def _to_follow(near: str) -> list[Pick]:
    """Return what is offered: the words under the cursor, the reader's own formulas, ours, the themes."""
    from summitreader.tui.dialogs.pick_screen import Pick

    formulas = sorted(session.all_formulas(), key=lambda one: not one.own)
    return [
        *([Pick(f"“{near}”", "the words under the cursor", near)] if near else []),
        *(Pick(one.title, _about(one), f"formula:{one.key}") for one in formulas),
        *(Pick(title, "theme", f"theme:{key}") for key, title in session.every_theme().items()),
    ]


def _about(one: Formula) -> str:
    return ", ".join(filter(None, ("your formula" if one.own else "formula", one.side, one.key)))


def _sides_of(opened: OpenArticle | None) -> tuple[str, ...]:
    """Return the sides whose people speak in the article that is open."""
    reading = opened.reading if opened else None
    return tuple(dict.fromkeys(one.country for one in reading.speakers if one.country)) if reading else ()


def _to_meet(here: tuple[str, ...], known: Sequence[FieldValue]) -> list[Pick]:
    """Return the pairs of sides in the article that is open, then all sides of the library."""
    from summitreader.tui.dialogs.pick_screen import Pick

    pairs = [(one, other) for place, one in enumerate(here) for other in here[place + 1 :]]
    return [
        *(Pick(f"{one} and {other}", "both in this article", f"{one}{_APART}{other}") for one, other in pairs[:_PAIRS]),
        *(Pick(one.value, f"{one.articles:,} articles", one.value) for one in known),
    ]
