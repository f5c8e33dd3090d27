"""`summitreader [FILE ...]`: opens the reader, or prints the reading where there is no terminal to open it on."""

import os
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import PurePath

from summitreader import session
from summitreader.cli import complain
from summitreader.errors import ImportFailed
from summitreader.session import Queued


def arguments(parser: ArgumentParser) -> None:
    """Declares what the command takes."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="articles to read; - is standard input (default: the bundled article)"
    )
    parser.add_argument(
        "--theme", metavar="NAME", help="dark, light, ansi (the terminal's own colours) or another name"
    )
    parser.add_argument("--plain", action="store_true", help="print the reading as text, as when there is no terminal")


def run(arguments: Namespace) -> int:
    """Reads standard input where asked to, then opens the reader or prints."""
    queue = tuple(_queued(name) for name in arguments.files or [str(session.seed())])
    if arguments.plain or not sys.stdout.isatty() or not _keys_from_terminal():
        return _print(queue)
    if len(queue) == 1 and queue[0].article is None:
        # A lone file that cannot be read ends here; among several, the reader says so and shows the others.
        queue = (replace(queue[0], article=session.open_article(queue[0].name)),)
    settings = session.load_settings()
    if arguments.theme:
        settings = replace(settings, theme=arguments.theme)
    worker = session.Worker()
    try:
        # Imported here: every other command must start without Textual.
        from summitreader.tui.app import run as open_reader

        return open_reader(queue, settings, worker)
    finally:
        worker.stop()


def _queued(name: str) -> Queued:
    if name != session.STDIN:
        return Queued(name)
    return Queued(name, session.open_bytes(sys.stdin.buffer.read(), "standard input"))


def _keys_from_terminal() -> bool:
    """Puts the terminal in the place of a standard input that was a pipe; False where there is no terminal at all."""
    if sys.stdin.isatty():
        return True
    try:
        terminal = os.open(os.ctermid() if hasattr(os, "ctermid") else "CON", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, 0)
    os.close(terminal)
    return True


def _print(queue: tuple[Queued, ...]) -> int:
    """Prints every reading as plain text; 1 if one could not be read."""
    status, before = 0, ""
    for queued in queue:
        try:
            article = queued.article or session.open_article(queued.name)
        except ImportFailed as error:
            complain(str(error))
            status = 1
            continue
        if before:
            print(before)
        before = session.between("text")
        print(session.export(session.parse(article), "text", _title(queued)))
    return status


def _title(queued: Queued) -> str:
    return "Standard input" if queued.name == session.STDIN else session.visible(PurePath(queued.name).name)
