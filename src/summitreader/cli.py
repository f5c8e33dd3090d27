"""The command line: the only place that prints and exits."""

import argparse
import sys
from pathlib import Path

from summitreader.errors import SummitReaderError
from summitreader.version import __version__


def main() -> None:
    """Entry point of the `summitreader` command."""
    sys.exit(_run(sys.argv[1:]))


def _run(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="summitreader")
    parser.add_argument("--version", action="version", version=f"summitreader {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    export = commands.add_parser("export", help="print the reading of files for other programs")
    export.add_argument("--format", choices=["jsonl"], default="jsonl")
    export.add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args(argv)

    from summitreader import session

    failed = 0
    for file in arguments.files:
        try:
            print(session.export(file))
        except SummitReaderError as error:
            print(f"summitreader: {error}", file=sys.stderr)
            failed = 1
    return failed
