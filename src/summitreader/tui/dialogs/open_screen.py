"""The dialog that opens another article: a list to choose from, a path, an address or pasted text."""

import re
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from summitreader import session
from summitreader.tui.dialogs.answer_list import AnswerList
from summitreader.tui.dialogs.narrowed_screen import MOST, NarrowedScreen
from summitreader.tui.widgets.line_input import LineInput

_LONGEST_NAME = 255  # code points; what has blanks and is longer is no file and no address
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S+[.!?][\"'’”)]*")  # six words and a stop are no file either


class OpenChoice(NamedTuple):
    """One thing that can be opened: what it is called, a word beside it, and its place in the queue or its name."""

    title: str
    beside: str
    opens: int | str


class OpenRequest(NamedTuple):
    """What is to be opened: a place in the queue, the name of a file, folder or address, or a text itself."""

    kind: str
    place: int = 0
    words: str = ""


class OpenInput(LineInput):
    """The input line; a pasted text that cannot be a name is an article."""

    class Pasted(Message):
        """A text was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_paste(self, event: events.Paste) -> None:
        """Take a text as an article. Whatever else is pasted, Textual then gives to Input."""
        if _is_text(event.text.strip()):
            event.stop()
            event.prevent_default()
            self.post_message(self.Pasted(event.text))


_WIDE = 50  # cells of a screen that has room for all that the keys do


class OpenScreen(NarrowedScreen[OpenRequest | None]):
    """What lies at hand, narrowed by what is typed; if `picks`, files too. Gives back what to open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", priority=True)]

    def __init__(self, lines: Sequence[OpenChoice], title: str = "Open", picks: bool = True, typed: str = "") -> None:
        super().__init__()
        self._typed = typed
        self._lines, self._title, self._picks = tuple(lines), title, picks
        self._shown: list[OpenChoice] = []

    def compose(self) -> ComposeResult:
        tab = "tab completes, " if self._picks and self.app.size.width >= _WIDE else ""
        hint = "A file, a folder, an address, or paste a text" if self._picks else "Some of its words"
        line = OpenInput(self._typed, placeholder=hint, select_on_focus=False, id="open-words", compact=True)
        yield from self.box(self._title, f"enter opens, {tab}esc closes", line)

    def retitle(self, lines: Sequence[OpenChoice]) -> None:
        """Show the same lines by other words; the cursor stays where it is."""
        answers, opens = self.query_one(AnswerList), [line.opens for line in self._shown]
        chosen = opens[answers.cursor] if 0 <= answers.cursor < len(opens) else None
        self._lines = tuple(lines)
        self.narrow(self.query_one(OpenInput).value)
        if chosen is not None and chosen in (opens := [line.opens for line in self._shown]):
            answers.go_to(opens.index(chosen))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the line under the cursor, or what was typed."""
        if 0 <= self.query_one(AnswerList).cursor < len(self._shown):
            self.choose()
        elif words := event.value.strip():
            self.dismiss(OpenRequest("text" if _is_text(words) else "name", words=words))

    def choose(self) -> None:
        """Open the line under the cursor."""
        chosen = self.query_one(AnswerList).cursor
        if 0 <= chosen < len(self._shown):
            self._open(self._shown[chosen])

    def on_open_input_pasted(self, message: OpenInput.Pasted) -> None:
        """A pasted text is the article."""
        self.dismiss(OpenRequest("text", words=message.text))

    def action_complete(self) -> None:
        """Take the path under the cursor into the line."""
        chosen, words = self.query_one(AnswerList).cursor, self.query_one(OpenInput)
        if chosen == 0 and self._shown[0].title == words.value and len(self._shown) > 1:
            chosen = 1  # the line for all of a folder that is typed already: what is in it goes on
        if 0 <= chosen < len(self._shown) and isinstance(opens := self._shown[chosen].opens, str):
            words.value = opens
            words.cursor_position = len(opens)

    def _open(self, line: OpenChoice) -> None:
        if isinstance(line.opens, int):
            self.dismiss(OpenRequest("place", place=line.opens))
        elif line.opens.endswith("/"):
            self.action_complete()
        else:
            self.dismiss(OpenRequest("name", words=line.opens))

    def narrow(self, typed: str) -> None:
        """Show the lines with the words typed, and the files that what is typed may go on to."""
        words = typed.casefold().split()
        found = [
            line for line in self._lines if all(word in f"{line.beside}/{line.title}".casefold() for word in words)
        ]
        if self._picks and not session.is_address(typed):
            files = [OpenChoice(path, "", path) for path in session.completions(typed)]
            if typed.endswith("/") and typed.strip("/") and files:
                files.insert(0, OpenChoice(typed, "all of it, as a list", typed.rstrip("/")))
            # A path is a place in the folders, other words may be what a recent one is called.
            found = [*files, *found] if "/" in typed or typed.startswith("~") else [*found, *files]
        self._shown = found[:MOST]
        lines = ((session.visible(line.title), line.beside) for line in self._shown)
        # What is typed of an address is no beginning of a line's name.
        self.show_lines(lines, len(found), -1 if session.is_address(typed) else 0)


def _is_text(words: str) -> bool:
    """Return whether words are an article rather than the name of one."""
    if len(words) > _LONGEST_NAME and " " in words:
        return True
    return len(words.splitlines()) > 1 or bool(_SENTENCE.fullmatch(words))
