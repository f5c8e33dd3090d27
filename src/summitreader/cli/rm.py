"""`summitreader rm`: puts articles into the bin, from which `restore` takes them back."""

from argparse import ArgumentParser, Namespace

from summitreader.cli import complain, library_argument
from summitreader.cli.keeping import key_of, library_there
from summitreader.session.library import bin_articles, empty_bin


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    parser.add_argument("--empty-bin", action="store_true", help="delete what is in the bin for ever")
    parser.add_argument(
        "keys", nargs="*", metavar="KEY", help="the first letters of an article's key, as list shows it"
    )


def run(arguments: Namespace) -> int:
    """Bin the articles, all or none.

    Returns:
        The exit status: 2 if none is named.
    """
    library = library_there(arguments)
    if arguments.keys:
        count = bin_articles(library, [key_of(library, name) for name in arguments.keys])
        print(f"{count} put into the bin (summitreader restore takes them back)")
    if arguments.empty_bin:
        print(f"{empty_bin(library)} deleted for ever")
    elif not arguments.keys:
        complain("nothing to do: name an article's key, or --empty-bin")
        return 2
    return 0
