"""`summitreader add`: keeps articles in the library."""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter

from summitreader.cli import complain
from summitreader.cli.keeping import library_argument, library_of
from summitreader.errors import LibraryFault
from summitreader.session import visible
from summitreader.session.library import back_up, keep_files

_SAID = {
    "new": "added",
    "version": "added as a newer version of a page",
    "kept": "there already",
    "restored": "back from the bin",
}


def arguments(parser: ArgumentParser) -> None:
    """Declares what the command takes."""
    library_argument(parser)
    parser.add_argument("--quiet", action="store_true", help="name only the files that could not be read")
    parser.add_argument("files", nargs="+", metavar="FILE", help="articles, or folders of them")


def run(arguments: Namespace) -> int:
    """Keeps every article, each on disk when its line is printed; 1 if one could not be read, after all others."""
    library = library_of(arguments)
    try:
        back_up(library)
    except LibraryFault as fault:
        complain(str(fault))
    became: Counter[str] = Counter()
    for filed in keep_files(library, arguments.files):
        became[filed.how] += 1
        if filed.how == "failed":
            complain(filed.fault)
        elif not arguments.quiet:
            print(f"{filed.key}  {_SAID[filed.how]}  {visible(filed.name)}", flush=True)
    if sum(became.values()) > 1:
        said = ", ".join(f"{became[how]} {words}" for how, words in _SAID.items() if became[how])
        print(f"{said or 'nothing added'}, in {visible(str(library.path))}", file=sys.stderr)
    return 1 if became["failed"] else 0
