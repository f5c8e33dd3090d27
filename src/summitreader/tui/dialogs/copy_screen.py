"""The choice of what to copy or write and in which form, with the text as it would be."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from summitreader.tui.dialogs.answer_list import AnswerList, AnswerRows
from summitreader.tui.viewmodel.fitting import fit_name
from summitreader.tui.viewmodel.row_layout import TextPart
from summitreader.tui.widgets.row_list import RowList

_PREVIEW = 4_000
_WHAT = 30  # cells
_LINE = 200  # code points of the line that each offer shows


class CopyOffer(NamedTuple):
    """One thing that can be copied: what it is, in which form, how to make its words; those of its beginning, where
    all of it takes long.
    """

    what: str
    form: str
    words: Callable[[], str]
    begun: Callable[[], str] | None = None

    @property
    def beginning(self) -> str:
        """The words, or those of the first few of many."""
        return (self.begun or self.words)()


class CopyScreen(ModalScreen[CopyOffer | None]):
    """Offers, the words of the one under the cursor below them; gives back what to copy, None for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", "close")]

    def __init__(self, offers: Sequence[CopyOffer], title: str = "Copy", does: str = "copies") -> None:
        super().__init__()
        self._offers, self._title, self._does = tuple(offers), title, does

    def compose(self) -> ComposeResult:
        with Vertical(id="copy") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content(f"enter {self._does}, esc closes")
            yield AnswerList(AnswerRows(self._rows(), wraps=False), id="copy-offers")
            yield Static(id="copy-preview")

    def on_row_list_moved(self) -> None:
        """Show the words of the offer under the cursor."""
        words = self._offers[self.query_one(AnswerList).cursor].beginning
        cut = " …" if len(words) > _PREVIEW else ""
        self.query_one("#copy-preview", Static).update(Content(words[:_PREVIEW] + cut))

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Give the offer back."""
        message.stop()
        self.dismiss(self._offers[self.query_one(AnswerList).cursor])

    def _rows(self) -> Iterator[tuple[TextPart, ...]]:
        """Yield a row an offer: what it is of, in the first of its forms; the form, and how its words begin."""
        width = min(_WHAT, max(len(offer.what) for offer in self._offers))
        forms = max(len(offer.form) for offer in self._offers)
        for what, offers in groupby(self._offers, lambda offer: offer.what):
            for number, offer in enumerate(offers):
                line = " ".join(offer.beginning[:_LINE].split())
                yield (
                    TextPart(fit_name("" if number else what, width).ljust(width), "strong"),
                    TextPart("  "),
                    TextPart(offer.form.ljust(forms)),
                    TextPart(f"  {line}", "quiet"),
                )
