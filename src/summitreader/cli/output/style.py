"""Colours and links on standard output: where it is a terminal that shows them, or somebody forces them."""

import os
import sys
from collections.abc import Mapping
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import quote, urlsplit

_STRONG, _NAME, _DIM = "1", "36", "2"
_LINKED_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby", "mintty")
_LINKED_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm", "contour")
_LINKED_SIGNS = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM")
_SAFE = "/:?#[]@!$&'()*+,;=-._~%"


class Style(NamedTuple):
    """What standard output shows."""

    colours: bool = False
    links: bool = False

    def strong(self, words: str) -> str:
        """Return words that stand out."""
        return self._in(_STRONG, words)

    def name(self, words: str) -> str:
        """Return somebody's name."""
        return self._in(_NAME, words)

    def dim(self, words: str) -> str:
        """Return words that stand back."""
        return self._in(_DIM, words)

    def link(self, words: str, address: str) -> str:
        """Return words that lead to a web address or a file (OSC 8); the words alone where that is nothing to open."""
        target = link_target(address) if self.links and words else ""
        return f"\033]8;;{target}\033\\{words}\033]8;;\033\\" if target else words

    def _in(self, code: str, words: str) -> str:
        return f"\033[{code}m{words}\033[0m" if self.colours and words else words


def output_style() -> Style:
    """Return what standard output shows."""
    return style_for(os.environ, sys.stdout.isatty())


def style_for(environ: Mapping[str, str], is_terminal: bool) -> Style:
    """Return what an output shows.

    NO_COLOR (no-color.org) wins over FORCE_COLOR (force-color.org), that over what the terminal says.

    >>> style_for({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True), style_for({"FORCE_COLOR": "1"}, False).colours
    (Style(colours=False, links=False), True)
    """
    drawn = is_terminal and environ.get("TERM") not in (None, "", "dumb", "unknown")
    forced = environ.get("FORCE_COLOR", "0") not in ("", "0", "false")
    colours = not environ.get("NO_COLOR") and (forced or (drawn and environ.get("FORCE_COLOR") != "0"))
    asked = environ.get("FORCE_HYPERLINK")
    links = asked not in ("", "0", "false") if asked is not None else drawn and _has_links(environ)
    return Style(colours, links)


def link_target(address: str) -> str:
    """Return what a link leads to, with nothing in it that ends the sequence; "" for what is no page and no file.

    >>> link_target("https://e.org/a b\\x1b"), link_target("/tmp/ä.txt").partition("/tmp")[1:], link_target("mailto:a")
    ('https://e.org/a%20b%1B', ('/tmp', '/%C3%A4.txt'), '')
    """
    try:
        scheme = urlsplit(address).scheme.casefold()
    except ValueError:
        return ""
    if scheme in ("http", "https"):
        return quote(address, _SAFE)
    if not PurePath(address).is_absolute():
        return ""
    # With the machine's name, so that a terminal at the other end of a connection opens no file of its own.
    host = os.uname().nodename if hasattr(os, "uname") else ""
    return f"file://{quote(host)}{quote(address, '/', errors='surrogateescape')}"


def _has_links(environ: Mapping[str, str]) -> bool:
    """Return whether a terminal is one of those that are known to have links."""
    vte = environ.get("VTE_VERSION", "")
    return (
        environ.get("TERM_PROGRAM") in _LINKED_PROGRAMS
        or environ.get("TERM") in _LINKED_TERMS
        or any(environ.get(name) for name in _LINKED_SIGNS)
        or (vte.isdigit() and int(vte) >= 5000)
    )
