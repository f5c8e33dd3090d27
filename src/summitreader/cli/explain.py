"""`summitreader explain`: every sentence with what was found in it, and why."""

from argparse import ArgumentParser, Namespace

from summitreader import session


def arguments(parser: ArgumentParser) -> None:
    """Declares what the command takes."""
    parser.add_argument("file", metavar="FILE")


def run(arguments: Namespace) -> int:
    """Prints the explanation."""
    print(session.explain(session.read(arguments.file)))
    return 0
