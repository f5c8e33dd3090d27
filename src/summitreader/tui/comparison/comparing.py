"""Comparing off the event loop: the texts are shown at once, what is found when it is there."""

from collections.abc import Callable

from summitreader.errors import SummitReaderError
from summitreader.tui.comparison.comparison_layout import ComparisonLayout
from summitreader.tui.comparison.state import ComparisonState
from summitreader.tui.viewmodel.comparing.comparison_index import ComparisonIndex
from summitreader.tui.work.services import Services


class Comparing:
    """The work of the comparing process, and what comes of it."""

    def __init__(
        self,
        state: ComparisonState,
        services: Services,
        arrived: Callable[[ComparisonIndex], None],
        failed: Callable[[str], None],
    ) -> None:
        """Make the work.

        Args:
            state: Has the texts, and what the reader says of passages.
            services: Give the thread to wait in.
            arrived: Called on the event loop with what was found.
            failed: Called there with the sentence that says why nothing can be.
        """
        self._state, self._services = state, services
        self._arrived, self._failed = arrived, failed
        self.places: ComparisonLayout | None = None

    def start(self) -> None:
        """Compare, with what the reader says of passages by now."""
        self._services.run(self._compare, group="comparing", exclusive=True)

    def stop(self) -> None:
        """End what goes on: nobody waits for it any more."""
        self._state.process.stop()

    def _compare(self) -> None:
        rulings = self._state.rulings
        try:
            found = self._state.process.compare([one.ruling for one in rulings if one.ruling])
        except SummitReaderError as fault:
            if self._services.is_open:
                self._services.call(self._failed, str(fault))
            return
        if found is None:
            return
        index = ComparisonIndex(self._state.articles, found)
        if self.places:
            self.places.prepare(index)
        if self._services.is_open and rulings == self._state.rulings:
            self._services.call(self._arrived, index)
