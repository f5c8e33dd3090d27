"""The contents' pane: headings, numbered sections and the turns of a transcript, in the order of the text."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from summitreader.model import Article, Block, Span
from summitreader.tui.panes.listing import PaneListing, PanePick
from summitreader.tui.viewmodel.filters.terms import PaneFilter
from summitreader.tui.viewmodel.fitting import fit_name, hanging, shared_length, wrapped
from summitreader.tui.viewmodel.reading_index import CursorContext, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart

_NUMBERED = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6})[.)]\s")
_LONGEST_HEADING = 90
_SHOWN = 160
_FEWEST = 3


class _Entry(NamedTuple):
    """A heading. Its place comes first: sorted by it without a key function, 8,000 take 1 ms instead of 3."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class ContentsListing(PaneListing):
    """Rows of the article's own structure."""

    text: str
    entries: tuple[_Entry, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, index: ReadingIndex, terms: PaneFilter = ()) -> "ContentsListing":
        """Return the pane of a reading: a name before what is said in a transcript is an entry too."""
        entries, labels = index.outline(_entries), index.found.labels
        if labels:
            turns = [_Entry(span.start, span.end, 1) for span in labels]
            starts = {turn.start for turn in turns}
            entries = tuple(sorted([entry for entry in entries if entry.start not in starts] + turns))
        # One or two headings tell a reader nothing of the way.
        entries = entries if len(entries) >= _FEWEST else ()
        return cls(index.text, entries, tuple([entry.start for entry in entries]))

    @property
    def titles(self) -> tuple[str, ...]:
        return (f"Contents  {self.heads:,}",)

    @property
    def heads(self) -> int:
        return len(self.entries)

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        level, words = self.entries[head].level, self._words(head)
        room = width - 2 * level
        beside = (self._words(other) for other in (head - 1, head + 1) if 0 <= other < self.heads)
        shared = max((shared_length(words, other) for other in beside if other != words), default=0)
        shown = fit_name(words, room, shared) if shared >= room - 1 else wrapped(words, room, 1)[0]
        return (RowLine((TextPart("  " * level + shown, self._look(head)),)),)

    def whole(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        start, end, level = self.entries[head]
        return hanging((TextPart("  " * level),), self.text[start:end], width, self._look(head))

    def _words(self, head: int) -> str:
        start, end, _ = self.entries[head]
        return " ".join(self.text[start : min(end, start + _SHOWN)].split())

    def _look(self, head: int) -> str:
        return "strong" if self.entries[head].level == 0 else "plain"

    def pick(self, head: int, child: int | None) -> PanePick:
        return PanePick(None, Span(*self.entries[head][:2]))

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        return head == self.head_here(here)

    def head_here(self, here: CursorContext) -> int | None:
        head = bisect_right(self.starts, here.at) - 1
        return head if head >= 0 else None

    def name(self, head: int) -> str:
        return str(self.starts[head])


def _entries(article: Article) -> tuple[_Entry, ...]:
    """Return the article's own headings and numbered sections. Linear in its blocks."""
    return tuple(
        _Entry(block.span.start, block.span.end, level)
        for number, block in enumerate(article.blocks)
        if (level := _level(article.text, number, block)) is not None
    )


def _level(text: str, number: int, block: Block) -> int | None:
    if block.kind in ("title", "heading", "label"):
        return 0 if block.kind == "title" else 1
    if block.kind == "paragraph" and _looks_like_heading(text, block):
        return 0 if number == 0 else 1
    return 2 if _NUMBERED.match(text, block.span.start) else None


def _looks_like_heading(text: str, block: Block) -> bool:
    """Plain text has no marks for headings: a short paragraph of its own that does not end as a sentence does."""
    start, end = block.span.start, block.span.end
    if end - start > _LONGEST_HEADING or not text[start].isupper():
        return False
    return text[end - 1].isalnum() and "\n" not in text[start:end] and text.count(" ", start, end) < 12
