"""`summitreader export`: the readings of files, printed in a format."""

from argparse import ArgumentParser, Namespace

from summitreader import session
from summitreader.cli import complain


def arguments(parser: ArgumentParser) -> None:
    """Declares what the command takes."""
    parser.add_argument("--format", choices=session.FORMATS, default="jsonl", help="default: jsonl")
    parser.add_argument("files", nargs="+", metavar="FILE")


def run(arguments: Namespace) -> int:
    """Prints every file's reading in order; 1 if one could not be read, after all others."""
    status, before = 0, session.first_line(arguments.format)
    for exported in session.export_all(arguments.files, arguments.format):
        if exported.fault is not None:
            complain(exported.fault)
            status = 1
            continue
        if before:
            print(before)
        before = session.between(arguments.format)
        if exported.text:
            print(exported.text)
    return status
