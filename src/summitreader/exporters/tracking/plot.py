"""What tracking found as a plot: one SVG file that needs nothing else, with a title and a description.

Colours are those of Okabe and Ito, which people of all sights tell apart; every bar has its number beside it.
"""

import re
from collections.abc import Sequence
from html import escape

from summitreader.controls import harmless
from summitreader.exporters.tracking.told import NO_DATE, headline, many, notes, percent
from summitreader.tracking import Matrix, Timeline, Track

_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
_REST = "#999999"
_WIDTH = 1000
_LEFT, _ROW = 150, 24
_BARS, _AXIS, _SHARE = 380, 620, 200  # the width of bars; where shares begin, and their width
_TEXT = "#222222"
_LONGEST = 60  # letters of a label
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_tracking_svg(found: Track | Matrix | Timeline) -> str:
    """Return what was found as a plot, without the last line end."""
    if isinstance(found, Track):
        return _drawn(found, *_track(found))
    return _drawn(found, *(_matrix(found) if isinstance(found, Matrix) else _timeline(found)))


def _drawn(found: Track | Matrix | Timeline, pieces: Sequence[str], height: int) -> str:
    first, *rest = headline(found)
    told = (*rest, *notes(found))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        'role="img" aria-labelledby="title about" font-family="system-ui, sans-serif" font-size="13">',
        f'<title id="title">{_safe(first)}</title>',
        f'<desc id="about">{_safe(". ".join(told))}</desc>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(20, 30, first, size=18, weight="bold"),
        *(_text(20, 52 + 18 * at, words) for at, words in enumerate(rest)),
        *pieces,
        "</svg>",
    ]
    return "\n".join(lines)


def _track(found: Track) -> tuple[list[str], int]:
    """Return bars of passages by period, parted by side, and beside each the share of articles with its interval."""
    top = 62 + 18 * len(headline(found))
    sides = [one.value for one in found.of("side")][: len(_COLOURS)]
    colours = dict(zip(sides, _COLOURS, strict=False))
    periods = found.of("period")
    most = max((one.passages for one in periods), default=0) or 1
    pieces, x, y = [], float(_LEFT), top
    for name in [*sides, "nobody's, or other sides'"]:
        needed = 40 + 7 * len(_short(name))
        x, y = (float(_LEFT), y + 20) if x + needed > _WIDTH else (x, y)
        pieces += [_rect(x, y - 11, 12, 12, colours.get(name, _REST)), _text(x + 17, y, name)]
        x += needed
    top = y + 34
    pieces += [_text(_LEFT, top, "passages"), _text(_AXIS, top, "share of articles, with its interval of 95 %")]
    cells = {(one.period, one.side): one.passages for one in found.cells}
    y = top + 12
    for one in periods:
        # A passage that is said jointly has several sides: the parts are the sides' shares of the bar.
        parts = [(side, cells.get((one.value, side), 0)) for side in sides]
        whole = max(one.passages, sum(count for _, count in parts)) or 1
        full = _BARS * one.passages / most
        pieces.append(_text(_LEFT - 10, y + 14, one.value or NO_DATE, anchor="end"))
        x = float(_LEFT)
        for side, count in [*parts, ("", whole - sum(count for _, count in parts))]:
            length = full * count / whole
            if length:
                about = f"{one.value or NO_DATE}: {side or 'nobody, or another side'}, {many(count, 'passage')}"
                pieces.append(_rect(x, y, length, 18, colours.get(side, _REST), about))
            x += length
        pieces += [_text(x + 6, y + 14, f"{one.passages:,}")]
        if one.value:
            low, high = (_AXIS + _SHARE * end for end in one.share.interval)
            pieces.append(f'<path d="M{low:.1f} {y + 9}H{high:.1f}" stroke="{_TEXT}" stroke-width="1.5"/>')
            pieces.append(
                f'<circle cx="{_AXIS + _SHARE * one.share.rate:.1f}" cy="{y + 9}" r="4" fill="{_COLOURS[0]}"/>'
            )
            told = f"{one.articles:,} of {one.of:,}: {percent(one.share)}"
            pieces.append(_text(_AXIS + _SHARE + 12, y + 13, told, 11))
        y += _ROW + 4
    end = _AXIS + _SHARE
    pieces.append(f'<path d="M{_AXIS} {top + 8}V{y}M{end} {top + 8}V{y}" stroke="#bbbbbb"/>')
    pieces += [_text(_AXIS, y + 14, "0 %", 11), _text(end, y + 14, "100 %", 11, anchor="end")]
    return pieces, y + 30


def _matrix(found: Matrix) -> tuple[list[str], int]:
    """Return a heat map: a cell a speaker and theme, the darker the more passages."""
    left, cell, top = 260, 46, 230
    pieces = []
    for at, (_, title) in enumerate(found.themes):
        x = left + at * cell + cell // 2
        pieces.append(f'<g transform="translate({x} {top - 8}) rotate(-40)">{_text(0, 0, _short(title, 38), 11)}</g>')
    for number, row in enumerate(found.rows):
        y = top + number * _ROW
        sides = f" ({', '.join(row.sides)})" if row.sides else ""
        pieces.append(_text(left - 8, y + 16, _short(row.speaker + sides, 38), 12, anchor="end"))
        for at, (count, (_, title)) in enumerate(zip(row.counts, found.themes, strict=True)):
            strength = count / found.most if found.most else 0.0
            red, green, blue = (round(255 - strength * (255 - part)) for part in (0, 68, 136))
            fill = f"#{red:02x}{green:02x}{blue:02x}"
            about = f"{row.speaker}, {title}: {many(count, 'passage')}"
            pieces.append(_rect(left + at * cell, y, cell - 2, _ROW - 2, fill, about))
            if count:
                colour = "#ffffff" if strength > 0.5 else _TEXT
                middle = left + at * cell + cell // 2 - 1
                pieces.append(_text(middle, y + 16, f"{count:,}", 11, anchor="middle", fill=colour))
    return pieces, top + len(found.rows) * _ROW + 20


def _timeline(found: Timeline) -> tuple[list[str], int]:
    """Return the meetings one below the other, each a dot with what was signed there and what is told of it later."""
    y = start = 100
    pieces = []
    for one in found.meetings:
        place = f", {one.place}" if one.place else ""
        pieces.append(f'<circle cx="{_LEFT - 20}" cy="{y - 5}" r="6" fill="{_COLOURS[0]}"/>')
        pieces.append(_text(_LEFT - 35, y, one.day or NO_DATE, anchor="end"))
        pieces.append(_text(_LEFT, y, f"{one.kind}{place}", weight="bold"))
        for item in one.items:
            y += 18
            pieces.append(_text(_LEFT, y, f"{item.status}: {_short(item.words, 100)}", 12))
            for step in item.later:
                y += 16
                pieces.append(_text(_LEFT + 20, y, f"→ {step.day} {step.status}: {_short(step.words, 90)}", 11))
        y += 30
    line = f'<path d="M{_LEFT - 20} {start - 5}V{y - 35}" stroke="#bbbbbb" stroke-width="2"/>' if pieces else ""
    return [line, *pieces] if line else pieces, y + 10


def _text(
    x: float, y: float, words: str, size: int = 13, *, anchor: str = "start", weight: str = "normal", fill: str = _TEXT
) -> str:
    looks = f'font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" fill="{fill}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {looks}>{_safe(_short(words, 120))}</text>'


def _rect(x: float, y: float, width: float, height: float, fill: str, about: str = "") -> str:
    title = f"<title>{_safe(about)}</title>" if about else ""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}">{title}</rect>'


def _short(words: str, most: int = _LONGEST) -> str:
    one = " ".join(words.split())
    return one if len(one) <= most else f"{one[: most - 1]}…"


def _safe(words: str) -> str:
    """Return words as XML takes them: nothing in them is markup, or a character that XML has not."""
    return escape(_NO_XML.sub("\ufffd", harmless(words)))
