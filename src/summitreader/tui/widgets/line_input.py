"""The line in which words are typed or pasted, and in which names of files and earlier notes are put."""

from rich.text import Text
from textual.widgets import Input

from summitreader.tui.viewmodel.wrap import drawn


class LineInput(Input):
    """Textual's line, which draws its value as it is: here controls in it are drawn as their pictures."""

    @property
    def _value(self) -> Text:
        return Text(drawn(self.value), no_wrap=True, overflow="ignore", end="")
