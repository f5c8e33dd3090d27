"""Copying: quotes in their forms, and the clipboard of this machine."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

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
from summitreader.model import Reading, Span, Statement
from summitreader.settings import Settings

if TYPE_CHECKING:
    from summitreader.exporters.citation.forms import CitationForm

__all__ = [
    "ATTRIBUTES",
    "ATTRIBUTES_QUERY",
    "LONGEST_SEQUENCE",
    "Clipboard",
    "Copied",
    "Tool",
    "ask_terminal",
    "day_of_access",
    "find_clipboard",
    "paste_with",
    "quote",
    "quote_passage",
    "told_by",
]

_PATIENCE = 1.0  # seconds


def quote(
    reading: Reading, statements: Sequence[Statement], form: CitationForm = "sentence", accessed: str = ""
) -> str:
    """Return statements in a form to be copied: one, or the whole set of a speaker or theme. Never raises.

    Args:
        reading: the article and what was found in it.
        statements: those to be copied.
        form: how they are written.
        accessed: the day on which the article was fetched; today where it is not given.
    """
    # Imported here, as below: whoever only asks for the clipboard does not wait for it.
    from summitreader.exporters.citation.build import cite_statements
    from summitreader.exporters.citation.forms import write_citations

    return write_citations(cite_statements(reading, statements, accessed or day_of_access()), form)


def quote_passage(
    reading: Reading,
    passage: Span,
    form: CitationForm = "sentence",
    said: Sequence[Statement] = (),
    accessed: str = "",
) -> str:
    """Return a sentence, a selection or an agreement in a form to be copied, `said` being the statements in it.

    Never raises.
    """
    from summitreader.exporters.citation.build import cite_passage
    from summitreader.exporters.citation.forms import write_citations

    return write_citations([cite_passage(reading, passage, said, accessed or day_of_access())], form)


def day_of_access(added: str = "") -> str:
    """Return the day, here, on which an article came into the library, as YYYY-MM-DD; today where it is not there."""
    try:
        return datetime.fromisoformat(added).astimezone().date().isoformat()
    except (ValueError, OverflowError):
        return date.today().isoformat()


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
