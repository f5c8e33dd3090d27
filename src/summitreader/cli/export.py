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
    status = 0
    for exported in session.export_all(arguments.files, arguments.format):
        if exported.fault is None:
            print(exported.text)
        else:
            complain(exported.fault)
            status = 1
    return status
