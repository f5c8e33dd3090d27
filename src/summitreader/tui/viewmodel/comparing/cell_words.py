"""The words of a side in one row: passages joined, wrapped, and cut where their looks change. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summitreader.model import Span
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.viewmodel.wrap import drawn, shown, wrap

_GAP = " […] "
_ENDS = frozenset('.!?:;…。！？”"’)\n')

LookedSpan = tuple[Span, str]
"""A passage of a text, and the look of its words."""


class CellWords(NamedTuple):
    """Passages as one string; `places` tell where in it each begins, and which it is."""

    words: str
    places: tuple[tuple[int, Span], ...]

    def looks(self, marks: Iterable[LookedSpan]) -> list[tuple[int, int, str]]:
        """Return where in the string words of a look stand, of passages that are marked in the text."""
        found = []
        for mark, look in marks:
            for at, span in self.places:
                start, end = max(mark.start, span.start), min(mark.end, span.end)
                if start < end:
                    found.append((at + start - span.start, at + end - span.start, look))
        return found

    def starts(self, width: int) -> tuple[int, ...]:
        """Return where the lines of so many cells begin."""
        return wrap(self.words, 0, len(self.words), width)


def cell_words(text: str, spans: Sequence[Span]) -> CellWords:
    """Return passages of a text as one string on one line, with signs where something between them is left out."""
    parts: list[str] = []
    places: list[tuple[int, Span]] = []
    at = 0
    for number, span in enumerate(spans):
        between = _between(text, spans[number - 1].end, span.start) if number else _before(text, span.start)
        parts += (between, _on_one_line(span.of(text)))
        places.append((at + len(between), span))
        at += len(between) + len(parts[-1])
    return CellWords("".join(parts), tuple(places))


def line_parts(
    words: str, start: int, end: int, looks: Iterable[tuple[int, int, str]], base: str
) -> tuple[TextPart, ...]:
    """Return a piece of a string as parts; of looks that lie over each other the last one counts."""
    end = start + len(words[start:end].rstrip())
    over = [(max(start, first), min(end, last), look) for first, last, look in looks if first < end and last > start]
    edges = sorted({start, end, *(edge for first, last, _ in over for edge in (first, last))})
    return tuple(
        TextPart(shown(words, left, right), next((on for at, to, on in reversed(over) if at <= left < to), base))
        for left, right in pairwise(edges)
    )


def told_lines(words: str, width: int) -> Iterator[str]:
    """Yield words in lines of so many cells."""
    words = drawn(words)
    for start, end in pairwise((*wrap(words, 0, len(words), width), len(words))):
        yield words[start:end].rstrip()


def _between(text: str, end: int, start: int) -> str:
    return _GAP if any(map(str.isalnum, text[end:start])) else " "


def _before(text: str, start: int) -> str:
    """Return the sign for a passage that begins within a sentence."""
    before = text[max(0, start - 8) : start].rstrip(" ")
    return "… " if before and before[-1] not in _ENDS else ""


def _on_one_line(words: str) -> str:
    """Return as many characters, with blanks for what breaks a line."""
    return words.replace("\n", " ").replace("\t", " ")
