"""The dialog that opens another article: a list to choose from, a path, an address or pasted text."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from summitreader import session
from summitreader.tui.dialogs.answer_list import AnswerList, AnswerRows, left_out
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.widgets.line_input import LineInput
from summitreader.tui.widgets.row_list import RowList

_MOST = 500
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


class OpenScreen(ModalScreen[OpenRequest | None]):
    """What lies at hand, narrowed by what is typed; if `picks`, files too. Gives back what to open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close"),
        Binding("down,ctrl+n", "cursor('down')"),
        Binding("up,ctrl+p", "cursor('up')"),
        Binding("pagedown", "cursor('page_down')"),
        Binding("pageup", "cursor('page_up')"),
        Binding("tab", "complete", priority=True),
    ]

    def __init__(self, lines: Sequence[OpenChoice], title: str = "Open", picks: bool = True, typed: str = "") -> None:
        super().__init__()
        self._typed = typed
        self._lines, self._title, self._picks = tuple(lines), title, picks
        self._shown: list[OpenChoice] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="open") as box:
            box.border_title = Content(self._title)
            tab = "tab completes, " if self._picks and self.app.size.width >= _WIDE else ""
            box.border_subtitle = Content(f"enter opens, {tab}esc closes")
            hint = "A file, a folder, an address, or paste a text" if self._picks else "Some of its words"
            yield OpenInput(self._typed, placeholder=hint, select_on_focus=False, id="open-words", compact=True)
            yield AnswerList(AnswerRows(), id="open-lines")

    def on_resize(self, event: events.Resize) -> None:
        """Keep the list inside the dialog: border, and the line to type with a blank above and below."""
        self.query_one(AnswerList).keep_inside(event.size.height, 5)

    def on_mount(self) -> None:
        """All lines, before anything is typed."""
        self._show(self._typed)
        self.set_focus(self.query_one(OpenInput), scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the line under the cursor, or what was typed."""
        chosen = self.query_one(AnswerList).cursor
        if 0 <= chosen < len(self._shown):
            self._open(self._shown[chosen])
        elif words := event.value.strip():
            self.dismiss(OpenRequest("text" if _is_text(words) else "name", words=words))

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Open the line that was clicked."""
        message.stop()
        chosen = self.query_one(AnswerList).cursor
        if chosen < len(self._shown):
            self._open(self._shown[chosen])

    def on_open_input_pasted(self, message: OpenInput.Pasted) -> None:
        """A pasted text is the article."""
        self.dismiss(OpenRequest("text", words=message.text))

    def action_cursor(self, way: str) -> None:
        """Move in the list while the input keeps the keyboard."""
        lines = self.query_one(AnswerList)
        moves: dict[str, Callable[[], None]] = {
            "down": partial(lines.go_round, 1),
            "up": partial(lines.go_round, -1),
            "page_down": partial(lines.page, 1),
            "page_up": partial(lines.page, -1),
        }
        moves[way]()

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

    def _show(self, typed: str) -> None:
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
        self._shown = found[:_MOST]
        answers = (
            (TextPart(session.visible(line.title)), TextPart("  "), TextPart(line.beside, "quiet"))
            for line in self._shown
        )
        rows = AnswerRows([*answers, *left_out(len(found) - _MOST)])
        # What is typed of an address is no beginning of a line's name.
        self.query_one(AnswerList).show(rows, -1 if session.is_address(typed) else 0)


def _is_text(words: str) -> bool:
    """Return whether words are an article rather than the name of one."""
    if len(words) > _LONGEST_NAME and " " in words:
        return True
    return len(words.splitlines()) > 1 or bool(_SENTENCE.fullmatch(words))
