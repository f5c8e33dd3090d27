"""Words in colours as a terminal takes them, for what is drawn before Textual is loaded."""

from collections.abc import Mapping
from typing import NamedTuple

from summitreader.session import Settings
from summitreader.tui.terminal import palette_colours as colours

BOLD, ITALIC = "\x1b[1m", "\x1b[3m"


class AnsiWriter(NamedTuple):
    """How words look: `style` is BOLD, ITALIC or both, colours go by their names in the theme."""

    style: str = ""
    colour: str = ""
    background: str = ""


def palette_of(settings: Settings, environ: Mapping[str, str]) -> Mapping[str, str]:
    """Return the colours Textual will use, where they are ours and the terminal says that it has them all."""
    if environ.get("NO_COLOR") is not None or environ.get("COLORTERM") not in ("truecolor", "24bit"):
        return {}
    if settings.theme == "light":
        return colours.LIGHT | colours.LIGHT_VARIABLES
    return colours.DARK | colours.DARK_VARIABLES if settings.theme in (None, "dark") else {}


def plain(palette: Mapping[str, str]) -> str:
    """Return what sets the colours of the screen, and ends every other look."""
    return "\x1b[0m" + _colour(48, "background", palette) + _colour(38, "foreground", palette)


def inked(words: str, ink: AnsiWriter, palette: Mapping[str, str]) -> str:
    """Return the words in a look that ends with them."""
    look = ink.style + _colour(38, ink.colour, palette) + _colour(48, ink.background, palette)
    return f"{look}{words}{plain(palette)}" if look else words


def _colour(place: int, name: str, palette: Mapping[str, str]) -> str:
    """Return the sequence for a colour of the foreground (38) or the background (48)."""
    if name not in palette:
        return ""
    red, green, blue = bytes.fromhex(palette[name][1:])
    return f"\x1b[{place};2;{red};{green};{blue}m"
