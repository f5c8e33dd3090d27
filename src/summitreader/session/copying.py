"""Copying: quotes in their forms, and the clipboard of this machine."""

import os
import re
import select
import sys
import time
from collections.abc import Iterable

from summitreader.clipboard import LONGEST_SEQUENCE, Clipboard, Copied, Terminal, Tool, find_tools, paste_with
from summitreader.exporters.quote import FORMS, Form, how_said, span_to_copy, strength_of, write_passage, write_quotes
from summitreader.model import Reading, Span, Statement
from summitreader.settings import Settings

__all__ = [
    "FORMS",
    "LONGEST_SEQUENCE",
    "Clipboard",
    "Copied",
    "Form",
    "Tool",
    "find_clipboard",
    "how_said",
    "paste_with",
    "quote",
    "quote_passage",
    "span_to_copy",
    "strength_of",
]

_DA1 = re.compile(rb"\x1b\[\?([\d;]*)c")


def quote(reading: Reading, statements: Iterable[Statement], form: Form = "plain") -> str:
    """Return statements in a form to be copied: one, or the whole set of a speaker or theme. Never raises."""
    return write_quotes(reading, statements, form)


def quote_passage(reading: Reading, passage: Span, form: Form = "plain") -> str:
    """Return a sentence, a selection or an agreement in a form to be copied. Never raises."""
    return write_passage(reading, passage, form)


def find_clipboard(settings: Settings) -> Clipboard:
    """Return the ways to copy on this machine.

    Call it before the screen is taken over: it may ask the terminal a question.
    """
    tools = find_tools(os.environ, sys.platform, settings.clipboard_command)
    file = settings.folders.state / "clipboard.txt"
    if not sys.stdout.isatty():
        return Clipboard(tools, "none", file)
    # The answer matters only where the terminal is the first way there is.
    return Clipboard(tools, "does not say" if tools else _ask_terminal(), file)


def _ask_terminal() -> Terminal:
    """Return whether the terminal lists clipboard writing (52) among its primary device attributes."""
    try:
        import termios
        import tty
    except ImportError:
        return "does not say"
    if not sys.stdin.isatty() or os.environ.get("TERM") in (None, "dumb", "linux"):
        return "does not say"
    # Every terminal answers; an answer that came too late would be taken for keys, so a slow line gets more time.
    patience = 1.0 if os.environ.get("SSH_CONNECTION") else 0.3
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    try:
        tty.setcbreak(keyboard, termios.TCSANOW)
        if select.select([keyboard], [], [], 0)[0]:
            # Keys pressed since the first words were drawn: they are for the reader, and reading the answer takes them.
            return "does not say"
        os.write(sys.stdout.fileno(), b"\x1b[c")
        answer = _read_answer(keyboard, patience)
    finally:
        termios.tcsetattr(keyboard, termios.TCSANOW, before)
    return "takes copies" if b"52" in answer.split(b";") else "does not say"


def _read_answer(keyboard: int, patience: float) -> bytes:
    """Return the attributes in the terminal's answer, b"" if it gives none within `patience` seconds."""
    heard, end = b"", time.monotonic() + patience
    while (left := end - time.monotonic()) > 0 and select.select([keyboard], [], [], left)[0]:
        heard += os.read(keyboard, 256)
        if answer := _DA1.search(heard):
            return answer[1]
    return b""
