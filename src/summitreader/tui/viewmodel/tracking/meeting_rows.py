"""The timeline of two sides as rows: meetings by day, what was signed at each, and what became of it. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from summitreader.model import Span
from summitreader.tracking import LaterStatus, Timeline, TimelineItem, TimelineMeeting
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart

_DAY = 12
_NO_FATE = "nothing later was found by these rules"


class MeetingRow(NamedTuple):
    """A row: a meeting, an item of it, or what a later article tells of that; where choosing it leads, if anywhere."""

    parts: tuple[TextPart, ...]
    article: str
    span: Span | None
    heading: str = ""


def meeting_rows(found: Timeline) -> tuple[MeetingRow, ...]:
    """Return the rows of a timeline; a year stands above its first meeting."""
    rows: list[MeetingRow] = []
    year = None
    for meeting in found.meetings:
        of = meeting.day[:4] or "Without a date"
        first, *rest = _rows_of(meeting)
        rows += [first._replace(heading=of if of != year else ""), *rest]
        year = of
    return tuple(rows)


def meeting_line(row: MeetingRow) -> RowLine:
    """Return the line of a row."""
    return RowLine(row.parts)


def meeting_words(row: MeetingRow) -> str:
    """Return all of a row, as words."""
    return " ".join("".join(part.words for part in row.parts).split())


def _rows_of(meeting: TimelineMeeting) -> Iterator[MeetingRow]:
    key, title, outlet = meeting.articles[0] if meeting.articles else ("", "", "")
    more = f" and {len(meeting.articles) - 1} more" if len(meeting.articles) > 1 else ""
    what = ", ".join(filter(None, (meeting.kind, meeting.place)))
    source = f"  {' · '.join(filter(None, (title or 'Without a title', outlet)))}{more}"
    day = TextPart(f"{meeting.day or '–':<{_DAY}}", "key")
    yield MeetingRow((day, TextPart(what, "strong"), TextPart(source, "quiet")), key, meeting.evidence)
    for item in meeting.items:
        yield _item(item)
        yield from (_later(one) for one in item.later)


def _item(item: TimelineItem) -> MeetingRow:
    fate = () if item.later else (TextPart(f"  {_NO_FATE}", "quiet"),)
    parts = (TextPart(" " * _DAY), TextPart(f"{item.status}: ", "quiet"), TextPart(_flat(item.words)), *fate)
    return MeetingRow(parts, item.article, item.span)


def _later(one: LaterStatus) -> MeetingRow:
    day = one.day or "no date"
    parts = (TextPart(f"{' ' * _DAY}  → {day} "), TextPart(f"{one.status}: ", "strong"), TextPart(_flat(one.words)))
    return MeetingRow((*parts, TextPart(f"  {one.title}", "quiet")), one.article, one.span)


def _flat(words: str) -> str:
    return " ".join(words.split())
