"""The two colour themes of our own, and the names a user may ask for."""

from textual.theme import BUILTIN_THEMES, Theme

from summitreader.session import Settings, visible
from summitreader.tui.terminal import palette_colours as colours

DARK = Theme(name="dark", dark=True, variables=colours.DARK_VARIABLES, **colours.DARK)
LIGHT = Theme(name="light", dark=False, variables=colours.LIGHT_VARIABLES, **colours.LIGHT)
ANSI = Theme(
    name="ansi",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        # Textual's own style sheet needs it and, for an ANSI theme, does not make it.
        "ansi-background": "ansi_default",
        "quiet": "ansi_bright_black",
        "rule": "ansi_bright_black",
        "key": "ansi_yellow",
        "lit": "ansi_default",
        "hit": "ansi_yellow",
        "mark-yellow": "ansi_yellow",
        "mark-green": "ansi_green",
        "mark-blue": "ansi_blue",
        "mark-pink": "ansi_magenta",
        "voice-0": "ansi_blue",
        "voice-1": "ansi_yellow",
        "voice-2": "ansi_green",
        "voice-3": "ansi_magenta",
        "voice-4": "ansi_cyan",
        "voice-5": "ansi_bright_yellow",
        "voice-6": "ansi_bright_magenta",
        "voice-7": "ansi_red",
    },
)

THEMES = (DARK, LIGHT, ANSI)


def theme_fault(settings: Settings) -> str:
    """Return what is wrong with the theme that the user chose, "" where nothing is."""
    name = settings.theme
    if name is None or name in BUILTIN_THEMES or name in {theme.name for theme in THEMES}:
        return ""
    where = f"{settings.theme_where}: " if settings.theme_where else ""
    return f"{where}there is no theme '{visible(name)[:80]}'; the dark one is used"
