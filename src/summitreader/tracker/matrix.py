"""Speakers × themes as a matrix: who speaks most stands first, and the themes that most is said on."""

from collections import Counter
from collections.abc import Iterable, Mapping

from summitreader.tracking import Matrix, MatrixRow, ToldVoice

_Row = tuple[str, tuple[str, ...]]
"""A speaker, with the sides of a joint voice."""


def matrix_of(
    counts: Iterable[tuple[str, ToldVoice, int, int]],
    titles: Mapping[str, str],
    articles: int,
    most_speakers: int,
    most_themes: int,
) -> Matrix:
    """Return the matrix of passages by theme and voice.

    Args:
        counts: theme, voice, passages and articles. Narration counts for nobody.
        titles: the titles of themes by key.
        articles: how many were looked at.
        most_speakers: rows at most.
        most_themes: columns at most.
    """
    tally = _Tally()
    for theme, voice, passages, many in counts:
        if voice.speaker:
            tally.add(theme, voice, passages, many)
    speakers = sorted(tally.speakers, key=lambda row: (-tally.speakers[row], row))
    themes = sorted(tally.themes, key=lambda name: (-tally.themes[name], name))
    shown = themes[:most_themes]
    rows = tuple(
        MatrixRow(
            row[0],
            tally.sides[row].most_common(1)[0][0],
            tuple(tally.cells[row, theme] for theme in shown),
            tally.speakers[row],
            tally.widest[row],
        )
        for row in speakers[:most_speakers]
    )
    return Matrix(
        tuple((theme, titles.get(theme, theme)) for theme in shown),
        rows,
        articles,
        max(0, len(speakers) - most_speakers),
        max(0, len(themes) - most_themes),
        (
            "a passage on two themes counts under both; text that nobody is reported to say is left out",
            "the passages of a cell: track theme:NAME --speaker NAME",
        ),
    )


class _Tally:
    """What is summed while the counts are gone through."""

    def __init__(self) -> None:
        self.cells: Counter[tuple[_Row, str]] = Counter()
        self.speakers: Counter[_Row] = Counter()
        self.themes: Counter[str] = Counter()
        self.widest: Counter[_Row] = Counter()  # articles on the theme that the speaker is on in most
        self.sides: dict[_Row, Counter[tuple[str, ...]]] = {}

    def add(self, theme: str, voice: ToldVoice, passages: int, articles: int) -> None:
        """Count the passages of a voice on a theme."""
        # "Both sides" of one meeting are not those of another.
        row = voice.speaker, tuple(sorted(voice.sides)) if voice.joint else ()
        self.cells[row, theme] += passages
        self.speakers[row] += passages
        self.themes[theme] += passages
        self.widest[row] = max(self.widest[row], articles)
        self.sides.setdefault(row, Counter())[voice.sides] += passages
