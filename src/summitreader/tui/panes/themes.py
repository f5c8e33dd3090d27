"""The themes' pane: each theme with the number of its passages and where in the article they lie.

Filtered, it counts and lists the statements on a theme that pass.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.cells import cell_len

from summitreader.model import Span, Theme
from summitreader.session import covered
from summitreader.tui.panes.listing import PaneListing, PanePick
from summitreader.tui.panes.statements import figure, filtered_titles, statement_lines, statement_span, whole_statement
from summitreader.tui.viewmodel.filters.passing import PassingStatements, passing
from summitreader.tui.viewmodel.filters.terms import FilterTerm, PaneFilter
from summitreader.tui.viewmodel.fitting import fit, hanging, wrapped
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex, track
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart

_FIGURES = 4
_NUMBER = 5
_NAME = 20  # cells: no short name of ours is longer, so that words stand whole before a track has room
_LEAST_TRACK, _MOST_TRACK = 4, 12


@dataclass(frozen=True, slots=True)
class ThemesListing(PaneListing):
    """Rows of the themes, those with most passages first, courtesy below the others.

    Filtered, `statements` has for each theme those that pass; then there are no themes without one.
    """

    index: ReadingIndex
    order: tuple[Theme, ...]
    terms: PaneFilter = ()
    statements: tuple[PassingStatements, ...] = ()
    # Where a theme lies, by head and cells: half a millisecond each at 10 MB, on every row that is drawn.
    tracks: dict[tuple[int, int], tuple[bool, ...]] = field(default_factory=dict)
    child_lines: ClassVar[int] = 2

    @classmethod
    def of(cls, index: ReadingIndex, terms: PaneFilter = ()) -> "ThemesListing":
        """Return the pane of a reading."""
        if not terms:
            return cls(index, tuple(sorted(index.reading.themes, key=lambda t: (t.ritual, -len(t.spans)))))
        found = [(t, passing(index, (*terms, FilterTerm("theme", t.name)))) for t in index.reading.themes]
        shown = sorted((row for row in found if row[1].total), key=lambda row: (row[0].ritual, -row[1].total))
        return cls(index, tuple(theme for theme, _ in shown), terms, tuple(passed for _, passed in shown))

    @property
    def titles(self) -> tuple[str, ...]:
        if self.terms:
            count, every = passing(self.index, self.terms).total, len(self.index.reading.statements)
            return filtered_titles(self.index, "Themes", self.terms, count, every)
        weak = sum(theme.ritual for theme in self.order)
        told = f"Themes  {self.heads - weak}, formalities {weak}" if weak else f"Themes  {self.heads}"
        return f"{told} · passages each", f"Themes  {self.heads} · passages each", f"Themes  {self.heads}"

    @property
    def heads(self) -> int:
        return len(self.order)

    @property
    def is_filtered(self) -> bool:
        return bool(self.terms)

    def children(self, head: int) -> int:
        return self.statements[head].total if self.terms else len(self.order[head].spans)

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        theme = self.order[head]
        if child is not None:
            if self.terms:
                return statement_lines(self.index, self.statements[head].places[child], child, width)
            span = theme.spans[child]
            words = self.index.text[span.start : min(span.end, span.start + 4 * width)]
            first, second = wrapped(words, width - _NUMBER, 2)
            before = TextPart(f"{child + 1:>{_NUMBER - 1}} ", "quiet")
            return RowLine((before, TextPart(first))), RowLine((TextPart(" " * _NUMBER), TextPart(second)))
        right = self._right(head, width)
        room = width - sum(len(part.words) for part in right) - 1
        name = theme.title if cell_len(theme.title) <= room else fit(theme.short or theme.title, room)
        return (RowLine((TextPart(name, self._look(head)),), right),)

    def whole(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        if child is None:
            return hanging((), self.order[head].title, width, self._look(head), self._right(head, width))
        if self.terms:
            return whole_statement(self.index, self.statements[head].places[child], child, width)
        before = (TextPart(f"{child + 1:>{_NUMBER - 1}} ", "quiet"),)
        return hanging(before, self.order[head].spans[child].of(self.index.text), width)

    def _look(self, head: int) -> str:
        return "courtesy" if self.order[head].ritual else "plain"

    def _right(self, head: int, width: int) -> tuple[TextPart, ...]:
        """Return the figures of a theme, and where it lies."""
        theme = self.order[head]
        told: tuple[TextPart, ...] = (TextPart(f"{len(theme.spans):>{_FIGURES}} ", "quiet"),)
        if self.terms:
            every = len(self.index.places(PaneChoice("theme", theme.name)))
            told = (*figure(self.statements[head].total, every), TextPart(" "))
        cells = min(_MOST_TRACK, width - _NAME - 1 - sum(len(part.words) for part in told))
        if cells < _LEAST_TRACK:
            return told
        marks = self.tracks.get((head, cells))
        if marks is None:
            marks = self.tracks[head, cells] = track(self._spans(head), len(self.index.text), cells)
        return (*told, *(TextPart("━" if mark else "─", "track-on" if mark else "track-off") for mark in marks))

    def _spans(self, head: int) -> Sequence[Span]:
        if self.terms:
            return covered(self.index.found.extents, self.statements[head].places)
        return self.order[head].spans

    def pick(self, head: int, child: int | None) -> PanePick:
        theme = self.order[head]
        choice = PaneChoice("theme", theme.name)
        if self.terms:
            return PanePick(choice, statement_span(self.index, self.statements[head].places[child or 0]))
        return PanePick(choice, theme.spans[child or 0] if theme.spans else None)

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        theme = self.order[head]
        if theme.name not in here.themes:
            return False
        if child is None:
            return True
        if self.terms:
            return self.statements[head].places[child] == here.statement
        return theme.spans[child].start <= here.at < theme.spans[child].end

    def head_here(self, here: CursorContext) -> int | None:
        return next((head for head, theme in enumerate(self.order) if theme.name in here.themes), None)

    def head_of(self, choice: PaneChoice) -> int | None:
        if choice.kind != "theme":
            return None
        return next((head for head, theme in enumerate(self.order) if theme.name == choice.name), None)

    def name(self, head: int) -> str:
        return self.order[head].name
