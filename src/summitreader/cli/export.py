"""`summitreader export`: the readings of files, printed in a format."""

from argparse import ArgumentParser, Namespace

from summitreader import session
from summitreader.cli import complain, complain_of_words, queued
from summitreader.errors import ImportFailed


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--format", choices=session.FORMATS, default="jsonl", help="default: jsonl")
    parser.add_argument("--allow-private", action="store_true", help="open addresses of private and local networks too")
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="files, folders, patterns, addresses; - is standard input"
    )


def run(arguments: Namespace) -> int:
    """Print every file's reading in order.

    Returns:
        The exit status: 1 if one could not be read, after all others.
    """
    complain_of_words()
    status, before = 0, session.first_line(arguments.format)
    lines: list[session.QueueItem] = []
    for name in arguments.files:
        try:
            lines += queued(name, arguments.allow_private)
        except ImportFailed as fault:
            complain(str(fault))
            status = 1
    for exported in session.export_all(lines, arguments.format):
        if exported.fault is not None:
            complain(exported.fault)
            status = 1
            continue
        for note in exported.notes:
            complain(f"{exported.name}: {note}")
        if before:
            print(before)
        before = session.between(arguments.format)
        if exported.text:
            print(exported.text)
    return status
