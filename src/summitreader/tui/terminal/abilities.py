"""What colours a terminal has, and the theme to begin with there. Knows no Textual: the first words come before it."""

from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from typing import Literal

from summitreader import session
from summitreader.session import Settings

Colours = Literal["none", "few", "many"]
"""None wanted; 8 or 16, which are the terminal's own; 256 or more."""

_MANY = ("256color", "direct", "truecolor")  # ends of terminals' names
_FEW_COLOURS = {"none": "ansi", "few": "ansi", "many": None}


def colours_of(environ: Mapping[str, str]) -> Colours:
    """Return which colours a terminal says that it has: by NO_COLOR, COLORTERM, its name, and what terminfo knows."""
    name = environ.get("TERM", "")
    if "NO_COLOR" in environ:
        return "none"
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or name.endswith(_MANY) or not name:
        return "many"
    known = _known_to_terminfo(name)
    if known is None:  # a terminal newer than the list
        return "few" if name.endswith(("-16color", "-color")) else "many"
    return "many" if known >= 256 else "few"


def with_theme(settings: Settings, environ: Mapping[str, str], asked: str | None = None) -> Settings:
    """Return the settings with the theme to begin with.

    That is the one `asked` for on the command line, else config.toml's, else the one last chosen on a terminal with as
    many colours, else the terminal's own colours where it has few, else ours.
    """
    if asked:
        return replace(settings, theme=asked, theme_where="")
    if settings.theme:
        return settings
    colours = colours_of(environ)
    return replace(settings, theme=session.remembered_theme(settings.folders, colours) or _FEW_COLOURS[colours])


def tell_textual(environ: MutableMapping[str, str]) -> None:
    """Have Textual, before it is loaded, use the 256 colours that terminfo knows of; Rich goes by names alone."""
    name = environ.get("TERM", "")
    if not environ.get("COLORTERM") and name and not name.endswith(_MANY) and colours_of(environ) == "many":
        environ.setdefault("TEXTUAL_COLOR_SYSTEM", "256")


def _known_to_terminfo(name: str) -> int | None:
    """Return how many colours a terminal of that name has, None where it is not known."""
    try:
        import curses
    except ImportError:  # Windows
        return None
    try:
        curses.setupterm(name, 1)
    except curses.error:
        return None
    return max(curses.tigetnum("colors"), 0)
