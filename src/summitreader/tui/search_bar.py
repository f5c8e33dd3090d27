"""The line in which the reader types what to search for; it lies over the bottom line while it is used."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from summitreader.tui.bindings import bindings


class _Count(Widget):
    """How many hits there are and which one this is. No Static: that lays the whole screen out anew for each change."""

    words: reactive[str] = reactive("")

    def render(self) -> Content:
        return Content(self.words)


class SearchBar(Horizontal):
    """Tells of every change of the words, and of what the keys of the search line ask for."""

    BINDINGS = bindings("search")

    def __init__(self, words: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words

    class Typed(Message):
        """Other words are searched for."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Asked(Message):
        """A key of the search line: keep_search, drop_search, next_hit or previous_hit."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    def compose(self) -> ComposeResult:
        yield Static(Content("/"), id="search-sign")
        yield Input(self._words, id="search-words", compact=True, select_on_focus=False)
        yield _Count(id="search-count")

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(Input).focus(scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Passes the words on."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter belongs to the input while it has the keys."""
        event.stop()
        self.action_carry_out("keep_search")

    def action_carry_out(self, id: str) -> None:
        """Passes a key on."""
        self.post_message(self.Asked(id))

    def say(self, words: str) -> None:
        """Shows how many hits there are and which one this is."""
        self.query_one(_Count).words = words
