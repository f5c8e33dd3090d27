"""The command line: the only place that prints and exits. May import `session`, the model, `errors`, and `tui` in the
command that opens it.

To add a command: one line in COMMANDS and a module `summitreader/cli/NAME.py` with `arguments(parser)`, which
declares its arguments, and `run(arguments) -> int`, which does it and returns the exit status.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, NoReturn

from summitreader.cli.output.streams import OutputFault, drop_output, open_streams, tell
from summitreader.errors import SummitReaderError
from summitreader.version import __version__

if TYPE_CHECKING:
    from summitreader.session import QueueItem

COMMANDS = {
    "read": "print articles whole, as plain lines, or in words for a screen reader",
    "export": "print readings of files and of kept articles, or tables of what is in them",
    "explain": "print each sentence with its findings, rules and evidence",
    "compare": "lay accounts of one event side by side",
    "sources": "list the formats that can be opened, and what is installed",
    "clipboard": "find out which way of copying works here",
    "config": "show where the settings are, and check them",
    "add": "keep articles, or folders of them, in the library",
    "list": "list the articles of the library",
    "find": "find statements and passages in the library",
    "rm": "put articles into the library's bin",
    "restore": "take articles out of the library's bin",
    "doctor": "check the library, and repair it",
    "library": "export, import and back up the library",
}
_READER = "reader"


def main() -> None:
    """Entry point of the `summitreader` command."""
    sys.exit(run(sys.argv[1:]))


def run(argv: list[str]) -> int:
    """Do what the arguments say.

    Returns:
        The exit status: 0 done, 1 failed.

    Raises:
        SystemExit: For --help, --version and usage errors (2).
    """
    open_streams()
    try:
        status = _walled(argv)
        sys.stdout.flush()
    except OutputFault as fault:
        drop_output()
        if fault.is_silent:
            return 141
        complain(str(fault))
        return 1
    return status


def _walled(argv: list[str]) -> int:
    """Do what the arguments say; whatever is raised, but what cannot be printed, is a sentence."""
    try:
        return _done(argv)
    except SystemExit:
        sys.stdout.flush()
        raise
    except OutputFault:
        raise
    except SummitReaderError as error:
        for sentence in str(error).splitlines():
            complain(sentence)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last wall
        # Imported here: nobody needs it who has no crash.
        from summitreader.session import report_crash

        complain(report_crash(error))
    return 1


def _done(argv: list[str]) -> int:
    """Do what the arguments say, without a wall."""
    if argv == ["--version"]:
        # Answered before any command is loaded: programs ask this first, and often.
        print(f"summitreader {__version__}")
        return 0
    name, rest = (argv[0], argv[1:]) if argv and argv[0] in COMMANDS else (_READER, argv)
    command = import_module(f"summitreader.cli.{name}")
    parser = _parser(name)
    command.arguments(parser)
    status: int = command.run(parser.in_any_order(rest))
    return status


def library_argument(parser: argparse.ArgumentParser) -> None:
    """Declare --library."""
    parser.add_argument(
        "--library",
        metavar="FILE",
        help="the library's file (default: library.db in the data folder, or in $SUMMITREADER_HOME)",
    )


def private_argument(parser: argparse.ArgumentParser) -> None:
    """Declare --allow-private."""
    parser.add_argument("--allow-private", action="store_true", help="open addresses of private and local networks too")


def complain(sentence: str) -> None:
    """One sentence on standard error, with nothing in it that a terminal obeys."""
    from summitreader.session import visible

    tell(f"summitreader: {visible(sentence)}")


def complain_of_words() -> None:
    """What is wrong in the user's own words, for commands that read with them: they read on without."""
    from summitreader.session import words_faults

    for fault in words_faults():
        complain(fault)


def queued(name: str, allow_private: bool = False) -> "tuple[QueueItem, ...]":
    """Return what a name on the command line stands for; - is standard input, read to its end. Raises ImportFailed."""
    from summitreader import session

    if name != session.STDIN:
        return session.queue(name, allow_private, _progress if sys.stderr.isatty() else None)
    return (session.QueueItem(name, session.open_stream(sys.stdin.buffer, "standard input")),)


def title_of(line: "QueueItem") -> str:
    """Return what to call a source in a message."""
    from summitreader import session

    if line.title:
        return line.title
    return "Standard input" if line.name == session.STDIN else session.visible(PurePath(line.name).name)


def _progress(what: str, received: int, total: int | None) -> None:
    """One line of progress that the next one, or the reader, draws over."""
    from summitreader.session import visible

    size = f" {received // 1000} of {total // 1000} kB" if total else f" {received // 1000} kB" if received else ""
    tell(f"\r{visible(what)[:60]}{size}".ljust(79), end="\r")


class Parser(argparse.ArgumentParser):
    """argparse puts arguments into its messages as they are; ours could hold a terminal's control sequences."""

    words_begin_with_a_dash = False
    """Whether what looks like an option and is none is an argument."""

    def error(self, message: str) -> NoReturn:
        from summitreader.session import visible

        tell(f"{self.format_usage()}{self.prog}: {visible(message)}")
        self.exit(2)

    def in_any_order(self, args: Sequence[str]) -> argparse.Namespace:
        """Parse arguments in any order; what follows `--` is no option.

        argparse itself takes no positional argument that stands behind an option and that behind another positional.
        """
        options: list[str] = []
        others: list[str] = []
        waiting = iter(args)
        for argument in waiting:
            named = self._named(argument)
            if argument == "--":
                others += waiting
            elif argument[:1] != "-" or argument == "-" or (self.words_begin_with_a_dash and not named):
                others.append(argument)
            else:
                options += (argument, *islice(waiting, "=" not in argument and named[:1] != [] and named[0].nargs != 0))
        return self.parse_args([*options, "--", *others] if others else options)

    def _named(self, argument: str) -> list[argparse.Action]:
        """Return the options that an argument may be short for."""
        name = argument.partition("=")[0]
        whole = [action for action in self._actions if name in action.option_strings]
        return whole or [
            action
            for action in self._actions
            if name[2:] and any(one.startswith(name) for one in action.option_strings)
        ]


def _parser(name: str) -> Parser:
    if name != _READER:
        return Parser(prog=f"summitreader {name}", description=f"{COMMANDS[name].capitalize()}.")
    width = max(map(len, COMMANDS)) + 2
    commands = "\n".join(f"  {name:{width}}{summary}" for name, summary in COMMANDS.items())
    parser = Parser(
        prog="summitreader",
        usage="summitreader [--theme NAME] [--library FILE] [--keep] [--plain] [FILE or ADDRESS ...]\n"
        "       summitreader COMMAND ...",
        description="Read reports of talks in the terminal: who said what, on which theme, and what was signed.",
        epilog=f"commands (`summitreader COMMAND --help` tells more):\n{commands}\n\n"
        "A file that is called like a command is opened as ./NAME.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"summitreader {__version__}")
    return parser
