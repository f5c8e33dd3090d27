"""`summitreader serve`: the reader in a tab of a browser on this machine."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable

from summitreader import session
from summitreader.cli import json_argument, library_argument, private_argument
from summitreader.cli.output.streams import tell


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="articles to read: files, folders, addresses")
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="where on the loopback (default: any that is free)"
    )
    parser.add_argument(
        "--theme", metavar="NAME", help="dark, light, ansi (the terminal's own colours) or another name"
    )
    private_argument(parser)
    library_argument(parser)
    json_argument(parser, "with the address")


def run(arguments: Namespace) -> int:
    """Print the address, which opens once; serve until the tab is closed or the reader is left."""
    from summitreader.serving.page import require_extra

    require_extra()
    # Imported here: half a second, and only who has the extra has it.
    from asyncio import run as run_loop

    from summitreader.serving.server import serve

    run_loop(serve(reader_command(arguments), arguments.port, _told(as_json=arguments.json)))
    return 0


def reader_command(arguments: Namespace) -> list[str]:
    """Return the command of the reader with what was asked for."""
    named = (("--theme", arguments.theme), ("--library", arguments.library))
    options = [f"{name}={value}" for name, value in named if value]
    options += ["--allow-private"] if arguments.allow_private else []
    # -P: a json.py that lies in the folder we were started in is not ours.
    return [sys.executable, "-P", "-m", "summitreader", *options, "--", *arguments.files]


def _port(value: str) -> int:
    if not (value.isdecimal() and value.isascii() and int(value) < 1 << 16):
        raise ArgumentTypeError(f"must be a number below 65536, not '{value}'")
    return int(value)


def _told(*, as_json: bool) -> Callable[[str], None]:
    def told(address: str) -> None:
        print(session.json_line("serve", {"address": address}) if as_json else address, flush=True)
        tell("Open this address in a browser on this machine. It works once; the reader ends with its tab.")

    return told
