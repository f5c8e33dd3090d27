"""`summitreader help`: what a command does and takes."""

from argparse import ArgumentParser, Namespace

from summitreader import session
from summitreader.cli import COMMANDS, json_argument, parser_of
from summitreader.cli.command_line.guesses import meant

_EXIT_CODES, _READER = "exit-codes", "reader"


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.set_defaults(misuse=parser.error)
    json_argument(parser, "for the command")
    parser.add_argument(
        "verb", nargs="?", metavar="COMMAND", help=f"one of the commands, or {_EXIT_CODES} (default: the whole program)"
    )


def run(arguments: Namespace) -> int:
    """Print the help of a command, or of the program."""
    name = arguments.verb or _READER
    if name == _EXIT_CODES:
        _print_exit_codes()
    elif name not in COMMANDS and name != _READER:
        guess = meant(name, (*COMMANDS, _EXIT_CODES))
        arguments.misuse(f"{name}: did you mean {guess}?" if guess else f"there is no command '{name}'")
    elif arguments.json:
        from summitreader.cli.command_line.spec import command_spec

        print(session.json_line("help", {"command": command_spec(name)}))
    else:
        parser_of(name).print_help()
    return 0


def _print_exit_codes() -> None:
    from summitreader.cli.command_line.exit_codes import EXIT_CODES

    for code, meaning in EXIT_CODES.items():
        print(f"{code:>4}  {meaning}")
