"""The line at the bottom: where the reader is, and the keys that matter now."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from summitreader.tui.fitting import fit

Hint = tuple[str, str]
"""A key as shown, and the word for what it does."""


class StatusBar(Widget):
    """State on the left, hints after it as far as there is room, the place in the text on the right.

    Where nothing is being saved, that is said in place of all but the place.
    """

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
        for key, word in self.hints:
            blank = "   " if parts else ""
            room = cell_len(blank) + cell_len(key) + 1 + cell_len(word)
            if room > left:
                continue
            left -= room
            parts.append(Content.assemble(blank, (key, "$key bold"), " ", (word, "$quiet")))
        return Content.assemble(*parts, " " * max(0, left), (place, "$quiet"))
