"""The choice of what to copy and in which form, with the text as it would be copied."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

_PREVIEW = 4_000


class CopyOffer(NamedTuple):
    """One thing that can be copied: what it is, in which form, and how to make its words."""

    what: str
    form: str
    words: Callable[[], str]


class CopyScreen(ModalScreen[CopyOffer | None]):
    """Offers, the words of the one under the cursor below them; gives back what to copy, None for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "close"),
        Binding("j", "cursor('down')"),
        Binding("k", "cursor('up')"),
    ]

    def __init__(self, offers: Sequence[CopyOffer]) -> None:
        super().__init__()
        self._offers = tuple(offers)

    def compose(self) -> ComposeResult:
        width = max(len(offer.what) for offer in self._offers)
        options = [
            Option(Content.assemble((offer.what.ljust(width), "bold"), "  ", (offer.form, "$quiet")))
            for offer in self._offers
        ]
        with Vertical(id="copy") as box:
            box.border_title = Content("Copy")
            box.border_subtitle = Content("enter copies, esc closes")
            yield OptionList(*options, id="copy-offers", compact=True)
            yield Static(id="copy-preview")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Shows the words."""
        words = self._offers[event.option_index].words()
        cut = " …" if len(words) > _PREVIEW else ""
        self.query_one("#copy-preview", Static).update(Content(words[:_PREVIEW] + cut))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Gives the offer back."""
        self.dismiss(self._offers[event.option_index])

    def action_cursor(self, way: str) -> None:
        """Moves as the arrow keys do."""
        offers = self.query_one(OptionList)
        offers.action_cursor_down() if way == "down" else offers.action_cursor_up()
