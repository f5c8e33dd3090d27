"""What a pane shows: heads, of which one may be open and list its children, each drawn as lines of parts."""

from dataclasses import dataclass
from typing import ClassVar, Protocol, Self

from summitreader.model import Span
from summitreader.tui.viewmodel.filters.offers import FilterOffer
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice
from summitreader.tui.viewmodel.row_layout import RowLine


@dataclass(frozen=True, slots=True)
class PanePick:
    """What choosing a row means: what is followed from now on (None: as before), and where the article goes; or what
    the pane is narrowed to."""

    choice: PaneChoice | None
    span: Span | None
    offer: FilterOffer | None = None


class PaneListing(Protocol):
    """The rows of one pane. Heads and children count from 0; every method is O(log n) or better."""

    head_lines: ClassVar[int] = 1
    child_lines: ClassVar[int] = 1

    @property
    def titles(self) -> tuple[str, ...]:
        """What the pane says on top, with what is counted: the longest first, for panes of any width."""

    @property
    def heads(self) -> int: ...

    @property
    def is_filtered(self) -> bool:
        """Whether the pane is narrowed, so that it stays where nothing passes."""
        return False

    def children(self, head: int) -> int:
        """Return how many rows opening a head shows."""
        return 0

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        """Return a row's lines, as many as `head_lines` or `child_lines` says, cut where room is short."""

    def whole(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        """Return all that a row says, in as many lines as it takes."""

    def pick(self, head: int, child: int | None) -> PanePick:
        """Return what choosing the row means."""

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        """Return whether the row stands under the cursor of the article."""

    def head_here(self, here: CursorContext) -> int | None:
        """Return the first head under the cursor of the article."""
        return None

    def head_of(self, choice: PaneChoice) -> int | None:
        """Return the head that a choice means, None where it is not of this pane."""
        return None

    def name(self, head: int) -> str:
        """Return what a head is called in every reading of the same article, so
        that it stays open when more is found.
        """

    def with_letter(self, letter: str) -> int | None:
        """Return the head that a letter chooses at once, where letters do."""
        return None

    def unfolded(self, is_unfolded: bool) -> Self:
        """Return the listing with or without the rows below its last one, which stands for them."""
        return self

    @property
    def is_unfolded(self) -> bool:
        """Whether the rows below the last one are shown."""
        return False

    def is_fold(self, head: int) -> bool:
        """Return whether a head stands for rows below it."""
        return False
