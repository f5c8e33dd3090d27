"""`summitreader read`: an article whole, as plain lines for people."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from summitreader import session
from summitreader.cli import complain, complain_of_words, library_argument, private_argument, queued, title_of
from summitreader.cli.keeping import kept_reading, key_of, library_there
from summitreader.errors import SummitReaderError

if TYPE_CHECKING:
    from summitreader.model import Reading
    from summitreader.session import QueueItem

_NARROWEST, _WIDEST = 20, 500


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--linear", action="store_true", help="announce speakers, headings and findings in words, for a screen reader"
    )
    parser.add_argument(
        "--width", type=_width, metavar="N", help="cells of a line (default: the terminal's, 80 where there is none)"
    )
    private_argument(parser)
    library_argument(parser)
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="files, folders, addresses, keys of kept articles; - is standard input",
    )


def run(arguments: Namespace) -> int:
    """Print every article in order.

    Returns:
        The exit status: 1 if one could not be read, after all others.
    """
    complain_of_words()
    width = arguments.width or min(max(get_terminal_size((session.LINE, 24)).columns, _NARROWEST), _WIDEST)
    status, before = 0, None
    for source in _sources(arguments):
        try:
            if isinstance(source, SummitReaderError):
                raise source
            title, reading = _read(source, arguments)
            text = session.print_article(reading, title, width, arguments.linear)
        except SummitReaderError as fault:
            complain(str(fault))
            status = 1
            continue
        if before is not None:
            print(before)
        before = "" if arguments.linear else session.between("text")
        print(text)
    return status


def _sources(arguments: Namespace) -> Iterator[QueueItem | str | SummitReaderError]:
    """Yield what the names stand for: something to open, the key of a kept article, or why it is neither."""
    for name in arguments.files:
        try:
            if session.is_key(name):
                yield key_of(library_there(arguments), name)
            else:
                yield from queued(name, arguments.allow_private)
        except SummitReaderError as fault:
            yield fault


def _read(source: QueueItem | str, arguments: Namespace) -> tuple[str, Reading]:
    """Return what to call an article, and its reading; a kept one's with the reader's corrections.

    Raises:
        SummitReaderError: If it cannot be read.
    """
    if isinstance(source, session.QueueItem):
        return title_of(source), session.read_queued(source)
    return source, kept_reading(library_there(arguments), source)


def _width(given: str) -> int:
    """Return a width that was asked for. Raises ArgumentTypeError."""
    if not (given.isascii() and given.isdigit() and _NARROWEST <= int(given[:9]) <= _WIDEST):
        raise ArgumentTypeError(f"must be a number from {_NARROWEST} to {_WIDEST}, not '{given}'")
    return int(given)
