"""A line to type: a note, a tag, a name."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from summitreader.tui.line_input import LineInput
from summitreader.tui.wrap import drawn


class PromptScreen(ModalScreen[str | None]):
    """Gives back what was typed, None where the reader thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close")]

    def __init__(self, title: str, about: str = "", value: str = "") -> None:
        super().__init__()
        self._title, self._about, self._value = title, about, value

    def compose(self) -> ComposeResult:
        with Vertical(id="prompt", classes="dialog") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("enter saves, esc drops")
            if self._about:
                yield Static(Content(self._about), id="prompt-about")
            yield LineInput(self._value, id="prompt-words", compact=True, select_on_focus=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Gives the words back, as they are shown: what was pasted may hold controls."""
        event.stop()
        self.dismiss(drawn(event.value.strip()))
