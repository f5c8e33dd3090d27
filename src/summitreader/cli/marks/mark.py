"""`summitreader mark`: highlights words of articles and bookmarks them, lists all marks and takes them off."""

from argparse import ArgumentParser, Namespace
from typing import get_args

from summitreader.cli.marks.marking import MarkVerb, marked_arguments
from summitreader.model import Colour, MarkKind, Span


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--colour", choices=get_args(Colour), help="of a highlight (default: yellow)")
    parser.add_argument(
        "--bookmark", nargs=1, metavar="NAME", help="a bookmark called so in the place of a highlight; '' for no name"
    )
    marked_arguments(parser)


def run(arguments: Namespace) -> int:
    """Mark each passage that is meant, or list all marks; return the exit status."""
    from summitreader.session.library import NewMark

    if arguments.bookmark and arguments.colour:
        arguments.misuse("a bookmark has no colour")
    verb = MarkVerb(arguments, "mark", get_args(MarkKind))
    if arguments.bookmark:
        return verb.run(NewMark("bookmark", Span(0, 0), " ".join(arguments.bookmark[0].split())))
    if verb.names_places or arguments.colour:
        return verb.run(NewMark("highlight", Span(0, 0), "", arguments.colour or "yellow"))
    return verb.run(None)
