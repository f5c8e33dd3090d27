"""The panes beside the article: what stands in each is a pure value of a reading, one widget draws them all."""

from summitreader.tui.panes.agreements import Agreements
from summitreader.tui.panes.contents import Contents
from summitreader.tui.panes.event import EventAndPeople
from summitreader.tui.panes.pane import Pane
from summitreader.tui.panes.speakers import Speakers
from summitreader.tui.panes.themes import Themes


def every_pane() -> list[Pane]:
    """The panes, in the order in which they stand below each other."""
    return [
        Pane("Speakers", Speakers, id="speakers"),
        Pane("Themes", Themes.of, id="themes"),
        Pane("Agreements", Agreements, id="agreements"),
        Pane("Event and people", EventAndPeople.of, id="event"),
        Pane("Contents", Contents.of, id="contents"),
    ]
