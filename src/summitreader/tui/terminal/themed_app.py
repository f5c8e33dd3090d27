"""The colours of the application: which theme it begins with, and another one that the reader chooses."""

import os

from textual.app import App
from textual.theme import Theme

from summitreader import session
from summitreader.session import Settings
from summitreader.tui.terminal.abilities import colours_of
from summitreader.tui.terminal.color_themes import ANSI, DARK, THEMES, offered, theme_fault, theme_named
from summitreader.tui.terminal.textual_privates import fit_no_color


class ThemedApp(App[int]):
    """An application in one of the themes that are offered."""

    settings: Settings
    _is_themed = False

    def begin_in(self, settings: Settings) -> str:
        """Have the theme of the settings before anything is drawn; return what is wrong with it, "" for nothing."""
        fault = theme_fault(settings)
        for theme in THEMES:
            self.register_theme(theme)
        self._is_themed = True
        self.set_reactive(App.theme, DARK.name if fault else settings.theme or DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        return fault

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme that is offered, mended; None for any other."""
        if not self._is_themed:  # Textual asks while it makes itself
            return super().get_theme(theme_name)
        return theme_named(theme_name, self.console.color_system == "256") if theme_name in offered() else None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own variables for themes that do not have them."""
        return dict(DARK.variables)

    def choose_theme(self, name: str) -> None:
        """Take another theme, at once and from now on, and say what holds at the next start."""
        # From here on the theme alone says whether its colours are the terminal's own.
        self.ansi_color = None
        self.theme = name
        fit_no_color(self)
        session.remember_theme(self.settings.folders, colours_of(os.environ), name)
        where = self.settings.theme_where
        holds = f"At the next start {where} holds again" if where else "They are kept"
        self.notify(f"Colours: {name}. {holds}", markup=False)


def is_ansi(settings: Settings) -> bool:
    """Return whether an application begins with the terminal's own colours."""
    return settings.theme == ANSI.name
