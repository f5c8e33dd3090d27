"""The line of a bar at a width: its name, the bar, passages and articles, the share with its interval. Pure."""

from typing import NamedTuple

from rich.cells import cell_len

from summitreader import session
from summitreader.tui.viewmodel.fitting import fit, fit_name
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart
from summitreader.tui.viewmodel.tracking.bars import BarRow
from summitreader.tui.viewmodel.tracking.plots import interval, percent

_NUMBER, _RATE, _ARTICLES = 7, 7, 17  # cells of the figures, with a blank before them
_LEAST_BAR, _LEAST_PLOT = 6, 11


class _Room(NamedTuple):
    """Cells for each part of a line; 0 where there is no room for it."""

    label: int
    bar: int
    articles: int
    rate: int
    plot: int


def bar_line(row: BarRow, width: int) -> RowLine:
    """Return the line of a row."""
    room = _room(width)
    blank = "  " * row.depth
    label = fit_name(row.label, room.label - len(blank))
    name = TextPart(_padded(blank + label, room.label + 1), "" if row.depth else "strong")
    if row.share is None:
        return RowLine((name, TextPart(row.words, "quiet")))
    parts = [
        name,
        TextPart(_padded(session.bar(row.passages / row.most if row.most else 0, room.bar), room.bar), "key"),
    ]
    parts.append(TextPart(f"{row.passages:>{_NUMBER},}"))
    if room.articles:
        parts.append(TextPart(f"{f'{row.share.count:,} of {row.share.of:,}':>{room.articles}}", "quiet"))
    if room.rate:
        parts.append(TextPart(f"{percent(row.share.rate):>{room.rate}}"))
    if room.plot:
        drawn = fit(row.beside, room.plot) if row.beside else interval(row.share, row.top, room.plot)
        parts += [TextPart("  "), TextPart(drawn, "quiet" if row.beside else "")]
    return RowLine(tuple(parts))


def bar_words(row: BarRow) -> str:
    """Return all that a row says, as words."""
    if row.share is None:
        return f"{row.label}: {row.words}"
    low, high = row.share.interval
    told = (
        f"{row.label}: {row.passages:,} passage{'s' * (row.passages != 1)}, in {row.share.count:,} of "
        f"{row.share.of:,} articles that could have it: {percent(row.share.rate)} "
        f"({percent(low)} to {percent(high)} by Wilson's interval of 95%)"
    )
    return f"{told}; {row.beside}" if row.beside else told


def _room(width: int) -> _Room:
    label = 28 if width >= 140 else 22 if width >= 90 else 18 if width >= 60 else max(8, min(14, width // 3))
    left = width - label - 1 - _NUMBER
    rate = _RATE if left >= _RATE + _LEAST_BAR + 6 else 0
    left -= rate
    articles = _ARTICLES if left >= _ARTICLES + 2 * _LEAST_BAR + _LEAST_PLOT else 0
    left -= articles
    plot = (left - 2) // 2 if left - 2 >= _LEAST_BAR + _LEAST_PLOT else 0
    return _Room(label, max(0, left - (plot + 2 if plot else 0)), articles, rate, plot)


def _padded(words: str, cells: int) -> str:
    return words + " " * (cells - cell_len(words))
