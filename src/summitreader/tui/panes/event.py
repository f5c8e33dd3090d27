"""The pane of event and people: what kind of meeting, where and when as written, who was there."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from summitreader import session
from summitreader.model import Reading, Span, Speaker
from summitreader.tui.panes.listing import PanePick
from summitreader.tui.viewmodel.fitting import wrapped
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart

_LABEL = 10


class _Row(NamedTuple):
    label: str
    words: str
    span: Span | None
    choice: PaneChoice | None = None


@dataclass(frozen=True, slots=True)
class EventListing:
    """Rows of the event, of the people (those who were there first, then others whom the text names), and of what could
    not be read or found."""

    rows: tuple[_Row, ...]
    people: int
    head_lines: ClassVar[int] = 1
    child_lines: ClassVar[int] = 1

    @classmethod
    def of(cls, index: ReadingIndex) -> "EventListing":
        """Return the pane of a reading."""
        reading = index.reading
        event, text = reading.event, reading.article.text
        there = event.participants if event else ()
        rows = []
        if event:
            rows.append(_Row("event", event.kind, event.evidence))
            if event.place:
                rows.append(_Row("where", event.place.of(text), event.place))
            if event.date:
                rows.append(_Row("when", session.event_day(event, text, reading.article.published), event.date))
        rows += _people(reading, there, index)
        rows += [_Row("note", note, None) for note in (reading.note, *reading.article.notes) if note]
        return cls(tuple(rows), sum(row.label in ("present", "mentioned") for row in rows))

    @property
    def title(self) -> str:
        return f"Event and people  {self.people}"

    @property
    def heads(self) -> int:
        return len(self.rows)

    def children(self, head: int) -> int:
        return 0

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        row = self.rows[head]
        label = row.label if head == 0 or self.rows[head - 1].label != row.label else ""
        name, _, who = wrapped(row.words, width - _LABEL, 1)[0].partition("\t")
        look = "quiet" if row.label == "mentioned" else "plain"
        return (RowLine((TextPart(f"{label:<{_LABEL}}", "quiet"), TextPart(name, look), TextPart(who, "quiet"))),)

    def pick(self, head: int, child: int | None) -> PanePick:
        row = self.rows[head]
        return PanePick(row.choice, row.span)

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        span = self.rows[head].span
        return span is not None and span.start < here.end and here.at < span.end

    def head_here(self, here: CursorContext) -> int | None:
        return None

    def head_of(self, choice: PaneChoice) -> int | None:
        return None

    def name(self, head: int) -> str:
        return f"{self.rows[head].label} {self.rows[head].words}"


def _people(reading: Reading, there: tuple[str, ...], index: ReadingIndex) -> list[_Row]:
    ranks = {name: rank for rank, name in enumerate(there)}
    shown = [s for s in reading.speakers if s.kind == "person" or s.name in ranks]
    shown.sort(key=lambda speaker: ranks.get(speaker.name, len(ranks)))
    return [_person(speaker, "present" if speaker.name in ranks else "mentioned", index) for speaker in shown]


def _person(speaker: Speaker, label: str, index: ReadingIndex) -> _Row:
    who = ", ".join(filter(None, (speaker.role, speaker.country)))
    choice = PaneChoice("speaker", speaker.name) if index.voice(speaker.name) else None
    words = f"{speaker.name}, {who}" if who else speaker.name
    return _Row(label, words, speaker.mentions[0] if speaker.mentions else None, choice)
