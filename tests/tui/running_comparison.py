"""The comparison screen under test: opened on texts with a comparison that was made by hand."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from threading import Event

from textual.pilot import Pilot

from summitreader import session
from summitreader.comparison import Comparison, Ruling
from summitreader.model import Article, Reading
from summitreader.session import ComparingProcess, Settings
from summitreader.tui.app import ReaderApp
from summitreader.tui.comparison.screen import ComparisonScreen
from tests.tui.library.test_shelf_screen import calm
from tests.tui.running_reader import NOWHERE


class ComparingInTheTest(ComparingProcess):
    """Compares in the test's own process; gives what was made by hand, where there is such, when it may."""

    def __init__(
        self, accounts: Sequence[Reading | Article], are_versions: bool = False, found: Comparison | None = None
    ) -> None:
        super().__init__(accounts, are_versions, is_beside=False)
        self._found = found
        self.asked: list[tuple[Ruling, ...]] = []
        self.may = Event()
        self.may.set()

    def compare(self, rulings: Sequence[Ruling] = ()) -> Comparison | None:
        """Return what was made by hand, or else what is found."""
        self.asked.append(tuple(rulings))
        self.may.wait()
        return self._found or super().compare(rulings)


@asynccontextmanager
async def compared(
    found: Comparison,
    size: tuple[int, int] = (120, 40),
    settings: Settings = NOWHERE,
    kind: type[ReaderApp] = ReaderApp,
    waits: bool = False,
    is_made: bool = True,
) -> AsyncIterator[tuple[Pilot[int], ComparisonScreen]]:
    """The app on a comparison, what was found in its place; with `waits` it is not found yet.

    Without `is_made` its texts are compared anew.
    """
    articles = [side.reading.article for side in found.sides]
    comparing = ComparingInTheTest(articles, bool(found.versions), found if is_made else None)
    if waits:
        comparing.may.clear()
    app = kind((), None, settings, session.find_clipboard(settings), comparing=comparing)
    async with app.run_test(size=size) as pilot:
        try:
            await (pilot.pause() if waits else calm(pilot))
            assert isinstance(app.screen, ComparisonScreen)
            yield pilot, app.screen
        finally:
            comparing.may.set()
