"""A pane without findings: one row that says why there are none."""

from dataclasses import dataclass
from typing import ClassVar

from summitreader.tui.panes.listing import PaneListing, PanePick
from summitreader.tui.viewmodel.fitting import hanging, wrapped
from summitreader.tui.viewmodel.reading_index import CursorContext, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.viewmodel.status_text import STILL_READING

_NONE = {
    "speakers": "Nobody is reported to have said anything.",
    "themes": "Nothing was found on any of the themes.",
    "agreements": "Nothing signed, agreed, planned or referred to was found.",
    "event": "No event and no people were found.",
    "contents": "No headings, sections or turns: the text is one piece.",
}


@dataclass(frozen=True, slots=True)
class NothingListing(PaneListing):
    """A row with the reason why a pane, called by one of `names`, has no other."""

    names: tuple[str, ...]
    reason: str
    head_lines: ClassVar[int] = 2

    @classmethod
    def of(cls, pane: str, titles: tuple[str, ...], index: ReadingIndex) -> "NothingListing":
        """Return why a reading has nothing for a pane: not its language, not read to its end, nothing there."""
        if index.reading.note and pane != "contents":
            return cls(titles, index.reading.note)
        return cls(titles, _NONE[pane] if index.is_whole else f"None so far. {STILL_READING}")

    @property
    def titles(self) -> tuple[str, ...]:
        return self.names

    @property
    def heads(self) -> int:
        return 1

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        return tuple(RowLine((TextPart(words, "quiet"),)) for words in wrapped(self.reason, width, self.head_lines))

    def whole(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        return hanging((), self.reason, width, "quiet")

    def pick(self, head: int, child: int | None) -> PanePick:
        return PanePick(None, None)

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        return False

    def name(self, head: int) -> str:
        return self.reason
