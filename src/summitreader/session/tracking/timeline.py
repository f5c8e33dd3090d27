"""The timeline of two sides: meetings, what was signed at each, and what became of it."""

from collections.abc import Sequence

from summitreader.errors import SummitReaderError
from summitreader.exporters.wording import agreement_words
from summitreader.library.search.index import day_of
from summitreader.library.storage.file import Library
from summitreader.library.tracking.articles import articles_of_pair
from summitreader.model import Reading
from summitreader.session.library.readings import findings_version, read_kept
from summitreader.session.tracking.questions import side_named
from summitreader.tracker.meetings import DatedReading, meetings_of
from summitreader.tracking import Timeline

__all__ = ["timeline"]

_MOST = 300  # articles of which what was found is read, about a second


def timeline(source: Library | Sequence[Reading], one: str, other: str, most: int = _MOST) -> Timeline:
    """Return the meetings of two sides by day, what was signed at each, and what later articles of both tell of it.

    Nothing is parsed: what was found when an article was kept is asked for, with the reader's corrections over it.

    Args:
        source: a library, or readings.
        one: a side by any of its names.
        other: the other.
        most: how many articles are read at most, the newest; how many more there are is told.

    Raises:
        SummitReaderError: No side is called so, both are the same, or the library cannot be read.
    """
    sides = side_named(one), side_named(other)
    if sides[0] == sides[1]:
        raise SummitReaderError(f"a timeline is of two sides, and both are {sides[0]}")
    if isinstance(source, Library):
        keys, total = articles_of_pair(source, *sides, most)
        version = findings_version()
        readings = [reading for key in keys if (reading := read_kept(source, key, version))]
    else:
        readings = [one for one in source if set(sides) <= {speaker.country for speaker in one.speakers}]
        total = len(readings)
    meetings = meetings_of([DatedReading(one, day_of(one.published)) for one in readings], sides, agreement_words)
    told = {key for meeting in meetings for key, _, _ in meeting.articles}
    notes = ["the day is that on which the first article of a meeting came out"] if meetings else []
    if rest := len(readings) - len(told):
        notes.append(f"in {rest:,} of {len(readings):,} articles with people of both no meeting of theirs was found")
    return Timeline(sides, meetings, len(readings), max(0, total - len(readings)), tuple(notes))
