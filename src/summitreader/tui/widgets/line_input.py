"""The line in which words are typed or pasted, and in which names of files and earlier notes are put."""

from textual import events

from summitreader.tui.terminal.textual_privates import DrawnInput
from summitreader.tui.viewmodel.wrap import drawn


class LineInput(DrawnInput):
    """Textual's line draws its value as it is: here controls in it are drawn as their pictures."""

    def drawn(self, value: str) -> str:
        """Return the value with pictures of its controls."""
        return drawn(value)

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted, with blanks between: Textual's line takes the first one."""
        lines = [line.strip() for line in event.text.splitlines()]
        if len(lines) > 1:
            event.stop()
            event.prevent_default()
            self.replace(" ".join(line for line in lines if line), *self.selection)
