"""Copying: quotes in their forms, and the clipboard of this machine."""

import os
import select
import sys
import time
from collections.abc import Iterable

from summitreader.clipboard import (
    ATTRIBUTES,
    ATTRIBUTES_QUERY,
    LONGEST_SEQUENCE,
    Clipboard,
    Copied,
    Terminal,
    Tool,
    find_tools,
    paste_with,
    told_by,
)
from summitreader.exporters.quote import FORMS, Form, how_said, span_to_copy, strength_of, write_passage, write_quotes
from summitreader.model import Reading, Span, Statement
from summitreader.settings import Settings

__all__ = [
    "ATTRIBUTES",
    "ATTRIBUTES_QUERY",
    "FORMS",
    "LONGEST_SEQUENCE",
    "Clipboard",
    "Copied",
    "Form",
    "Tool",
    "ask_terminal",
    "find_clipboard",
    "how_said",
    "paste_with",
    "quote",
    "quote_passage",
    "span_to_copy",
    "strength_of",
    "told_by",
]

_PATIENCE = 1.0  # seconds


def quote(reading: Reading, statements: Iterable[Statement], form: Form = "plain") -> str:
    """Return statements in a form to be copied: one, or the whole set of a speaker or theme. Never raises."""
    return write_quotes(reading, statements, form)


def quote_passage(reading: Reading, passage: Span, form: Form = "plain") -> str:
    """Return a sentence, a selection or an agreement in a form to be copied. Never raises."""
    return write_passage(reading, passage, form)


def find_clipboard(settings: Settings) -> Clipboard:
    """Return the ways to copy on this machine. The terminal is not asked here: its answer would come among keys."""
    tools = find_tools(os.environ, sys.platform, settings.clipboard_command)
    return Clipboard(tools, "does not say" if sys.stdout.isatty() else "none", settings.folders.state / "clipboard.txt")


def ask_terminal() -> Terminal:
    """Return whether the terminal says that it takes copies, where no key is awaited: what is typed meanwhile is lost.

    Each terminal answers, some of them late: it gets a second.
    """
    try:
        import termios
        import tty
    except ImportError:
        return "does not say"
    if not sys.stdin.isatty() or os.environ.get("TERM") in (None, "dumb", "linux"):
        return "does not say"
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    try:
        tty.setcbreak(keyboard, termios.TCSANOW)
        os.write(sys.stdout.fileno(), ATTRIBUTES_QUERY.encode())
        return _read_answer(keyboard)
    finally:
        termios.tcsetattr(keyboard, termios.TCSANOW, before)


def _read_answer(keyboard: int) -> Terminal:
    heard, end = "", time.monotonic() + _PATIENCE
    while (left := end - time.monotonic()) > 0 and select.select([keyboard], [], [], left)[0]:
        heard += os.read(keyboard, 256).decode("latin-1")
        if answer := ATTRIBUTES.search(heard):
            return told_by(answer[1])
    return "does not say"
