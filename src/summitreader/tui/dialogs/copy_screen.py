"""The choice of what to copy and in which form, with the text as it would be copied."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from summitreader.tui.dialogs.answer_list import AnswerList, AnswerRows
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.widgets.row_list import RowList

_PREVIEW = 4_000


class CopyOffer(NamedTuple):
    """One thing that can be copied: what it is, in which form, and how to make its words."""

    what: str
    form: str
    words: Callable[[], str]


class CopyScreen(ModalScreen[CopyOffer | None]):
    """Offers, the words of the one under the cursor below them; gives back what to copy, None for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", "close")]

    def __init__(self, offers: Sequence[CopyOffer]) -> None:
        super().__init__()
        self._offers = tuple(offers)

    def compose(self) -> ComposeResult:
        width = max(len(offer.what) for offer in self._offers)
        rows = AnswerRows(
            (TextPart(offer.what.ljust(width), "strong"), TextPart("  "), TextPart(offer.form, "quiet"))
            for offer in self._offers
        )
        with Vertical(id="copy") as box:
            box.border_title = Content("Copy")
            box.border_subtitle = Content("enter copies, esc closes")
            yield AnswerList(rows, id="copy-offers")
            yield Static(id="copy-preview")

    def on_row_list_moved(self) -> None:
        """Show the words of the offer under the cursor."""
        words = self._offers[self.query_one(AnswerList).cursor].words()
        cut = " …" if len(words) > _PREVIEW else ""
        self.query_one("#copy-preview", Static).update(Content(words[:_PREVIEW] + cut))

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Give the offer back."""
        message.stop()
        self.dismiss(self._offers[self.query_one(AnswerList).cursor])
