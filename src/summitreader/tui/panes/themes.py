"""The themes' pane: each theme with the number of its passages and where in the article they lie."""

from dataclasses import dataclass, field
from typing import ClassVar

from rich.cells import cell_len

from summitreader.model import Theme
from summitreader.tui.panes.listing import PanePick
from summitreader.tui.viewmodel.fitting import fit, wrapped
from summitreader.tui.viewmodel.reading_index import CursorContext, PaneChoice, ReadingIndex, track
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart

_FIGURES = 4


@dataclass(frozen=True, slots=True)
class ThemesListing:
    """Rows of the themes, those with most passages first, courtesy below the others."""

    index: ReadingIndex
    order: tuple[Theme, ...]
    # Where a theme lies, by head and cells: half a millisecond each at 10 MB, on every row that is drawn.
    tracks: dict[tuple[int, int], tuple[bool, ...]] = field(default_factory=dict)
    head_lines: ClassVar[int] = 1
    child_lines: ClassVar[int] = 2

    @classmethod
    def of(cls, index: ReadingIndex) -> "ThemesListing":
        """Return the pane of a reading."""
        return cls(index, tuple(sorted(index.reading.themes, key=lambda t: (t.ritual, -len(t.spans)))))

    @property
    def title(self) -> str:
        weak = sum(theme.ritual for theme in self.order)
        return f"Themes  {self.heads - weak}, formalities {weak}" if weak else f"Themes  {self.heads}"

    @property
    def heads(self) -> int:
        return len(self.order)

    def children(self, head: int) -> int:
        return len(self.order[head].spans)

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        theme = self.order[head]
        if child is not None:
            span = theme.spans[child]
            first, second = wrapped(self.index.text[span.start : min(span.end, span.start + 4 * width)], width - 5, 2)
            return RowLine((TextPart(f"{child + 1:>4} ", "quiet"), TextPart(first))), RowLine(
                (TextPart(" " * 5), TextPart(second))
            )
        look = "courtesy" if theme.ritual else "plain"
        cells = max(6, min(12, width // 4))
        marks = self.tracks.get((head, cells))
        if marks is None:
            marks = self.tracks[head, cells] = track(theme.spans, len(self.index.text), cells)
        strip = tuple(TextPart("━" if mark else "─", "track-on" if mark else "track-off") for mark in marks)
        room = width - cells - _FIGURES - 1
        name = theme.title if cell_len(theme.title) <= room else fit(theme.short or theme.title, room)
        return (RowLine((TextPart(name, look),), (TextPart(f"{len(theme.spans):>{_FIGURES}} ", "quiet"), *strip)),)

    def pick(self, head: int, child: int | None) -> PanePick:
        theme = self.order[head]
        return PanePick(PaneChoice("theme", theme.name), theme.spans[child or 0] if theme.spans else None)

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        theme = self.order[head]
        if theme.name not in here.themes:
            return False
        return child is None or theme.spans[child].start <= here.at < theme.spans[child].end

    def head_here(self, here: CursorContext) -> int | None:
        return next((head for head, theme in enumerate(self.order) if theme.name in here.themes), None)

    def head_of(self, choice: PaneChoice) -> int | None:
        if choice.kind != "theme":
            return None
        return next((head for head, theme in enumerate(self.order) if theme.name == choice.name), None)

    def name(self, head: int) -> str:
        return self.order[head].name
