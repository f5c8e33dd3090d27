"""The line on top: which article this is, from whom, and which of how many."""

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive, var

from summitreader.tui.terminal.textual_privates import KeptLines
from summitreader.tui.viewmodel.fitting import fit


class TitleBar(KeptLines):
    """Title on the left, source and number on the right, each cut where room is short."""

    virtual_size: var[Size] = var(Size())  # Textual's own draws all again after every new size
    headline: reactive[str] = reactive("")
    origin: reactive[str] = reactive("")
    number: reactive[str] = reactive("")

    def render(self) -> Content:
        width = self.content_size.width
        number = f"  {self.number}" if self.number else ""
        origin = fit(self.origin, (width - cell_len(number)) // 2) if width > 60 else ""
        right = cell_len(origin) + cell_len(number)
        headline = fit(self.headline, width - right - 2)
        blank = " " * max(0, width - cell_len(headline) - right)
        return Content.assemble((headline, "bold"), blank, (origin, "$quiet"), (number, "$key"))
