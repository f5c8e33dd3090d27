"""A track as rows: all of it, when it was first and last seen, and a bar for each side or speaker and period. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from summitreader.tracking import UNDATED, Period, Seen, Share, Track, TrackCount, TrackFacet, TrackPick

Voices = Literal["side", "speaker"]
"""By whom a track is told apart."""

_MOST_VOICES = 8
_MOST_WORDINGS = 12
_ALL = TrackPick()
_NO_DATE = "no date"
_VOICE_WORDS = {"joint": "jointly", "one-sided": "one side alone", "narration": "told by the article"}
_PICKED: Mapping[str | None, str] = {"wording": "used as ", "firmness": "the verb is "}
_NO_NAMES: Mapping[str, str] = {}
_MONTHS = 12
_MOST_ZEROS = 3

_Counted = tuple[str, int, Share]
"""A period, its passages, and the share of its articles."""


class BarRow(NamedTuple):
    """A row of a track: what it is called, how deep it is set in, its figures, and what it opens.

    `most` is the longest bar of its section, against which it is drawn, 0 for a row without a bar; `top` is where the
    scale of its interval ends. Rows without a share have `words` in place of the bar. `beside` are examples that stand
    in place of the interval.
    """

    label: str
    heading: str = ""
    depth: int = 0
    passages: int = 0
    share: Share | None = None
    most: int = 0
    top: float = 0.0
    words: str = ""
    beside: str = ""
    opens: TrackPick | Seen | None = None


def bar_rows(track: Track, voices: Voices, speakers: Mapping[str, Track]) -> tuple[BarRow, ...]:
    """Return the rows of a track, section by section.

    Args:
        track: what was found.
        voices: whether the bars by period are those of sides or of speakers.
        speakers: for these, a track of each.
    """
    if not track.passages:
        return ()
    every = Share(track.articles, track.looked_in)
    rows = [
        BarRow("all", "", 0, track.passages, every, 0, _top([every]), opens=_ALL),
        *_seen("first seen", track.first),
        *_seen("last seen", track.last),
    ]
    rows += _section(_periods(track), f"By {track.question.by}, whoever says it")
    for name, head, periods in _voices(track, voices, speakers):
        rows += _section([*periods], f"{name}, by {track.question.by}", head)
    rows += _section(_facet(track, "firmness"), "How firm the verb is, by step and scale")
    rows += _section(_facet(track, "voice", _VOICE_WORDS), "Jointly or one-sided")
    rows += _section(_facet(track, "wording")[:_MOST_WORDINGS], "Verb and noun of the formula")
    return tuple(rows)


def pick_words(pick: TrackPick, label: str) -> str:
    """Return what a bar stands for, which its row calls `label`.

    >>> pick_words(TrackPick("side", "India", "2024"), "2024"), pick_words(TrackPick("period", "2024"), "2024")
    ('India, 2024', '2024')
    """
    if pick.facet in (None, "period", "voice"):
        return label
    named = f"{_PICKED.get(pick.facet, '')}{pick.value}"
    return f"{named}, {pick.period or _NO_DATE}" if pick.period is not None else named


def _section(rows: Sequence[BarRow], heading: str, head: BarRow | None = None) -> list[BarRow]:
    """Return the rows of one section, drawn against the largest among them, its heading above the first."""
    every = [*([head] if head else []), *rows]
    if not rows:
        return [row._replace(heading=heading, top=_tops(every)) for row in every]
    # The head of a voice is the sum of the bars below it, which would be dwarfed by its own: it has none.
    most, top = max(row.passages for row in rows), _tops(every)
    every = [row._replace(most=0 if row is head else most, top=top) for row in every]
    told = f"{heading} · bars to {most:,} passages, dots to {round(100 * top)}% of articles"
    return [every[0]._replace(heading=told), *every[1:]]


def _voices(
    track: Track, voices: Voices, speakers: Mapping[str, Track]
) -> Iterable[tuple[str, BarRow, Sequence[BarRow]]]:
    for count in track.of(voices)[:_MOST_VOICES]:
        head = BarRow(f"{count.value}, all", "", 0, count.passages, count.share, opens=TrackPick(voices, count.value))
        if voices == "side":
            found = [(one.period, one.passages, one.share) for one in track.cells if one.side == count.value]
        elif count.value in speakers:
            found = [(one.value, one.passages, one.share) for one in speakers[count.value].of("period")]
        else:
            found = []
        yield count.value, head, _by_period(found, track.question.by, voices, count.value)


def _periods(track: Track) -> list[BarRow]:
    found = [(count.value, count.passages, count.share) for count in track.of("period")]
    return _by_period(found, track.question.by, None, "")


def _by_period(found: Iterable[_Counted], by: Period, facet: TrackFacet | None, value: str) -> list[BarRow]:
    """Return a bar for each period, those without a date last, and a line for periods without any in between.

    Few periods that have articles and no passage stand there with their 0; many in a row are told in that line too.
    """
    ordered = _without_long_gaps(sorted(found, key=lambda one: (one[0] == UNDATED, one[0])))
    rows: list[BarRow] = []
    for before, (period, passages, share) in zip([None, *ordered], ordered, strict=False):
        if before and before[0] != UNDATED and period != UNDATED and (gap := _gap(before[0], period, by)):
            rows.append(BarRow("…", depth=1, words=f"none in {gap} {by}{'s' * (gap > 1)} between"))
        pick = TrackPick(facet, value, period) if facet else TrackPick("period", period)
        rows.append(BarRow(period or _NO_DATE, "", 1, passages, share, opens=pick if passages else None))
    return rows


def _without_long_gaps(ordered: Iterable[_Counted]) -> list[_Counted]:
    """Return counts by period without those that are 0 among more of their kind than _MOST_ZEROS."""
    kept: list[_Counted] = []
    for has_some, group in groupby(ordered, key=lambda one: one[1] > 0):
        run = [*group]
        kept += run if has_some or len(run) <= _MOST_ZEROS else ()
    return kept


def _gap(before: str, after: str, by: Period) -> int:
    """Return how many periods lie between two.

    >>> _gap("2023-11", "2024-02", "month"), _gap("2023", "2024", "year")
    (2, 0)
    """
    return _number(after, by) - _number(before, by) - 1


def _number(period: str, by: Period) -> int:
    year, _, month = period.partition("-")
    return int(year) if by == "year" else _MONTHS * int(year) + int(month or 1)


def _facet(track: Track, facet: TrackFacet, names: Mapping[str, str] = _NO_NAMES) -> list[BarRow]:
    return [_count_row(count, names.get(count.value, count.value)) for count in track.of(facet)]


def _count_row(count: TrackCount, label: str) -> BarRow:
    pick = TrackPick(count.facet, count.value)
    return BarRow(label, "", 1, count.passages, count.share, beside=", ".join(count.examples), opens=pick)


def _seen(label: str, seen: Seen | None) -> list[BarRow]:
    if seen is None:
        return []
    return [BarRow(label, words=" · ".join(filter(None, (seen.day, seen.speaker, seen.title))), opens=seen)]


def _tops(rows: Iterable[BarRow]) -> float:
    return _top([row.share for row in rows if row.share])


def _top(shares: Sequence[Share]) -> float:
    """Return where the scale of intervals ends: a round share, the largest end or a little more.

    >>> _top([Share(2, 100)]), _top([])
    (0.1, 1.0)
    """
    largest = max((share.interval[1] for share in shares), default=1.0)
    steps = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0)
    return next((step for step in steps if largest <= step), 1.0)
