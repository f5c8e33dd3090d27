"""`summitreader restore`: takes articles out of the bin."""

from argparse import ArgumentParser, Namespace

from summitreader.cli import library_argument
from summitreader.cli.keeping import key_of, library_there
from summitreader.session.library import restore


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    parser.add_argument("keys", nargs="+", metavar="KEY", help="as `summitreader list --bin` shows it")


def run(arguments: Namespace) -> int:
    """Restore the articles, all or none."""
    library = library_there(arguments)
    print(f"{restore(library, [key_of(library, name) for name in arguments.keys])} restored")
    return 0
