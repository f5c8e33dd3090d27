"""The lines below the title that say what was found and follow the cursor, where there is no room for panes."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive, var

from summitreader.tui.terminal.textual_privates import KeptLines
from summitreader.tui.viewmodel.margins import strip_lines
from summitreader.tui.viewmodel.reading_index import CursorContext, ReadingIndex
from summitreader.tui.viewmodel.status_text import strip_words


class FoundBar(KeptLines):
    """What was found in the article, and what stands under its cursor; no line at all where panes tell it."""

    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size
    index: var[ReadingIndex | None] = var[ReadingIndex | None](None)
    here: var[CursorContext] = var(CursorContext())
    state: var[str] = var("")
    """What is more urgent than what stands under the cursor."""
    told: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())

    @property
    def lines(self) -> int:
        """How many lines there are on a screen of this size."""
        return strip_lines(*self.app.size)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return self.lines

    def show(self, index: ReadingIndex | None, here: CursorContext, state: str) -> None:
        """Tell of other findings, another place, another state."""
        self.index, self.here, self.state = index, here, state
        self._tell()

    def on_resize(self) -> None:
        """Tell as much as there is room for."""
        self._tell()

    def render(self) -> Content:
        return Content("\n").join(Content(words) for words in self.told)

    def _tell(self) -> None:
        lines = self.lines
        self.told = strip_words(self.index, self.here, self.state, self.content_size.width, lines) if lines else ()
