"""`summitreader themes`: what articles are about."""

from argparse import ArgumentParser, Namespace

from summitreader.cli.findings.listing import FindingVerb, listing_arguments


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    listing_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print the themes of each article; return the exit status."""
    return FindingVerb(arguments, "themes", "themes").run()
