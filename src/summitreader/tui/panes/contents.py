"""The contents' pane: headings, numbered sections and the turns of a transcript, in the order of the text."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from summitreader.model import Article, Block, Span
from summitreader.tui.panes.listing import PaneListing, PanePick
from summitreader.tui.panes.questions import find_questions
from summitreader.tui.viewmodel.filters.terms import PaneFilter
from summitreader.tui.viewmodel.fitting import fit_name, hanging, shared_length, wrapped
from summitreader.tui.viewmodel.reading_index import CursorContext, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart

_NUMBERED = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6})[.)]\s")
_LONGEST_HEADING = 90
_SHOWN = 160
_FEWEST = 3
_LONGEST_NAME, _LONGEST_QUESTION = 24, 600  # code points
_PRESS = ("press", "briefing", "media", "interview", "doorstop", "question")  # in the kind of the event


class _Entry(NamedTuple):
    """A heading. Its place comes first: sorted by it without a key function, 8,000 take 1 ms instead of 3."""

    start: int
    end: int
    level: int
    said: int = 0  # where the words of a question start, behind the name of who asks


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
            turns = index.remembered(ContentsListing, lambda: _turns(index))
            starts = {label.start for label in labels}
            # What looks like a heading inside an answer is none.
            last = labels[0].start if turns[0].said else len(index.text)
            entries = tuple(sorted([e for e in entries if e.start not in starts and e.start < last] + turns))
        # One or two headings tell a reader nothing of the way.
        entries = entries if len(entries) >= _FEWEST else ()
        return cls(index.text, entries, tuple([entry.start for entry in entries]))

    @property
    def titles(self) -> tuple[str, ...]:
        asked = sum(entry.said > 0 for entry in self.entries)
        return (f"Contents  {self.heads:,}" + (f" · {asked:,} questions" if asked else ""), f"Contents  {self.heads:,}")

    @property
    def heads(self) -> int:
        return len(self.entries)

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        level, words = self.entries[head].level, self._words(head)
        if asker := self._asker(head):
            (told,) = wrapped(words, width - 2 * level - len(asker), 1)
            return (RowLine((TextPart("  " * level + asker, "quiet"), TextPart(told, "plain"))),)
        room = width - 2 * level
        beside = (self._words(other) for other in (head - 1, head + 1) if 0 <= other < self.heads)
        shared = max((shared_length(words, other) for other in beside if other != words), default=0)
        shown = fit_name(words, room, shared) if shared >= room - 1 else wrapped(words, room, 1)[0]
        return (RowLine((TextPart("  " * level + shown, self._look(head)),)),)

    def whole(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        start, end, level, said = self.entries[head]
        before = TextPart("  " * level), TextPart(self._asker(head), "quiet")
        return hanging(before, self.text[said or start : end], width, self._look(head))

    def _words(self, head: int) -> str:
        start, end, _, said = self.entries[head]
        start = said or start
        return " ".join(self.text[start : min(end, start + _SHOWN)].split())

    def _asker(self, head: int) -> str:
        """Return who asks the question of a row, with a gap behind; "" where it is none."""
        start, _, _, said = self.entries[head]
        name = " ".join(self.text[start : min(said, start + _LONGEST_NAME)].split()).rstrip(" :.")
        return f"{name.title() if len(name) > 3 and name.isupper() else name}  " if said else ""

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


def _turns(index: ReadingIndex) -> list[_Entry]:
    """Return the questions of a press conference with who asks; of another transcript the name before each turn."""
    event = index.reading.event
    is_press = event is not None and any(word in event.kind for word in _PRESS)
    asked = find_questions(index.text, index.found.labels, is_press)
    if asked:
        return [_Entry(turn.start, min(turn.end, turn.said + _LONGEST_QUESTION), 1, turn.said) for turn in asked]
    return [_Entry(span.start, span.end, 1) for span in index.found.labels]


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
