"""`summitreader explain`: every sentence with what was found in it, and why."""

from argparse import ArgumentParser, Namespace

from summitreader import session
from summitreader.cli import complain_of_words


def arguments(parser: ArgumentParser) -> None:
    """Declares what the command takes."""
    parser.add_argument("file", metavar="FILE")


def run(arguments: Namespace) -> int:
    """Prints the explanation."""
    complain_of_words()
    print(session.explain(session.read(arguments.file)))
    return 0
