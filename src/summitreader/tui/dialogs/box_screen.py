"""A box of words over the article, to be read or agreed to."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class BoxScreen(ModalScreen[bool]):
    """Shows words under a title; gives back whether enter was pressed, not escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(False)", "close"),
        Binding("enter", "dismiss(True)", "agree"),
        Binding("j,down", "roll(1)"),
        Binding("k,up", "roll(-1)"),
    ]

    def __init__(self, title: str, words: Content, keys: str) -> None:
        super().__init__()
        self._title, self._words, self._keys = title, words, keys

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="box") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content(self._keys)
            yield Static(Content.assemble(self._words))

    def action_roll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
