"""What an outlet changed between two versions of a page, word by word."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from summitreader.model import Change

_SAME = 300  # code points of unchanged text shown around a change


class VersionsScreen(ModalScreen[None]):
    """Words that have gone in [-brackets-], struck out; new ones in {+braces+}, underlined; what is the same is cut."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "close"),
        Binding("j,down", "roll(1)"),
        Binding("k,up", "roll(-1)"),
        Binding("space,pagedown", "roll(10)"),
        Binding("b,pageup", "roll(-10)"),
    ]

    def __init__(self, changes: Sequence[Change], about: str) -> None:
        super().__init__()
        self._changes, self._about = tuple(changes), about

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="versions", classes="dialog") as scroll:
            scroll.border_title = Content(self._about)
            scroll.border_subtitle = Content("esc closes")
            yield Static(changes_text(self._changes))

    def action_roll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def changes_text(changes: Sequence[Change]) -> Content:
    """Return the changes with what stands around them; signs tell them apart without colour."""
    parts: list[Content] = []
    for change in changes:
        if change.kind == "removed":
            parts.append(Content.assemble((f"[-{change.text}-]", "$error strike")))
        elif change.kind == "added":
            parts.append(Content.assemble((f"{{+{change.text}+}}", "$success underline")))
        elif len(change.text) > 2 * _SAME:
            parts.append(Content(f"{change.text[:_SAME]} … {change.text[-_SAME:]}"))
        else:
            parts.append(Content(change.text))
    return Content("").join(parts) if parts else Content("Nothing changed.")
