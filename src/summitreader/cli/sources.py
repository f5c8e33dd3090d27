"""`summitreader sources`: what can be opened here."""

from argparse import ArgumentParser, Namespace

from summitreader import session


def arguments(parser: ArgumentParser) -> None:
    """Declare nothing: the command takes no arguments."""


def run(arguments: Namespace) -> int:
    """Print one line a format."""
    table = session.sources()
    widths = [max(len(getattr(source, part)) for source in table) for part in ("name", "suffixes", "reader")]
    for source in table:
        parts = (source.name, source.suffixes, source.reader)
        cells = "  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True))
        print(f"{cells}  {'installed' if source.installed else 'missing':9}  {source.note}".rstrip())
    return 0
