"""An article as the reader has it before them: rows at a width, a screen of them, one current sentence. No Textual."""

from summitreader.model import Article, Span
from summitreader.tui.viewmodel import cursor_moves as movement
from summitreader.tui.viewmodel import selection
from summitreader.tui.viewmodel.cursor_moves import CursorState, Sentences, Split
from summitreader.tui.viewmodel.row_index import RowIndex, RowPlace, TextChunks
from summitreader.tui.viewmodel.selection import Selection
from summitreader.tui.viewmodel.wrap import offset_at

MOVES: dict[str, tuple[str, int]] = {
    "line_down": ("line", 1),
    "line_up": ("line", -1),
    "page_down": ("page", 1),
    "page_up": ("page", -1),
    "half_page_down": ("half_page", 1),
    "half_page_up": ("half_page", -1),
    "next_paragraph": ("paragraph", 1),
    "previous_paragraph": ("paragraph", -1),
    "next_sentence": ("sentence", 1),
    "previous_sentence": ("sentence", -1),
    "start": ("text", -1),
    "end": ("text", 1),
    "line_on_top": ("line on the screen", 0),
    "line_in_middle": ("line on the screen", 1),
    "line_at_bottom": ("line on the screen", 2),
    "select": ("selecting", 0),
    "select_left": ("select character", -1),
    "select_right": ("select character", 1),
    "select_up": ("select sentence", -1),
    "select_down": ("select sentence", 1),
}
"""Unit and direction by the name of the move; of a line on the screen, how many halves of it down."""


class Viewport:
    """Where the reader is in an article. Costs nothing before `fit`, and then what the screen holds.

    It opens with the sentence of the offset `at` in the given row of the screen, by default a third down.
    """

    def __init__(self, article: Article, split: Split, at: int = 0, row: int | None = None) -> None:
        self.article, self.pieces, self._row = article, TextChunks(article), row
        self.source = article  # what is told above the text: the reader may have corrected it
        self.sentences = Sentences(self.pieces, split)
        self.current = self.sentences.at(at)
        self.lines, self.height = RowIndex(TextChunks(Article("", ())), 1), 1
        self.places: list[RowPlace] = []
        self._stand = CursorState(
            RowPlace(-1), 0, at if self.current.start <= at < self.current.end else self.current.start
        )
        self._words_on_top: int | None = None
        self.selection: Selection | None = None
        self.selecting = False

    @property
    def at(self) -> int:
        """The offset the reader is at, in the current sentence."""
        return self._stand.at

    @property
    def top(self) -> RowPlace:
        """The topmost row of the screen."""
        return self._stand.top

    @property
    def y(self) -> int:
        """How far down the screen is, for the scroll bar: 0 at the start, `lines.height - height` at the end."""
        lowest = max(0, self.lines.height - self.height)
        if self.top == self._lowest:
            return lowest
        return min(self.lines.y_of(self.top), lowest)

    def fit(self, width: int, height: int, head: int = 0) -> None:
        """Wrap for so many cells and rows.

        The words on top stay there, through any number of changes, as long as the reader stays on the screen.
        """
        fresh = self.lines.pieces is not self.pieces
        if not fresh and (width, head, height) == (self.lines.width, self.lines.head, self.height):
            return
        words = self.lines.offset_of(self.top) if self._words_on_top is None else self._words_on_top
        at_start = not fresh and self.top == self.lines.first
        if fresh or width != self.lines.width or head != self.lines.head:
            self.lines = RowIndex(self.pieces, width, head)
        self.height = max(1, height)
        if fresh:
            opened = self.current.start > self.lines.offset_of(self.lines.first)
            row = height // 3 if self._row is None else min(self._row, height - 1)
            top = self.lines.moved(self.lines.place_of(self.at), -row) if opened else self.lines.first
        else:
            top, here = self.lines.first if at_start else self.lines.place_of(words), self.lines.place_of(self.at)
            if self.lines.between(top, here, self.height) >= self.height:
                top = self.lines.moved(here, 1 - self.height)
        self._take(movement.kept(self.lines, self.height, self._stand, min(top, self._lowest)))
        self._words_on_top = words if not fresh else None

    def go(self, move: str, times: int = 1) -> None:
        """Move by one of MOVES, so many times. While selecting, what lies on the way is selected."""
        unit, step = MOVES[move]
        if unit.startswith("select"):
            for _ in range(times):
                before = self.selection
                self._select(unit, step)
                if self.selection == before:
                    return
            return
        if unit == "line on the screen":
            self.roll(self.row - (self.height - 1) * step // 2)
            return
        self._move(unit, step * times)
        if self.selecting and self.selection:
            self.selection = selection.to(self.selection, self.current)

    def go_to(self, span: Span) -> None:
        """Make the sentence in which a span starts the current one; the screen moves if it must to show the span."""
        self._take(movement.jumped(self.lines, self.height, self._stand, span))

    def roll(self, rows: int) -> None:
        """Move the screen; the reader stays where they are as long as that is on it."""
        self._take(movement.rolled(self.lines, self.height, self._stand, rows))

    def scroll_to(self, y: int) -> None:
        """Move the screen to where the scroll bar was dragged."""
        top = self._lowest if y >= self.lines.height - self.height else min(self.lines.place_at(y), self._lowest)
        self._take(movement.kept(self.lines, self.height, self._stand, top))

    def stand_on(self, offset: int) -> None:
        """Make the sentence of an offset on the screen the current one, without moving the screen."""
        self._take(movement.kept(self.lines, self.height, self._stand._replace(at=offset), self.top))

    @property
    def range(self) -> Span:
        """The text on the screen, from the first word to the last."""
        if not self.places:
            return Span(0, 0)
        last = self.lines.row(self.places[-1])
        return Span(self.lines.offset_of(self.places[0]), last.end if last else 0)

    @property
    def row(self) -> int:
        """The row of the screen that shows the offset the reader is at."""
        return self.lines.between(self.top, self.lines.place_of(self.at), self.height)

    def offset_at(self, column: int, y: int) -> int:
        """Return the offset drawn at a column of the text in a row of the screen, or the nearest one."""
        if not self.places:
            return 0
        place = self.places[max(0, min(y, len(self.places) - 1))]
        row = self.lines.row(place)
        if row is None or row.start == row.end:
            return self.lines.offset_of(place)
        at = offset_at(self.article.text, row.start, row.end, column - row.indent)
        return at if y < len(self.places) else row.end

    def words_of_row(self, y: int) -> Span:
        """Return the words in a row of the screen, without the blanks at which it was broken."""
        place = self.places[max(0, min(y, len(self.places) - 1))]
        row = self.lines.row(place)
        start = row.start if row else self.lines.offset_of(place)
        return Span(start, start + len(self.article.text[start : row.end if row else start].rstrip()))

    def select(self, selected: Selection | None) -> None:
        """Select something, or nothing any more, where the screen is."""
        self.selection, self.selecting = selected, self.selecting and selected is not None

    def _select(self, unit: str, step: int) -> None:
        if unit == "selecting":
            self.selecting = not self.selecting
            self.selection = selection.whole(self.current) if self.selecting else None
            return
        if unit == "select character":
            self.selection = selection.by_character(self.selection, self.at, self.article.text, step)
        else:
            self.selection = selection.by_sentence(self.selection, self.at, self.sentences, step)
        self.go_to(self.selection.edge)

    def _move(self, unit: str, step: int) -> None:
        lines, height, stand = self.lines, self.height, self._stand
        if unit == "sentence":
            self.go_to(self.sentences.moved(self.current, step))
        elif unit == "paragraph":
            self.go_to(self.sentences.at(movement.paragraph(self.pieces, stand.at, step)))
        elif unit == "text":
            top = self._lowest if step > 0 else lines.first
            edge = self.sentences.at(len(self.article.text) if step > 0 else 0).start
            self._take(movement.settled(lines, height, CursorState(top, 0, max(edge, lines.offset_of(top)))))
        else:
            rows = {"line": 1, "half_page": max(1, height // 2), "page": max(1, height - 2)}[unit]
            self._take(movement.read_on(lines, height, stand, step * rows))
            if unit != "line" and self.current.start < self.range.start:
                self._begin_sentence()

    def _begin_sentence(self) -> None:
        """Go from the rest of a sentence that began above the screen to the first that begins on it."""
        following = self.sentences.moved(self.current, 1).start
        if self.range.start <= following < self.range.end:
            self._take(movement.kept(self.lines, self.height, self._stand._replace(at=following), self.top))

    @property
    def _lowest(self) -> RowPlace:
        """The topmost row when the end of the text is at the bottom of the screen."""
        return self.lines.moved(self.lines.last, 1 - self.height)

    def _take(self, stand: CursorState) -> None:
        if stand.top != self._stand.top or len(self.places) != self.height:
            self.places = list(self.lines.screen(stand.top, self.height))
        self._stand, self._words_on_top = stand, None
        self.current = self.sentences.at(stand.at)


def same_place(old: str, new: str, offset: int) -> int:
    """Return where the words at an offset of a text stand in another version: the nearest place, else the offset."""
    for length in (80, 30, 12):
        words = old[offset : offset + length]
        after, before = new.find(words, offset), new.rfind(words, 0, offset + len(words))
        found = [at for at in (after, before) if at >= 0]
        if found and words.strip():
            return min(found, key=lambda at: abs(at - offset))
    return min(offset, len(new))
