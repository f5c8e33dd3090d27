"""The palette: every action of the table by name, and the colour themes."""

from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType

from summitreader.tui.keymap.action_screen import owners_on
from summitreader.tui.keymap.bindings import action_of
from summitreader.tui.keymap.serial_keys import SerialKeys
from summitreader.tui.keymap.table import KEYS, shown
from summitreader.tui.terminal.color_themes import offered
from summitreader.tui.terminal.themed_app import ThemedApp


class ActionCommands(Provider):
    """What can be done on the screen from which the palette was opened."""

    async def discover(self) -> Hits:
        """Offer all of it, before anything is typed."""
        for words, keys, run in self._actions():
            yield DiscoveryHit(words, run, words, help=keys)

    async def search(self, query: str) -> Hits:
        """Offer what matches, best first."""
        matcher = self.matcher(query)
        for words, keys, run in self._actions():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), run, words, help=keys)

    def _actions(self) -> list[tuple[str, str, IgnoreReturnCallbackType]]:
        table = self.app.keys if isinstance(self.app, SerialKeys) else KEYS
        owners = {"app", "library_actions", *owners_on(self.screen)}
        found: list[tuple[str, str, IgnoreReturnCallbackType]] = [
            (
                key.words[:1].upper() + key.words[1:],
                "  ".join(shown(name) for name in key.keys),
                partial(self.screen.run_action, action_of(key)),
            )
            for key in table
            if key.owner in owners and key.id != "palette"
        ]
        if isinstance(self.app, ThemedApp):
            found += [(f"Colours: {name}", "", partial(self.app.choose_theme, name)) for name in offered()]
        return found


def palette() -> CommandPalette:
    """Return the palette, ready to be shown."""
    return CommandPalette(providers=[ActionCommands], placeholder="What to do?")
