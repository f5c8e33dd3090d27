"""The line above the bottom one that guides a reader through the first five keys."""

from collections.abc import Mapping

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive, var

from summitreader.tui.keymap.table import Key
from summitreader.tui.keymap.tour import STEPS, tour_lines, tour_words
from summitreader.tui.terminal.textual_privates import KeptLines
from summitreader.tui.viewmodel.fitting import fit


class TourBar(KeptLines):
    """One step of the tour at a time; it takes no key, and goes away after the last step."""

    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size
    step: reactive[int | None] = reactive[int | None](None)
    """Which step is shown, counted from 0; None for none."""

    def __init__(self, table: Mapping[str, Key], is_on: bool, *, id: str) -> None:
        """Make the bar, at the first step if it is on."""
        super().__init__(id=id)
        self._table = table
        self.set_reactive(TourBar.step, 0 if is_on else None)
        self.display = is_on

    def begin(self) -> None:
        """Show the first step."""
        self.step = 0

    def end(self) -> bool:
        """Go away; return False if there was no step."""
        was_on, self.step = self.step is not None, None
        return was_on

    def follow(self, action: str) -> None:
        """Go on if an action that was carried out is the one of the step."""
        if self.step is not None and STEPS[self.step].action == action:
            self.step = self.step + 1 if self.step + 1 < len(STEPS) else None

    def watch_step(self, step: int | None) -> None:
        """Be seen while there is a step."""
        self.display = step is not None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return tour_lines(width)

    def render(self) -> Content:
        if self.step is None:
            return Content("")
        width = self.content_size.width
        first, *rest = (fit(words, width) for words in tour_words(self.step, self._table, width))
        return Content("\n").join([Content.assemble((first, "bold")), *(Content(words) for words in rest)])
