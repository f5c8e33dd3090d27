"""What the comparison screen knows, which its controllers share."""

from summitreader.comparison import Comparison
from summitreader.model import Article, Reading
from summitreader.session import ComparingProcess, PlacedRuling
from summitreader.tui.viewmodel.comparing.comparison_index import ComparisonIndex
from summitreader.tui.viewmodel.comparing.listing import ListedDifference, Quotes

STILL_COMPARING = "The texts are still being compared."


class ComparisonState:
    """Accounts, what was found in them, and where the reader is: at a row, a side, a line of the list."""

    def __init__(self, process: ComparingProcess) -> None:
        self.process = process
        self.articles: tuple[Article, ...] = tuple(
            one.article if isinstance(one, Reading) else one for one in process.accounts
        )
        self.index = ComparisonIndex(self.articles)
        self.rulings: tuple[PlacedRuling, ...] = ()
        """What the reader says of passages, as the library has it."""
        self.row = self.side = 0
        self.at: int | None = None
        """Which line of the list the reader is at; None before the first."""

    @property
    def found(self) -> Comparison | None:
        """What was found; None while the texts are being compared."""
        return self.index.found

    @property
    def line(self) -> ListedDifference | None:
        """The difference that the reader is at."""
        return None if self.at is None or self.at >= len(self.index.lines) else self.index.lines[self.at]

    @property
    def quotes(self) -> Quotes:
        """The passages that keys are about: those of the difference at the cursor, else all of the matter."""
        line = self.line
        if line and line.quotes and line.row in (None, self.row):
            return line.quotes
        if not self.index.rows:
            return ()
        return tuple((side, span) for side, spans in enumerate(self.index.rows[self.row].cells) for span in spans)
