"""`summitreader sources`: what can be opened here."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from summitreader import session
from summitreader.cli import json_argument


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    json_argument(parser, "for all of them")


def run(arguments: Namespace) -> int:
    """Print one line a format."""
    table = session.sources()
    if arguments.json:
        print(session.json_line("sources", {"sources": [asdict(source) for source in table]}))
        return 0
    widths = [max(len(getattr(source, part)) for source in table) for part in ("name", "suffixes", "reader")]
    for source in table:
        parts = (source.name, source.suffixes, source.reader)
        cells = "  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True))
        print(f"{cells}  {'installed' if source.installed else 'missing':9}  {source.note}".rstrip())
    return 0
