"""What stands in a pane while a filter is chosen: each with its letter and how many findings pass it."""

from dataclasses import dataclass

from rich.cells import cell_len

from summitreader.tui.panes.listing import PaneListing, PanePick
from summitreader.tui.viewmodel.filters.offers import FilterOffer
from summitreader.tui.viewmodel.fitting import fit_name, hanging
from summitreader.tui.viewmodel.reading_index import CursorContext
from summitreader.tui.viewmodel.row_layout import RowLine, TextPart


@dataclass(frozen=True, slots=True)
class FilterMenu(PaneListing):
    """Rows of the filters that a pane offers; `things` are what is counted."""

    pane: str
    things: str
    offers: tuple[FilterOffer, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        return f"Filter the {self.pane} by … · {self.things} each", f"Filter · {self.things} each"

    @property
    def heads(self) -> int:
        return len(self.offers)

    def lines(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        before, count, look = self._parts(head)
        room = width - sum(len(part.words) for part in (*before, *count))
        offer = self.offers[head]
        words = offer.brief if offer.brief and cell_len(offer.words) > room else offer.words
        return (RowLine((*before, TextPart(fit_name(words, room), look)), count),)

    def whole(self, head: int, child: int | None, width: int) -> tuple[RowLine, ...]:
        before, count, look = self._parts(head)
        return hanging(before, self.offers[head].words, width, look, count)

    def _parts(self, head: int) -> tuple[tuple[TextPart, ...], tuple[TextPart, ...], str]:
        """Return what stands before and behind the words, and how those look: quiet where nothing passes."""
        offer = self.offers[head]
        before = (TextPart(f"{offer.letter or ' '}  ", "letter"),)
        return before, (TextPart(f" {offer.total:,}", "quiet"),), "plain" if offer.total else "quiet"

    def pick(self, head: int, child: int | None) -> PanePick:
        return PanePick(None, None, self.offers[head])

    def lit(self, head: int, child: int | None, here: CursorContext) -> bool:
        return False

    def name(self, head: int) -> str:
        return self.offers[head].words

    def with_letter(self, letter: str) -> int | None:
        """Return the row of the filter that a letter asks for."""
        return next((head for head, offer in enumerate(self.offers) if offer.letter == letter), None)
