"""The line in which words are typed or pasted, and in which names of files and earlier notes are put."""

from summitreader.tui.terminal.textual_privates import DrawnInput
from summitreader.tui.viewmodel.wrap import drawn


class LineInput(DrawnInput):
    """Textual's line draws its value as it is: here controls in it are drawn as their pictures."""

    def drawn(self, value: str) -> str:
        """Return the value with pictures of its controls."""
        return drawn(value)
