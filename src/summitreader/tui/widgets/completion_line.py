"""The line above a search line: how what is typed may go on, and which of these ways `tab` takes."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive, var
from textual.widget import Widget

from summitreader.tui.viewmodel.fitting import fit

_GAP = "   "


class CompletionLine(Widget):
    """Ways to go on, each with a count, as many as there is room for; the one that is taken stands out.

    Where there is none, `nothing` says what can be typed.
    """

    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size
    ways: reactive[tuple[tuple[str, str], ...]] = reactive[tuple[tuple[str, str], ...]](())
    taken: reactive[int] = reactive(-1)

    def __init__(self, nothing: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._nothing = nothing

    def render(self) -> Content:
        """Return the ways from the one taken on, so that it is seen whatever the width."""
        width = self.content_size.width
        if not self.ways:
            return Content.styled(fit(self._nothing, width), "$quiet")
        parts, left = [Content.styled("tab ", "$key bold")], width - 4
        for at, (words, count) in _from(self.ways, max(0, self.taken)):
            room = cell_len(words) + len(count) + (1 if count else 0) + len(_GAP)
            if room > left and len(parts) > 1:
                rest = f"{len(self.ways) - len(parts) + 1} more"
                parts.append(Content.styled(fit(rest, left), "$quiet"))
                break
            left -= room
            look = "bold" if at == self.taken else ""
            parts.append(Content.assemble((fit(words, width), look), (f" {count}" if count else "", "$quiet"), _GAP))
        return Content.assemble(*parts)


def _from(ways: Sequence[tuple[str, str]], first: int) -> list[tuple[int, tuple[str, str]]]:
    """Return the ways with their numbers, from one on and round the end."""
    numbered = list(enumerate(ways))
    return numbered[first:] + numbered[:first]
