"""What lies over the text, and what of it falls on a range: layers of spans in, runs of style names out. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from summitreader.model import Span, Statement
from summitreader.session import count_before

COLOURS = 8
"""Speakers have so many colours; beyond them the letters alone tell them apart."""

_REACH = 10_000  # code points: a statement that is longer shows its marks only so far from its start


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """What is shown over the article. Every sequence is sorted by start.

    `voices` gives for a `Statement.speaker` the letter and the colour (0 to COLOURS - 1); who is not there is marked
    by `?`. `chosen` are the passages lit up because a speaker, a theme or an agreement was chosen; `yours` is what the
    reader marked.
    """

    statements: Sequence[Statement] = ()
    voices: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    chosen: Sequence[Span] = ()
    themes: Sequence[Span] = ()
    agreements: Sequence[Span] = ()
    yours: tuple["UserMarks", ...] = ()

    def near(self, start: int, end: int) -> "Layers":
        """Return the layers with what touches a range alone. Costs the logarithm of their size."""
        first, last = (count_before(self.statements, offset) for offset in (max(0, start - _REACH), end))
        touching = tuple(statement for statement in self.statements[first:last] if statement.end > start)
        chosen, themes, agreements = (
            tuple(within(layer, start, end)) for layer in (self.chosen, self.themes, self.agreements)
        )
        yours = tuple(mark for mark in self.yours if mark.span.start < end and mark.span.end > start)
        return Layers(touching, self.voices, chosen, themes, agreements, yours)


class UserMarks(NamedTuple):
    """What the reader marked: where, the sign in the margin, and the style."""

    span: Span
    sign: str
    name: str


class StyleRun(NamedTuple):
    """A piece of a range with the names of the styles that lie on it, lowest first."""

    start: int
    end: int
    names: tuple[str, ...]


class SpeakerSign(NamedTuple):
    """A statement's mark in the margin: its letter where it begins, a bar where it goes on."""

    sign: str
    name: str


class StyledText(NamedTuple):
    """Words that have a style."""

    start: int
    end: int
    name: str


class VoicedSpan(NamedTuple):
    """A statement from its first word to its last, with its letter, the bar where it goes on, and its style."""

    start: int
    end: int
    letter: str
    bar: str
    name: str


class LayeredRow(NamedTuple):
    """What lies near the screen, laid out once for all its rows: for each row anew it took 9 % of a page.

    `pieces` are in the order in which they are drawn, the lowest first.
    """

    pieces: tuple[StyledText, ...] = ()
    voiced: tuple[VoicedSpan, ...] = ()
    yours: tuple[UserMarks, ...] = ()

    def changed(self, other: "LayeredRow") -> list[Span]:
        """Return where the two differ."""
        spans = [Span(piece.start, piece.end) for piece in {*self.pieces} ^ {*other.pieces}]
        spans += [Span(voiced.start, voiced.end) for voiced in {*self.voiced} ^ {*other.voiced}]
        return spans + [mark.span for mark in {*self.yours} ^ {*other.yours}]


def within(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of sorted spans that touch a range, but for one that overlaps more than the three after it."""
    return spans[max(0, bisect_right(spans, start, key=_end) - 3) : count_before(spans, end)]


def laid(layers: Layers, over: Iterable[tuple[str, Sequence[Span]]] = ()) -> LayeredRow:
    """Layers laid out.

    Args:
        over: More layers by style name, drawn on top.
    """
    spans = [
        *(("theme", span) for span in layers.themes),
        *(("agreement", span) for span in layers.agreements),
        *_spoken(layers),
        *(("chosen", span) for span in layers.chosen),
        *((mark.name, mark.span) for mark in layers.yours),
        *((name, span) for name, above in over for span in above),
    ]
    pieces = tuple(StyledText(span.start, span.end, name) for name, span in spans)
    return LayeredRow(pieces, tuple(_voiced(statement, layers) for statement in layers.statements), layers.yours)


def runs(start: int, end: int, laid: LayeredRow) -> list[StyleRun]:
    """Return a range cut where styles change; the runs cover it."""
    if start >= end:
        return []
    pieces = [
        (max(start, first), min(end, last), name) for first, last, name in laid.pieces if first < end and last > start
    ]
    if not pieces:
        return [StyleRun(start, end, ())]
    edges = sorted({start, end, *(edge for first, last, _ in pieces for edge in (first, last))})
    return [
        StyleRun(left, right, tuple(name for first, last, name in pieces if first <= left and right <= last))
        for left, right in pairwise(edges)
    ]


def marks(start: int, end: int, laid: LayeredRow) -> list[SpeakerSign]:
    """Return the marks of the statements on a range: letters of those that
    begin there, else the bar of one that goes on.
    """
    began, going = [], []
    for first, last, letter, bar, name in laid.voiced:
        if start <= first < end:
            began.append(SpeakerSign(letter, name))
        elif first < start < last:
            going.append(SpeakerSign(bar, name))
    return began or going[-1:]


def own_mark(start: int, end: int, laid: LayeredRow) -> SpeakerSign | None:
    """Return the sign of what the reader marked, where it begins on a range; of several the last made."""
    found = [SpeakerSign(mark.sign, mark.name) for mark in laid.yours if start <= mark.span.start < end]
    return found[-1] if found else None


def touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Return whether one of sorted spans has a part in a range, of which an empty one counts as one character.

    Blind, as `within` is, to a span that overlaps more than the two after it.
    """
    last = count_before(spans, max(end, start + 1))
    return any(span.end > start for span in spans[max(0, last - 3) : last])


def spread(spans: Sequence[Span], edges: Sequence[int]) -> list[bool]:
    """Of the stretches between edges (offsets, ascending), which hold a part of sorted, disjoint spans."""
    return [touches(spans, left, right) for left, right in pairwise(edges)]


def _spoken(layers: Layers) -> Iterable[tuple[str, Span]]:
    for statement in layers.statements:
        voice = _voice(statement, layers)
        yield from ((voice, span) for span in statement.says)
        if statement.who:
            yield "who", statement.who
        if statement.cue:
            yield "cue", statement.cue


def _voiced(statement: Statement, layers: Layers) -> VoicedSpan:
    letter, _ = layers.voices.get(statement.speaker, ("?", 0))
    bar = "┆" if statement.kind == "implied" else "│"
    return VoicedSpan(statement.start, statement.end, letter, bar, _voice(statement, layers))


def _voice(statement: Statement, layers: Layers) -> str:
    mark = layers.voices.get(statement.speaker)
    return f"voice-{mark[1] % COLOURS}" if mark else "voice-none"


def _end(span: Span) -> int:
    return span.end
