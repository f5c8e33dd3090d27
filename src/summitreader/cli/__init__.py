"""The command line: the only place that prints and exits. May import `session`, the model, `errors`, and `tui` in the
command that opens it.

To add a command: one line in COMMANDS and a module NAME.py here, or in one of the _ROOMS, with `arguments(parser)`,
which declares its arguments, and `run(arguments) -> int`, which does it and returns the exit status.
"""

import argparse
import os
import stat
import sys
from importlib import import_module
from pathlib import PurePath
from types import ModuleType
from typing import TYPE_CHECKING

from summitreader.cli.command_line.exit_codes import DONE, INTERRUPTED, MISUSED, NOT_ALL, UNREAD
from summitreader.cli.command_line.parser import Parser
from summitreader.cli.output.streams import OutputFault, drop_output, open_streams, tell
from summitreader.errors import SummitReaderError
from summitreader.version import __version__

if TYPE_CHECKING:
    from summitreader.session import QueueItem

COMMANDS = {
    "read": "print articles whole, as plain lines, or in words for a screen reader",
    "speakers": "list who speaks: office, country, how much they say",
    "quotes": "print who said what: of a speaker, an act, a theme, to somebody",
    "agreements": "list what was signed, agreed, planned or referred to",
    "commitments": "number what texts bind their actors to, and set it against the text before",
    "themes": "list what articles are about",
    "event": "tell which meeting, call or visit articles report on",
    "explain": "print each sentence with its findings, rules and evidence",
    "compare": "lay accounts of one event side by side",
    "track": "follow a phrase, a formula or a theme over time and by speaker",
    "verify": "hold every quotation of a draft against its sources",
    "export": "print readings of files and of kept articles, or tables of what is in them",
    "corpus": "read articles by the million into tables, batch by batch",
    "add": "keep articles, or folders of them, in the library",
    "list": "list the articles of the library",
    "find": "find statements and passages in the library",
    "rm": "put articles into the library's bin",
    "restore": "take articles out of the library's bin",
    "undo": "take back what was done to the library last, or do it again",
    "note": "write a note on words of an article, or list the notes",
    "tag": "put a tag on words of an article, or list the tags",
    "mark": "highlight words of an article or bookmark them, list all marks, or take one off",
    "correct": "correct what was found in an article, or list the corrections",
    "clip": "put quotes among the clippings, or print the clippings",
    "library": "export, import and back up the library",
    "doctor": "check the library, and repair it",
    "serve": "open the reader in a tab of a browser on this machine",
    "sources": "list the formats that can be opened, and what is installed",
    "clipboard": "copy standard input, or find out which way of copying works here",
    "config": "show where the settings are, and check them",
    "paths": "tell where settings, library, state and cached pages are",
    "schema": "print the JSON Schema of what --json prints",
    "completion": "print what completes the command line in bash, zsh or fish",
    "help": "tell what a command does and takes",
}
_ROOMS = {
    "findings": ("speakers", "quotes", "agreements", "themes", "event"),
    "shelf": ("add", "list", "find", "rm", "restore", "undo", "doctor"),
    "marks": ("note", "tag", "mark", "correct", "clip"),
    "about": ("sources", "clipboard", "paths", "schema", "completion", "help"),
}
"""The folders in which commands have their modules; those of all others are here."""

READER = "reader"
"""What is done where no command is named."""

SUMMARY = "Read reports of talks in the terminal: who said what, on which theme, and what was signed."


def main() -> None:
    """Entry point of the `summitreader` command."""
    sys.exit(run(sys.argv[1:]))


def run(argv: list[str]) -> int:
    """Do what the arguments say.

    Returns:
        The exit status, one of EXIT_CODES.

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
            return UNREAD
        complain(str(fault))
        return NOT_ALL
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
        return INTERRUPTED
    except Exception as error:  # the last wall
        # Imported here: nobody needs it who has no crash.
        from summitreader.session import report_crash

        complain(report_crash(error))
    return NOT_ALL


def _done(argv: list[str]) -> int:
    """Do what the arguments say, without a wall."""
    if argv == ["--version"]:
        # Answered before any command is loaded: programs ask this first, and often.
        print(f"summitreader {__version__}")
        return DONE
    if "--spec" in argv[:1]:
        from summitreader.cli.command_line.spec import whole_spec

        print(whole_spec())
        return DONE
    name, rest = _command_in(argv)
    command = command_of(name)
    parser = parser_of(name)
    if name == READER and (mistyped := _mistyped(parser.words_in(rest))):
        complain(mistyped)
        return MISUSED
    status: int = command.run(parser.in_any_order(rest))
    return status


def _mistyped(words: list[str]) -> str:
    """Return what to say where the first word is no file, and like a command; "" elsewhere."""
    if not words or not words[0].replace("-", "").isalnum():
        return ""
    # Imported here: what is a command or a file's path does not wait for it.
    from summitreader.cli.command_line.guesses import meant
    from summitreader.session import is_there

    if is_there(words[0]) or not (guess := meant(words[0], COMMANDS)):
        return ""
    return f"{words[0]}: did you mean {guess}? (no file is called so; all commands: summitreader help)"


def _command_in(argv: list[str]) -> tuple[str, list[str]]:
    """Return the command that is named, and all other arguments: it may stand behind options of its own."""
    for place, word in enumerate(argv):
        if word in COMMANDS and (not place or parser_of(word).are_options(argv[:place])):
            return word, [*argv[:place], *argv[place + 1 :]]
        if not place and word[:1] != "-":
            return READER, argv
    # Behind an option that no command has: the command that is meant says so.
    words = parser_of(READER).words_in(argv) if argv else []
    if words and words[0] in COMMANDS:
        place = argv.index(words[0])
        return words[0], [*argv[:place], *argv[place + 1 :]]
    return READER, argv


def command_of(name: str) -> ModuleType:
    """Return the module of a command, or of the reader."""
    room = next((f"{room}." for room, names in _ROOMS.items() if name in names), "")
    return import_module(f"summitreader.cli.{room}{name}")


def parser_of(name: str) -> Parser:
    """Return what takes the arguments of a command, or of the reader."""
    parser = _parser(name)
    command_of(name).arguments(parser)
    return parser


def json_argument(parser: argparse.ArgumentParser, what: str = "for each article") -> None:
    """Declare --json; `what` says how many lines there are."""
    parser.add_argument(
        "--json", action="store_true", help=f"print one JSON object a line {what} (see: summitreader schema)"
    )


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


def is_piped_in() -> bool:
    """Return whether standard input is a text that was handed over: a pipe, a socket or a file, not /dev/null."""
    try:
        mode = os.fstat(0).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or stat.S_ISREG(mode)


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


def _parser(name: str) -> Parser:
    if name != READER:
        # Imported here: asked for the version, nobody shows an example.
        from summitreader.cli.command_line.examples import EXAMPLES

        return Parser(
            prog=f"summitreader {name}",
            description=f"{COMMANDS[name].capitalize()}.",
            epilog="\n  ".join((f"example{'s' * (len(EXAMPLES[name]) > 1)}:", *EXAMPLES[name])),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    width = max(map(len, COMMANDS)) + 2
    commands = "\n".join(f"  {name:{width}}{summary}" for name, summary in COMMANDS.items())
    parser = Parser(
        prog="summitreader",
        usage="summitreader [--theme NAME] [--keymap NAME] [--library FILE] [--keep] [--plain] [FILE or ADDRESS ...]\n"
        "       summitreader COMMAND ...",
        description=SUMMARY,
        epilog=f"commands (`summitreader help COMMAND` tells more):\n{commands}\n\n"
        "A file that is called like a command is opened as ./NAME.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--spec", action="store_true", help="print the whole command line as JSON, and exit")
    parser.add_argument("--version", action="version", version=f"summitreader {__version__}")
    return parser
