"""The two lists of the comparison screen: the columns, row by row, and the differences. Both tell at once."""

from collections.abc import Callable

from textual.content import Content

from summitreader.tui.viewmodel.comparing.columns import MatterRows
from summitreader.tui.viewmodel.comparing.difference_rows import DifferenceRows
from summitreader.tui.widgets.row_list import RowList

_LOOKS = ("differs", "lit", "gone", "added", "heading", "strip", "line")


class _ToldList(RowList):
    """A list that calls `moved` when its cursor was moved by a key: what follows then comes in the same frame."""

    LOOKS = (*RowList.LOOKS, *_LOOKS)

    def __init__(self, shown: MatterRows | DifferenceRows, nothing: str, moved: Callable[[int], None], id: str) -> None:
        super().__init__(shown, nothing, keeps_bar=True, id=id)
        self._moved = moved

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, and tell it."""
        before = self.cursor
        super().go_to(row)
        if self.cursor != before:
            self._moved(self.cursor)

    def put(self, row: int, jump: bool = False) -> None:
        """Put the cursor on a row without telling it; with `jump`, on top of the list where it was not seen whole."""
        seen = self.view.bar.top
        super().go_to(row)
        if jump and self.view.bar.top != seen:
            self.show_row(row, self.count - 1)


class MatterColumns(_ToldList):
    """Matters, each with the words of all sides; the keys for opening and closing change the side."""

    shown: MatterRows

    def __init__(
        self, shown: MatterRows, moved: Callable[[int], None], turned: Callable[[int], None], chosen: Callable[[], None]
    ) -> None:
        super().__init__(shown, "There are no words in these texts.", moved, "matters")
        self._turned, self._chosen = turned, chosen

    def set_open(self, is_open: bool) -> None:
        """Go to the next side (True), or to the one before."""
        self._turned(1 if is_open else -1)

    def choose(self) -> None:
        """Open the article at the row under the cursor."""
        if self.count:
            self._chosen()

    def page(self, way: int) -> None:
        """Move by the lines of a page, less one: rows differ in height."""
        layout = self.view.layout
        if not layout.rows:
            return
        if layout.height(self.cursor) >= self.size.height:
            super().page(way)
            return
        line = layout.top(self.cursor) + way * max(1, self.size.height - 1)
        row = layout.at(max(0, min(line, layout.lines - 1)))
        self.go_to(row if row != self.cursor else row + way)


class DifferenceList(_ToldList):
    """The list of differences; choosing one goes on in the columns."""

    shown: DifferenceRows

    def __init__(self, shown: DifferenceRows, moved: Callable[[int], None], chosen: Callable[[], None]) -> None:
        super().__init__(shown, "Reading …", moved, "differences")
        self.border_title = Content("Differences")
        self._chosen = chosen

    def choose(self) -> None:
        """Go on in the columns, where the difference stands."""
        if self.count:
            self._chosen()
