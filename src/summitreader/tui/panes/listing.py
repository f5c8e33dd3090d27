"""What a pane shows: heads, of which one may be open and list its children, each drawn as lines of parts."""

from dataclasses import dataclass
from typing import Protocol

from summitreader.model import Span
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice
from summitreader.tui.viewmodel.row_layout import RowLine


@dataclass(frozen=True, slots=True)
class PanePick:
    """What choosing a row means: what is followed from now on (None: as before), and where the article goes."""

    choice: PaneChoice | None
    span: Span | None


class PaneListing(Protocol):
    """The rows of one pane. Heads and children count from 0; every method is O(log n) or better."""

    @property
    def title(self) -> str: ...
    @property
    def heads(self) -> int: ...
    @property
    def head_lines(self) -> int: ...
    @property
    def child_lines(self) -> int: ...
    def children(self, head: int) -> int:
        """Return how many rows opening a head shows."""

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        """Return a row's lines, as many as `head_lines` or `child_lines` says."""

    def pick(self, head: int, child: int | None) -> PanePick:
        """Return what choosing the row means."""

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        """Return whether the row stands under the cursor of the article."""

    def head_here(self, here: CursorContext) -> int | None:
        """Return the first head under the cursor of the article."""

    def head_of(self, choice: PaneChoice) -> int | None:
        """Return the head that a choice means, None where it is not of this pane."""

    def name(self, head: int) -> str:
        """Return what a head is called in every reading of the same article, so
        that it stays open when more is found.
        """
