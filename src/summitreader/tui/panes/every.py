"""All panes, by their ids, in a module of its own: lists over the library need `listing` alone, not 8 ms of panes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from summitreader.tui.panes.agreements import AgreementsListing
from summitreader.tui.panes.contents import ContentsListing
from summitreader.tui.panes.event import EventListing
from summitreader.tui.panes.listing import PaneListing, PanePick
from summitreader.tui.panes.nothing import NothingListing
from summitreader.tui.panes.speakers import SpeakersListing
from summitreader.tui.panes.themes import ThemesListing
from summitreader.tui.viewmodel.filters.terms import PaneFilter
from summitreader.tui.viewmodel.reading_index import ReadingIndex

if TYPE_CHECKING:
    from summitreader.tui.panes.pane import Pane

_ListingOf = Callable[[ReadingIndex, PaneFilter], PaneListing]


def _or_why_not(pane: str, make: _ListingOf) -> _ListingOf:
    """Return what makes the rows of a pane, or, where it has none, the row that says why."""

    def listing(index: ReadingIndex, terms: PaneFilter) -> PaneListing:
        found = make(index, terms)
        return found if found.heads or found.is_filtered else NothingListing.of(pane, found.titles, index)

    return listing


LISTINGS: Mapping[str, _ListingOf] = MappingProxyType(
    {
        pane: _or_why_not(pane, make)
        for pane, make in {
            "speakers": SpeakersListing.of,
            "themes": ThemesListing.of,
            "agreements": AgreementsListing.of,
            "event": EventListing.of,
            "contents": ContentsListing.of,
        }.items()
    }
)
"""What stands in each pane, by its id, in the order in which they stand below each other."""

_TITLES = {"event": "Event and people"}


def every_pane(passed: Callable[[PanePick], None], picked: Callable[[PanePick], None]) -> "list[Pane]":
    """Return the panes, in their order; `passed` is told what stands in a row that the cursor came to, `picked` what
    in one that was chosen.
    """
    # Imported here: the first screen is drawn before Textual is loaded.
    from summitreader.tui.panes.pane import Pane

    return [Pane(_TITLES.get(id, id.capitalize()), make, id, passed, picked) for id, make in LISTINGS.items()]
