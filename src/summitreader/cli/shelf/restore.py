"""`summitreader restore`: takes articles out of the bin."""

from argparse import ArgumentParser, Namespace

from summitreader.cli import json_argument, library_argument
from summitreader.cli.keeping import key_of, library_there
from summitreader.session import json_line
from summitreader.session.library import restore


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    json_argument(parser, "for all of them")
    parser.add_argument("keys", nargs="+", metavar="KEY", help="as `summitreader list --bin` shows it")


def run(arguments: Namespace) -> int:
    """Restore the articles, all or none."""
    library = library_there(arguments)
    keys = [key_of(library, name) for name in arguments.keys]
    count = restore(library, keys)
    print(json_line("restore", {"articles": keys}) if arguments.json else f"{count} restored")
    return 0
