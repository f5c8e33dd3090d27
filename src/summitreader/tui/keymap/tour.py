"""The guided first run: five steps, each of which names one key and goes on when that is pressed. No Textual here."""

from collections.abc import Mapping
from typing import NamedTuple

from summitreader.tui.keymap.table import Key, shown

_ENDS = "esc ends the tour"
_GAP = 3


class TourStep(NamedTuple):
    """The action whose key is to be pressed, and what that does."""

    action: str
    words: str


STEPS: tuple[TourStep, ...] = (
    TourStep("next_statement", "goes to what somebody said"),
    TourStep("why", "tells why it was found"),
    TourStep("speakers", "lists who speaks"),
    TourStep("choose_row", "follows a speaker"),
    TourStep("help", "tells what signs and keys mean"),
)


def tour_lines(width: int) -> int:
    """Return how many lines a step takes on a line of so many cells."""
    longest = max(len(step.words) for step in STEPS) + len("1 of 5  Press enter: it .")
    return 1 if longest + _GAP + len(_ENDS) <= width else 2


def tour_words(at: int, table: Mapping[str, Key], width: int) -> tuple[str, ...]:
    """Return what a step says, in as many lines as `tour_lines` tells: which it is, its key, and how the tour ends."""
    step = STEPS[at]
    key = next(map(shown, table[step.action].keys), "–")
    first = f"{at + 1} of {len(STEPS)}  Press {key}: it {step.words}."
    if tour_lines(width) == 1:
        return (f"{first}{' ' * (width - len(first) - len(_ENDS))}{_ENDS}",)
    return first if len(first) <= width else f"{at + 1}/{len(STEPS)} {key} {step.words}", _ENDS
