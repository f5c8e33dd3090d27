"""The line at the bottom: where the reader is, and the keys that matter now."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive, var
from textual.widget import Widget

from summitreader.tui.viewmodel.fitting import fit

Hint = tuple[str, str]
"""A key as shown, and the word for what it does."""

_GAP = "   "


class StatusBar(Widget):
    """State on the left, hints after it as far as there is room; the place in the text on the right.

    Where nothing is being saved, that is said in place of all but the place.
    """

    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size
    state: reactive[str] = reactive("")
    hints: reactive[tuple[Hint, ...]] = reactive[tuple[Hint, ...]](())
    place: reactive[str] = reactive("")
    unsaved: reactive[str] = reactive("")
    doing: reactive[str] = reactive("")

    def render(self) -> Content:
        width = self.content_size.width
        place = "".join(f"  {words}" for words in (self.doing, self.place) if words)
        if self.unsaved:
            words = fit(self.unsaved[:1].upper() + self.unsaved[1:], width - cell_len(place))
            blank = " " * max(0, width - cell_len(place) - cell_len(words))
            return Content.assemble((words, "$error bold"), blank, (place, "$quiet"))
        state = fit(self.state, width - cell_len(place))
        parts: list[Content] = [Content(state)] if state else []
        left = width - cell_len(place) - cell_len(state)
        for key, word in _fitting(self.hints, left + (0 if parts else len(_GAP))):
            blank = _GAP if parts else ""
            left -= cell_len(blank) + cell_len(key) + 1 + cell_len(word)
            parts.append(Content.assemble(blank, (key, "$key bold"), " ", (word, "$quiet")))
        return Content.assemble(*parts, " " * max(0, left), (place, "$quiet"))


def _fitting(hints: Sequence[Hint], cells: int) -> list[Hint]:
    """Those that fit into so many cells, each with a gap before it; the last two, out and help, before all others."""
    found: set[Hint] = set()
    for hint in (*hints[:-3:-1], *hints[:-2]):
        room = len(_GAP) + cell_len(hint[0]) + 1 + cell_len(hint[1])
        if room <= cells:
            cells -= room
            found.add(hint)
    return [hint for hint in hints if hint in found]
