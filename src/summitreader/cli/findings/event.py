"""`summitreader event`: which meeting, call or visit articles report on."""

from argparse import ArgumentParser, Namespace

from summitreader.cli.findings.listing import FindingVerb, listing_arguments


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    listing_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print the event of each article; return the exit status."""
    return FindingVerb(arguments, "event", "events").run()
