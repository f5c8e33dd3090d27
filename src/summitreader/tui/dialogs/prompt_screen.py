"""A line to type: a note, a tag, a name."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from summitreader import session
from summitreader.tui.keymap.action_screen import SavingScreen
from summitreader.tui.viewmodel.fitting import few_words
from summitreader.tui.viewmodel.wrap import drawn
from summitreader.tui.widgets.line_input import LineInput

_KEYS = "enter saves, esc drops"
_EDGES, _OTHERS = 6, 8  # cells and lines of the dialog that are not what the words are for
_ABOUT = 400  # code points: what fits into the dialog on 80 columns


class PromptScreen(SavingScreen, ModalScreen[str | None]):
    """Gives back what was typed, None where the reader thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "close")]

    def __init__(
        self,
        title: str,
        about: str = "",
        value: str = "",
        suggester: Suggester | None = None,
        asks: str = "",
        half_typed: Callable[[str], None] | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            title: What is typed.
            about: What the words are for, cut where it is long.
            value: What stands there at first.
            suggester: Completes what is typed.
            asks: Says above the line what to type.
            half_typed: Takes words that were not given back when the program ends; without it they are dropped.
        """
        super().__init__()
        self._half_typed = half_typed
        self._suggester, self._asks = suggester, asks
        self._title, self._about, self._value = title, about, value
        self._asked_about: str | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="prompt", classes="dialog") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content(_KEYS)
            if self._about:
                width, height = self.app.size
                # The line in which words are typed is seen on the lowest screen.
                room = (width * 9 // 10 - _EDGES) * max(1, height * 9 // 10 - _OTHERS)
                yield Static(Content(few_words(self._about, min(_ABOUT, room))), id="prompt-about")
            if self._asks:
                yield Static(Content(self._asks))
            yield LineInput(
                self._value, id="prompt-words", compact=True, select_on_focus=False, suggester=self._suggester
            )

    def action_leave(self) -> None:
        """Leave; words that were typed are dropped when that is asked for twice."""
        if self._may_drop("esc"):
            self.dismiss(None)

    def may_be_quit(self) -> bool:
        """Return whether nothing is lost: what was typed is saved, or dropped when that is asked for twice."""
        return self._half_typed is not None or self._may_drop("quitting")

    def _may_drop(self, doing: str) -> bool:
        """Return whether nothing was typed, or what was typed has been asked about; else ask."""
        words = self.query_one(LineInput).value
        if words.strip() in ("", self._value.strip()) or words == self._asked_about:
            return True
        self._asked_about = words
        self.query_one("#prompt").border_subtitle = Content(f"{doing} again drops what you typed, enter saves it")
        return False

    def save(self) -> None:
        """Hand over what was typed so far: the program ends."""
        words = self.query_one(LineInput).value.strip()
        if self._half_typed and words not in ("", self._value.strip()):
            self._half_typed(drawn(words))

    def on_input_changed(self) -> None:
        """Ask again about other words."""
        if self._asked_about is not None:
            self._asked_about = None
            self.query_one("#prompt").border_subtitle = Content(_KEYS)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the words back, as they are shown: what was pasted may hold controls."""
        event.stop()
        self.dismiss(drawn(event.value.strip()))


class PathSuggester(Suggester):
    """What a typed path may go on to."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first file or folder that begins so, folders before files."""
        found = session.completions(value) if "/" in value else ()
        # A name that holds controls is not drawn as it is, so it cannot be suggested.
        found = tuple(path for path in found if drawn(path) == path)
        if not found:
            return None
        # The folder stays as it was typed, `~` and all.
        name = found[0].rstrip("/").rpartition("/")[2]
        return f"{value.rpartition('/')[0]}/{name}{'/' if found[0].endswith('/') else ''}"
