"""The shelf's actions that throw away: into the bin, out of it again, and for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitreader.session import library as verbs
from summitreader.tui.keymap.actions import Actions

if TYPE_CHECKING:
    from summitreader.tui.library.list_screen import ListScreen
    from summitreader.tui.library.shelf_pager import ShelfPager


class BinActions:
    """Moves the article under the cursor into the bin or out of it, and empties the bin once the reader is sure."""

    def __init__(self, screen: ListScreen, pager: ShelfPager) -> None:
        self._screen, self._pager = screen, pager

    def actions(self) -> Actions:
        """Return what its keys do, by the ids of the table of keys."""
        return {
            "bin_article": self.bin_article,
            "restore_article": self.restore_article,
            "empty_bin": self.empty_bin,
        }

    def bin_article(self) -> None:
        """Put the article under the cursor into the bin."""
        one = self._pager.chosen
        if one and not self._pager.view.binned:
            self._screen.change(
                lambda library: verbs.bin_articles(library, [one.key]), "Put into the bin; u takes it back."
            )

    def restore_article(self) -> None:
        """Take the article under the cursor out of the bin."""
        one = self._pager.chosen
        if one and self._pager.view.binned:
            self._screen.change(lambda library: verbs.restore(library, [one.key]), "Back on the shelf.")

    def empty_bin(self) -> None:
        """Delete what is in the bin, after a question: this alone cannot be undone."""
        screen = self._screen

        def counted(count: int) -> None:
            from summitreader.tui.dialogs.choice_screen import Answer, ChoiceScreen

            if not count:
                screen.say("The bin is empty.")
                return
            what = "the article and its marks" if count == 1 else f"all {count:,} articles and their marks"
            answers = [Answer("No, keep what is in it"), Answer(f"Delete {what} for ever")]

            def chosen(place: int | None) -> None:
                if place == 1:
                    self._screen.change(
                        lambda library: verbs.empty_bin(library), "Deleted for ever; quotes among the clippings stay."
                    )

            screen.app.push_screen(ChoiceScreen("Empty the bin? It cannot be undone", answers), chosen)

        screen.library.start(screen, lambda library: verbs.count_binned(library), counted, asks=True)
