"""The pane of event and people: what kind of meeting, where and when as written, who was there."""

from dataclasses import dataclass
from typing import NamedTuple

from summitreader import session
from summitreader.model import Reading, Span, Speaker
from summitreader.tui.panes.listing import PaneListing, PanePick
from summitreader.tui.viewmodel.filters.terms import PaneFilter
from summitreader.tui.viewmodel.fitting import fit_name, hanging, told_apart
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart

_LABEL = 10


class _Row(NamedTuple):
    label: str
    words: str
    span: Span | None
    choice: PaneChoice | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class EventListing(PaneListing):
    """Rows of the event, of the people (those who were there first, then others whom the text names), and of what could
    not be read or found."""

    rows: tuple[_Row, ...]
    people: int
    apart: dict[str, int]

    @classmethod
    def of(cls, index: ReadingIndex, terms: PaneFilter = ()) -> "EventListing":
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
                rows.append(_Row("when", session.event_day(event, text, reading.published), event.date))
        rows += _people(reading, there, index)
        notes = (reading.note if rows or reading.article.notes else None, *reading.article.notes)
        rows += [_Row("note", note, None) for note in notes if note]
        people = [row.words for row in rows if row.label in ("present", "mentioned")]
        return cls(tuple(rows), len(people), told_apart(people))

    @property
    def titles(self) -> tuple[str, ...]:
        return f"Event and people  {self.people}", f"People  {self.people}"

    @property
    def heads(self) -> int:
        return len(self.rows)

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        label, row, look = self._parts(head)
        name = fit_name(row.words, width - _LABEL, self.apart.get(row.words, 0))
        return (RowLine((label, TextPart(name, look), TextPart(row.about, look))),)

    def whole(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        label, row, look = self._parts(head)
        return hanging((label,), row.words + row.about, width, look)

    def _parts(self, head: int) -> tuple[TextPart, _Row, str]:
        row = self.rows[head]
        label = row.label if head == 0 or self.rows[head - 1].label != row.label else ""
        return TextPart(f"{label:<{_LABEL}}", "quiet"), row, "quiet" if row.label == "mentioned" else "plain"

    def pick(self, head: int, child: int | None) -> PanePick:
        row = self.rows[head]
        return PanePick(row.choice, row.span)

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        span = self.rows[head].span
        return span is not None and span.start < here.end and here.at < span.end

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
    about = f", {who}" if who else ""
    return _Row(label, speaker.name, speaker.mentions[0] if speaker.mentions else None, choice, about)
