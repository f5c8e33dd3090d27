"""`summitreader speakers`: who speaks in articles, and who is only named."""

from argparse import ArgumentParser, Namespace

from summitreader import session
from summitreader.cli.findings.listing import FindingVerb, listing_arguments, several


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    several(parser, "--side", "of this country or body, by any of its names or its code", metavar="NAME")
    parser.add_argument("--named", action="store_true", help="also who is named and says nothing")
    listing_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print the speakers of each article; return the exit status."""
    wanted = session.Narrowing(side=tuple(arguments.side), speaks=None if arguments.named else True)
    return FindingVerb(arguments, "speakers", "people").run(wanted, asks=bool(arguments.side))
