"""All commands as one parser: what completes the command line and the man page are written from it."""

import argparse
from typing import Any

from summitreader.cli import COMMANDS, READER, SUMMARY, command_of
from summitreader.cli.command_line.parser import Parser

_FILES = ("FILE", "DIR")


def whole_parser(*, takes_files: bool = True) -> Parser:
    """Return the parser of the program with a parser of each command below it.

    Args:
        takes_files: whether files may stand in the place of a command.
    """
    parser = Parser(prog="summitreader", description=SUMMARY, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=False)
    for name, summary in COMMANDS.items():
        command_of(name).arguments(
            commands.add_parser(name, help=summary.replace("%", "%%"), description=f"{summary.capitalize()}.")
        )
    command_of(READER).arguments(parser)
    if not takes_files:
        parser._remove_action(next(action for action in parser._actions if action.dest == "files"))
    parser.add_argument("--spec", action="store_true", help="print the whole command line as JSON, and exit")
    parser.add_argument("--version", action="store_true", help="show program's version number and exit")
    return parser


def with_files(parser: argparse.ArgumentParser, file: Any) -> argparse.ArgumentParser:
    """Return a parser, and those below it, in which `file` says how the names of files are completed."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                with_files(below, file)
        elif action.metavar in _FILES:
            action.complete = file  # type: ignore[attr-defined]
    return parser
