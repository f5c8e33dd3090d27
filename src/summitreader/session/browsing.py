"""Links: the one a reader means, and the browser or mail program that it is handed to once the reader has agreed."""

import os
import re
import shlex
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING

from summitreader.errors import SummitReaderError
from summitreader.model import Article, Span

if TYPE_CHECKING:
    from summitreader.importers.addresses import Address

_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"“”«»]{1,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?’'”)]}"
_OPENERS = {"darwin": "open", "win32": "explorer"}


def link_near(article: Article, sentence: Span, at: int) -> str | None:
    """Return the address in a sentence that holds an offset, else the sentence's first, else the article's own."""
    found = list(_LINK.finditer(article.text, sentence.start, sentence.end))
    held = [link for link in found if link.start() <= at < link.end()] or found
    return held[0].group().rstrip(_TRAILING) if held else article.url


def open_link(address: "Address") -> Thread:
    """Hand a checked address to $BROWSER, else to the system: as one argument, never through a shell.

    Gives back the thread that waits for it.

    Raises:
        SummitReaderError: Where there is no such program.
    """
    command = _command(address.text)
    quiet = subprocess.DEVNULL  # a browser's chatter would be drawn over the reader
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except (OSError, ValueError) as error:
        raise SummitReaderError(f"cannot open '{address.text}': there is no '{command[0]}' (set $BROWSER)") from error
    waiting = Thread(target=process.wait, daemon=True)
    waiting.start()
    return waiting


def _command(address: str) -> list[str]:
    """$BROWSER is a list of commands, as other programs read it: the first counts, `%s` stands for the address."""
    first = os.environ.get("BROWSER", "").split(os.pathsep)[0]
    try:
        words = shlex.split(first)
    except ValueError:
        words = []
    if not words:
        return [_OPENERS.get(sys.platform, "xdg-open"), address]
    if "%s" in words[1:]:
        return [words[0], *(address if word == "%s" else word for word in words[1:])]
    return [*words, address]
