"""The panel under the text that answers "why?" for what stands under the cursor."""

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from summitreader.tui.viewmodel.fitting import fit, wrapped
from summitreader.tui.viewmodel.reading_index import CursorContext, ReadingIndex
from summitreader.tui.viewmodel.status_text import STILL_READING
from summitreader.tui.viewmodel.why import Explanation, evidence
from summitreader.tui.widgets.style_cache import StyleCache

_LABEL = 14
_MOST = 200  # lines of one part: a turn of a transcript may be as long as the article
_WHEEL = 3
_WORD = re.compile(r"\s*\S+\s*")
_PART = re.compile(r"\[([a-z]+): ([^\]]*)\]|[^\[]+|\[")
_LOOKS = {"who": "who", "cue": "cue"}

Row = tuple[tuple[str, str], ...]
"""Parts of a line: words and the look of them."""


class WhyPanel(Widget):
    """Findings under the cursor, each with its evidence, its rule and what the rule means."""

    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size
    index: var[ReadingIndex | None] = var[ReadingIndex | None](None)
    here: var[CursorContext] = var(CursorContext())

    def __init__(self, key: str, id: str) -> None:
        """Make the panel; `key` is what the reader presses for the next page, and to close."""
        super().__init__(id=id, classes="below")
        self._rows: list[Row] = []
        self._key, self._top = key, 0
        self._wrapped_for = -1
        self._looks = StyleCache(self, "why", ("title", "label", "words", "rule", "quiet", "who", "cue"))

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        super().notify_style_update()
        if self._looks.outdated():
            self.refresh()

    def watch_index(self) -> None:
        """Explain anew."""
        self._forget()

    def watch_here(self) -> None:
        """Explain what the cursor came to."""
        self._forget()

    def on_resize(self) -> None:
        """Wrap anew."""
        if self._wrapped_for != self.content_size.width:
            self._forget()

    def turn(self) -> bool:
        """Show the next page; return False where there is none."""
        return self._roll(self._page)

    def on_mouse_scroll_down(self) -> None:
        """Go on by the wheel."""
        self._roll(_WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """Go back by the wheel."""
        self._roll(-_WHEEL)

    @property
    def _page(self) -> int:
        """How many lines are seen at once: where not all are, the last one says how to go on."""
        height = self.content_size.height
        return height if len(self._rows) <= height else max(1, height - 1)

    def _roll(self, lines: int) -> bool:
        top = max(0, min(self._top + lines, len(self._rows) - self._page))
        is_other, self._top = top != self._top, top
        self.refresh()
        return is_other

    def _forget(self) -> None:
        self._wrapped_for, self._top = -1, 0
        self.refresh()

    def _explain(self, width: int) -> None:
        """Wrap what is to be said when it is drawn, so that the panel is drawn once."""
        self._wrapped_for = width
        found = evidence(self.index, self.here) if self.index else ()
        self._rows = [row for one in found for row in (*_rows(one, width), ())][:-1]
        if not self._rows:
            words = "Nothing was found in this sentence." if self.index else STILL_READING
            self._rows = [((words, "quiet"),)]

    def render_line(self, y: int) -> Strip:
        """Return one line of the panel."""
        size = self.content_size
        if self._wrapped_for != size.width:
            self._explain(size.width)
        line, page = y + self._top, self._page
        row: Row = self._rows[line] if line < len(self._rows) else ()
        if y >= page and len(self._rows) > page:
            last = min(len(self._rows), self._top + page)
            does = "goes on, esc closes" if last < len(self._rows) else "closes"
            words = f"{self._top + 1}–{last} of {len(self._rows)} lines: {self._key} {does}"
            brief = f"{last} of {len(self._rows)}: {self._key} {does}"
            row = ((words if cell_len(words) <= size.width else brief, "label"),)
        segments = [Segment(words, self._looks((look,))) for words, look in row]
        return Strip(segments).adjust_cell_length(size.width, self._looks())


def _rows(found: Explanation, width: int) -> list[Row]:
    room = width - _LABEL - 2
    rows: list[Row] = [((line, "title"),) for line in _lines(found.title, width)]
    for label, words in found.parts:
        rows += _labelled(label, [((line, "words"),) for line in _lines(words, room)])
    rows += _labelled("rule", [((line, "rule"),) for line in _lines(f"{found.rule}: {found.explanation}", room)])
    if found.reliability:
        rows += _labelled("reliability", [((line, "words"),) for line in _lines(found.reliability, room)])
    return rows + _labelled("for example", _example(found.example, room) if found.example else [])


def _labelled(label: str, lines: list[Row]) -> list[Row]:
    """Return lines with a label before the first."""
    return [((f"  {'' if place else label:<{_LABEL}}", "label"), *line) for place, line in enumerate(lines)]


def _lines(words: str, cells: int) -> list[str]:
    return [line for line in wrapped(words, cells, _MOST) if line]


def _example(marked: str, cells: int) -> list[Row]:
    """Return a rule's example, "[who: Xi] [cue: said] …", with its parts as they look in the article."""
    rows: list[list[tuple[str, str]]] = [[]]
    room = cells
    for piece in _PART.finditer(marked):
        words, look = (piece[2], _LOOKS.get(piece[1], "quiet")) if piece[1] else (piece[0], "quiet")
        for word in _WORD.findall(words) or (words,):  # a blank between two parts is no word
            if cell_len(word.rstrip()) > room and rows[-1]:
                rows.append([])
                room, word = cells, word.lstrip()
            rows[-1].append((fit(word, room) if cell_len(word.rstrip()) > room else word, look))
            room -= cell_len(word)
    return [tuple(row) for row in rows]
