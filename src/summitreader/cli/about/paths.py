"""`summitreader paths`: where everything of the user's is on this machine."""

from argparse import ArgumentParser, Namespace

from summitreader import session
from summitreader.cli import json_argument

_NAMES = ("config", "words", "library", "state", "cache", "crash")


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    json_argument(parser, "for all of it")
    parser.add_argument("name", nargs="?", choices=_NAMES, help="print only this path, as it is, for other programs")


def run(arguments: Namespace) -> int:
    """Print one line a path: its name, the path, and what it is."""
    paths = session.known_paths()
    if arguments.name:
        paths = {arguments.name: paths[arguments.name]}
    if arguments.json:
        print(session.json_line("paths", {"paths": {name: known._asdict() for name, known in paths.items()}}))
    elif arguments.name:
        print(paths[arguments.name].path)
    else:
        width = max(len(known.path) for known in paths.values())
        for name, known in paths.items():
            there = "" if known.exists else " (not there)"
            print(f"{name:9}{session.visible(known.path):{width}}  {known.about}{there}")
    return 0
