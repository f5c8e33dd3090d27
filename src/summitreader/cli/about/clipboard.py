"""`summitreader clipboard`: copies standard input, or tries out which way of copying works here."""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace

from summitreader import session
from summitreader.cli import json_argument
from summitreader.cli.output.streams import tell
from summitreader.session import Clipboard, Copied

_SAMPLE = "summitreader: “两国元首举行会谈” — مرحبا 👋🏽"


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.set_defaults(misuse=parser.error)
    json_argument(parser, "for all of it")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="copy a short sample and read it back")
    what.add_argument("text", nargs="?", metavar="-", help="copy what stands on standard input, as the reader copies")


def run(arguments: Namespace) -> int:
    """Copy, or print the ways, what each can take, and what became of a sample.

    Returns:
        The exit status: 1 if it could only be saved to a file.
    """
    if arguments.text not in (None, session.STDIN):
        arguments.misuse(f"copies standard input (-), no '{arguments.text}'")
    clipboard = session.find_clipboard(session.load_settings())
    if clipboard.terminal != "none":
        clipboard = replace(clipboard, terminal=session.ask_terminal())
    if not arguments.check:
        return _copy(clipboard, arguments)
    if not arguments.json:
        print("Ways to copy, best first:")
        for line in _ways(clipboard):
            print(f"  {line}")
    held = [(tool, session.paste_with(tool)) for tool in clipboard.tools]
    copied = clipboard.copy(_SAMPLE)
    _put_back(clipboard, held, copied.way)
    if arguments.json:
        tell(copied.sequence, end="")
        print(_as_json(clipboard, copied))
    else:
        sys.stdout.write(copied.sequence)
        _tell(copied)
    return 0 if copied.outcome in ("verified", "sent") else 1


def _copy(clipboard: Clipboard, arguments: Namespace) -> int:
    """Copy standard input, without its last line end, and say what became of it; return the exit status."""
    copied = clipboard.copy(sys.stdin.buffer.read().decode("utf-8", "replace").removesuffix("\n"))
    tell(copied.sequence, end="")
    if arguments.json:
        print(_as_json(clipboard, copied))
    else:
        tell(copied.message)
    return 0 if copied.outcome in ("verified", "sent") else 1


def _tell(copied: Copied) -> None:
    print(f"Tried with a sample: {copied.message}")
    for reason in copied.reasons:
        print(f"  {reason}")
    if copied.sequence:
        print("Paste somewhere: if the sample does not appear, this terminal does not take copies.")
    if copied.way == "tmux":
        print("For tmux to pass copies on, ~/.tmux.conf needs:  set -s set-clipboard on")


def _as_json(clipboard: Clipboard, copied: Copied) -> str:
    ways = [{"name": tool.name, "longest": tool.longest, "verified": bool(tool.paste)} for tool in clipboard.tools]
    if clipboard.terminal != "none":
        ways.append({"name": "terminal", "longest": session.LONGEST_SEQUENCE, "verified": False})
    ways.append({"name": "file", "longest": None, "verified": True})
    found = {"outcome": copied.outcome, "way": copied.way, "message": copied.message, "reasons": copied.reasons}
    return session.json_line("clipboard", {"ways": ways, **found})


def _ways(clipboard: Clipboard) -> list[str]:
    ways = []
    for tool in clipboard.tools:
        limit = f"up to {tool.longest:,} bytes" if tool.longest else "any length"
        ways.append(f"{tool.name}: {limit}, {'read back to make sure' if tool.paste else 'cannot be read back'}")
    if clipboard.terminal != "none":
        ways.append(f"the terminal (OSC 52): up to {session.LONGEST_SEQUENCE:,} bytes; it {clipboard.terminal}")
    return [*ways, f"the file {clipboard.file}: always"]


def _put_back(clipboard: Clipboard, held: list[tuple[session.Tool, bytes | None]], way: str) -> None:
    """What was on the clipboard before the sample, where it was text that could be read."""
    for tool, before in held:
        if tool.name == way and before:
            clipboard.copy(before.decode(tool.encoding, "replace"))
