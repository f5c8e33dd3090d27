"""The shelf's actions that change what it shows: the order, one group, the bin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from summitreader.session import library as verbs
from summitreader.session.library import Group, Sort

if TYPE_CHECKING:
    from summitreader.tui.library.shelf_screen import ShelfScreen

SORTED: dict[Sort, str] = {
    "added": "last kept",
    "day": "date",
    "title": "title",
    "outlet": "outlet",
    "opened": "last opened",
}

_SORTS: tuple[Sort, ...] = get_args(Sort)


class ShelfViewActions:
    """Shows the shelf in another order, a part of it, or the bin."""

    def __init__(self, screen: ShelfScreen) -> None:
        self._screen = screen

    def sort(self) -> None:
        """Sorts by the next column."""
        view = self._screen.view
        following = _SORTS[(_SORTS.index(view.sort) + 1) % len(_SORTS)]
        self._screen.look_at(replace(view, sort=following, backwards=False))

    def turn_around(self) -> None:
        view = self._screen.view
        self._screen.look_at(replace(view, backwards=not view.backwards))

    def group_event(self) -> None:
        self._ask_group("event", "Which kind of event?")

    def group_side(self) -> None:
        self._ask_group("side", "Which side?")

    def group_month(self) -> None:
        self._ask_group("month", "Which month?")

    def show_bin(self) -> None:
        """The bin, and back."""
        view = self._screen.view
        self._screen.look_at(replace(view, binned=not view.binned, within=None))

    def _ask_group(self, by: Group, question: str) -> None:
        screen = self._screen

        def asked(found: tuple[tuple[str, int], ...]) -> None:
            from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

            def chosen(place: int | None) -> None:
                if place is not None:
                    screen.look_at(replace(screen.view, within=(by, found[place][0]), binned=False))

            answers = [Answer(name or "not known", f"{size:,}") for name, size in found]
            screen.app.push_screen(ChoiceScreen(question, answers), chosen)

        screen.library.start(screen, lambda library: verbs.groups(library, by), asked)
