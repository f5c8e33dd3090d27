"""`summitreader add`: keeps articles in the library."""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter

from summitreader.cli import complain, json_argument, library_argument
from summitreader.cli.keeping import library_of
from summitreader.cli.output.streams import tell
from summitreader.errors import LibraryFault
from summitreader.session import json_line, visible
from summitreader.session.library import AddResult, How, back_up, keep_files, progress_bar, summary

_SAID = {
    "new": "added",
    "version": "added as a newer version of a page",
    "kept": "there already",
    "restored": "back from the bin",
}


def arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    library_argument(parser)
    json_argument(parser)
    parser.add_argument("--quiet", action="store_true", help="name only the files that could not be read")
    parser.add_argument("files", nargs="+", metavar="FILE", help="articles, or folders of them")


def run(arguments: Namespace) -> int:
    """Keep every article, each on disk when its line is printed.

    Returns:
        The exit status: 1 if one could not be read, after all others.
    """
    library = library_of(arguments)
    try:
        back_up(library)
    except LibraryFault as fault:
        complain(str(fault))
    became: Counter[How] = Counter()
    bar = _Bar()
    try:
        for filed in keep_files(library, arguments.files):
            became[filed.how] += 1
            bar.clear()
            if filed.how == "failed":
                complain(filed.fault)
            if arguments.json:
                print(_as_json(filed), flush=True)
            elif filed.how != "failed" and not arguments.quiet:
                print(f"{filed.key}  {_SAID[filed.how]}  {visible(filed.name)}", flush=True)
            bar.draw(filed.done, filed.of)
    finally:
        bar.clear()
        if sum(became.values()) > 1:
            tell(f"{summary(became)} The library is {visible(str(library.path))}")
    for name in arguments.files:
        if name.casefold().endswith(".qdpx"):
            complain(f"what is coded in '{name}' was left out (to take it in: summitreader library import FILE)")
    return 1 if became["failed"] else 0


def _as_json(filed: AddResult) -> str:
    found = {"article": filed.key or None, "file": filed.name, "how": filed.how, "fault": filed.fault or None}
    return json_line("add", found)


class _Bar:
    """How far it has come, on the last line of a terminal; nothing anywhere else."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()

    def draw(self, done: int, of: int) -> None:
        if self._is_shown and of > 1:
            tell(f"{progress_bar(done, of)}, ctrl+c stops", end="")

    def clear(self) -> None:
        if self._is_shown:
            tell("\r\033[K", end="")
