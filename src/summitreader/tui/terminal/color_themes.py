"""The colour themes that a user may ask for: two of our own, the terminal's own colours, and Textual's, mended."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from rich.color import Color, ColorSystem
from textual.theme import BUILTIN_THEMES, Theme

from summitreader.session import Settings, visible
from summitreader.tui.terminal import palette_colours as colours
from summitreader.tui.terminal.contrast import contrast, mixed, readable

DARK = Theme(name="dark", dark=True, variables=colours.DARK_VARIABLES, **colours.DARK)
LIGHT = Theme(name="light", dark=False, variables=colours.LIGHT_VARIABLES, **colours.LIGHT)
ANSI = Theme(
    name="ansi",
    ansi=True,
    # Words have the terminal's own colour: no other is known to be read on its background. What colours tell elsewhere,
    # styles and signs tell here, and colours where they are the background too (app.tcss).
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
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
        **dict.fromkeys(
            ("quiet", "key", "lit", "tint", "selected", "heat-1", "heat-2", "heat-3"),
            "ansi_default",
        ),
        **dict.fromkeys(
            ("text-muted", "text-disabled", "foreground-muted"),
            "ansi_default",
        ),
        "rule": "ansi_bright_black",
        "hit": "ansi_yellow",
        "mark-yellow": "ansi_bright_yellow",
        "mark-green": "ansi_green",
        "mark-blue": "ansi_blue",
        "mark-pink": "ansi_magenta",
        "voice-0": "ansi_blue",
        "voice-1": "ansi_white",
        "voice-2": "ansi_green",
        "voice-3": "ansi_magenta",
        "voice-4": "ansi_cyan",
        "voice-5": "ansi_bright_green",
        "voice-6": "ansi_bright_cyan",
        "voice-7": "ansi_red",
    },
)

THEMES = (DARK, LIGHT, ANSI)

MARKS = ("mark-yellow", "mark-green", "mark-blue", "mark-pink")
HEATS = {"heat-1": 0.14, "heat-2": 0.26, "heat-3": 0.38}
"""Shades of a heat map by how much of the key's colour is in them; the darkest is that colour itself."""
VOICES = tuple(f"voice-{number}" for number in range(8))
_NOT_OFFERED = frozenset({"ansi-dark", "ansi-light"})  # of both nobody knows how they are read; `ansi` stays
Snap = Callable[[str], str]
"""Gives the colour that the terminal shows for one."""

_ROOM = 7.0  # of black or white on a background: then there is room for quieter inks

_SIGNS = ("secondary", "accent", "warning", "error", "success")


def offered() -> tuple[str, ...]:
    """Return the names of the themes, ours first."""
    return (*(theme.name for theme in THEMES), *(name for name in BUILTIN_THEMES if name not in _NOT_OFFERED))


def theme_fault(settings: Settings) -> str:
    """Return what is wrong with the theme that the user chose, "" where nothing is."""
    name = settings.theme
    if name is None or name in offered():
        return ""
    where = f"{settings.theme_where}: " if settings.theme_where else ""
    return f"{where}there is no theme '{visible(name)[:80]}'; the dark one is used"


@cache
def theme_named(name: str, in_256: bool = False) -> Theme:
    """Return a theme that is offered, every colour moved until it can be read wherever it may stand.

    `in_256`: the terminal has 256 colours, to the nearest of which Rich takes each.
    """
    if name == ANSI.name:
        return ANSI
    ours = {DARK.name: DARK, LIGHT.name: LIGHT}.get(name)
    if ours and not in_256:
        return _whole(ours, str)
    snap = in_256_colours if in_256 else str
    return _whole(_mended(ours or BUILTIN_THEMES[name], snap), snap)


@cache
def in_256_colours(colour: str) -> str:
    """Return the colour that a terminal with 256 colours shows for one, and for itself.

    >>> in_256_colours("#16181c")
    '#121212'
    """
    shown = Color.parse(colour[:7]).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex
    # Rich takes some of the 24 greys to the one beside it.
    return shown if shown == colour else in_256_colours(shown)


def grounds_of(theme: Theme, snap: Snap = str) -> dict[str, str]:
    """Return the colours on which words and signs stand, those of marks apart, by what stands there."""
    ground, surface = str(theme.background), str(theme.surface)
    return {
        "article, panes": ground,
        "bars, dialogs, drawer": surface,
        "selected row, chosen passage, search": theme.variables["lit"],
        "list with the keys": snap(mixed(surface, theme.variables["tint"], 0.05)),  # as app.tcss tints it
        "what is selected in a field": theme.variables["selected"],
    }


def _mended(theme: Theme, snap: Snap) -> Theme:
    """Return a theme with all colours of ours, made of its own as far as those can be read."""
    named = {name: value[:7] for name, value in theme.to_color_system().generate().items() if value[:1] == "#"}
    own = (colours.DARK_VARIABLES if theme.dark else colours.LIGHT_VARIABLES) | theme.variables
    ground, surface = snap(named["background"]), snap(named["surface"])
    ink = readable(named["foreground"], (ground, surface), snap, 7.0)
    tint = "#ffffff" if theme.dark else "#000000"
    lit, selected = (_ground(mixed(ground, ink, share), ground, tint, snap) for share in (0.1, 0.15))
    given = {"lit": lit, "selected": selected, "tint": tint}
    bare = replace(theme, background=ground, surface=surface, variables=given)
    grounds = (*grounds_of(bare, snap).values(),)
    marks = {name: _ground(own[name], ground, tint, snap) for name in MARKS}
    every = (*grounds, *marks.values())
    key = readable(named["accent"], every, snap)
    heats = {name: _ground(mixed(ground, key, share), ground, tint, snap) for name, share in HEATS.items()}
    variables = {
        **given,
        **marks,
        **heats,
        **{name: readable(own[name], grounds, snap) for name in VOICES},
        "rule": mixed(ground, ink, 0.2),
        "quiet": readable(mixed(ink, ground, 0.3), every, snap),
        "key": key,
        "hit": readable(mixed(key, ground, 0.2), (ground,), snap),
    }
    secondary, accent, warning, error, success = (readable(named[name], grounds, snap) for name in _SIGNS)
    return replace(
        bare,
        foreground=readable(ink, (*every, *heats.values()), snap),
        primary=readable(named["primary"], every, snap),
        secondary=secondary,
        accent=accent,
        warning=warning,
        error=error,
        success=success,
        variables=variables,
    )


def _ground(colour: str, ground: str, tint: str, snap: Snap) -> str:
    """Return a background of that hue on which words can be read: nearer to the article's own, if need be."""
    steps = (snap(mixed(colour, ground, share / 20)) for share in range(20))
    return next((found for found in steps if contrast(tint, found) >= _ROOM), ground)


def _whole(theme: Theme, snap: Snap) -> Theme:
    """Return a theme with what Textual's own widgets (palette, fields, notifications) are coloured by."""
    ground, surface, lit, field, chosen = grounds_of(theme, snap).values()
    ink, quiet = str(theme.foreground), theme.variables["quiet"]
    textuals = {
        **dict.fromkeys(("text-muted", "text-disabled", "foreground-muted"), quiet),
        "panel-lighten-1": field,
        "panel-darken-1": surface,
        "input-cursor-foreground": ground,
        **dict.fromkeys(("input-cursor-background", "input-selection-foreground", "screen-selection-foreground"), ink),
        **dict.fromkeys(("block-cursor-foreground", "block-cursor-blurred-foreground"), ink),
        **dict.fromkeys(("block-cursor-blurred-background", "block-hover-background"), lit),
        **dict.fromkeys(("block-cursor-background", "input-selection-background"), chosen),
        "screen-selection-background": chosen,
    }
    return replace(theme, variables=theme.variables | textuals)
