"""The shelf's actions that change what it shows: the order, one group, the bin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from summitreader.session import library as verbs
from summitreader.session.library import Group, Sort
from summitreader.tui.keymap.actions import Actions

if TYPE_CHECKING:
    from summitreader.tui.library.list_screen import ListScreen
    from summitreader.tui.library.shelf_pager import ShelfPager

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

    def __init__(self, screen: ListScreen, pager: ShelfPager) -> None:
        self._screen, self._pager = screen, pager

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "sort": self.sort,
            "turn_around": self.turn_around,
            "group_event": self.group_event,
            "group_side": self.group_side,
            "group_month": self.group_month,
            "show_bin": self.show_bin,
        }

    def sort(self) -> None:
        """Sort by the next column."""
        view = self._pager.view
        following = _SORTS[(_SORTS.index(view.sort) + 1) % len(_SORTS)]
        self._pager.look_at(replace(view, sort=following, backwards=False))

    def turn_around(self) -> None:
        view = self._pager.view
        self._pager.look_at(replace(view, backwards=not view.backwards))

    def group_event(self) -> None:
        self._ask_group("event", "Which kind of event?")

    def group_side(self) -> None:
        self._ask_group("side", "Which side?")

    def group_month(self) -> None:
        self._ask_group("month", "Which month?")

    def show_bin(self) -> None:
        """The bin, and back."""
        view = self._pager.view
        self._pager.look_at(replace(view, binned=not view.binned, within=None))

    def _ask_group(self, by: Group, question: str) -> None:
        screen, pager = self._screen, self._pager

        def asked(found: tuple[tuple[str, int], ...]) -> None:
            from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

            def chosen(place: int | None) -> None:
                if place is not None:
                    pager.look_at(replace(pager.view, within=(by, found[place][0]), binned=False))

            answers = [Answer(name or "not known", f"{size:,}") for name, size in found]
            screen.app.push_screen(ChoiceScreen(question, answers), chosen)

        screen.library.start(screen, lambda library: verbs.groups(library, by), asked, asks=True)
