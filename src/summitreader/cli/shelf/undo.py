"""`summitreader undo`: takes back what was done to the library last, by the screen or a command."""

from argparse import ArgumentParser, Namespace

from summitreader.cli import complain, json_argument, library_argument
from summitreader.cli.keeping import library_there
from summitreader.session import json_line, visible
from summitreader.session.library import redo, undo, undo_steps


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--redo", action="store_true", help="do again what was taken back last")
    what.add_argument("--list", action="store_true", help="list what can be taken back, the last first")
    library_argument(parser)
    json_argument(parser, "with what was done")


def run(arguments: Namespace) -> int:
    """Take one step back, or do it again.

    Returns:
        The exit status: 1 if there is none.
    """
    library = library_there(arguments)
    done = "listed" if arguments.list else "redone" if arguments.redo else "undone"
    steps: tuple[str, ...] = ()
    if library.exists():
        step = None if arguments.list else (redo if arguments.redo else undo)(library)
        steps = undo_steps(library) if arguments.list else (step,) if step else ()
    if arguments.json:
        print(json_line("undo", {"done": done, "steps": steps}))
    else:
        for name in steps:
            print(visible(name) if arguments.list else f"{done}: {visible(name)}")
    if not steps:
        complain("there is nothing to do again" if arguments.redo else "there is nothing to take back")
    return 0 if steps else 1
