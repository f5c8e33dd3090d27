"""The line in which the reader types what to search for; it lies over the bottom line while it is used."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget
from textual.widgets import Input, Static

from summitreader.tui.keymap.actions import carry_out, matched
from summitreader.tui.keymap.bindings import bindings
from summitreader.tui.widgets.line_input import LineInput

SearchKey = Literal["keep_search", "drop_search", "next_hit", "previous_hit", "complete"]


class _Words(LineInput):
    """What is searched for. Calls `typed` at every change, before it is drawn."""

    virtual_size: var[Size] = var(Size())  # Textual's own lays the screen out, and draws it, for every letter

    def __init__(self, words: str, typed: Callable[[str], None]) -> None:
        self._typed, self._told = typed, words  # first: setting the words already calls the watcher
        super().__init__(words, id="search-words", compact=True, select_on_focus=False)

    def watch_value(self, value: str) -> None:
        """Tell of other words, not of those it began with."""
        if value != self._told:
            self._told = value
            self._typed(value)


class _Count(Widget):
    """How many hits there are, and which one this is; as wide whatever it says."""

    words: reactive[str] = reactive("")

    def render(self) -> Content:
        return Content(self.words)


class SearchBar(Horizontal):
    """Tells of every change of the words, and of what the keys of the search line ask for."""

    BINDINGS = bindings("search_bar")

    def __init__(self, words: str = "", typed: Callable[[str], None] | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self.actions = matched(
            ("search_bar",),
            {
                "keep_search": partial(self.ask, "keep_search"),
                "drop_search": partial(self.ask, "drop_search"),
                "next_hit": partial(self.ask, "next_hit"),
                "previous_hit": partial(self.ask, "previous_hit"),
                "complete": partial(self.ask, "complete"),
            },
        )
        # A message comes after the letter has been drawn, and what it leads to with a second frame, 20 ms later: who
        # answers within a millisecond or two is called.
        self._typed = typed or self.tell

    class Typed(Message):
        """Other words are searched for."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Asked(Message):
        """A key of the search line was pressed."""

        def __init__(self, id: SearchKey) -> None:
            super().__init__()
            self.id = id

    def compose(self) -> ComposeResult:
        yield Static(Content("/"), id="search-sign")
        yield _Words(self._words, self._typed)
        yield _Count(id="search-count")

    def on_mount(self) -> None:
        """Be ready to type."""
        self.screen.set_focus(self.query_one(Input), scroll_visible=False)

    def tell(self, query: str) -> None:
        """Say that other words are searched for."""
        self.post_message(self.Typed(query))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the hits: enter belongs to the input while it has the keys."""
        event.stop()
        self.ask("keep_search")

    async def action_carry_out(self, id: str) -> None:
        """Carry out a line of the table of keys that belongs to the search line."""
        await carry_out(self.actions, id)

    def ask(self, id: SearchKey) -> None:
        """Pass a key on: what it does is for whoever has the hits."""
        self.post_message(self.Asked(id))

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.query_one(Input).value

    def put(self, words: str) -> None:
        """Search for other words, as if they had been typed."""
        line = self.query_one(Input)
        line.value = words
        line.cursor_position = len(words)

    def say(self, words: str) -> None:
        """Show how many hits there are and which one this is."""
        self.query_one(_Count).words = words
