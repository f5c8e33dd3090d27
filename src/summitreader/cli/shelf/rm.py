"""`summitreader rm`: puts articles into the bin, from which `restore` takes them back."""

from argparse import ArgumentParser, Namespace

from summitreader.cli import complain, json_argument, library_argument
from summitreader.cli.keeping import key_of, library_there
from summitreader.session import json_line
from summitreader.session.library import bin_articles, empty_bin


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    json_argument(parser, "for all of them")
    parser.add_argument("--empty-bin", action="store_true", help="delete what is in the bin for ever")
    parser.add_argument(
        "keys", nargs="*", metavar="KEY", help="the first letters of an article's key, as list shows it"
    )


def run(arguments: Namespace) -> int:
    """Bin the articles, all or none.

    Returns:
        The exit status: 2 if none is named.
    """
    if not arguments.keys and not arguments.empty_bin:
        complain("nothing to do: name an article's key, or --empty-bin")
        return 2
    library = library_there(arguments)
    keys = [key_of(library, name) for name in arguments.keys]
    count = bin_articles(library, keys) if keys else 0
    if keys and not arguments.json:
        print(f"{count} put into the bin (summitreader restore takes them back)")
    deleted = empty_bin(library) if arguments.empty_bin else 0
    if arguments.json:
        print(json_line("rm", {"articles": keys, "deleted": deleted}))
    elif arguments.empty_bin:
        print(f"{deleted} deleted for ever")
    return 0
