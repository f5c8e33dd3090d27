"""The panel under the text that answers "why?" for what stands under the cursor."""

import re
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from summitreader.tui.fitting import fit, wrapped
from summitreader.tui.places import Here, Places
from summitreader.tui.why import Evidence, evidence

_LABEL = 14
_PART = re.compile(r"\[([a-z]+): ([^\]]*)\]|[^\[]+|\[")
_LOOKS = {"who": "who", "cue": "cue"}

Row = tuple[tuple[str, str], ...]
"""Parts of a line: words and the look of them."""


class WhyPanel(Widget):
    """Findings under the cursor, each with its evidence, its rule and what the rule means."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "why--title",
        "why--label",
        "why--words",
        "why--rule",
        "why--quiet",
        "why--who",
        "why--cue",
    }

    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size
    places: var[Places | None] = var[Places | None](None)
    here: var[Here] = var(Here())

    def __init__(self, id: str) -> None:
        super().__init__(id=id, classes="below")
        self._rows: list[Row] = []
        self._wrapped_for = -1

    def watch_places(self) -> None:
        """Explains anew."""
        self._forget()

    def watch_here(self) -> None:
        """Explains what the cursor came to."""
        self._forget()

    def on_resize(self) -> None:
        """Wraps anew."""
        if self._wrapped_for != self.content_size.width:
            self._forget()

    def _forget(self) -> None:
        self._wrapped_for = -1
        self.refresh()

    def _explain(self, width: int) -> None:
        """Wraps what is to be said when it is drawn, so that the panel is drawn once."""
        self._wrapped_for = width
        found = evidence(self.places, self.here) if self.places else ()
        self._rows = [row for one in found for row in (*_rows(one, width), ())][:-1]
        if not self._rows:
            words = "Nothing was found in this sentence." if self.places else "Still reading the article."
            self._rows = [((words, "quiet"),)]

    def render_line(self, y: int) -> Strip:
        """One line of the panel."""
        base, size = self.rich_style, self.content_size
        if self._wrapped_for != size.width:
            self._explain(size.width)
        cut = y == size.height - 1 and y < len(self._rows) - 1
        row: Row = (("…", "quiet"),) if cut else self._rows[y] if y < len(self._rows) else ()
        segments = [Segment(words, base + self._look(look)) for words, look in row]
        return Strip(segments).adjust_cell_length(size.width, base)

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"why--{name}", partial=True)


def _rows(found: Evidence, width: int) -> list[Row]:
    rows: list[Row] = [((fit(found.title, width), "title"),)]
    room = width - _LABEL - 2
    for label, words in found.parts:
        lines = [line for line in wrapped(words, room, 2) if line]
        rows += [
            ((f"  {label if first else '':<{_LABEL}}", "label"), (line, "words"))
            for first, line in zip((True, False), lines, strict=False)
        ]
    rule = [line for line in wrapped(f"{found.rule}: {found.explanation}", room, 2) if line]
    for first, line in zip((True, False), rule, strict=False):
        rows.append(((f"  {'rule' if first else '':<{_LABEL}}", "label"), (line, "rule")))
    if found.example:
        rows.append(((f"  {'for example':<{_LABEL}}", "label"), *_example(found.example, room)))
    return rows


def _example(marked: str, room: int) -> list[tuple[str, str]]:
    """A rule's example, "[who: Xi] [cue: said] …", with its parts as they look in the article."""
    parts: list[tuple[str, str]] = []
    for piece in _PART.finditer(marked):
        words, look = (piece[2], _LOOKS.get(piece[1], "quiet")) if piece[1] else (piece[0], "quiet")
        if room > 0:
            parts.append((fit(words, room), look))
            room -= cell_len(words)
    return parts
