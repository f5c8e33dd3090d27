"""The base of the screens whose keys stand in the table: they carry actions out and answer to the application."""

from typing import ClassVar, Literal

from textual.screen import Screen, ScreenResultType

from summitreader.tui.keymap.actions import Actions, carry_out
from summitreader.tui.keymap.table import Owner


class ActionScreen(Screen[ScreenResultType]):
    """A screen whose keys carry out `actions`: those of its `OWNERS` in the table of keys."""

    OWNERS: ClassVar[tuple[Owner, ...]] = ()
    actions: Actions

    async def action_carry_out(self, id: str, *arguments: int) -> None:
        """Carry out a line of the table of keys."""
        await carry_out(self.actions, id, *arguments)

    def say(self, words: str, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Tell the reader something in passing."""
        self.notify(words, severity=severity, markup=False, timeout=4)

    def library_changed(self) -> None:
        """Show the library as it is now: something in it was changed, undone or done again."""

    def save(self) -> None:
        """Save what is not saved yet: the program ends."""
