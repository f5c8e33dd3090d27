"""`summitreader agreements`: what was signed, agreed, planned or referred to."""

from argparse import ArgumentParser, Namespace
from typing import get_args

from summitreader import session
from summitreader.cli.findings.listing import FindingVerb, listing_arguments, several
from summitreader.model import Status


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    several(parser, "--status", "how far it has come", choices=get_args(Status))
    several(parser, "--kind", "the kind of instrument, a key: treaty, mou, contract …", metavar="KIND")
    several(parser, "--party", "between whom: a country by any of its names or its code, or a body", metavar="NAME")
    listing_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print the agreements that are asked for; return the exit status."""
    wanted = session.Narrowing(status=tuple(arguments.status), kind=tuple(arguments.kind), party=tuple(arguments.party))
    return FindingVerb(arguments, "agreements", "agreements").run(wanted)
