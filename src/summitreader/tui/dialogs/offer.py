"""Ways to go on, one of which the reader chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from summitreader.tui.work.services import Services


class Offer(NamedTuple):
    """One way to go on: what it says, what it does, and the heading that it stands under, if any."""

    words: str
    do: Callable[[], None]
    group: str = ""


def ask_which(services: Services, question: str, offers: Sequence[Offer]) -> None:
    """Ask which way to go on, and go it; nothing is done where the reader thinks better of it."""
    # Imported here, as whatever only a key asks for.
    from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

    def chosen(place: int | None) -> None:
        if place is not None:
            offers[place].do()

    services.ask(ChoiceScreen(question, [Answer(one.words, heading=one.group) for one in offers]), chosen)
